"""Limits: how much may come out of a file that is packed, and what is raised where it holds more."""

import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from lzma import LZMAError

FILE_LIMIT = 64 << 20
"""Bytes of one document, and of an archive inside an archive."""
LINE_LIMIT = 16 << 20
"""Bytes of one line of JSON lines, and of one row of a table."""
DEPTH_LIMIT = 5
"""How many packings may lie in one another; a `.tar.gz` is two."""
_EXPANSION = 100
_FREE = 64 << 20
_WORST = _EXPANSION * FILE_LIMIT


class Unsound(Exception):
    """A packed file, or a piece of one, cannot be read on; the text is the reason."""


class Exhausted(Exception):
    """More came out of a file than may; nothing more of it is read. The text is the reason."""


@dataclass(slots=True)
class Budget:
    """How many bytes may still be unpacked from one file, whatever lies in it and in whatever lies in that."""

    left: int

    @classmethod
    def of(cls, size: int) -> "Budget":
        """Return the budget of a file of `size` bytes; 0 where nobody can tell, as of standard input."""
        return cls(_FREE + _EXPANSION * size if size else _WORST)

    def spend(self, size: int) -> None:
        """Count `size` unpacked bytes. Raises `Exhausted` where they are too many."""
        self.left -= size
        if self.left < 0:
            raise Exhausted(
                f"unpacks to over {_EXPANSION} times its size, as a bomb does; what came before that went in"
            )


# What zipfile, tarfile and the decompressors let through on bytes that are not what they say.
_FAULTS = (
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
    LookupError,
    TypeError,
    AttributeError,
    LZMAError,
    struct.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)


@contextmanager
def sound() -> Iterator[None]:
    """Turn what the libraries raise on damaged bytes into `Unsound`."""
    try:
        yield
    except EOFError as error:
        raise Unsound("breaks off before its end") from error
    except _FAULTS as error:
        raise Unsound(f"is damaged ({_first_words(error)})") from error


def _first_words(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
