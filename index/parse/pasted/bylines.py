"""Bylines: `By Ana Dorrin and Piet Hale in Kaldera` → two people."""

import re
import unicodedata

from index.parse.pasted import cues
from index.parse.pasted.dates import find_dates

_LONGEST = 250
_NO_WRITER = "photo|foto|image|bild|picture|illustration|view|posts|all|presented|sponsored"
_OPENING = re.compile(
    rf"^\W*(?:(?:(?!{_NO_WRITER})[^\W\d_]{{1,15}} ){{0,2}}(?:by|von)|authors?(?: of the article)?|vom|par|por"
    r"|di|av|af|door|oleh|от|автор|(?:text|texte?|texto|testo|autor(?:in|es|en)?|interview)(?=:))\b[:\s]*",
    re.IGNORECASE,
)
_RUN_ON = (
    "Published|Updated|News|Senior|Chief|Political|Sports?|Reporter|Editor|Deputy|Live|Korrespondent|Redakteur|CEO"
)
_SEPARATOR = re.compile(
    r"\s*(?:[,;/|•·()\[\]–—]|\s-\s|&|\b(?:and|und|et|y|og|och|en|with|mit)\b(?=\s))\s*"
    rf"|\s(?=by\s)|(?<=[a-zß-ÿ])(?=(?:{_RUN_ON})\b)",
)
_STOP = re.compile(
    r"\b(?:published|updated|posted|last|first|for|in|on|am|at|from|aus|covers|erstellt|veröffentlicht|aktualisiert|zuletzt"
    r"|twitter|account|read|min|minutes?|hours?|ago|is an?|has|was"
    r"|who|monday|tuesday|wednesday|thursday|friday|saturday|sunday|follow|share|email|contact|today|yesterday)\b"
    r"|\d|@|https?:",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:^|\s)(?:(?:senior|chief|staff|news|political|politics|business|science|sports?|deputy|freelance|special|foreign"
    r"|world|economics?|technology|content|managing|associate|assistant|diplomatic|defence|security|hub|digital|audience"
    r"|executive)\s)*(?:reporter|correspondent|editor|writer|journalist|contributor|redakteur(?:in)?|redaktion|columnist"
    r"|analyst|producer|director|korrespondent(?:in)?|記者|기자|bureau|desk|staff)s?\b.*$",
    re.IGNORECASE,
)
_AGENCY = re.compile(rf"(?:The )?(?:{'|'.join(cues.AGENCIES)}|dpa-\w+|Agencies)$")
_UNSPACED_NAME = re.compile("[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]{2,4}$")
_UNSPACED_PARTS = re.compile("[\u3400-\u9fff\u3040-\u30ff]{1,3}[ \u3000][\u3400-\u9fff\u3040-\u30ff]{1,3}$")
_TRADE = re.compile(r"(?:redakteur|korrespondent|reporter|redaktör|redaktor|journalist|ressort|redaktion)(?:in|en)?$")
_ARTICLES = frozenset(["the", "our", "die", "das", "le", "les", "el", "il"])
_NO_PERSON = cues.NO_NAMES | cues.OUTLETS
_MOST_OTHERS = 2  # words of an unmarked byline that are no name


def split_byline(line: str) -> tuple[str, ...]:
    """Return the people a byline names, in its order, without place, role and date.

    A news agency counts only when nobody else is named. An unmarked line (`Ana Dorrin`) gives names too when all of it
    looks like names; a marked one (`By TPN`) may hold a single word. No name gives an empty tuple.
    """
    text = _without_dates(line[:_LONGEST])
    opening = _OPENING.match(text)
    people: list[str] = []
    agencies: list[str] = []
    others = 0
    for piece in _SEPARATOR.split(text[opening.end() :] if opening else text):
        name = _name(piece)
        if name != piece.strip() and _AGENCY.match(name.split(" ")[0].upper()):
            continue  # `AP Politics Writer`
        if _AGENCY.match(name):
            agencies.append(name)
        elif is_name(name) or _is_marked_name(name, piece) or (opening and not people + agencies and _single(name)):
            people.append(name)
        else:
            others += len(name.split())
    if not opening and others > _MOST_OTHERS:
        return ()
    return tuple(dict.fromkeys(people or agencies))


def has_opening(line: str) -> bool:
    """Tell whether `line` says by a word such as `By` or `Von` that names follow."""
    return bool(_OPENING.match(line[:_LONGEST]))


def is_name(text: str) -> bool:
    """Tell whether `text` has the shape of a person's name: two to five words, all capitalised but for particles."""
    words = text.split()
    if _UNSPACED_PARTS.match(text):
        return True
    if not 2 <= len(words) <= 5 or words[0].casefold() in _ARTICLES:
        return False
    if any(word.strip(".").casefold() in _NO_PERSON or _TRADE.search(word.casefold()) for word in words):
        return False
    capitals = [word for word in words if _capitalised(word)]
    return (
        len(capitals) >= 2
        and all(word in capitals or word in cues.PARTICLES for word in words)
        and words[-1] in capitals
    )


def is_agency(text: str) -> bool:
    """Tell whether `text` is the name of a news agency."""
    return bool(_AGENCY.match(text))


def _without_dates(text: str) -> str:
    for found in reversed(find_dates(text)):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return text


def _name(piece: str) -> str:
    opening, _, rest = piece.partition(" ")
    if opening.casefold() == "by" or (opening == "Von" and is_name(rest)):
        piece = _OPENING.sub("", piece, count=1)
    stop = _STOP.search(piece)
    piece = piece[: stop.start()] if stop else piece
    return _ROLE.sub("", piece).strip(" .:|-,*").removeprefix("the ")


def _is_marked_name(name: str, piece: str) -> bool:
    """Names of scripts without spaces, made known by a role behind them."""
    return name != piece.strip() and bool(_UNSPACED_NAME.match(name))


def _single(name: str) -> bool:
    words = name.split()
    return 0 < len(words) < 6 and len(name) > 1 and name[0].isupper() and name.casefold() not in cues.NO_NAMES


def _capitalised(word: str) -> bool:
    """Capital first; apostrophes may stand before it (`’Anise`), letters, hyphens and stops after it."""
    bare = word.lstrip("'’‘`")
    if not bare or not (bare[0].isupper() or bare[0].istitle()):
        return False
    return all(char.isalpha() or char in "-'’.‑" or unicodedata.combining(char) for char in bare)
