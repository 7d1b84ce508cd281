"""The calendar: the dated sentences of many articles in the order of their days, told as soon as a day is known."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from index.relations.events import Happening, dated, folded
from index.relations.told import Told

Days = tuple[int, int]
"""First and last day of a stretch of time, as `date.toordinal` counts."""


def calendar(
    named: Mapping[Days, Sequence[int]], read: Callable[[Sequence[int]], Iterable[Told]]
) -> Iterator[tuple[Happening, int]]:
    """Yield the same sentences as `events.event_line`, each with how many articles have it, and hold no article.

    `named` says which articles name some days, in the order of the hits; `read` gives what articles tell. Each is read
    once, when the first days that it names have come.
    """
    waiting: dict[Days, list[Happening]] = defaultdict(list)
    seen: set[int] = set()
    for days in sorted(named):
        fresh = [key for key in named[days] if key not in seen]
        seen.update(fresh)
        for told in read(fresh):
            for found in dated(told):
                waiting[found.first, found.last].append(found.apart)
        rank = {key: number for number, key in enumerate(named[days])}
        yield from _once(sorted(waiting.pop(days, ()), key=lambda found: rank.get(found.key, len(rank))))


def _once(found: Iterable[Happening]) -> Iterator[tuple[Happening, int]]:
    """Yield what is said of some days, the same words once, with how many articles have them."""
    same: dict[str, list[Happening]] = defaultdict(list)
    for each in found:
        same[folded(each.text)].append(each)
    return ((each[0], len({one.key for one in each})) for each in same.values())
