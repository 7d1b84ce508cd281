"""Starting a child process that is a program of its own, with a pipe to it."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

_PACKAGES = Path(__file__).parents[2]  # where a child finds this very package, wherever the caller found it


def cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _places() -> list[str]:
    """Return where a child looks for modules: not where the caller stands, which may be among hostile files."""
    return [str(_PACKAGES), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]


class Process:
    """A running module; it was given the number of its end of the pipe before all other `arguments`.

    A program of its own rather than a fork: the caller may have threads, and need not be importable again.
    """

    def __init__(self, module: str, *arguments: str) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", module, str(theirs.fileno()), *arguments],  # -P: nothing that lies here
                pass_fds=[theirs.fileno()],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, _places()))},  # an empty one is here, too
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is the parent's to deal with
            )
        from multiprocessing.connection import Connection  # who only counts cores does without

        self.pipe: Connection[Any, Any] = Connection(ours.detach())

    def kill(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._process.wait()
        self.pipe.close()
