"""Disputes: where outlets give other numbers or other days for what is clearly the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from math import nan
from typing import Literal, NamedTuple

from index.errors import SearchCancelled
from index.relations.counts import ROUNDING, counted_at, counts, differ
from index.relations.events import Line
from index.relations.likeness import Vector, Weights, likeness
from index.relations.quality import is_torn, standing
from index.relations.told import Place, Told
from index.stemming import stem

_SURE = 0.58
"""Likeness from which on two sentences are about the same thing."""
_SURE_NEAR = 0.4
_LARGE = 1000
_SAME_SUBJECT = 0.15
"""Likeness of two articles by headline, standfirst and beginning."""
_SAME_TIME = 45
"""Days between them, at most."""
_MOST_NUMBERS = 3
"""In one sentence; more stand in tables and reports of accounts."""
_MOST_VERSIONS = 4
"""Of one thing; more are many things in like words."""
_SURE_DAYS = 0.62
_STANDS = 0.5
_MOST = 300
"""Numbers of one kind of thing that are compared with one another."""
_DAYS_APART = 10


class Version(NamedTuple):
    """What some articles say."""

    value: str
    places: tuple[Place, ...]


class Dispute(NamedTuple):
    """Something of which articles say different things."""

    kind: Literal["number", "date"]
    about: str
    versions: tuple[Version, ...]


class _Claim(NamedTuple):
    """A number or a day, and the sentence in which it stands."""

    value: float
    is_about: bool
    written: str
    thing: str
    place: Place


_Pair = tuple[float, _Claim, _Claim]
"""How alike two claims are."""


def disputes(
    articles: Iterable[Told], lines: Sequence[Line], weights: Weights, most: int, cancelled: Callable[[], bool]
) -> list[Dispute]:
    """Return at most `most` disputes, numbers before days; of those that are surest first.

    Two sentences of different outlets have to share most of their telling words, and the thing that is counted; numbers
    that are no more than rounded otherwise are no dispute.

    Raises:
        SearchCancelled: `cancelled()` became true.
    """
    by_thing: dict[str, list[_Claim]] = defaultdict(list)
    for told in articles:
        for claim in _numbers(told):
            by_thing[stem(claim.thing)].append(claim)
    about = _Subjects(weights)
    numbers: list[_Pair] = []
    for claims in by_thing.values():
        if cancelled():
            raise SearchCancelled
        numbers += _pairs(claims[:_MOST], _differ, _SURE, about)
    days = list(_pairs(list(_days(lines))[: 2 * _MOST], _other_day, _SURE_DAYS, about))
    return list(islice(chain(_grouped("number", numbers), _grouped("date", days)), most))


def _numbers(told: Told) -> Iterator[_Claim]:
    for field in ("title", "standfirst", "body"):
        whole = told.texts.get(field, "")
        for start, end in told.holding(field, counted_at(whole)):
            text = whole[start:end]
            found = list(counts(text))
            if len(found) > _MOST_NUMBERS or (found and is_torn(text)):
                continue
            for count in found:
                if count.thing and count.value > 1:
                    place = Place(told, field, start, end)
                    yield _Claim(count.value, count.is_about, text[count.start : count.end], count.thing, place)


def _days(lines: Sequence[Line]) -> Iterator[_Claim]:
    """Yield the days of sentences that name no other."""
    sentences: dict[tuple[int, str, int], list[Line]] = defaultdict(list)
    for line in lines:
        sentences[line.dated.told.key, line.dated.date.field, line.dated.start].append(line)
    for (_, field, start), found in sentences.items():
        dated = found[0].dated
        if len(found) == 1 and dated.days == 1 and standing(dated.text, is_field=field != "body") > _STANDS:
            place = Place(dated.told, field, start, dated.end)
            yield _Claim(dated.first, False, dated.date.value or "", "", place)


def _differ(one: _Claim, two: _Claim) -> bool:
    return differ(one.value, two.value, is_round=one.is_about or two.is_about)


def _other_day(one: _Claim, two: _Claim) -> bool:
    return 0 < abs(one.value - two.value) <= _DAYS_APART


def _pairs(
    claims: Sequence[_Claim], differ: Callable[[_Claim, _Claim], bool], sure: float, about: "_Subjects"
) -> Iterator[_Pair]:
    if len(claims) < 2:
        return
    known = [(claim, about.sentence(claim), *_origin(claim.place.told)) for claim in claims]
    for number, (one, its, source, day) in enumerate(known):
        for two, other, another, then in known[:number]:
            if abs(day - then) > _SAME_TIME or source == another or not differ(one, two):  # what costs least first
                continue
            alike = likeness(its, other)
            if alike >= (_SURE_NEAR if _is_near(one, two) else sure) and about.same(one.place.told, two.place.told):
                yield alike, one, two


def _origin(told: Told) -> tuple[str | int, float]:
    """Return the outlet of an article, itself where it names none, and its day, which is near to every other if NaN."""
    published = told.article.published
    return told.article.source or told.key, published.toordinal() if published else nan


class _Subjects:
    """What articles are about, looked at once."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._leads: dict[int, Vector] = {}

    def same(self, one: Told, two: Told) -> bool:
        """Tell whether two articles are about the same."""
        return likeness(self._lead(one), self._lead(two)) >= _SAME_SUBJECT

    def sentence(self, claim: _Claim) -> Vector:
        """Return what the sentence of a claim is compared by."""
        return self._weights.vector(claim.place.text)

    def _lead(self, told: Told) -> Vector:
        if told.key not in self._leads:
            self._leads[told.key] = self._weights.vector(told.lead)
        return self._leads[told.key]


def _is_near(one: _Claim, two: _Claim) -> bool:
    """Tell whether two large numbers of one thing are so near that they hardly are of two things."""
    low, high = sorted((one.value, two.value))
    return bool(one.thing) and _LARGE <= low < high <= low * (1 + ROUNDING)


def _grouped(kind: Literal["number", "date"], pairs: list[_Pair]) -> Iterator[Dispute]:
    """Yield what pairs are about that share a sentence as one dispute, the surest first."""
    taken: set[tuple[int, str, int]] = set()
    pairs.sort(key=lambda pair: (-pair[0], pair[1].place.told.key, pair[2].place.told.key))
    for _, one, two in pairs:
        if {_where(one), _where(two)} & taken:
            continue
        claims = {_where(claim): claim for _, *both in pairs if one in both or two in both for claim in both}
        taken |= set(claims)
        versions: dict[float, list[_Claim]] = defaultdict(list)
        for claim in claims.values():
            versions[claim.value].append(claim)
        if len(versions) > _MOST_VERSIONS:
            continue
        told = (Version(same[0].written, tuple(claim.place for claim in same)) for same in versions.values())
        yield Dispute(kind, one.thing, tuple(told))


def _where(claim: _Claim) -> tuple[int, str, int]:
    return claim.place.told.key, claim.place.field, claim.place.start
