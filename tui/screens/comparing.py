"""Two articles side by side, and two versions of one: what both have, what one has, where they differ."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

import index
from index import BroadsheetError, SearchCancelled
from tui.screens.places import PlacesDesk
from tui.widgets.entries import Entry
from tui.widgets.wording import day

if TYPE_CHECKING:
    from index import Compared, Comparison, Passage, Row

COMPARE, CHANGES = "COMPARED", "CHANGES"


class ComparingDesk(PlacesDesk):
    """A desk on which two articles are put beside each other."""

    class Abreast(Message):
        """The library has compared two articles, or could not."""

        def __init__(self, comparison: Comparison | str) -> None:
            super().__init__()
            self.comparison = comparison

    class Changed(Message):
        """The library has compared two versions, or could not."""

        def __init__(self, key: int, found: tuple[str, str, tuple[Passage, ...]] | str) -> None:
            super().__init__()
            self.key = key
            """The article that is read."""
            self.found = found

    _compared: tuple[Entry, ...] = ()
    """The lines of the last comparison."""
    _to_compare: Row | None = None
    """The article that was marked."""
    _left_at: tuple[tuple[Entry, ...], int | None] | None = None
    """The lines of the comparison and where the cursor stood, when one left it for the text in a narrow window."""
    _went: tuple[Compared, bool] | None = None
    """Where one was last, and whether that was in the second article."""

    def action_compare(self) -> None:
        """Mark the article in hand; on another one compare the two, on the same again compare it with a copy."""
        if self.wishes.panel and self.panel.title in (COMPARE, CHANGES):
            self.close_panel()
            return
        row, marked = self.in_hand, self._to_compare
        if self._left_at:
            self._come_back(*self._left_at)
        elif row is None:
            self.say("no article is open: there is nothing to compare")
        elif marked and marked.key != row.key:
            self._to_compare = None
            self.compare(marked, row)
        else:
            self._mark_or_compare(row, again=marked is not None)

    def _mark_or_compare(self, row: Row, *, again: bool) -> None:
        reading = self.article_text.reading
        copies = reading.copies if reading and reading.key == row.key else ()
        if again:
            self._to_compare = None
            if copies:
                self.compare(row, copies[0])
            else:
                self.say("not marked any more: no other article tells this story in the same words")
            return
        self._to_compare = row
        where = f"{copies[0].source or copies[0].title}, {day(copies[0].published)}" if copies else ""
        self.say("marked; = on another article compares the two" + (f", = again that of {where}" if where else ""))

    def compare(self, first: Row, second: Row) -> None:
        """Show what two articles have and what not."""
        self._went, self._left_at = None, None
        self.panel.show(COMPARE, (Entry("", first.title, heading=True, beside=second.title),), scope="compare")
        self.open_panel("list", wide=True)
        work = partial(self._ask_comparison, first.id, second.id)
        self.run_worker(work, thread=True, exclusive=True, group="compare")

    def _ask_comparison(self, first: str, second: str) -> None:
        worker = get_current_worker()
        try:
            found: Comparison | str = self.library.compare(first, second, cancelled=lambda: worker.is_cancelled)
        except SearchCancelled:
            return
        except BroadsheetError as error:
            found = str(error)
        if not worker.is_cancelled:
            self.post_message(self.Abreast(found))

    @on(Abreast)
    def _show_comparison(self, message: Abreast) -> None:
        from tui.screens.abreast import comparison_entries

        if not self.wishes.panel or self.panel.title != COMPARE:
            return
        found = message.comparison
        if isinstance(found, str):
            entries: tuple[Entry, ...] = (Entry("", found),)
        else:
            entries = comparison_entries(found, self.glyphs, lambda item: partial(self._go_to, item))
        self._compared = entries
        self.panel.show(COMPARE, entries, scope="compare")

    def _come_back(self, entries: tuple[Entry, ...], at: int | None) -> None:
        self._left_at = None
        self.panel.show(COMPARE, entries, scope="compare", at=at or 0)
        self.open_panel("list", wide=True)

    def _go_to(self, item: Compared) -> None:
        """Show where this stands; pressed again where it stands in the other article."""
        sides = [(had, second) for had, second in ((item.first, False), (item.second, True)) if had]
        went = self._went
        if went and went[0] is item and len(sides) > 1:
            had, second = sides[0 if went[1] else 1]
        else:
            shown = self.article_text.reading
            here = [side for side in sides if shown and side[0].excerpts[0].row.key == shown.key]
            had, second = (here or sides)[0]
        self._went = (item, second)
        row = had.excerpts[0].row
        told = [each for each in had.excerpts if each.row.key == row.key]
        spans = [index.Span(each.field, each.start, each.end, each.text) for each in told]
        self.go_to_place(row.key, spans)
        where = f"in {row.source or row.title}, {day(row.published)}"
        if self.article_text.display:
            self.say(where + ("; Enter: in the other" * (len(sides) > 1)))
        else:  # no room beside the panel
            self._left_at = (self._compared, self.panel.cursor)
            self.go_to("text")
            self.say(f"{where}; = goes back")

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

    # -- versions ----------------------------------------------------------------------------------

    def show_changes(self, key: int, name: str, other: str) -> None:
        """Show what changed between two versions of the article that is read, which is article `key`."""
        self.panel.show(CHANGES, (Entry("", "comparing"),), scope="compare")
        self.open_panel("list", wide=True)
        work = partial(self._ask_changes, key, name, other)
        self.run_worker(work, thread=True, exclusive=True, group="compare")

    def _ask_changes(self, key: int, name: str, other: str) -> None:
        worker = get_current_worker()
        try:
            found = self.library.difference(name, other) or (other, name, ())
            if not worker.is_cancelled:
                self.post_message(self.Changed(key, found))
        except BroadsheetError as error:
            self.post_message(self.Changed(key, str(error)))

    @on(Changed)
    def _show_changes(self, message: Changed) -> None:
        from tui.screens.abreast import passage_entries

        if not self.wishes.panel or self.panel.title != CHANGES:
            return
        if isinstance(message.found, str):
            self.panel.show(CHANGES, (Entry("", message.found),), scope="compare")
            return
        older, newer, passages = message.found

        def go(passage: Passage) -> Callable[[], None]:
            return partial(self._go_to_passage, message.key, passage)

        self.panel.show(CHANGES, passage_entries(older, newer, passages, go), scope="compare")

    def _go_to_passage(self, key: int, passage: Passage) -> None:
        """Show where what is new stands in the article that is read."""
        reading = self.article_text.reading
        new = "".join(piece.text for piece in passage.pieces if piece.kind != "gone")
        text = reading.article.texts().get(passage.field, "") if reading and reading.key == key else ""
        at = text.find(new) if new else -1
        if at < 0:
            self.say("this stands in the other version")
        else:
            self.go_to_place(key, [index.Span(passage.field, at, at + len(new), new)])
