"""Pipeline: the only place that composes sources, parse and extract."""

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from typing import BinaryIO

from index.article import Article, Extraction
from index.inputs import RawDocument, Rejected

__all__ = ["digest_paths", "settled_changes"]


def digest_paths(
    paths: Iterable[str | os.PathLike[str]],
    stdin: BinaryIO | None = None,
    *,
    extracts: bool = False,
    mapping: Mapping[str, str] | None = None,
    tagger: str | None = None,
) -> Iterator[tuple[Article, Extraction] | Rejected]:
    """Yield every article under `paths`, and every input that gave none. Nothing is stored.

    With each article comes what is found in it if `extracts`, otherwise nothing; names in it are marked by `tagger`, as
    `Library.choose_tagger` takes it (without, by the one that comes along). `mapping` says in which column or key
    of a record each field stands, as in `Library.add`. What is wrong with a whole file in the same way is said once.

    Raises:
        UnusableTagger, MissingExtra: the tagger is not there.
    """
    from index.extract import BUILT_IN, chosen, extract

    if tagger is not None and tagger != BUILT_IN:  # in this process, for the reasons in docs/decisions/0027
        tagger = chosen(tagger)
        for item in digest_paths(paths, stdin, mapping=mapping):
            yield item if isinstance(item, Rejected) or not extracts else (item[0], extract(item[0], tagger))
        return
    from index.pipeline.pool import digest_all  # who only reads a library does not wait for the stages to load
    from index.sources import read

    rejected: list[Rejected] = []
    said: set[Rejected] = set()

    def documents() -> Iterator[RawDocument]:
        for item in read(paths, stdin, tuple((mapping or {}).items())):
            if isinstance(item, Rejected):
                rejected.append(item)
            else:
                yield item

    for done in digest_all(documents(), "names" if extracts else "nothing"):
        yield from rejected
        rejected.clear()
        yield from zip(done.articles, done.extractions or repeat(Extraction()), strict=False)
        yield from dict.fromkeys(each for each in done.rejected if each not in said)
        said.update(done.rejected)
    yield from rejected


def settled_changes(paths: Iterable[str | os.PathLike[str]]) -> Iterator[list[str]]:
    """Yield, for ever, the files under `paths` that change, as soon as they have stopped growing.

    Raises:
        MissingExtra: watchfiles is not installed.
    """
    from index.sources.watching import settled_changes, watchfiles_changes

    return settled_changes(paths, watchfiles_changes())
