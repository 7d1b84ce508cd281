"""Pairs of places with few words between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from index.query.tree import Near

Place = tuple[int, int, tuple[tuple[int, int], ...]]
"""Numbers of the first and the last token, and those of each stretch in between to be marked."""


def joined(left: Sequence[Place], right: Sequence[Place], near: Near) -> Iterator[Place]:
    """Yield the pairs that `near` asks for: the shortest from each first token, and the shortest to each last."""
    pairs = list(_followed(left, right, near.within))
    if not near.ordered:
        pairs += _followed(right, left, near.within)
    from_first: dict[int, int] = {}
    to_last: dict[int, int] = {}
    marked: dict[tuple[int, int], dict[tuple[int, int], None]] = {}
    for first, last, spans in pairs:
        from_first[first] = min(last, from_first.get(first, last))
        to_last[last] = max(first, to_last.get(last, first))
        marked.setdefault((first, last), {}).update(dict.fromkeys(spans))
    kept = {*from_first.items(), *((first, last) for last, first in to_last.items())}
    return ((*ends, tuple(marked[ends])) for ends in sorted(kept))


def _followed(left: Sequence[Place], right: Sequence[Place], within: int) -> Iterator[Place]:
    befores = sorted(left, key=lambda place: place[1])
    afters = sorted(right, key=lambda place: place[0])
    lasts, firsts = [place[1] for place in befores], [place[0] for place in afters]
    pairs = [(one, afters[at]) for one in befores if (at := bisect_right(firsts, one[1])) < len(afters)]
    pairs += [(befores[at - 1], two) for two in afters if (at := bisect_left(lasts, two[0]))]
    for one, two in pairs:
        if two[0] - one[1] - 1 <= within:
            yield one[0], two[1], one[2] + two[2]
