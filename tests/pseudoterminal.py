"""A program on a pseudo-terminal: send keys, wait for what the screen shows, count bytes and CPU time."""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import psutil
import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    "down": "\x1b[B",
    "up": "\x1b[A",
}
# Sequences that pyte prints instead of obeying: private modes with an intermediate, device queries, OSC, DCS.
_UNKNOWN = re.compile(
    r"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:\$p|u|n|c)|\x1b\[[0-9;]*[ntc]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP.*?\x1b\\",
    re.S,
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-9;<=>?$ ]*|\][^\x07\x1b]*|P[^\x1b]*)?$")
QUIET_SECONDS = 0.15
"""A screen that has sent nothing for so long has settled."""


class Pseudoterminal:
    """Runs `command`; a context manager that leaves no process behind."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self.received = bytearray()
        self.status: int | None = None
        variables = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", **(environment or {})}
        for name in ("NO_COLOR", "COLUMNS", "LINES", "SSH_CONNECTION"):
            if name not in (environment or {}):
                variables.pop(name, None)
        self.pid, self._descriptor = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), variables)
        self.resize(columns, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait_for_end()
        os.close(self._descriptor)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def press(self, *keys: str) -> None:
        """Send keys: names from `KEYS`, or characters as they are."""
        os.write(self._descriptor, "".join(KEYS.get(key, key) for key in keys).encode())

    def text(self) -> str:
        """Return what the screen shows, a line a row."""
        return "\n".join(self.screen.display)

    def wait_for(self, what: str | Callable[[], bool], seconds: float = 30.0) -> None:
        """Read until the screen shows the text `what`, or `what()` is true. Raises AssertionError if it never does."""
        done = what if callable(what) else lambda: what in self.text()
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end or not self._read(min(0.2, max(0.0, end - time.monotonic()))):
                if done():
                    return
                if self.status is not None or time.monotonic() > end:
                    raise AssertionError(f"never saw {what!r}; the screen shows:\n{self.text()}")

    def settle(self) -> int:
        """Read until nothing comes any more; return the bytes that came."""
        before = len(self.received)
        while self._read(QUIET_SECONDS):
            pass
        return len(self.received) - before

    def wait_for_end(self, seconds: float = 30.0) -> int:
        """Read until the program has ended; return its status (128 + number after a signal)."""
        end = time.monotonic() + seconds
        while self.status is None and time.monotonic() < end:
            self._read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                self.status = code if code >= 0 else 128 - code
        if self.status is None:
            raise AssertionError(f"did not end; the screen shows:\n{self.text()}")
        while self._read(0.05):
            pass
        return self.status

    def cpu_seconds(self) -> float:
        """Return the CPU time of the program so far, its children left out."""
        times = psutil.Process(self.pid).cpu_times()
        return float(times.user + times.system)

    def _read(self, seconds: float) -> bool:
        """Take in what has come within `seconds`; tell whether anything has."""
        if not select.select([self._descriptor], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._descriptor, 65_536)
        except OSError:  # the other end is closed
            data = b""
        if not data:
            return False
        self.received += data
        text = self._rest + self._decoder.decode(data)
        unfinished = _UNFINISHED.search(text)
        cut = unfinished.start() if unfinished else len(text)
        self._rest = text[cut:]
        self._stream.feed(_UNKNOWN.sub("", text[:cut]))
        return True
