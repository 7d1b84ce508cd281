"""One writer at a time: a lock file that names its owner and frees itself when the owner dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import LibraryError, LockedLibrary


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the library's lock.

    Raises:
        LockedLibrary: another process holds it; its number is in the message.
        LibraryError: the lock file cannot be made.
    """
    try:
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        why = f"the library at {folder} cannot be written to: {error.strerror}"
        raise LibraryError(folder, why) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            owner = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
            raise LockedLibrary(folder, f"process {owner}") from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(descriptor)  # the kernel lets go of the lock, here as after a kill
