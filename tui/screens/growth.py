"""A library that grows while one reads: the writer that fills it, and what other processes add."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer

import index
from index import BroadsheetError
from tui.screens import sentences
from tui.screens.typing import TypingDesk

if TYPE_CHECKING:
    from index import Progress, Report
    from tui.screens.writer import Event, Writer

POLL_IDLE, POLL_WRITING = 2.0, 0.5
"""Seconds between looks whether another process has added something."""
MEND_AGAIN = 15.0
"""Seconds after which what was put off is tried again, where another process was writing."""
MEND_AFTER = 0.5
"""Seconds after which the index is opened and looked at: loading the engine would hold up the first picture."""


class GrowingDesk(TypingDesk):
    """A desk whose list takes in what is added meanwhile, cursor and article staying where they are."""

    class Grown(Message):
        """Another process has changed the library, or may have: `sure` tells."""

        def __init__(self, sure: bool) -> None:
            super().__init__()
            self.sure = sure

    class Replaced(Message):
        """The library is not there any more, as `sentence` says."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    class Wrote(Message):
        """The writer said something."""

        def __init__(self, event: Event) -> None:
            super().__init__()
            self.event = event

    class Behind(Message):
        """Something was put off: the index lacks something, or articles were not looked through for names."""

        def __init__(self, index: bool) -> None:
            super().__init__()
            self.index = index

    writer: Writer | None = None
    progress: Progress | None = None
    report: Report | None = None
    _mender: Sequence[str] | None = None
    _writing = False
    _mending: GrowingDesk.Behind | None = None
    _poll: Timer | None = None
    _settled = False

    def employ(self, writer: Sequence[str] | None, mender: Sequence[str] | None) -> None:
        """Name the process that fills the library, and the one that does what was put off."""
        self.writer = _writer(writer) if writer else None
        self._mender = mender

    def on_mount(self) -> None:
        """Start the writer, and look from time to time whether the library has grown."""
        if not self.writer:
            self.set_timer(MEND_AFTER, self._open_index)
        self._start(self.writer)

    def _open_index(self) -> None:
        if self._mender and not self._writing:
            self.run_worker(self._look_behind, thread=True, group="mend")

    def _look_behind(self) -> None:
        try:
            behind, pending = self.library.behind(), self.library.pending()
        except BroadsheetError:
            return  # the next question to the library says what is wrong
        if not self._settled:
            self._settled = True
            gc.freeze()  # all is loaded that stays: to look through it for garbage would hold a key up by 0.1 s
        if behind or pending:
            self.post_message(self.Behind(behind))

    @on(Behind)
    def _mend(self, behind: Behind) -> None:
        if self._mender and not self._writing:
            self.writer, self._mending = _writer(self._mender), behind
            if behind.index:
                self.remark("the index is being brought up to date")
            self._start(self.writer)

    def _start(self, writer: Writer | None) -> None:
        self._writing = writer is not None
        if writer:
            self.run_worker(self._listen(writer), group="writer")
        if self._poll:
            self._poll.stop()
        self._poll = self.set_interval(POLL_WRITING if writer else POLL_IDLE, self._look)

    @property
    def writing(self) -> bool:
        """Whether a writer is filling the library."""
        return self._writing

    async def _listen(self, writer: Writer) -> None:
        async for event in writer.events():
            self.post_message(self.Wrote(event))

    @on(Wrote)
    def _hear(self, message: Wrote) -> None:
        if isinstance(message.event, index.Progress):
            self.progress = message.event
            return
        self.progress = None
        self._start(None)
        if not isinstance(message.event, index.Report):
            if message.event.locked and self._mending:  # nobody has asked for it: whoever writes may do it, too
                self.set_timer(MEND_AGAIN, partial(self._mend_again, self._mender))
            else:
                self.trouble = message.event.sentence
            self._mender = None
        elif self._mending is None:
            self.report = message.event
            self.say(sentences.added(message.event))
            self._open_index()
        elif self._mending.index:
            self.remark("the index is up to date")
        self._look(again=True)

    def _mend_again(self, mender: Sequence[str] | None) -> None:
        self._mender = mender
        self._open_index()

    def _look(self, again: bool = False) -> None:
        self.tell_size()
        self.run_worker(partial(self._refresh_library, again), thread=True, exclusive=True, group="poll")

    def _refresh_library(self, again: bool) -> None:
        try:
            grown = self.library.refresh()
        except index.ReplacedLibrary as error:
            self.post_message(self.Replaced(str(error)))
            return
        except BroadsheetError:
            return  # the next question to the library says what is wrong
        if grown or again:
            self.post_message(self.Grown(grown))

    @on(Replaced)
    def _tell_replaced(self, message: Replaced) -> None:
        """Say it once, before anybody writes a note, and ask nothing of the library unbidden any more."""
        self._mender = None
        if self._poll:
            self._poll.stop()
        self.trouble = message.sentence
        self.put_note(self.trouble, urgent=True)

    @on(Grown)
    def _ask_again(self, message: Grown) -> None:
        if message.sure:  # else whatever was put off is as it was: a mender that could not help would come again
            self._open_index()
        self.ask(self.asked._replace(step=self.asked.step._replace(key=self.chosen_key)))

    def tell_size(self) -> None:
        """Say in the bottom line which library this is, how large, and how far its writer."""
        super().tell_size()
        if self.progress:
            self.bottom.show(facts=f"{sentences.progress(self.progress)}{self.glyphs.dot}{self.bottom.facts}")


def _writer(command: Sequence[str]) -> Writer:
    from tui.screens.writer import Writer  # most starts need none

    return Writer(command)
