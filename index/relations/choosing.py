"""Choosing: the events of many articles that are told in a few lines, each once, and who else tells them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    left = sorted(_scored(times.values(), subject), key=lambda candidate: -candidate.score)
    del left[_MOST_WEIGHED:]
    taken: list[_Candidate] = []
    floor = max(_LEAST, _SHARE * left[0].score) if left else 0.0
    while left and len(taken) < most and left[0].score >= floor:
        best = left.pop(0)
        taken.append(best)
        left = [after for candidate in left if (after := _beside(candidate, best))]
        left.sort(key=lambda candidate: -candidate.score)
    taken.sort(key=lambda each: (each.line.dated.first, each.line.dated.last))
    return [Chosen(each.line, each.others) for each in taken]


class _Event(NamedTuple):
    """An event of which it is not known yet who else tells it."""

    line: Line
    vector: Vector
    worth: float
    support: float
    on_the_day: int
    """Other articles that say anything of the time."""
    known: Sequence[tuple[Line, Vector]]
    """All that is told of the time."""

    def score(self, also: float) -> float:
        """Return what it is worth where others tell it so much."""
        return self.worth * (1 + log1p(self.support + also))


def _of_one_time(lines: list[Line], subject: Subject) -> Iterator[_Event]:
    known = [(line, subject.weights.vector(line.dated.text)) for line in lines[:_MOST_OF_A_DAY]]
    on_the_day = len({line.dated.told.key for line, _ in known}) - 1
    for line, vector in known:
        worth = _worth(line.dated) * (0.2 + likeness(vector, subject.centre))
        yield _Event(line, vector, worth, line.articles - 1 + _ON_THE_DAY * on_the_day, on_the_day, known)


def _scored(times: Iterable[list[Line]], subject: Subject) -> Iterator[_Candidate]:
    """Yield all events that may be told with what they are worth, and a few more.

    Who else tells an event, and whether it was asked for, takes longest to find out: it is asked only of those that
    could be told then.
    """
    dated = [event for lines in times for event in _of_one_time(lines, subject)]
    bounds = [(event.score(0), _ASKED_FOR * event.score(event.on_the_day + 1)) for event in dated]
    told_by = [_with_others(dated[number]) for number in _hopeful(bounds)]
    for number in _hopeful([(each.score, _ASKED_FOR * each.score) for each in told_by]):
        each = told_by[number]
        is_asked_for = subject.is_asked_for(each.line.dated.text)
        yield each._replace(score=each.score * _ASKED_FOR) if is_asked_for else each


def _hopeful(bounds: Sequence[tuple[float, float]]) -> Iterator[int]:
    """Yield the numbers of those that can be told, of each of which least and most that it is worth are known."""
    least = sorted((least for least, _ in bounds), reverse=True)
    enough = max([_LEAST, *(_SHARE * best for best in least[:1]), *least[_MOST_WEIGHED - 1 : _MOST_WEIGHED]])
    return (number for number, (_, most) in enumerate(bounds) if most >= enough)


def _with_others(event: _Event) -> _Candidate:
    """Return an event with what it is worth, and who else tells it."""
    close: dict[int, tuple[float, Dated]] = {}
    for other, its in event.known:
        if other.dated.told is not event.line.dated.told:
            alike = likeness(event.vector, its)
            if alike > close.get(other.dated.told.key, (_RELATED, None))[0]:
                close[other.dated.told.key] = alike, other.dated
    same = tuple(dated for alike, dated in sorted(close.values(), key=lambda pair: -pair[0]) if alike >= _SAME)
    return _Candidate(event.line, event.vector, event.score(sum(alike for alike, _ in close.values())), same)


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
