"""One writer at a time: lock files that name their owner and free themselves when the owner dies."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import LibraryError, LockedLibrary

PATIENCE = 2.0
"""Seconds that a writer waits: who keeps what was found in some articles holds the lock for a moment only."""
_BETWEEN = 0.02


@contextmanager
def writing(folder: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock for whoever changes the library.

    Raises:
        LockedLibrary: another process has held it for `patience` seconds; its number is in the message.
        LibraryError: the lock file cannot be made.
    """
    with _holding(folder, "lock", patience):
        yield


@contextmanager
def looking(folder: Path) -> Iterator[None]:
    """Hold the lock for whoever looks through articles for names; one is enough. Raises as `writing` does."""
    with _holding(folder, "looking", 0.0):
        yield


@contextmanager
def _holding(folder: Path, name: str, patience: float) -> Iterator[None]:
    try:
        descriptor = os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        why = f"the library at {folder} cannot be written to: {error.strerror}"
        raise LibraryError(folder, why) from error
    try:
        _take(descriptor, folder, time.monotonic() + patience)
        with contextlib.suppress(OSError):  # a full disk: who holds it cannot be told then, but it is held
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(descriptor)  # the kernel lets go of the lock, here as after a kill


def _take(descriptor: int, folder: Path, until: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError as error:
            if time.monotonic() >= until:
                owner = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
                raise LockedLibrary(folder, f"process {owner}") from error
        time.sleep(_BETWEEN)
