"""Walking over places of a text, from one to the next and around. Pure."""

from collections.abc import Iterable, Sequence

from tui.widgets.page import Stretch


def next_place(places: Sequence[Stretch], here: int | None, step: int, origin: Stretch) -> tuple[int, bool]:
    """Return which of some places comes next (`step` 1) or before (-1), and whether the walk went around for it.

    The places are in reading order, and there is one at least; `here` is the one that one stands on. With None it is
    the first from `origin` on, or the last before it.
    """
    if here is not None:
        target = (here + step) % len(places)
        return target, len(places) == 1 or (target < here) == (step > 0)
    if step > 0:
        ahead = next((number for number, place in enumerate(places) if place >= origin), None)
        return (0, True) if ahead is None else (ahead, False)
    behind = next((number for number, place in reversed([*enumerate(places)]) if place < origin), None)
    return (len(places) - 1, True) if behind is None else (behind, False)


def by_block(places: Iterable[Stretch | None]) -> dict[int, list[int]]:
    """Return the numbers of `places`, by the block that each stands in; None stands in none."""
    found: dict[int, list[int]] = {}
    for number, place in enumerate(places):
        if place:
            found.setdefault(place.block, []).append(number)
    return found
