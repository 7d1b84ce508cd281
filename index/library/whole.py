"""Files that a library has beside its store, each written whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from index.errors import LibraryError


def write_whole(library: Path, file: Path, pieces: Iterable[bytes]) -> None:
    """Put `pieces` into a file of the library, in the place of what is there; its folder is made where it is missing.

    Raises:
        LibraryError: it cannot be written; then it is as it was.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as part:
            try:
                part.writelines(pieces)
                part.flush()
                os.fsync(part.fileno())
                Path(part.name).replace(file)
            except BaseException:  # an interruption too: nobody would ever take it away
                Path(part.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        why = f"{file} cannot be written: {error.strerror}; is the disk full or read-only?"
        raise LibraryError(library, why) from error
