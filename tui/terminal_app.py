"""An app on a terminal: what is sent there, how far away it is, and how it is lent, lost and left."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import App
from textual.driver import Driver
from textual.events import CursorPosition, Event, Resize

from tui import cells, terminal
from tui.link import QUESTION, Link

ASK_AFTER, ASK_EVERY = 1.0, 60.0
"""Seconds after the start, and then between two looks, at how far away the terminal is."""
TURN = 0.001
"""Seconds that a thread which computes goes on while the event loop wants its turn. Python's own five milliseconds are
a quarter of the time to a picture."""


class TerminalApp(App[None], inherit_bindings=False):
    """An app that sends its terminal what changes, and knows how long that takes."""

    def __init__(self, *, stock_output: bool) -> None:
        """`stock_output` leaves what is sent to Textual."""
        super().__init__()
        self._cells = None if stock_output else cells.take_over(self, os.environ.get("TERM", ""))
        self.animation_level = "none"
        self._disable_tooltips = self._disable_notifications = True  # neither comes up: the two widgets are not needed
        self.sent = 0
        """Bytes written to the terminal so far."""
        self._link, self._asked_after = Link(), 0

    def line_is(self, *, slow: bool) -> None:
        """Do what is to be done on a line that is slow, or quick again."""
        raise NotImplementedError

    def vanish(self) -> None:
        """End now, without a last picture: the terminal is gone."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Answer the signals that end a program, and look how far away the terminal is."""
        if not self.is_headless:
            sys.setswitchinterval(TURN)
            terminal.on_signals(asyncio.get_running_loop(), self._leave, self.vanish)
            terminal.watch_line(self.vanish)
            self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
            self.set_timer(ASK_AFTER, self._ask_link)
            self.set_interval(ASK_EVERY, self._ask_link_again)

    async def on_event(self, event: Event) -> None:
        """Take an event."""
        if isinstance(event, CursorPosition):
            self._hear_link()
            return
        if isinstance(event, Resize):
            self.forget_cells()  # a terminal may have moved its lines about
        await super().on_event(event)

    def action_redraw(self) -> None:
        """Draw everything again, whatever the terminal shows now."""
        self.forget_cells()
        self.screen.refresh(layout=True)

    def forget_cells(self) -> None:
        """Send every cell with the next picture, whatever stands there."""
        if self._cells:
            self._cells.forget()

    # -- the line to it ----------------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """Return what writes to the terminal, counting what it writes; line feeds reach it as they are."""
        stock = super().get_driver_class()

        def start(driver: Driver) -> None:
            stock.start_application_mode(driver)
            if self._cells:
                self._cells.bare = terminal.bare_line_feeds()

        def write(driver: Driver, data: str) -> None:
            self.sent += len(data.encode())
            stock.write(driver, data)

        return type(stock.__name__, (stock,), {"start_application_mode": start, "write": write})

    def _ask_link(self) -> None:
        if self._driver:
            self._asked_after = self.sent
            self._driver.write(self._link.ask())

    def _ask_link_again(self) -> None:
        if self.sent > self._asked_after + len(QUESTION):  # where nothing was sent nobody waits
            self._ask_link()

    def _hear_link(self) -> None:
        self._link.answered()
        if self._link.is_known:
            self.line_is(slow=self._link.slow)
        else:
            self._ask_link()

    # -- leaving it --------------------------------------------------------------------------------

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Leave the terminal to another program, and Ctrl-C with it."""
        with super().suspend(), terminal.lent(asyncio.get_running_loop(), self._leave):
            yield

    def _leave(self, status: int) -> None:
        self.exit(return_code=status)
