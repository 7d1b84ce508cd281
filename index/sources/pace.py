"""Pace: hosts rest between the requests of one round, as long as they ask for, within reason."""

import time
from collections.abc import Callable

REST = 0.5
"""Seconds between two requests to a host that asks for nothing."""
LONGEST_REST = 10.0
"""Seconds that a host may ask for: a person waits."""


class Pace:
    """Remembers when each host was last asked."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._rested: dict[str, float] = {}
        """When each host may be asked again."""

    def await_turn(self, host: str) -> None:
        """Wait until `host` has had its rest."""
        left = self._rested.get(host, 0) - self._clock()
        if left > 0:
            self._sleep(left)

    def has_answered(self, host: str, wanted: float | None) -> None:
        """Let `host` rest from now on, for the seconds that it wants or as usual."""
        rest = REST if wanted is None else min(max(wanted, REST), LONGEST_REST)
        self._rested[host] = self._clock() + rest
