"""The file of settings while one reads: a change of it holds within a second, a slip in it is said."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui import keys
from tui.screens.telling import TellingDesk
from tui.widgets.entries import Entry
from tui.widgets.page import MEASURE
from tui.widgets.wording import counted

if TYPE_CHECKING:
    from tui.config import Config

LOOK_EVERY = 1.0
"""Seconds between looks whether the file has changed: one question to the file system, and nothing sent."""

Stamp = tuple[int, int, int]
"""Moment of the last change, bytes, inode; all -1 where there is no file."""


class SettlingDesk(TellingDesk):
    """A desk with a file of settings."""

    class Configured(Message):
        """The file of settings has changed: it says this now, and had this stamp."""

        def __init__(self, config: Config, stamp: Stamp) -> None:
            super().__init__()
            self.config, self.stamp = config, stamp

    settings: Path | None = None
    """The file, there or not; None where none is followed."""
    config: Config | None = None
    """What it says, or said before it became unreadable."""
    _faulty: Config | None = None
    """What it says, readable or not."""
    _stamp: Stamp = (-1, -1, -1)
    _own: Stamp = (-1, -1, -1)
    """The file as the reader itself has left it: what was written was said then."""

    def follow_settings(self, file: Path | None, config: Config | None) -> None:
        """Take `config` for what `file` says now, and follow the file from here on."""
        self.settings, self.config, self._faulty = file, config, config
        self._stamp = _stamp(file) if file and config else self._stamp
        keys.bind(config.keys if config else {})
        if config and config.measure:
            self.article_text.measure = config.measure

    def wrote_settings(self) -> None:
        """Take note that the reader itself has just changed the file."""
        if self.settings:
            self._own = _stamp(self.settings)

    def on_mount(self) -> None:
        """Look from time to time whether the file has changed, and say what is wrong with it."""
        if self.settings:
            self.set_interval(LOOK_EVERY, partial(self._look_at_settings, self.settings))
        if self.config and any(fault.wrong for fault in self.config.faults):
            self._tell_faults(self.config)

    def _look_at_settings(self, file: Path) -> None:
        work = partial(self._read_settings, file, self._stamp)
        self.run_worker(work, thread=True, exclusive=True, group="settings")

    def _read_settings(self, file: Path, before: Stamp) -> None:
        stamp = _stamp(file)
        if stamp != before:
            from tui.config import load

            self.post_message(self.Configured(load(file), stamp))

    @on(Configured)
    def _take_settings(self, message: Configured) -> None:
        self._stamp, self._faulty = message.stamp, message.config
        if message.config.readable:
            before, self.config = self.config, message.config
            if message.config.measure != (before.measure if before else None):
                self.article_text.set_measure(message.config.measure or MEASURE)
            keys.bind(message.config.keys)
            self.tell_keys()
        self._tell_faults(message.config)

    def _tell_faults(self, config: Config) -> None:
        wrong = [fault for fault in config.faults if fault.wrong]
        name = self.settings.name if self.settings else "the settings"
        if not wrong:
            if self._stamp != self._own:
                self.say(f"{name} was read again: its settings hold")
            return
        more = f"; {counted(len(wrong) - 1, 'more slip')}: :settings" if len(wrong) > 1 else ""
        kept = "" if config.readable else "; what held before still does"
        self.say(f"{name}, {wrong[0]}{kept}{more}")

    def action_settings(self) -> None:
        """Show where the settings are, and what is to be said of them."""
        file, config = self.settings, self._faulty
        entries = [Entry("", str(file) if file else "No file of settings is followed here.")]
        if config and not config.faults:
            entries.append(Entry("", "All of it holds."))
        elif config:
            entries += [Entry(f"{fault.line or ''}", fault.sentence) for fault in config.faults]
        elif file:
            entries.append(Entry("", "It is not there yet; broadsheet config --defaults prints one to begin with."))
        self.lay_panel("SETTINGS", entries)


def _stamp(file: Path) -> Stamp:
    try:
        found = file.stat()
    except OSError:
        return -1, -1, -1
    return found.st_mtime_ns, found.st_size, found.st_ino
