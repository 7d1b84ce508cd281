"""Files that may be damaged: their numbers are trusted while all goes well, and looked at when something does not."""

import contextlib
from collections.abc import Iterator
from typing import Protocol

from index.search.arrays import BrokenArrays

SUSPICIOUS = (BrokenArrays, LookupError, ValueError, ArithmeticError, MemoryError, UnicodeError)
"""What numbers that are not what was written can lead to."""


class DamagedIndex(Exception):
    """The files on the disk are not what was written; only making them anew helps."""


class Checked(Protocol):
    """Something read from files with checksums."""

    def check_size(self) -> None:
        """Look whether a file was cut since it was opened. Raises `BrokenArrays`."""

    def verify(self) -> None:
        """Read everything and compare checksums. Raises `BrokenArrays`."""


@contextlib.contextmanager
def doubting(opened: Checked) -> Iterator[None]:
    """Turn what damaged files lead to into `DamagedIndex`; what something else led to passes."""
    try:
        opened.check_size()
        yield
    except SUSPICIOUS as error:
        try:
            opened.verify()
        except BrokenArrays as damage:
            raise DamagedIndex from damage
        raise error
