"""Figures: the dates and numbers of two sides, paired, and where they contradict each other."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from index.article import DateMention
from index.finding import days_of
from index.relations.counts import ROUNDING, counts, differ
from index.relations.events import folded
from index.relations.likeness import Vector, Weights, likeness
from index.relations.sides import Cancelled, Difference, Has, Judged, Kind, Pair, most_first, paired
from index.relations.told import Place, Told
from index.stemming import stem

_ALIKE = 0.3
"""Likeness of two sentences from which on a figure in them is about one thing."""
_ALIKE_DAYS = 0.5
_DAYS_APART = 31
_TELLING = 100
"""A number from which on it is hardly of two things; a smaller one may be."""
_ROUNDED = ("about ", "around ", "some ", "nearly ", "almost ", "over ", "than ", "roughly ", "least ", "up to ")


class _Figure(NamedTuple):
    """A number or a time of one side, with every place where it stands."""

    written: list[str]
    places: list[Place]
    sentences: list[Place]
    value: float
    """The number, or the first day."""
    last: float
    unit: str
    """What it is a number of: `%`, `USD`, `crew`; empty where nothing tells. The words of an unresolved time."""
    is_round: bool
    name: str = ""
    """Of a time its value, or its words."""

    @property
    def has(self) -> Has:
        """It, as a side has it."""
        return Has(most_first(self.written), tuple(self.places))


def dates(firsts: Sequence[Told], seconds: Sequence[Told], weights: Weights, cancelled: Cancelled) -> Iterator[Pair]:
    """Yield the times that both sides name, by the calendar; those that no date of an article resolves come last.

    They differ where sentences that are much alike name two days, not too far apart.
    """
    one, two = (_dates(articles) for articles in (firsts, seconds))
    likeness_of = _Likeness(weights)

    def judge(first: int, second: int) -> Judged | None:
        return _same_time(one[first], two[second], likeness_of)

    found = [_pair("date", one, two, *each) for each in paired(len(one), len(two), judge, cancelled)]
    yield from (pair for _, pair in sorted(found, key=lambda each: each[0]))


def _dates(articles: Sequence[Told]) -> list[_Figure]:
    found: dict[object, _Figure] = {}
    for told in articles:
        for mention in told.extraction.dates:
            start, end = told.sentence(mention.field, mention.start)
            times = [(0, 0)] if mention.value is None else days_of([mention])
            if not start <= mention.start < end or not times:  # in the dateline, or a duration
                continue
            first, last = times[0]
            words = "" if first else folded(mention.text)
            fresh = _Figure([], [], [], first, last, words, False, mention.value or mention.text)
            figure = found.setdefault((first, last, fresh.unit), fresh)
            _add(figure, told, mention, Place(told, mention.field, start, end))
    return list(found.values())


def _add(figure: _Figure, told: Told, mention: DateMention | Place, sentence: Place) -> None:
    figure.written.append(mention.text)
    figure.places.append(Place(told, mention.field, mention.start, mention.end))
    figure.sentences.append(sentence)


def _same_time(one: _Figure, two: _Figure, alike: "_Likeness") -> Judged | None:
    if (one.value, one.last, one.unit) == (two.value, two.last, two.unit):
        return 3.0, None
    if not (one.value and two.value):  # `October 7` is one day, whether an article says of which year or not
        texts, others = ({folded(text) for text in each.written} for each in (one, two))
        return (2.0, None) if any(any(map(str.isdigit, text)) for text in texts & others) else None
    are_days = one.value == one.last and two.value == two.last
    if not are_days or abs(one.value - two.value) > _DAYS_APART:
        return None
    score = alike(one, two)
    return (score, "date") if score >= _ALIKE_DAYS else None


def numbers(firsts: Sequence[Told], seconds: Sequence[Told], weights: Weights, cancelled: Cancelled) -> Iterator[Pair]:
    """Yield the numbers of both sides, in the order of the articles.

    They differ where sentences that are alike give other figures for one thing; a figure that may be the other one
    rounded is no difference.
    """
    one, two = (_numbers(articles) for articles in (firsts, seconds))
    likeness_of = _Likeness(weights)

    def judge(first: int, second: int) -> Judged | None:
        return _same_number(one[first], two[second], likeness_of)

    for each in paired(len(one), len(two), judge, cancelled):
        yield _pair("number", one, two, *each)[1]


def _numbers(articles: Sequence[Told]) -> list[_Figure]:
    found: dict[object, _Figure] = {}
    for told in articles:
        taken = {(it.field, at) for it in told.extraction.dates for at in range(it.start, it.end)}
        for field in told.texts:
            for start, end in told.spans(field):
                for place, value, unit, is_round in _in_sentence(told, field, start, end):
                    if not any((field, at) in taken for at in range(place.start, place.end)):
                        fresh = _Figure([], [], [], value, value, unit, is_round)
                        figure = found.setdefault((value, stem(unit)), fresh)
                        _add(figure, told, place, Place(told, field, start, end))
    return list(found.values())


def _in_sentence(told: Told, field: str, start: int, end: int) -> Iterator[tuple[Place, float, str, bool]]:
    """Yield the numbers of a sentence: what was found in it with its unit, and what else is counted in it."""
    text = told.texts[field]
    counted = [count for count in counts(text[start:end]) if count.thing and count.value > 1]
    for number in told.extraction.numbers:
        if number.field != field or not start <= number.start < end:
            continue
        begin, behind = number.start - start, number.end - start
        same = next((count for count in counted if count.start < behind and begin < count.end), None)
        if same:
            counted.remove(same)
        unit = number.unit or (same.thing if same else "")
        is_round = text[max(0, number.start - 8) : number.start].lower().endswith(_ROUNDED)
        yield Place(told, field, number.start, number.end), number.value, unit, is_round
    for count in counted:
        yield Place(told, field, start + count.start, start + count.end), count.value, count.thing, count.is_about


def _same_number(one: _Figure, two: _Figure, alike: "_Likeness") -> Judged | None:
    same_unit = stem(one.unit) == stem(two.unit)
    if one.value == two.value:
        if same_unit and one.unit:
            return 3.0, None
        is_telling = one.value >= _TELLING or alike(one, two) >= _ALIKE
        return (2.0, None) if is_telling and (same_unit or not (_is_measure(one) or _is_measure(two))) else None
    low, high = sorted((one.value, two.value))
    is_near = low < high <= low * (1 + ROUNDING)
    contradict = differ(low, high, is_round=one.is_round or two.is_round)
    if not same_unit or not one.unit or not (contradict or is_near):
        return None
    score = alike(one, two)
    difference: Difference | None = "figure" if contradict else None
    return (score, difference) if score >= _ALIKE else None


def _is_measure(figure: _Figure) -> bool:
    return figure.unit.isupper() or not figure.unit.isalpha()


class _Likeness:
    """How much two figures are said in like sentences."""

    def __init__(self, weights: Weights) -> None:
        self._vector = lru_cache(maxsize=None)(weights.vector)

    def __call__(self, one: _Figure, two: _Figure) -> float:
        """Return the likeness of the two sentences that are most alike, 0 … 1."""
        return max(likeness(first, second) for first in self._vectors(one) for second in self._vectors(two))

    def _vectors(self, figure: _Figure) -> list[Vector]:
        return [self._vector(place.text) for place in figure.sentences[:_LOOKED_AT]]


_LOOKED_AT = 4
"""Sentences with one figure that are compared."""


def _pair(
    kind: Kind,
    firsts: Sequence[_Figure],
    seconds: Sequence[_Figure],
    first: int | None,
    second: int | None,
    difference: Difference | None,
) -> tuple[tuple[bool, float, float], Pair]:
    one = None if first is None else firsts[first]
    two = None if second is None else seconds[second]
    known = [figure for figure in (one, two) if figure]
    dated = next((figure for figure in known if figure.value), known[0])
    name = dated.name if kind == "date" else next((figure.unit for figure in known if figure.unit), "")
    pair = Pair(kind, None, name, one and one.has, two and two.has, difference)
    return (not dated.value, dated.value, dated.last), pair
