"""How far away the terminal is: the time until it answers a question about its cursor."""

import time
from collections import deque
from collections.abc import Callable

QUESTION = "\x1b[6n"
FAR, NEAR = 0.2, 0.15
"""Seconds of a round trip from which a line is slow, and below which it is no longer."""
_LAST = 3
"""Answers of which the quickest counts: one may have waited for something else."""


class Link:
    """The line to the terminal. A terminal that never answers is taken to be near."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.slow = False
        self._clock = clock
        self._asked: float | None = None
        self._took: deque[float] = deque(maxlen=_LAST)

    def ask(self) -> str:
        """Return the question to send now."""
        self._asked = self._clock()
        return QUESTION

    def answered(self) -> None:
        """Take note that the answer is there; one to no question of ours is passed over."""
        if self._asked is None:
            return
        self._took.append(self._clock() - self._asked)
        self._asked = None
        if self.is_known:
            self.slow = self.round_trip > (NEAR if self.slow else FAR)

    @property
    def is_known(self) -> bool:
        """Whether enough answers have come to judge by."""
        return len(self._took) == _LAST

    @property
    def round_trip(self) -> float:
        """Seconds there and back; 0 while nothing is known."""
        return min(self._took, default=0.0)
