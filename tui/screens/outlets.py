"""Two outlets side by side over the same story: of the marked articles, of a list that has two, or named in a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from index import BroadsheetError
from tui import keys
from tui.screens.choosing import ChoosingDesk
from tui.screens.commanding import CommandingDesk
from tui.screens.comparing import ComparingDesk

if TYPE_CHECKING:
    from index import Results, Row

_BETWEEN = " / "
"""Stands between the names of two outlets."""
_TOLD = 4
"""Outlets that a sentence names at most."""

Outlets = Sequence[tuple[str | None, int]]
"""Each outlet and its articles, the one with most first; None names no outlet."""


class OutletsDesk(CommandingDesk, ComparingDesk, ChoosingDesk):
    """A desk on which what two outlets have written is put beside each other, among the marked articles or all hits."""

    class Mustered(Message):
        """The hits are of these outlets."""

        def __init__(self, outlets: Outlets) -> None:
            super().__init__()
            self.outlets = outlets

    _outlets: tuple[str, ...] = ()
    """The outlets of the hits when the line was opened last."""

    # -- marked, or all of a list ------------------------------------------------------------------

    async def action_compare(self) -> None:
        """Compare what is marked: one article and that in hand, two, or those of two outlets; else as ever."""
        if not self.marks:
            await super().action_compare()
        elif not self.leave_comparison() and (chosen := await self.results_in_hand()):
            await self._compare_marked(chosen)

    async def _compare_marked(self, chosen: Results) -> None:
        rows = await self.known(partial(self.library.rows, chosen, 0, 2))
        outlets = await self.known(partial(self.library.outlets, chosen))
        if not rows or not outlets:
            return
        if len(rows) == 1 and self.in_hand and self.in_hand.key == rows[0].key:
            self.say(f"this article alone is marked: {keys.first('compare')} on another one compares the two")
        elif len(rows) == 1 and self.in_hand:
            self.compare(rows[0], self.in_hand)
        elif chosen.total == 2:
            self.compare(*rows)
        elif len(outlets) == 2:
            self._compare_outlets(outlets[0][0], outlets[1][0], chosen)
        else:
            key, marked = keys.first("compare"), f"{chosen.total:,} of {_told(outlets)}"
            self.say(f"{key} compares two articles, or two outlets; marked are {marked}")

    async def compared_again(self, row: Row) -> tuple[str, Callable[[], None] | None]:
        """Return what is compared when = is pressed again on the same article: a copy, else the two outlets of a list.

        In a few words, and what does it.
        """
        told, compare = await super().compared_again(row)
        if compare or self.found is None:
            return told, compare
        results = self.found.results
        outlets = await self.known(partial(self.library.outlets, results))
        if outlets and len(outlets) == 2:
            (first, _), (second, _) = outlets
            told = f"{_called(first)} with {_called(second)}"
            return told, partial(self._compare_outlets, first, second, results)
        return "", None

    def _compare_outlets(self, first: str | None, second: str | None, results: Results) -> None:
        ask = partial(self.library.compare_outlets, first, second, results)
        self.put_comparison(_called(first), _called(second), ask)

    # -- by their names ----------------------------------------------------------------------------

    async def command_compare(self, text: str) -> None:
        """Compare two outlets; of one alone, what it has with what the outlet of the article in hand has."""
        results = await self.results_in_hand()
        known = await self.known(self.library.outlets) if results else None
        if results is None or known is None:
            return
        names = [name for name, _ in known if name]
        if _BETWEEN.strip() not in text and self.in_hand and self.in_hand.source:
            text = f"{self.in_hand.source}{_BETWEEN}{text}"
        pair = _pair(text, names)
        if isinstance(pair, str):
            self.say(pair)
            return
        here = dict(await self.known(partial(self.library.outlets, results)) or ())
        without = " and ".join(name for name in pair if name not in here)
        if without:
            self.say(f"{without}: no article among {'those marked; Esc takes marks off' if self.marks else 'the hits'}")
        else:
            self._compare_outlets(*pair, results)

    def action_command(self) -> None:
        """Ask for a command."""
        super().action_command()
        if self.found:
            now = self.found.ask.step
            results = self.found.results if self.marks or now.query or now.filter else None
            self.run_worker(partial(self._learn_outlets, results, self.marks), thread=True, group="outlets")

    def _learn_outlets(self, results: Results | None, marks: frozenset[int]) -> None:
        """Tell the outlets of what is marked, or of all results; those of all articles (None) the store has at hand."""
        try:
            chosen = self.library.chosen(results, marks) if results is not None and marks else results
            self.post_message(self.Mustered(self.library.outlets(chosen)))
        except BroadsheetError:
            return  # the next question to the library says what is wrong

    @on(Mustered)
    def _know_outlets(self, message: Mustered) -> None:
        self._outlets = tuple(name for name, _ in message.outlets if name)

    def arguments(self) -> dict[str, Callable[[str], Sequence[str]]]:
        """Return what may stand behind a command; behind compare the outlets of the hits."""
        return super().arguments() | {"OUTLETS": self._outlets_offered}

    def _outlets_offered(self, text: str) -> list[str]:
        first, between, second = text.partition(_BETWEEN)
        if not between:
            return [f"{name}{_BETWEEN}" for name in _beginning(self._outlets, text)]
        others = _beginning(self._outlets, second.lstrip())
        return [f"{first}{_BETWEEN}{name}" for name in others if name.casefold() != first.strip().casefold()]


def _beginning(names: Sequence[str], text: str) -> list[str]:
    return [name for name in names if name.casefold().startswith(text.casefold())]


def _called(outlet: str | None) -> str:
    return outlet or "no outlet"


def _told(outlets: Outlets) -> str:
    """Return how many outlets these are, or which, where they are few."""
    return ", ".join(_called(name) for name, _ in outlets) if len(outlets) <= _TOLD else f"{len(outlets):,} outlets"


def _pair(text: str, names: Sequence[str]) -> tuple[str, str] | str:
    """Return the two outlets that `text` names, or a sentence that says why it does not.

    A slash may be a part of a name: where there are several, each is tried as what stands between the two.
    """
    parts = text.split(_BETWEEN.strip())
    sides = [("/".join(parts[:at]), "/".join(parts[at:])) for at in range(1, len(parts))]
    found = [(_outlet(first, names), _outlet(second, names)) for first, second in sides]
    pair = next(((first, second) for first, second in found if first and second), None)
    if pair and pair[0] != pair[1]:
        return pair
    if pair:
        return f"this is {pair[0]} twice; two outlets are compared, as :compare {names[0]}{_BETWEEN}{names[-1]}"
    missing = next((side.strip() for side, is_known in zip(sides[0], found[0], strict=True) if not is_known), "")
    return f"no outlet is called {missing}; Tab completes them, two stand as {names[0]}{_BETWEEN}{names[-1]}"


def _outlet(text: str, names: Sequence[str]) -> str | None:
    """Return the outlet that is called so, or the only one of which the name begins so; case makes no difference."""
    text = " ".join(text.split()).casefold()
    called = [name for name in names if " ".join(name.split()).casefold() == text]
    begun = [name for name in names if text and name.casefold().startswith(text)]
    return called[0] if called else begun[0] if len(begun) == 1 else None
