"""Sources: files, folders and standard input become raw documents."""

import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from index.inputs import RawDocument, Rejected
from index.sources.files import Mapping, load
from index.sources.limits import FILE_LIMIT, LINE_LIMIT
from index.sources.walk import IGNORE_FILE, Found, find

__all__ = ["FILE_LIMIT", "IGNORE_FILE", "LINE_LIMIT", "Found", "Mapping", "find", "load", "read"]


def read(
    paths: Iterable[str | os.PathLike[str]],
    stdin: BinaryIO | None = None,
    mapping: Mapping = (),
    library: str = "",
) -> Iterator[RawDocument | Rejected]:
    """Yield every document under `paths`, lazily and in a stable order: `find`, then `load`.

    `-` is standard input, or `stdin` where given. `mapping` travels with each document. The folder
    `library` is left out, if given.
    """
    for found in find(paths, library):
        if isinstance(found, Rejected):
            yield found
        else:
            yield from load(found, stdin, mapping)
