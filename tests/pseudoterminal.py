"""A program on a pseudo-terminal, its screen kept by pyte: for tests that drive the real thing, and for benchmarks."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence

import psutil
import pyte


class Program:
    """A program on a pseudo-terminal; `close` leaves no process behind."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.raw = b""
        """All that it has sent."""
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.modes = termios.tcgetattr(slave)
        self._slave = slave
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(environ),
            start_new_session=True,
            preexec_fn=_own_terminal,
        )

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    @property
    def modes_now(self) -> list[object]:
        return termios.tcgetattr(self._slave)

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait(self, ready: Callable[[str], object], seconds: float = 30.0) -> None:
        """Read what the program sends until `ready(text of the screen)` holds."""
        end = time.monotonic() + seconds
        while not ready(self.text):
            left = end - time.monotonic()
            assert left > 0, f"waited {seconds} s; the screen:\n{self.text}\nlast bytes: {self.raw[-300:]!r}"
            if not self._read(left):
                assert ready(self.text), f"the program ended; the screen:\n{self.text}\n{self.raw[-2000:]!r}"
                return

    def wait_quiet(self, seconds: float = 0.3) -> int:
        """Read until nothing has come for `seconds`; return the bytes that came."""
        before = len(self.raw)
        while self._read(seconds):
            pass
        return len(self.raw) - before

    def cpu_seconds(self) -> float:
        """Return the CPU time of the program so far, its children left out."""
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # the other end is closed
            return False
        self._take(data)
        return bool(data)

    def _take(self, data: bytes) -> None:
        self.raw += data
        self._stream.feed(data)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)
        self.process.send_signal(signal.SIGWINCH)

    def hang_up(self) -> None:
        """Cut the line."""
        os.close(self._master)
        os.close(self._slave)
        self._master = self._slave = -1

    def status(self, seconds: float = 15.0) -> int:
        """Read to the end and return the exit status."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end and self._master >= 0:
            self._read(0.05)
        status = self.process.wait(max(0.1, end - time.monotonic()))
        while self._master >= 0 and self._read(0):  # what it sent last
            pass
        return status

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self._master, self._slave):
            if descriptor >= 0:
                os.close(descriptor)


def _own_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
