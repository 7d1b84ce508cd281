"""Sources: files, folders and standard input become raw documents."""

import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from index.article import RawDocument, Rejected
from index.sources.files import FILE_LIMIT, LINE_LIMIT, load
from index.sources.walk import IGNORE_FILE, Found, find

__all__ = ["FILE_LIMIT", "IGNORE_FILE", "LINE_LIMIT", "Found", "find", "load", "read"]


def read(paths: Iterable[str | os.PathLike[str]], stdin: BinaryIO | None = None) -> Iterator[RawDocument | Rejected]:
    """Yield every document under `paths`, lazily and in a stable order: `find`, then `load`.

    `-` is standard input, or `stdin` where given.
    """
    for found in find(paths):
        if isinstance(found, Rejected):
            yield found
        else:
            yield from load(found, stdin)
