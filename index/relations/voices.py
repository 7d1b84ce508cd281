"""Voices: who speaks in many articles, and what of it tells most."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from index.relations.likeness import Vector, Weights, likeness
from index.relations.speech import Spoken
from index.relations.told import Told

_SHORT, _LONG = 6, 45
"""Words of a quotation that can be read by itself."""
_SAME = 0.5
_ONE_ARTICLE = 0.6
_REPORTED = 0.4
"""What is reported tells less than somebody's own words."""


class Voice(NamedTuple):
    """A speaker with what tells most."""

    name: str
    entity: int | None
    total: int
    """How many different things they say."""
    said: tuple[Spoken[Told], ...]


def voices(found: Sequence[Spoken[Told]], weights: Weights, centre: Vector, most: int, each: int) -> list[Voice]:
    """Return the `most` speakers who speak in most articles, with at most `each` quotations, oldest first."""
    by: dict[tuple[int | None, str], list[Spoken[Told]]] = defaultdict(list)
    for spoken in found:
        speaker = spoken.quote.speaker or ""
        if spoken.speaker is not None or speaker[:1].isupper():  # `an official` may be anybody in another article
            by[spoken.speaker, "" if spoken.speaker is not None else speaker].append(spoken)
    heard = sorted(by.items(), key=lambda speaker: _reach(speaker[1]))
    return [
        Voice(_name(said), entity, len(said), _telling(said, weights, centre, each))
        for (entity, _), said in heard[:most]
    ]


def _reach(said: list[Spoken[Told]]) -> tuple[int, int, str]:
    """Return by what a speaker comes the sooner: the least first."""
    return -len({spoken.told.key for spoken in said}), -len(said), _name(said)


def _name(said: list[Spoken[Told]]) -> str:
    return said[0].quote.speaker or ""


def _telling(said: list[Spoken[Told]], weights: Weights, centre: Vector, most: int) -> tuple[Spoken[Told], ...]:
    vectors = [weights.vector(spoken.quote.text) for spoken in said]
    scores = [_worth(spoken) * (0.3 + likeness(vector, centre)) for spoken, vector in zip(said, vectors, strict=True)]
    taken: list[int] = []
    left = set(range(len(said)))
    while left and len(taken) < most:
        best = max(left, key=lambda number: (scores[number], -number))
        left.discard(best)
        taken.append(best)
        for other in list(left):
            if likeness(vectors[best], vectors[other]) >= _SAME or _in_one_sentence(said[best], said[other]):
                left.discard(other)
            elif said[other].told is said[best].told:
                scores[other] *= _ONE_ARTICLE
    return tuple(sorted((said[number] for number in taken), key=_moment))


def _in_one_sentence(one: Spoken[Told], two: Spoken[Told]) -> bool:
    if one.told is not two.told or one.quote.field != two.quote.field:
        return False
    first, second = (each.told.around(each.quote.field, each.quote.start, each.quote.end) for each in (one, two))
    return first.start < second.end and second.start < first.end


def _worth(spoken: Spoken[Told]) -> float:
    words = len(spoken.quote.text.split())
    length = 1.0 if words >= _SHORT else 0.7 * words / _SHORT
    if words > _LONG:
        length = 0.6
    if not spoken.is_direct:
        length *= _REPORTED
    elif spoken.quote.text.lstrip("“‘«\"'")[:1].islower():  # a piece of a sentence
        length *= 0.3
    return length * (1 + spoken.articles / 2)


def _moment(spoken: Spoken[Told]) -> tuple[int, int]:
    published = spoken.told.article.published
    return (published.toordinal() if published else 1 << 30), spoken.quote.start
