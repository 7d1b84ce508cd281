"""Choosing: the events of many articles that are told in a few lines, each once, and who else tells them."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from math import log1p
from typing import NamedTuple

from index.relations.events import Dated, Line
from index.relations.likeness import Vector, Weights, likeness
from index.relations.quality import standing

_SAME = 0.38
"""Likeness from which on two sentences about the same time tell the same."""
_RELATED = 0.2
_SAME_ANYWHEN = 0.6
_ASKED_FOR = 1.4
_ON_THE_DAY = 0.3
"""What each other article that says anything of the time adds to the support of an event."""
_MOST_OF_A_DAY = 150
_MOST_WEIGHED = 600
"""Events of which those are chosen that are told."""
_AGAIN = 0.45
"""What a further event of the same time counts, for each before it."""
_LEAST = 0.08
_SHARE = 0.12
"""Of the best score: what is below is not told."""
_AHEAD = re.compile(r"(?i)\b(?:will|would|is to|are to|was to|were to|due|expected|put off|postponed|until|by)\b")
_SAID = re.compile(r"\b(?:said|told|announced|reported)(?: [\w’'-]+){0,4} $")
_YEAR = re.compile(r"\d{4}")
_NO_PLAN = 45
"""Days ahead for which few things are announced."""
_NEAR = 16
_NO_MOMENT = re.compile(r"(?i)\b(?:since|until|before|after|of|by)(?: (?:the|last|late|early))? $")
"""What stands before a date at which nothing happened: `since Friday`, `the ceasefire of 2 February`."""


class Chosen(NamedTuple):
    """An event that is told."""

    line: Line
    also: tuple[Dated, ...]
    """The sentences of other articles that tell the same."""


class _Candidate(NamedTuple):
    line: Line
    vector: Vector
    score: float
    others: tuple[Dated, ...]


class Subject(NamedTuple):
    """What all of it is about."""

    weights: Weights
    centre: Vector
    is_asked_for: Callable[[str], bool] = bool
    """Tells whether a sentence has what was searched for in it."""


def choose(lines: Sequence[Line], subject: Subject, most: int) -> list[Chosen]:
    """Return at most `most` events in calendar order: those that many articles tell, in sentences that stand alone.

    What resembles an event that is told already is left out.
    """
    times: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        times[line.dated.first, line.dated.last].append(line)
    left = [candidate for same in times.values() for candidate in _scored(same, subject)]
    left.sort(key=lambda candidate: -candidate.score)
    del left[_MOST_WEIGHED:]
    taken: list[_Candidate] = []
    floor = max(_LEAST, _SHARE * left[0].score) if left else 0.0
    while left and len(taken) < most and left[0].score >= floor:
        best = left.pop(0)
        taken.append(best)
        left = [after for candidate in left if (after := _beside(candidate, best))]
        left.sort(key=lambda candidate: -candidate.score)
    del left[_MOST_WEIGHED:]
    taken.sort(key=lambda each: (each.line.dated.first, each.line.dated.last))
    return [Chosen(each.line, each.others) for each in taken]


def _scored(lines: list[Line], subject: Subject) -> list[_Candidate]:
    """Return what is told of one time, each with what it is worth."""
    known = [(line, subject.weights.vector(line.dated.text)) for line in lines[:_MOST_OF_A_DAY]]
    return [_weighed(line, vector, known, subject) for line, vector in known]


def _weighed(line: Line, vector: Vector, known: list[tuple[Line, Vector]], subject: Subject) -> _Candidate:
    close: dict[int, tuple[float, Dated]] = {}
    for other, its in known:
        if other.dated.told is not line.dated.told:
            alike = likeness(vector, its)
            if alike > close.get(other.dated.told.key, (_RELATED, None))[0]:
                close[other.dated.told.key] = alike, other.dated
    on_the_day = len({other.dated.told.key for other, _ in known}) - 1
    support = line.articles - 1 + sum(alike for alike, _ in close.values()) + _ON_THE_DAY * on_the_day
    worth = _worth(line.dated) * (0.2 + likeness(vector, subject.centre))
    if subject.is_asked_for(line.dated.text):
        worth *= _ASKED_FOR
    same = tuple(dated for alike, dated in sorted(close.values(), key=lambda pair: -pair[0]) if alike >= _SAME)
    return _Candidate(line, vector, worth * (1 + log1p(support)), same)


def _worth(dated: Dated) -> float:
    """Return how well a sentence tells what happened at its time, whatever that was."""
    field = dated.date.field
    found = standing(dated.text, is_field=field != "body")
    if field != "body":  # a caption tells what a picture shows, a headline what stands below it
        found *= 0.35 if field.startswith("caption") else 0.8
    if dated.days > 1:
        found *= 0.5 if dated.days <= 31 else 0.25
    before = dated.told.texts[field][max(dated.start, dated.date.start - _NEAR) : dated.date.start]
    if _NO_MOMENT.search(before):
        found *= 0.4
    if _is_beside_another(dated):
        found *= 0.1
    published = dated.told.article.published
    if published is not None:
        apart = published.toordinal() - dated.last
        if apart > 0 and dated.date.text.isalpha() and _AHEAD.search(dated.text):
            found *= 0.4  # "on Sunday" of what is yet to come may have been taken for the one before
        if apart < -_NO_PLAN and not _YEAR.search(dated.date.text):
            found *= 0.2  # "on September 24" of the year before may have been taken for the one to come
        if apart < 0 and _SAID.search(dated.told.texts[field][dated.start : dated.date.start]):
            found *= 0.1  # nobody has said yet what will be
        if -7 <= apart <= 7:
            found *= 1.25  # news, no looking back
    return found


def _is_beside_another(dated: Dated) -> bool:
    """Tell whether another date stands right beside it, so that both are one: `Sunday the second of February`."""
    mine = dated.date
    for other in dated.told.extraction.dates:
        if other.field == mine.field and (other.start, other.end) != (mine.start, mine.end):
            gap = max(other.start - mine.end, mine.start - other.end)
            between = dated.told.texts[mine.field][min(mine.end, other.end) : max(mine.start, other.start)]
            if gap < _NEAR and " and " not in between and " or " not in between and len(mine.text) < len(other.text):
                return True
    return False


def _beside(candidate: _Candidate, taken: _Candidate) -> _Candidate | None:
    """Return what a candidate is worth beside one that is told; None where it tells the same."""
    mine, other = candidate.line.dated, taken.line.dated
    alike = likeness(candidate.vector, taken.vector)
    is_then = mine.first <= other.last and other.first <= mine.last
    if alike >= (_SAME if is_then else _SAME_ANYWHEN) or (mine.told is other.told and mine.start == other.start):
        return None
    factor = _AGAIN if (mine.first, mine.last) == (other.first, other.last) else 1.0
    return candidate._replace(score=candidate.score * factor * (1 - alike / 2))
