"""A curtain before the screen: what belongs together is painted together."""

from contextlib import ExitStack

from textual.screen import Screen
from textual.timer import Timer

TOGETHER = 0.05
"""Seconds at most that a part of what a key changes keeps back the rest of it."""


class Curtain:
    """While it is drawn nothing is painted. It opens by itself, so that what is slow keeps nothing from the screen."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._held = ExitStack()
        self._opening: Timer | None = None

    def draw(self, seconds: float) -> bool:
        """Paint nothing for so long at most; where it is drawn already leave it at that, and return False."""
        if self._opening:
            return False
        self._held.enter_context(self._screen.app.batch_update())
        self._opening = self._screen.set_timer(seconds, self.open)
        return True

    def open(self) -> None:
        """Paint what has changed."""
        if self._opening:
            self._opening.stop()
            self._opening = None
            self._held.close()
            self._screen.check_idle()
