"""Doing again: macros from the settings or recorded here, and the last change once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

from tui import keys
from tui.paint import Glyphs
from tui.screens.commanding import CommandingDesk
from tui.screens.prefixing import PrefixingDesk
from tui.screens.settling import SettlingDesk
from tui.themes import Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Library, Sort

CHANGES = frozenset(("toggle-read", "read-all", "tag", "note", "export", "pipe", "rule-retype", "rule-hide"))
"""What `.` does again."""
_DEEPEST = 8
"""Macros within macros."""
_LONGEST = 500
"""Keys that are recorded at most."""


class PlayingDesk(CommandingDesk, SettlingDesk, PrefixingDesk):
    """A desk that plays keys and command lines as if they were typed."""

    def __init__(self, library: Library, name: str, look: Look, glyphs: Glyphs, *, sort: Sort = "relevance") -> None:
        super().__init__(library, name, look, glyphs, sort=sort)
        self.recorded: dict[str, list[str]] = {}
        """The keys of each macro that was recorded here, by its letter."""
        self._recording: str | None = None
        """The letter that keys are recorded for."""
        self._played = ""
        """The letter that was played last."""
        self._depth = 0
        self._latest = ""
        """The last change, as a command line."""
        self._changing = ""
        """What asks in the line and is a change once it is answered."""

    async def press(self, key: Key) -> None:
        """Do what the table says of `key`."""
        raise NotImplementedError

    # -- macros ------------------------------------------------------------------------------------

    def action_play(self) -> None:
        """Have the next letter name what is played."""
        macros = self._macros
        again = ((keys.named("play-again"), f"{self._played} again"),) if self._played else ()
        self.begin("play", (*again, *((letter, _told(macros[letter])) for letter in sorted(macros))))
        if not macros:
            self.say("no macro is there yet: :record a records one, [macros] in the settings keeps them")

    async def command_play(self, letter: str) -> None:
        """Play what this letter names."""
        await self._play(letter)

    @property
    def _macros(self) -> dict[str, Sequence[str]]:
        return {**(self.config.macros if self.config else {}), **self.recorded}

    async def take_letter(self, scope: keys.Scope, letter: str) -> None:
        """Play what a letter behind the prefix names."""
        if scope == "play":
            await self._play(letter)
        else:
            await super().take_letter(scope, letter)

    async def action_play_again(self) -> None:
        """Play what was played last."""
        if self._played:
            await self._play(self._played)
        else:
            self.say("nothing was played yet")

    async def _play(self, letter: str) -> None:
        macro = self._macros.get(letter)
        if macro is None:
            self.say(f"no macro is called {letter}; :record {letter} records one")
        elif letter == self._recording or self._depth >= _DEEPEST:
            self.say(f"macro {letter} would play itself without end")
        else:
            self._played, self._depth = letter, self._depth + 1
            try:
                for part in macro:
                    await self._do(part)
            finally:
                self._depth -= 1

    async def _do(self, part: str) -> None:
        if part.startswith(":") and len(part) > 1:
            await self.run_line(part)
        else:
            await self.press(Key(part, character_of(part)))

    def action_record(self) -> None:
        """End recording."""
        if self._recording is None:
            self.say("say what to call it: :record a; then :record alone ends it")
            return
        recorded = self.recorded[self._recording]
        del recorded[len(recorded) - _typed_last(recorded) :]  # what ended the recording is no part of it
        self._end_recording(self._recording)

    def _end_recording(self, letter: str) -> None:
        self._recording = None
        plays = f"{keys.named('play')} {letter} plays {len(self.recorded[letter])} keys until you leave"
        self.say(f"recorded: {plays}; :keep-macro {letter} keeps it")

    def command_record(self, letter: str) -> None:
        """Record the keys that come, under a letter."""
        if len(letter) != 1 or not letter.isalnum():
            self.say("a macro is called by one letter or digit")
        else:
            self._recording, self.recorded[letter] = letter, []
            self.say(f"recording {letter}: :record ends it")

    def note_press(self, key: Key) -> None:
        """Take note of a key that a person has pressed, before it is done."""
        if self._recording is not None and not self._depth:
            recorded = self.recorded[self._recording]
            if len(recorded) < _LONGEST:
                recorded.append(key.key)
            else:
                self._end_recording(self._recording)

    # -- the last change ---------------------------------------------------------------------------

    async def run_named(self, key: keys.Key) -> None:
        """Do what a line of the table does; a change is remembered."""
        await super().run_named(key)
        if key.id in CHANGES and self.asking:
            self._changing = key.id
        elif key.id in CHANGES:
            self._latest = key.id

    async def answer(self, text: str) -> None:
        """Take `text` for the answer to the question that stands in the line."""
        changing, self._changing = self._changing, ""
        if changing:
            self._latest = f"{changing} {text}"
        await super().answer(text)

    def action_leave_prompt(self) -> None:
        """Go back and leave things as they were."""
        self._changing = ""
        super().action_leave_prompt()

    async def action_repeat(self) -> None:
        """Do the last change again, with what is in hand now."""
        name, answered, text = self._latest.partition(" ")
        key = next((key for key in keys.commands() if key.id == name), None)
        if key is None:
            again = f"{keys.first('repeat')} does the last tag, note, read mark, export or pipe again"
            self.say(f"nothing was changed yet: {again}")
        elif answered:
            await self.run_with(key, text)
        else:
            await self.run_named(key)


def character_of(key: str) -> str | None:
    """Return what Textual's `key` writes where one types; None where it writes nothing."""
    from tui.config.keynames import written

    return written(key)


def _told(macro: Sequence[str]) -> str:
    return " ".join(part if part.startswith(":") else keys.face(part) for part in macro)


def _typed_last(recorded: Sequence[str]) -> int:
    """Return how many of the last keys ended the recording: those from the one that opened the line or palette."""
    openers = {name for key in keys.bound() if key.id in ("command", "palette") for name in key.keys}
    return next((number for number, key in enumerate(reversed(recorded), 1) if key in openers), 0)
