"""A program on a pseudo-terminal, with the times at which its bytes come."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psutil

from tests.pseudoterminal import Program

COLUMNS, ROWS = 120, 40
_QUIET = 0.12
"""Seconds without a byte after which an answer is taken to be whole: longer than the text waits for the cursor."""

_CPU_CLOCK = 2
"""Of a process's clocks the one of its CPU time, as clock_getcpuclockid(3) makes their numbers on Linux."""

PATIENCE = 0.5
"""Seconds that an answer may take to begin; a key that changes nothing has none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program sends for one key."""

    sent: int
    """Bytes."""
    first: float
    last: float
    """Milliseconds from the key to the first and the last byte; 0 when none came."""
    settled: float
    """Milliseconds from the key to when what is watched stood as it stayed; 0 when it did before."""
    spent: float
    """Milliseconds of CPU that the program took from the key until then."""


class Measured(Program):
    """A program whose answers are timed.

    Its environment is this one's, without what changes colours, and without what keeps Python from storing what it has
    compiled: an installed program is compiled once, not at every start.
    """

    def __init__(self, command: Sequence[str], columns: int = COLUMNS, rows: int = ROWS) -> None:
        environ = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        for name in ("NO_COLOR", "SSH_CONNECTION", "TMUX", "PYTHONDONTWRITEBYTECODE"):
            environ.pop(name, None)
        self.came: list[float] = []
        """When bytes came, one entry a read."""
        self.watched: Callable[[str], object] | None = None
        """What of the screen's text is looked at after each read, so that `Answer.settled` can tell."""
        self._seen: object = None
        self._settled = self._spent = 0.0
        self.spent = 0.0
        """Seconds of CPU that the program had taken when its latest bytes came, before they were looked at here."""
        super().__init__(command, environ, columns, rows)

    def _take(self, data: bytes) -> None:
        self.came.append(time.perf_counter())
        self.spent = self.cpu_seconds()
        super()._take(data)
        if self.watched and (seen := self.watched(self.text)) != self._seen:
            self._seen, self._settled, self._spent = seen, self.came[-1], self.spent

    def cpu_seconds(self) -> float:
        """Return the CPU time of the program so far to the microsecond: what is counted in ticks is 10 ms off."""
        return time.clock_gettime(~self.process.pid << 3 | _CPU_CLOCK)

    def answer(self, key: str, quiet: float = _QUIET) -> Answer:
        """Press a key and read until, after its first byte, nothing has come for `quiet` seconds."""
        self.came.clear()
        self._seen = self.watched(self.text) if self.watched else None
        self._spent = cpu = self.cpu_seconds()
        self._settled = start = time.perf_counter()
        before = len(self.raw)
        self.press(key)
        if self._read(PATIENCE):
            self.wait_quiet(quiet)
        times = [(moment - start) * 1000 for moment in self.came] or [0.0]
        settled, spent = (self._settled - start) * 1000, (self._spent - cpu) * 1000
        return Answer(len(self.raw) - before, times[0], times[-1], settled, spent)

    def memory(self) -> tuple[float, float]:
        """Return megabytes: resident, and of these what is this program's alone and no file's."""
        process = psutil.Process(self.process.pid)
        with open(f"/proc/{self.process.pid}/smaps_rollup") as rollup:
            anonymous = sum(int(line.split()[1]) for line in rollup if line.startswith("Anonymous:"))
        return process.memory_info().rss / 1e6, anonymous / 1e3
