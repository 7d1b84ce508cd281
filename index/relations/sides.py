"""Sides: two sets of articles side by side, what both have, what only one has, and where they differ."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from index.errors import SearchCancelled
from index.relations.told import Place

Kind = Literal["entity", "quotation", "date", "number"]
Difference = Literal["spelling", "words", "speaker", "date", "figure"]
Cancelled = Callable[[], bool]
"""Tells whether nobody waits for the answer any more."""
Judged = tuple[float, Difference | None]
"""How likely two things are one, and how they differ all the same."""


class Has(NamedTuple):
    """What one side has of something."""

    written: tuple[str, ...]
    """How it is written there, the most frequent first."""
    places: tuple[Place, ...]
    """Where it stands, in the order of the articles."""
    speaker: str = ""
    """Who says it there; empty of anything but a quotation, and where nothing tells."""


class Pair(NamedTuple):
    """Something that both sides have, or one of them only."""

    kind: Kind
    entity: int | None
    """The entity of the library that it is, or that says it."""
    name: str
    first: Has | None
    second: Has | None
    difference: Difference | None = None


def paired(
    firsts: int, seconds: int, judge: Callable[[int, int], Judged | None], cancelled: Cancelled
) -> Iterator[tuple[int | None, int | None, Difference | None]]:
    """Yield each number below `firsts` and each below `seconds` once, beside what `judge` says it is one with.

    What is likeliest is paired first. They come in the order of the first side, then what the second one has alone.

    Raises:
        SearchCancelled: `cancelled()` became true.
    """
    likely = []
    for one in range(firsts):
        if cancelled():
            raise SearchCancelled
        judged = ((two, judge(one, two)) for two in range(seconds))
        likely += [(found[0], one, two, found[1]) for two, found in judged if found]
    partner: dict[int, tuple[int, Difference | None]] = {}
    taken: set[int] = set()
    for _, one, two, difference in sorted(likely, key=lambda each: (-each[0], each[1], each[2])):
        if one not in partner and two not in taken:
            partner[one] = two, difference
            taken.add(two)
    for one in range(firsts):
        yield (one, *partner.get(one, (None, None)))
    yield from ((None, two, None) for two in range(seconds) if two not in taken)


def most_first(written: Sequence[str]) -> tuple[str, ...]:
    """Return the different ones, the most frequent first, then in their order."""
    return tuple(sorted(dict.fromkeys(written), key=lambda each: -written.count(each)))
