"""What people are reported to have said: `Molnar said that …`, `…, the navy said.`"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from index.article import Quote
from index.extract.antecedents import Antecedents
from index.extract.attribution import Said, is_noun, said_by
from index.extract.cues import (
    AUXILIARIES,
    BEING,
    JOINTS,
    NOT_SAID,
    OCCASIONS,
    PREPOSITIONS,
    REPORTING,
    REPORTING_THAT,
    TELLING,
    WHEN,
    words,
)
from index.extract.fieldtext import Field, Speaker
from index.extract.marks import Marked
from index.extract.phrases import subject_before, subject_behind
from index.extract.tokens import Token


def _by_first_letter(words: frozenset[str]) -> str:
    """Return a pattern of the words that looks at the first letter once: four times as fast as one after the other."""
    rest: dict[str, list[str]] = {}
    for word in sorted(words, reverse=True):
        rest.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(ends)})" for letter, ends in rest.items())


_CUE = re.compile(rf"\b(?:{_by_first_letter(REPORTING | REPORTING_THAT | TELLING)})\b")
_NO_CLAUSE = words("to of about so no yes nothing anything something much more as for by like against , . : ; — – ? !")
_NO_VERB = words("twice again once all in at with to for on")
_FRONTED = words(
    "asked pressed speaking when if as while after before although though because since until once in on"
    " at by during to"
)
_SAY = words("say says said")
_DOUBTFUL = words("claimed insist insists insisted maintain maintains maintained")
_CUT = re.compile(r",? (?:though|although)\b|, (?:but|while|adding|when asked|warning)\b(?! (?:that|also)\b)")
_FARTHEST_THAT = 14
_FEWEST_WORDS = 2
_LONGEST = 600
_LONGEST_DATELINE = 12
_NOWHERE = 1 << 60
_MOST_VERBS = 8
"""In one sentence; a text that says nothing but "said" is none."""


def find_indirect(
    field: Field, marks: Sequence[Marked], people: Antecedents, speakers: Sequence[Speaker]
) -> Iterator[Quote]:
    """Yield every clause that the text reports as somebody's words, without those in quotation marks.

    `marks`: where those stand; `speakers`: who speaks directly, in order. One clause for each verb at most, disjoint.
    """
    done = 0
    tries: Counter[int] = Counter()
    spoke = [speaker.start for speaker in speakers]
    for match in _CUE.finditer(field.text):
        at, sentence = match.start(), field.sentence_number(match.start())
        tries[sentence] += 1
        following = bisect_left(marks, at, key=_mark_start)
        spoken = marks[following - 1].end if following else 0
        if at < max(done, spoken) or tries[sentence] > _MOST_VERBS:
            continue
        ceiling = marks[following].start if following < len(marks) else _NOWHERE
        found = _reported(field, match, max(done, spoken), ceiling)
        if found is None:
            continue
        said, begin, end = found
        index = bisect_left(spoke, at) - 1
        speaker = people.speaker(said, speakers[index] if index >= 0 else None)
        if speaker and end - begin <= _LONGEST:
            done = max(end, said.end)
            yield field.quote(begin, end, speaker, said.cue)


def _reported(field: Field, match: re.Match[str], floor: int, ceiling: int) -> tuple[Said, int, int] | None:
    """Read the clause that the verb in `match` reports, between the direct speech up to `floor` and from `ceiling`."""
    start = field.sentence_start(match.start(), floor)
    behind_speech = floor > 0 and start == floor
    if behind_speech and field.text[match.end() : match.end() + 1] in ".,:;":
        return None
    tokens = field.tokens(start, field.sentence_end(match.end(), min(ceiling, len(field.text))))
    at = next((number for number, token in enumerate(tokens) if token.start == match.start()), -1)
    if at < 0 or tokens[at].entity:
        return None
    beside_speech = behind_speech or tokens[-1].end + 2 >= ceiling
    return _clause_behind(field.text, tokens, at) or (None if beside_speech else _clause_before(tokens, at))


def _clause_behind(text: str, tokens: Sequence[Token], at: int) -> tuple[Said, int, int] | None:
    """Read `X said that …`, `X told reporters that …`; return it with where the clause begins and ends."""
    verb = tokens[at]
    if verb.text[0].isupper() or is_noun(tokens, at) or not _is_said(tokens, at):
        return None
    clause = tokens[_that(tokens, at) or at + 1 :]
    while clause and not clause[-1].text[0].isalnum():
        clause = clause[:-1]
    if len(clause) < _FEWEST_WORDS or not (clause[0].low == "that" or _may_be_clause(verb, clause)):
        return None
    said = said_by(subject_before(tokens, at), verb, verb)
    cut = _CUT.search(text, clause[0].start, clause[-1].end)
    return (said, clause[0].start, cut.start() if cut else clause[-1].end) if said else None


def _that(tokens: Sequence[Token], at: int) -> int:
    """Return where the "that" stands that begins the clause: behind the verb, a hearer or a time; 0 where none does."""
    for that in range(at + 1, min(len(tokens), at + _FARTHEST_THAT)):
        token, first = tokens[that], tokens[at + 1]
        if token.low == "that":
            sure = tokens[at].low in TELLING or that == at + 1 or first.low in PREPOSITIONS or first.low in WHEN
            return that if sure else 0
        if not token.text[0].isalnum() and token.text not in "’'":
            break
    return 0


def _may_be_clause(verb: Token, clause: Sequence[Token]) -> bool:
    """Say whether the words behind "said", not "that", may be a clause: not `said it twice`, `claimed the prize`."""
    first = clause[0].low
    if verb.low not in REPORTING or first in _NO_CLAUSE or first in OCCASIONS or first.endswith("ing"):
        return False
    if first in PREPOSITIONS or first in WHEN or clause[1].low in _NO_VERB:
        return False
    return verb.low not in _DOUBTFUL or any(_is_finite(token) for token in clause[:_FARTHEST_THAT])


def _is_finite(token: Token) -> bool:
    return token.low in AUXILIARIES or token.low in BEING or token.low in NOT_SAID or token.low.endswith("ed")


def _is_said(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the verb tells what was said: `has said`; not `was told`, `to say`, `did not say`."""
    if at and tokens[at - 1].low in BEING:
        return False
    while at and not tokens[at - 1].entity and (tokens[at - 1].low in AUXILIARIES or tokens[at - 1].low in NOT_SAID):
        at -= 1
        if tokens[at].low in NOT_SAID:
            return False
    return not at or tokens[at - 1].low != "to"


