"""Writing a file, whole or not at all."""

import errno
import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def write_whole(file: Path, pieces: Iterable[str]) -> None:
    """Write a file in UTF-8 beside its place, where it comes when all of it is on the disk; else all stays as it was.

    A file that is there keeps its rights, and a link to one stays. What is no file, as a pipe, is written to at once.

    Raises:
        OSError: it cannot be written; also whatever `pieces` raises.
    """
    if file.exists() and not file.is_file():
        with file.open("w", encoding="utf-8", newline="") as out:
            out.writelines(pieces)
        return
    file = file.resolve()
    if file.exists() and not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    part = file.with_name(f".{file.name}.{os.getpid()}.part")  # of two at once each writes its own, the later stays
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            out.writelines(pieces)
            out.flush()
            os.fsync(out.fileno())
        if file.exists():
            shutil.copymode(file, part)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
