"""One picture instead of several."""

import asyncio
from contextlib import ExitStack

from textual.screen import Screen

TOGETHER = 0.025
"""Seconds at most that what a key changes at once waits for what it changes a little later."""


class Curtain:
    """Keeps the picture that stands while what belongs together comes in."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._held = ExitStack()
        self._opening: asyncio.TimerHandle | None = None

    def draw(self, seconds: float = TOGETHER) -> bool:
        """Paint nothing until `open`, or for so long; where it is drawn already leave it at that, and return False."""
        if self._opening:
            return False
        self._held.enter_context(self._screen.app.batch_update())
        self._opening = asyncio.get_running_loop().call_later(seconds, self.open)
        return True

    def hasten(self, seconds: float) -> None:
        """Paint what there is to paint after so long at the latest."""
        loop = asyncio.get_running_loop()
        if self._opening and self._opening.when() > loop.time() + seconds:
            self._opening.cancel()
            self._opening = loop.call_later(seconds, self.open)

    def open(self) -> None:
        """Paint what there is to paint."""
        if self._opening:
            self._opening.cancel()
            self._opening = None
            asyncio.get_running_loop().call_soon(self._lift)  # what has changed so far is told to the screen before

    def _lift(self) -> None:
        self._held.close()
        self._screen.check_idle()
