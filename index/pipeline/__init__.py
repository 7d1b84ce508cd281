"""Pipeline: the only place that composes sources, parse and extract."""

import os
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import BinaryIO

from index.article import Article, Extraction, RawDocument, Rejected

__all__ = ["digest_paths"]


def digest_paths(
    paths: Iterable[str | os.PathLike[str]], stdin: BinaryIO | None = None, *, extracts: bool = False
) -> Iterator[tuple[Article, Extraction] | Rejected]:
    """Yield every article under `paths`, and every input that gave none. Nothing is stored.

    With each article comes what is found in it if `extracts`, otherwise nothing.
    """
    from index.pipeline.pool import digest_all  # who only reads a library does not wait for the stages to load
    from index.sources import read

    rejected: list[Rejected] = []

    def documents() -> Iterator[RawDocument]:
        for item in read(paths, stdin):
            if isinstance(item, Rejected):
                rejected.append(item)
            else:
                yield item

    for done in digest_all(documents(), "names" if extracts else "nothing"):
        yield from rejected
        rejected.clear()
        yield from zip(done.articles, done.extractions or repeat(Extraction()), strict=False)
        yield from done.rejected
    yield from rejected
