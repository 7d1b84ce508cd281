"""The Textual app: themes, settings, the place at which one leaves, and the reader on top."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import on
from textual.color import Color
from textual.events import Event, Key, Paste
from textual.filter import LineFilter
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from textual.theme import Theme

from tui import terminal
from tui.paint import ASCII, UNICODE, Glyphs
from tui.screens.reader import ReaderScreen
from tui.terminal_app import TerminalApp
from tui.themes import PALETTES, Look
from tui.wardrobe import Wardrobe

if TYPE_CHECKING:
    from index import Library, Sort
    from tui.config import Config  # loads when there is a file of settings


class Colourless(LineFilter):
    """Takes every colour off, so that not one colour sequence is sent; attributes stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return `segments` without colours."""
        return [Segment(text, style.without_color if style else None, control) for text, style, control in segments]


SETTLED = 0.4
"""Seconds after which a start is over: all is loaded that is looked at first."""

_CUT_OFF = 0.2
"""Seconds that another process may hold the library when the line is cut: one leaves within a second."""


class BroadsheetApp(TerminalApp):
    """A reader over one library."""

    TITLE = "Broadsheet"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False
    COLOURLESS: ClassVar[LineFilter] = Colourless()

    def _worn(self) -> str:
        return self.wardrobe.worn

    theme: Reactive[str] = Reactive(Initialize(_worn))
    """The theme that is on: one of ours from the beginning, or all style sheets would be read a second time."""

    def __init__(
        self,
        library: Library,
        *,
        name: str = "",
        sort: Sort = "relevance",
        writer: Sequence[str] | None = None,
        mender: Sequence[str] | None = None,
        pile: str = "",
        welcomed: Path | None = None,
        left: Path | None = None,
        tier: terminal.Tier | None = None,
        stock_output: bool = False,
        settings: Path | None = None,
        config: Config | None = None,
    ) -> None:
        """Read from `library`, which the bottom line calls `name`; its list begins in the order `sort`.

        `writer` is the command line of a process that fills it and tells its progress as JSON lines; `mender` of one
        that is started only when the index turns out to be behind. `pile` is what a person named for the writer to
        read, as they named it. `welcomed` is the file that says that this person has taken the tour, or put it away:
        without it there the tour begins; `left` the file for the place at which one leaves the library. `tier` is what
        the terminal can show, from the environment when it is not given. `stock_output` leaves what is sent to Textual.
        `settings` is the file that is followed while it changes, `config` what it says now.
        """
        self._vanishing = Lock()
        self.tier = tier or terminal.tier(os.environ)
        self.wardrobe = Wardrobe(few=self.tier.few)
        if config:
            self.wardrobe.take_in(config.palettes, config.theme)
        super().__init__(stock_output=stock_output)
        self._welcomed = welcomed
        self._config = config
        self.reader = ReaderScreen(library, name or library.path.name, self._look, self._glyphs, sort=sort)
        self.reader.themes = self.wardrobe.names
        self.reader.sent = lambda: self.sent
        self.reader.employ(writer, mender)
        self.reader.pile = pile
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

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Our themes by name; Textual's own are not among them."""
        return self.wardrobe.themes

    def get_default_screen(self) -> Screen[None]:
        """Return the reader."""
        return self.reader

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
        elif isinstance(event, Paste) and self.reader.is_current:
            self.reader.write(event.text)
        else:
            await super().on_event(event)

    def on_mount(self) -> None:
        """Begin the tour where nobody has taken it."""
        if self._welcomed and not self._welcomed.exists():
            self.call_after_refresh(self.reader.begin_tour)

    def on_ready(self) -> None:
        """Ask the library, behind the first picture."""
        self.call_after_refresh(self.reader.ask_everything)
        self.set_timer(SETTLED, self._collect)

    @staticmethod
    def _collect() -> None:
        """Let the garbage collector work, where it was kept out; it never looks at what is there by now."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def line_is(self, *, slow: bool) -> None:
        """Tell the reader how the line to the terminal is."""
        self.reader.line_is(slow=slow)

    @on(ReaderScreen.Welcomed)
    def _remember_welcome(self) -> None:
        if self._welcomed:
            with suppress(OSError):  # then the hint is there again next time
                self._welcomed.parent.mkdir(parents=True, exist_ok=True)
                self._welcomed.touch()

    # -- leaving -----------------------------------------------------------------------------------

    def _remember_place(self) -> None:
        with suppress(OSError):  # then the next start begins at the beginning
            self.reader.remember_place()

    def vanish(self) -> None:
        """Keep the place and end at once: nobody sees this any more.

        The hang-up and the dead line tell of it from two threads. The first is heard: the other would write into the
        file that keeps the place, and the process ends in the midst of that.
        """
        if not self._vanishing.acquire(blocking=False):
            return
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

    # -- themes and settings -----------------------------------------------------------------------

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
        self.theme = self.wardrobe.worn
        self.forget_cells()
        self.reader.dress(self._look, self._glyphs)


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
