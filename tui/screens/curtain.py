"""One picture instead of several."""

import asyncio
from contextlib import ExitStack

from textual.screen import Screen


class Curtain:
    """Keeps the picture that stands while what belongs together comes in."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._held = ExitStack()
        self._opening: asyncio.TimerHandle | None = None

    def close(self, seconds: float) -> None:
        """Paint nothing until `open`, or until `seconds` have passed since this was first called."""
        if self._opening is None:
            self._held.enter_context(self._screen.app.batch_update())
            self._opening = asyncio.get_running_loop().call_later(seconds, self.open)

    def open(self) -> None:
        """Paint what there is to paint."""
        if self._opening:
            self._opening.cancel()
            self._opening = None
            asyncio.get_running_loop().call_soon(self._lift)  # what has changed so far is told to the screen before

    def _lift(self) -> None:
        self._held.close()
        self._screen.check_idle()
