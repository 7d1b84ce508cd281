"""What was said at the bottom, for whoever looked away: the last sentences, each with its time."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.advice import advised
from tui.paint import Glyphs
from tui.screens.inquiry import InquiringDesk
from tui.themes import Look
from tui.widgets.entries import Entry

if TYPE_CHECKING:
    from index import Library, Sort

_KEPT = 200


class Told(NamedTuple):
    """A sentence, and when it was said."""

    at: datetime
    sentence: str


class TellingDesk(InquiringDesk):
    """A desk that remembers what it says."""

    def __init__(self, library: Library, name: str, look: Look, glyphs: Glyphs, *, sort: Sort = "relevance") -> None:
        super().__init__(library, name, look, glyphs, sort=sort)
        self.told: deque[Told] = deque(maxlen=_KEPT)
        """The last sentences, the latest at the end."""

    def say(self, sentence: str) -> None:
        """Show a sentence in the bottom line until the next key; a command in it names the library."""
        sentence = advised(sentence)
        self._remember(sentence)
        super().say(sentence)

    def put_note(self, *sentences: str, urgent: bool = False, keep: bool = False) -> None:
        """Say something below the query line; what is urgent is remembered."""
        sentences = tuple(advised(sentence) for sentence in sentences)
        if urgent:
            for sentence in sentences:
                self._remember(sentence)
        super().put_note(*sentences, urgent=urgent, keep=keep)

    def _remember(self, sentence: str) -> None:
        if sentence and (not self.told or self.told[-1].sentence != sentence):
            self.told.append(Told(datetime.now().astimezone(), sentence))

    def action_messages(self) -> None:
        """Show what was said, the latest first."""
        entries = [Entry(f"{told.at:%H:%M}", told.sentence) for told in reversed(self.told)]
        self.lay_panel("MESSAGES", entries or [Entry("", "Nothing was said yet.")])
