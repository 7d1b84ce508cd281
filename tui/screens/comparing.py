"""Two articles side by side: what both have, what one has alone, where they differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

import index
from index import BroadsheetError, SearchCancelled
from tui import keys
from tui.screens.versions import CHANGES, VersionsDesk
from tui.widgets.entries import Entry
from tui.widgets.wording import day

if TYPE_CHECKING:
    from index import Compared, Comparison, Row, Span

COMPARE = "COMPARED"


class ComparingDesk(VersionsDesk):
    """A desk on which two articles are put beside each other."""

    class Abreast(Message):
        """The library has compared two articles, or could not."""

        def __init__(self, comparison: Comparison | str) -> None:
            super().__init__()
            self.comparison = comparison

    _compared: tuple[Entry, ...] = ()
    """The lines of the last comparison."""
    _to_compare: Row | None = None
    """The article that was marked."""
    _left_at: tuple[tuple[Entry, ...], int | None] | None = None
    """The lines of the comparison and where the cursor stood, when one left it for the text in a narrow window."""
    _went: tuple[Compared, int] | None = None
    """What one went to last, and to which of the places that it has."""

    def leave_comparison(self) -> bool:
        """Close a comparison that is open, or come back to one that was left for the text; tell whether it did."""
        if self.has_panel(COMPARE) or self.has_panel(CHANGES):
            self.close_panel()
        elif self._left_at:
            self._come_back(*self._left_at)
        else:
            return False
        return True

    async def action_compare(self) -> None:
        """Mark the article in hand; on another one compare the two, on the same again compare it with a copy."""
        row, marked = self.in_hand, self._to_compare
        if self.leave_comparison():
            return
        if row is None:
            self.say("no article is open: there is nothing to compare")
        elif marked and marked.key != row.key:
            self._to_compare = None
            self.compare(marked, row)
        else:
            await self._mark_or_compare(row, again=marked is not None)

    async def _mark_or_compare(self, row: Row, *, again: bool) -> None:
        told, compare = await self.compared_again(row)
        if not again:
            self._to_compare = row
            key = keys.first("compare")
            further = f", {key} again {told}" if told else ""
            self.say(f"first of two: {key} on another article compares them{further}")
            return
        self._to_compare = None
        if compare:
            compare()
        else:
            self.say("let go: no other article tells this story in the same words")

    async def compared_again(self, row: Row) -> tuple[str, Callable[[], None] | None]:
        """Return what is compared when = is pressed again on the same article: in a few words, and what does it."""
        reading = self.article_text.reading
        copies = reading.copies if reading and reading.key == row.key else ()
        if not copies:
            return "", None
        where = f"that of {copies[0].source or copies[0].title}, {day(copies[0].published)}"
        return where, partial(self.compare, row, copies[0])

    def compare(self, first: Row, second: Row) -> None:
        """Show what two articles have and what not."""
        self.put_comparison(first.title, second.title, partial(self.library.compare, first.id, second.id))

    def put_comparison(self, first: str, second: str, ask: Callable[..., Comparison]) -> None:
        """Show two sides, called so for now, as soon as `ask(cancelled=…)` has told what they have."""
        self._went, self._left_at = None, None
        sides = Entry("", first, heading=True, beside=second)
        self.panel.show(COMPARE, (sides, Entry("", "What they have is being compared.", waits=True)), scope="compare")
        self.open_panel("list", wide=True)
        self.run_worker(partial(self._ask_comparison, ask), thread=True, exclusive=True, group="compare")

    def _ask_comparison(self, ask: Callable[..., Comparison]) -> None:
        worker = get_current_worker()
        try:
            found: Comparison | str = ask(cancelled=lambda: worker.is_cancelled)
        except SearchCancelled:
            return
        except BroadsheetError as error:
            found = str(error)
        if not worker.is_cancelled:
            self.post_message(self.Abreast(found))

    @on(Abreast)
    def _show_comparison(self, message: Abreast) -> None:
        from tui.screens.abreast import comparison_entries

        if not self.has_panel(COMPARE):
            return
        found = message.comparison
        if isinstance(found, str):
            entries: tuple[Entry, ...] = (Entry("", found),)
        else:
            entries = comparison_entries(found, self.glyphs, lambda item: partial(self._go_to, item))
        self._compared = entries
        self.fill_panel(COMPARE, entries)

    def _come_back(self, entries: tuple[Entry, ...], at: int | None) -> None:
        self._left_at = None
        self.panel.show(COMPARE, entries, scope="compare", at=at or 0)
        self.open_panel("list", wide=True)

    def _go_to(self, item: Compared) -> None:
        """Show where this stands; pressed again where it stands next, on the two sides by turns."""
        places = _places(item)
        if self._went and self._went[0] is item:
            number = (self._went[1] + 1) % len(places)
        else:
            shown = self.article_text.reading
            here = [number for number, (row, _) in enumerate(places) if shown and row.key == shown.key]
            number = (here or [0])[0]
        self._went = (item, number)
        row, spans = places[number]
        self.go_to_place(row.key, spans)
        where = f"in {row.source or row.title}, {day(row.published)}"
        if self.article_text.display:
            further = "in the other" if len(places) == 2 else f"{number + 1} of {len(places)}, the next"
            self.say(f"{where}; Enter: {further}" if len(places) > 1 else where)
        else:  # no room beside the panel
            self._left_at = (self._compared, self.panel.cursor)
            self.go_to("text")
            self.say(f"{where}; {keys.first('compare')} goes back")

    def action_difference(self, step: int) -> None:
        """Go to the next difference, or the one before, and show where it stands as far as there is room."""
        wrapped = self.panel.walk(step)
        entry = self.panel.chosen
        if wrapped is None:
            self.say("there is no difference")
        elif entry and entry.take and self.article_text.display:
            entry.take()
        if wrapped:
            self.say("past the last one, on at the first" if step > 0 else "past the first one, on at the last")


def _places(item: Compared) -> list[tuple[Row, Sequence[Span]]]:
    """Return the articles in which this stands, each with where: one of either side by turns."""
    sides = []
    for had in (item.first, item.second):
        rows = {each.row.key: each.row for each in had.excerpts} if had else {}
        spans: dict[int, list[Span]] = {key: [] for key in rows}
        for each in had.excerpts if had else ():
            spans[each.row.key].append(index.Span(each.field, each.start, each.end, each.text))
        sides.append([(row, spans[key]) for key, row in rows.items()])
    return [place for place in chain.from_iterable(zip_longest(*sides)) if place]
