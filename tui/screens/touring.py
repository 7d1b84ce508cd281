"""The tour: five keys for a newcomer, each shown when the one before was pressed."""

from __future__ import annotations

from typing import NamedTuple

from textual.message import Message

from tui import keys
from tui.keys import Key
from tui.screens.commanding import CommandingDesk


class _Stage(NamedTuple):
    """One key of the tour. Its sentence has the key's name in front and fits on the narrowest screen."""

    id: str
    """Of the key, in the table of keys."""
    says: str
    also: tuple[str, ...] = ()
    """Ids of other keys that show as well that it has been understood."""


_STAGES = (
    _Stage("open", "reads the article"),
    _Stage("page-down", "pages on in it", ("half-down", "down", "next-article")),
    _Stage("next-mention", "walks the names in it", ("previous-mention",)),
    _Stage("search", "searches as you type"),
    _Stage("help", "shows every key", ("palette",)),
)


class TouringDesk(CommandingDesk):
    """A desk that shows a newcomer round, in two lines at the bottom. They stand in nobody's way."""

    class Welcomed(Message):
        """The tour is over, or was ended."""

    _stage: int | None = None
    """Which key is waited for; None while there is no tour."""

    def begin_tour(self) -> None:
        """Show the first key."""
        self._stage = 0
        self._tell_stage("All invented. Esc ends the tour")

    def end_tour(self) -> None:
        """Take the hint away, for good."""
        self._stage = None
        self.hint.say()
        self.post_message(self.Welcomed())

    async def run_named(self, key: Key) -> None:
        """Do what a line of the table does; when it is the one that the tour waits for, go on to the next."""
        await super().run_named(key)
        if self._stage is not None and self._stage < len(_STAGES):
            stage = _STAGES[self._stage]
            if key.id in (stage.id, *stage.also):
                self._stage += 1
                self._tell_stage("Esc ends the tour")

    def _tell_stage(self, below: str) -> None:
        if self._stage is None:
            return
        if self._stage < len(_STAGES):
            stage = _STAGES[self._stage]
            self.hint.say(f"{self._stage + 1}/{len(_STAGES)}  {keys.first(stage.id)} {stage.says}", below)
        else:
            self.hint.say(f"{keys.first('palette')} finds what else there is", "That was it: Esc puts this away")
            self.post_message(self.Welcomed())
