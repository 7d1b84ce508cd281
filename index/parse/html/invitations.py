"""Invitations: lines among an article's that lead to something else, and what hangs on at its end."""

import re
from collections.abc import Sequence

_INVITATION = re.compile(
    r"(?i)^\W*(?:read (?:more|also|next)|see (?:more|also)|related|also (?:read|see)|don['’]?t miss"
    r"|lesen sie (?:auch|hier|mehr|dazu)|mehr zum thema|auch interessant|das könnte sie|empfohlene (?:artikel|beiträge)"
    r"|weitere (?:artikel|beiträge|themen|nachrichten) (?:zu|aus|von)|lire aussi|à lire (?:aussi|également)"
    r"|sur le même (?:sujet|thème)|advertisement|anzeige|publicidad|leia (?:mais|também)|veja também|lea también"
    r"|(?:te|le) puede interesar|leggi anche|potrebbe interessarti|lees ook|läs också|les også|læs også"
    r"|watch:|click here|order reprints|print article|share|listen)\b.{0,160}$"
)
_HEADS_A_LIST = re.compile(
    r"(?i)^\W*(?:related(?: (?:articles?|stories|news|content|coverage|topics|links|posts|reading))?"
    r"|(?:read|see) (?:more|also|next)|more (?:from|on|about) [^.]{1,40}|more (?:stories|news|articles)"
    r"|recommended(?: (?:articles?|stories|for you|reading))?|you (?:may|might) also (?:like|be interested in|enjoy)"
    r"|top (?:stories|news)|most (?:read|popular|viewed)|(?:latest|trending) (?:news|stories|articles)"
    r"|trending(?: now)?|in other news|editor['’]s picks"
    r"|lesen sie (?:auch|mehr)|mehr zum thema|auch interessant|das könnte sie (?:auch )?interessieren"
    r"|empfohlene (?:artikel|beiträge)|weitere (?:artikel|beiträge|themen|nachrichten)|top-?themen[^.]{0,40}"
    r"|meistgelesen"
    r"|lire aussi|à lire (?:aussi|également)|sur le même (?:sujet|thème)|articles? (?:liés|similaires)"
    r"|lea también|(?:te|le) puede interesar|más (?:sobre|noticias) [^.]{1,40}|noticias relacionadas"
    r"|leia (?:mais|também)|veja também|saiba mais|notícias relacionadas|leggi anche|potrebbe interessarti"
    r"|articoli correlati|lees ook|läs (?:också|mer)|les også|læs også)\W*$"
)
_TAIL = re.compile(
    r"(?i)^\W*(?:sign ?up|subscribe|newsletter|comments?$|\d+ comments?|read (?:more|next|also)"
    r"|more (?:from|on|stories)|related|follow us|share (?:this|on)|copyright|©|\(c\)|all rights reserved|advertisement"
    r"|click here|download|join |printer[- ]friendly|send to a friend|also today|support us|get access|popular on"
    r"|most read|tags?:|filed under|topics?:|contact|reach the|follow (?:him|her|me|@)"
    r"|lesen sie|mehr zum|das könnte|kommentare|zum thema|anzeige|lire aussi|à lire|abonnez|leia|le[ae] tamb|ver más"
    r"|te puede)"
)
_SHORT, _SHORT_TAIL, _SHORT_LABEL, _HEADLINE = 200, 250, 60, 140
_MOST = 10
"""Headlines below one label."""
_KEPT = 3
"""Lines that are never taken for the tail."""


def invitations(lines: Sequence[str]) -> list[bool]:
    """Tell which of an article's lines invite elsewhere, with the headlines that follow a label like “More stories”.

    A single line below such a label, with text behind it, may head that text, so it stays.
    """
    found = [len(line) < _SHORT and _INVITATION.match(line) is not None for line in lines]
    for at, line in enumerate(lines):
        if len(line) > _SHORT_LABEL or not _HEADS_A_LIST.match(line):
            continue
        found[at] = True
        behind = _headlines_behind(lines, at + 1)
        if behind > 1 or at + 1 + behind == len(lines):
            found[at + 1 : at + 1 + behind] = [True] * behind
    return found


def _headlines_behind(lines: Sequence[str], start: int) -> int:
    """Return how many lines from `start` on look like headlines."""
    for number, line in enumerate(lines[start : start + _MOST]):
        if len(line) > _HEADLINE or line.rstrip("\"”»’'").endswith((".", "!", ":", ";", "…", ",")):
            return number
    return min(_MOST, len(lines) - start)


def tail(lines: Sequence[str]) -> int:
    """Return how many lines at the end are none of the article's."""
    end = len(lines)
    while end > _KEPT:
        last = lines[end - 1]
        if re.search(r"\w", last) and not (len(last) < _SHORT_TAIL and _TAIL.match(last)):
            break
        end -= 1
    return len(lines) - end