def _clause_before(tokens: Sequence[Token], at: int) -> tuple[Said, int, int] | None:
    """Read `…, X said.` and `…, said X.`; return it with where the clause begins and ends."""
    verb = tokens[at]
    if verb.low not in _SAY:
        return None
    comma = at - 1
    while comma > 0 and tokens[comma].text != ",":
        comma -= 1
    if comma < _FEWEST_WORDS or not _is_said(tokens, at) or not _is_over(tokens, at):
        return None
    if all(token.low in AUXILIARIES for token in tokens[comma + 1 : at]):
        said = said_by(subject_behind(tokens, at), verb, verb) or said_by(subject_before(tokens, at), verb, verb)
    else:
        said = said_by(subject_before(tokens, at), verb, verb)
    if said is None or said.who.start < tokens[1].start:
        return None
    while comma > 0 and tokens[comma].start >= said.who.start:
        comma -= 1
    while comma > 0 and not tokens[comma].text[0].isalnum():
        comma -= 1
    if tokens[0].low in _FRONTED or tokens[comma].low in JOINTS:
        rest = [each for each in tokens[at + 2 :] if each.start >= said.end]
        behind = tokens[-1].end if rest and rest[-1].text[0].isalnum() else 0
        parted = tokens[at + 1 : at + 2] and tokens[at + 1].text == ","
        return (said, rest[0].start, behind) if parted and len(rest) > _FEWEST_WORDS and behind else None
    first = _behind_dateline(tokens)
    return (said, tokens[first].start, tokens[comma].end) if comma - first >= _FEWEST_WORDS else None


def _behind_dateline(tokens: Sequence[Token]) -> int:
    """Return where the sentence begins behind `KALDERA, Feb 11 (Karst Wire) — `; 0 where it has none."""
    if not tokens[0].text[:3].isupper():
        return 0
    return next((at + 1 for at, token in enumerate(tokens[:_LONGEST_DATELINE]) if token.text in "—–-"), 0)


def _is_over(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the reported clause stands before the verb: nothing follows but a time, an occasion or a comma."""
    rest = tokens[at + 1 :]
    if not rest or not rest[0].text[0].isalnum():
        return not rest or rest[0].text not in ":;"
    if rest[0].low in WHEN or (rest[0].low in PREPOSITIONS and rest[0].low not in ("of", "to", "about")):
        return not any(token.low == "that" for token in rest)
    who = subject_behind(tokens, at)
    return who is not None and all(token.text in ",.;" or token.start < who.end for token in rest[:1])


def _mark_start(marked: Marked) -> int:
    return marked.start
