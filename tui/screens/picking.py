"""Selecting a stretch of the text: to write a note on it, to copy it, to search for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.screens.prompting import Question
from tui.screens.walking import WalkingDesk
from tui.widgets.noting import note_around

if TYPE_CHECKING:
    from index import Library, Reading, Span
    from tui.widgets.picking import Move


class PickingDesk(WalkingDesk):
    """A desk on which stretches of the text are selected, by words, lines and sentences."""

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article; what was selected in another one no longer is."""
        super().show_reading(reading)
        if self.mode == "picking" and self.article_text.picked is None:
            self.enter_mode(None)

    def action_pick(self) -> None:
        """Begin to select where one is."""
        if self.article_text.begin_picking():
            self.enter_mode("picking")
        else:
            self.say("there is nothing here to select")

    def action_leave_picking(self) -> None:
        """Select nothing."""
        self.article_text.pick(None)
        self.enter_mode(None)

    def action_pick_move(self, move: Move) -> None:
        """Move the end that moves."""
        if self.article_text.picked:
            self.article_text.pick(self.article_text.picked.moved(move))

    def action_pick_sentence(self) -> None:
        """Select the sentence in which the moving end stands."""
        if self.article_text.picked:
            self.article_text.pick(self.article_text.picked.whole_sentence())

    def action_pick_anew(self) -> None:
        """Begin where the moving end stands."""
        if self.article_text.picked:
            self.article_text.pick(self.article_text.picked.begin_anew())

    def action_pick_turn(self) -> None:
        """Have the other end move."""
        if self.article_text.picked:
            self.article_text.pick(self.article_text.picked.turned())

    # -- what becomes of it ------------------------------------------------------------------------

    def action_pick_note(self) -> None:
        """Ask for a note on what is selected; inside a stretch with a note, for that one."""
        reading, span = self.article_text.reading, self._span()
        if reading is None or span is None:
            return
        there = note_around(reading, span)
        self.enter_mode(None)
        on = there.span if there and there.span else span
        note = partial(_change if there else _note, on)
        gone = "highlight" if there and not there.text else "note"
        says = f"empty: no {gone} any more" if there else "empty: highlight it"
        self.put_question(
            Question(
                "note here",
                partial(self._take_note, note, reading.key),
                there.text if there else "",
                says=lambda _: says,
                left=lambda: self.article_text.pick(None),
                own=True,
            )
        )

    def _take_note(self, note: Callable[[Library, int, str], str], key: int, text: str) -> None:
        self.article_text.pick(None)
        self.make_change(partial(note, self.library, key, text), [key])

    async def action_pick_copy(self) -> None:
        """Copy what is selected."""
        span = self._span()
        self.action_leave_picking()
        if span:
            await self.copy("selection", span.text)

    def action_pick_search(self) -> None:
        """Search the whole library for the selected words as they stand there."""
        from index import Phrase, to_text

        span = self._span()
        self.action_leave_picking()
        words = " ".join(span.text.split()) if span else ""
        if any(map(str.isalnum, words)):
            self.ask_anew(to_text(Phrase(words)))
        else:
            self.say("there is no word to search for")

    def _span(self) -> Span | None:
        reading, picked = self.article_text.reading, self.article_text.picked
        return picked.span(reading.article) if reading and picked else None


def _note(span: Span, library: Library, key: int, text: str) -> str:
    """Note this on a stretch, or highlight it without a word; return what was done."""
    if text.strip():
        return _change(span, library, key, text)
    library.highlight(key, span)
    return "highlighted"


def _change(span: Span, library: Library, key: int, text: str) -> str:
    """Have this for the note on a stretch, without a word none; return what was done."""
    library.note(key, text, span)
    return "noted" if text.strip() else "no note"
