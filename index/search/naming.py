"""Which articles name which entities: one small file of its own, since names are found after the text is indexed.

The file is `names-REACH`, REACH being the store's count of extractions up to which it goes, and is written anew each
time, beside the old one and then renamed. It holds pairs of (article key, entity key), both ways round:

    version         1    `VERSION`
    entities_at   A+2    where each article's entities begin in `entities`; A is the highest key of an article
    entities             entity keys, ascending within an article
    articles_at   E+2    where each entity's articles begin in `articles`; E is the highest key of an entity
    articles             article keys, ascending within an entity

An article that the store has forgotten may still stand here: its key is never given to another, so it is in no hits.
"""

import contextlib
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from index.search.arrays import Array, Arrays, BrokenArrays, narrow, write_arrays

VERSION = 1
_FILE = re.compile(r"names-(\d+)$")
_EMPTY = np.empty(0, np.int64)


class Naming:
    """The pairs up to one count of extractions. Safe to read from any thread."""

    def __init__(self, arrays: Arrays, reach: int) -> None:
        if list(arrays["version"]) != [VERSION]:
            raise BrokenArrays("the file of names is of another version")
        self.reach = reach
        self._arrays = arrays

    @cached_property
    def _of_articles(self) -> tuple[Array, Array]:
        return self._arrays["entities_at"], self._arrays["entities"]

    @cached_property
    def _of_entities(self) -> tuple[Array, Array]:
        return self._arrays["articles_at"], self._arrays["articles"]

    def articles(self, entities: Sequence[int]) -> Array:
        """Return the keys of the articles that name any of these entities, ascending."""
        at, articles = self._of_entities
        found = [articles[at[entity] : at[entity + 1]] for entity in entities if entity + 1 < len(at)]
        return np.unique(np.concatenate(found)).astype(np.int64) if found else _EMPTY

    def count(self, articles: Array) -> tuple[Array, Array]:
        """Return the entities that these articles name, ascending, and how many of the articles name each."""
        at, entities = self._of_articles
        articles = articles[articles + 1 < len(at)]
        begins = at[articles].astype(np.int64)
        sizes = at[articles + 1] - begins
        skipped = np.repeat(begins - np.cumsum(sizes) + sizes, sizes)
        counts = np.bincount(entities[skipped + np.arange(len(skipped))])
        found = np.flatnonzero(counts)
        return found, counts[found]

    def most_named(self, entities: Array, most: int) -> list[tuple[int, int]]:
        """Return (entity, articles) for those of the entities that most articles name, most first; none unnamed."""
        at, _ = self._of_entities
        entities = entities[entities + 1 < len(at)]
        sizes = at[entities + 1].astype(np.int64) - at[entities]
        order = np.lexsort((entities, -sizes))[:most]
        order = order[sizes[order] > 0]
        return list(zip(entities[order].tolist(), sizes[order].tolist(), strict=True))

    def pairs(self) -> tuple[Array, Array]:
        """Return all pairs as two arrays: articles and entities."""
        at, entities = self._of_articles
        sizes: Array = np.diff(at.astype(np.int64))
        return np.repeat(np.arange(len(at) - 1), sizes), entities.astype(np.int64)

    def check_size(self) -> None:
        """Look whether the file was cut since it was opened. Raises `BrokenArrays`."""
        self._arrays.check_size()

    def verify(self) -> None:
        """Read everything and compare checksums. Raises `BrokenArrays`."""
        self._arrays.verify()


class NamingFolder:
    """Opens and writes the file of names in the folder of the index."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def reaches(self) -> list[int]:
        """Return what files there are, the newest first."""
        with contextlib.suppress(OSError):
            found = (_FILE.match(file.name) for file in self._path.iterdir())
            return sorted((int(match[1]) for match in found if match), reverse=True)
        return []

    def open(self, reach: int) -> Naming:
        """Map one of them. Raises `BrokenArrays`, `OSError`."""
        return Naming(Arrays(self._file(reach)), reach)

    def write(self, old: Naming | None, changed: Iterable[tuple[int, Sequence[int]]], reach: int) -> None:
        """Write `old` with the entities of the `changed` articles in the place of theirs. Raises `OSError`."""
        articles, entities = old.pairs() if old else (_EMPTY, _EMPTY)
        fresh = dict(changed)
        if len(articles) and fresh:
            stale = np.zeros(max(int(articles[-1]), *fresh) + 1, bool)
            stale[list(fresh)] = True
            stays = ~stale[articles]
            articles, entities = articles[stays], entities[stays]
        sizes = [len(named) for named in fresh.values()]
        articles = np.concatenate((articles, np.repeat(np.array(list(fresh), np.int64), sizes)))
        entities = np.concatenate((entities, np.array([key for named in fresh.values() for key in named], np.int64)))
        self._path.mkdir(parents=True, exist_ok=True)
        beside = self._path / f"names-{reach}.new"
        write_arrays(beside, ((name, [values]) for name, values in _both_ways(articles, entities).items()))
        beside.replace(self._file(reach))
        for other in self._path.glob("names-*"):
            if other != self._file(reach):
                with contextlib.suppress(OSError):  # the next one that is written tries again
                    other.unlink()

    def _file(self, reach: int) -> Path:
        return self._path / f"names-{reach}"


def _both_ways(articles: Array, entities: Array) -> dict[str, Array]:
    packed = np.unique((articles << 32) | entities)
    articles, entities = packed >> 32, packed & 0xFFFFFFFF
    by_entity = np.argsort(entities, kind="stable")
    return {
        "version": np.array([VERSION], np.uint8),
        "entities_at": _starts(articles),
        "entities": narrow(entities),
        "articles_at": _starts(entities),
        "articles": narrow(articles[by_entity]),
    }


def _starts(owners: Array) -> Array:
    """Return where the pairs of each owner begin, and behind them where the last one's end."""
    counts = np.bincount(owners) if len(owners) else _EMPTY
    return narrow(np.concatenate(([0], np.cumsum(counts, dtype=np.int64))))
