"""The Textual app: themes, signals, and the reader on top."""

import asyncio
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import on
from textual.app import App
from textual.color import Color
from textual.driver import Driver
from textual.events import CursorPosition, Event, Key, Paste, Resize
from textual.filter import LineFilter

from index import Library, Sort
from tui import cells, terminal
from tui.link import QUESTION, Link
from tui.paint import ASCII, UNICODE, Glyphs
from tui.screens.reader import ReaderScreen
from tui.themes import PALETTES, Look, theme
from tui.wardrobe import Wardrobe

if TYPE_CHECKING:
    from tui.config import Config  # loads when there is a file of settings


class Colourless(LineFilter):
    """Takes every colour off, so that not one colour sequence is sent; attributes stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return `segments` without colours."""
        return [Segment(text, style.without_color if style else None, control) for text, style, control in segments]


ASK_AFTER, ASK_EVERY = 1.0, 60.0
"""Seconds after the start, and then between two looks, at how far away the terminal is."""


_CUT_OFF = 0.2
"""Seconds that another process may hold the library when the line is cut: one leaves within a second."""


class BroadsheetApp(App[None], inherit_bindings=False):
    """A reader over one library."""

    TITLE = "Broadsheet"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False
    COLOURLESS: ClassVar[LineFilter] = Colourless()

    def __init__(
        self,
        library: Library,
        *,
        name: str = "",
        sort: Sort = "relevance",
        writer: Sequence[str] | None = None,
        mender: Sequence[str] | None = None,
        welcomed: Path | None = None,
        left: Path | None = None,
        tier: terminal.Tier | None = None,
        stock_output: bool = False,
        settings: Path | None = None,
        config: "Config | None" = None,
    ) -> None:
        """Read from `library`, which the bottom line calls `name`; its list begins in the order `sort`.

        `writer` is the command line of a process that fills it and tells its progress as JSON lines; `mender` of one
        that is started only when the index turns out to be behind. `welcomed` is the file that says that this person
        has taken the tour, or put it away: without it there the tour begins; `left` the file for the place at which
        one leaves the library. `tier` is what the terminal can show, from
        the environment when it is not given. `stock_output` leaves what is sent to Textual. `settings` is the file that
        is followed while it changes, `config` what it says now.
        """
        self.tier = tier or terminal.tier(os.environ)
        super().__init__()
        self._cells = None if stock_output else cells.take_over(self, os.environ.get("TERM", ""))
        self.animation_level = "none"
        self.wardrobe = Wardrobe()
        if config:
            self.wardrobe.take_in(config.palettes, config.theme)
        for palette in self.wardrobe.palettes:
            self.register_theme(theme(palette))
        self.theme = (self.wardrobe.palette or PALETTES[0]).name
        self._welcomed = welcomed
        self._config = config
        self.sent = 0
        """Bytes written to the terminal so far."""
        self._link, self._asked_after = Link(), 0
        self.reader = ReaderScreen(library, name or library.path.name, self._look, self._glyphs, sort=sort)
        self.reader.themes = self.wardrobe.names
        self.reader.sent = lambda: self.sent
        self.reader.employ(writer, mender)
        if left:
            self.reader.return_to(left)
        self.reader.follow_settings(settings, config)
        if config:
            self.reader.want_lean(config.lean)

    @property
    def _look(self) -> Look:
        return self.wardrobe.look(colour=self.tier.colour)

    @property
    def _glyphs(self) -> Glyphs:
        ascii = self._config.ascii if self._config else None
        return ASCII if (self.tier.ascii if ascii is None else ascii) else UNICODE

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every line goes through before it is sent."""
        palette = self.wardrobe.palette if self.tier.colour else None
        if palette is None:
            return (self.COLOURLESS,)
        return super().get_line_filters() if palette.ansi else ()  # Textual's turn into hues what is no hue yet

    async def on_event(self, event: Event) -> None:
        """Take an event; keys and pasted text go to the reader, which does one after the other."""
        if isinstance(event, Key) and self.reader.is_current:
            await self.reader.press(event)
        elif isinstance(event, CursorPosition):
            self._hear_link()
        elif isinstance(event, Paste) and self.reader.is_current:
            self.reader.write(event.text)
        else:
            if isinstance(event, Resize):
                self._forget_cells()  # a terminal may have moved its lines about
            await super().on_event(event)

    def on_mount(self) -> None:
        """Show the reader and answer the signals that end a program."""
        if not self.is_headless:
            terminal.on_signals(asyncio.get_running_loop(), self._leave, self._vanish)
            terminal.watch_line(self._vanish)
            self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
            self.set_timer(ASK_AFTER, self._ask_link)
            self.set_interval(ASK_EVERY, self._ask_link_again)
        self.push_screen(self.reader)
        if self._welcomed and not self._welcomed.exists():
            self.call_after_refresh(self.reader.begin_tour)

    # -- the line to the terminal ------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """Return what writes to the terminal, counting what it writes."""
        stock = super().get_driver_class()

        def write(driver: Driver, data: str) -> None:
            self.sent += len(data.encode())
            stock.write(driver, data)

        return type(stock.__name__, (stock,), {"write": write})

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
            self.reader.line_is(slow=self._link.slow)
        else:
            self._ask_link()

    @on(ReaderScreen.Welcomed)
    def _remember_welcome(self) -> None:
        if self._welcomed:
            with suppress(OSError):  # then the hint is there again next time
                self._welcomed.parent.mkdir(parents=True, exist_ok=True)
                self._welcomed.touch()

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Leave the terminal to another program, and Ctrl-C with it."""
        with super().suspend(), terminal.lent(asyncio.get_running_loop(), self._leave):
            yield

    def _leave(self, status: int) -> None:
        self.exit(return_code=status)

    def _remember_place(self) -> None:
        with suppress(OSError):  # then the next start begins at the beginning
            self.reader.remember_place()

    def _vanish(self) -> None:
        self._remember_place()
        self.reader.keep_place_now(_CUT_OFF)
        if self.reader.writer:
            self.reader.writer.stop()
        terminal.end_now()

    async def on_unmount(self) -> None:
        """Keep the place, and let no writer outlive the reader."""
        self._remember_place()
        if self.reader.writer:
            self.reader.writer.stop()
            await self.reader.writer.ended()

    @on(ReaderScreen.NextTheme)
    def _next_theme(self) -> None:
        self.wear(self.wardrobe.following)

    @on(ReaderScreen.Wear)
    def _wear_named(self, message: ReaderScreen.Wear) -> None:
        self.wear(message.theme)

    @on(ReaderScreen.Configured)
    def _take_config(self, message: ReaderScreen.Configured) -> None:
        if message.config.readable:
            before, self._config = self._config, message.config
            if message.config.lean != (before.lean if before else None):
                self.reader.want_lean(message.config.lean)
            self.wardrobe.take_in(message.config.palettes, message.config.theme)
            self.reader.themes = self.wardrobe.names
            self.theme = PALETTES[0].name  # the same again would leave one's own theme in its old colours
            self._dress(self.wardrobe.name)

    def wear(self, name: str) -> None:
        """Draw everything in the theme of this name."""
        if not self.tier.colour:
            self.reader.say("this terminal shows no colours")
        elif name not in self.wardrobe.names:
            self.reader.say(f"no theme is called {name}; there are {', '.join(self.wardrobe.names)}")
        else:
            self._dress(name)
            self.reader.say(f"theme {name}")

    def _dress(self, name: str) -> None:
        self.wardrobe.name = name
        if palette := self.wardrobe.palette:
            self.register_theme(theme(palette))  # one's own may have other colours now
            self.theme = palette.name
        self._forget_cells()
        self.reader.dress(self._look, self._glyphs)

    def action_redraw(self) -> None:
        """Draw everything again, whatever the terminal shows now."""
        self._forget_cells()
        self.screen.refresh(layout=True)

    def _forget_cells(self) -> None:
        if self._cells:
            self._cells.forget()


def run(app: BroadsheetApp) -> int:
    """Run `app` on this terminal and return the exit status; where no screen can be drawn, say why on standard error.

    The mouse stays off: nothing here needs it, following it costs kilobytes a second on a slow line, and the
    terminal's own selection goes on working.
    """
    why = terminal.refusal(os.environ, (sys.stdin, sys.stderr))
    if why:
        sys.stderr.write(f"broadsheet: {why}\n")
        return 2
    app.run(mouse=False)
    return app.return_code or 0
