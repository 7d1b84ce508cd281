"""What is known of articles beside their text: the newest file of findings, and questions to it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from index.finding import Finding
from index.search.arrays import Array, distinct
from index.search.doubting import doubting
from index.search.findings import Findings, FindingsFolder
from index.search.folder import DAMAGE

_TRIES = 3
"""A writer may take files away between reading the list of them and opening them."""
_NOTHING = np.empty(0, np.int64)


class Known:
    """The names, speakers, days and quotes that searches see. Without a sound file there are none.

    All questions raise `DamagedIndex` where the file turns out to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self._folder = FindingsFolder(path)
        self._findings: Findings | None = None

    @property
    def reach(self) -> int | None:
        """The store's count of extractions up to which they go; None when there is no sound file."""
        findings = self._findings
        return findings.reach if findings else None

    def refresh(self) -> bool:
        """Move on to the newest file; tell whether there was a newer one."""
        before = self._findings
        tried, failures = None, 0
        while failures < _TRIES:
            newest = max(self._folder.reaches(), default=None)
            if newest == (before and before.reach):
                return False
            tried, failures = newest, failures if newest == tried else 0  # a busy writer is no damage
            try:
                self._findings = None if newest is None else self._folder.open(newest)
            except DAMAGE:
                failures += 1
            else:
                return True
        self._findings = None
        return before is not None

    def close(self) -> None:
        """Let go of the file."""
        self._findings = None

    def update(self, changed: Iterable[tuple[int, Finding]], reach: int, *, anew: bool = False) -> None:
        """Put what was found in these articles, by key, in the place of what was, as going up to `reach`.

        Raises:
            OSError: the disk is full, the folder read-only.
        """
        self._folder.write(None if anew else self._findings, changed, reach)
        self.refresh()

    def naming(self, entities: Sequence[int]) -> Array:
        """Return the keys of the articles that name any of these entities, ascending."""
        findings = self._findings
        if findings is None:
            return _NOTHING
        with doubting(findings):
            return findings.naming(entities)

    def quoting(self, entities: Sequence[int]) -> Array:
        """Return the keys of the articles in which any of these entities is quoted, ascending."""
        findings = self._findings
        if findings is None:
            return _NOTHING
        with doubting(findings):
            return findings.quoting(entities)

    def speaking(self) -> Array:
        """Return the keys of the articles with direct speech, ascending."""
        findings = self._findings
        if findings is None:
            return _NOTHING
        with doubting(findings):
            return findings.speaking()

    def dating(self, first: int, last: int) -> Array:
        """Return the keys of the articles that name a day from `first` to `last`, ascending."""
        findings = self._findings
        if findings is None:
            return _NOTHING
        with doubting(findings):
            return findings.dating(first, last)

    def quotes(self, articles: Array) -> tuple[Array, Array, Array]:
        """Return for the direct speech in these articles (places in `articles`, first tokens, last tokens)."""
        findings = self._findings
        if findings is None:
            return _NOTHING, _NOTHING, _NOTHING
        with doubting(findings):
            return findings.quotes(articles)

    def most_frequent(self, keys: Sequence[int], limit: int) -> list[tuple[int, int]]:
        """Return the `limit` entities that most of these articles name, most first: (entity key, articles)."""
        findings = self._findings
        if findings is None:
            return []
        with doubting(findings):
            counts = findings.count(np.asarray(keys, np.int64))
        entities = np.flatnonzero(counts >= max(_least(counts, limit), 1))
        return _most_first(entities, counts[entities], limit)

    def count_each(self, some: Sequence[Sequence[int]], there: Array, story: Array | None) -> list[int]:
        """Return of each of `some` how many articles name one of these entities; of copies one is counted.

        `there` tells of each key of an article whether it counts, its last value of all keys behind its end; `story`
        which are copies, as `Stories.story`, None that none are.
        """
        findings = self._findings
        if findings is None:
            return [0] * len(some)
        with doubting(findings):
            return [_rows(naming[there.take(naming, mode="clip")], story) for naming in map(findings.naming, some)]

    def most_named(self, entities: Sequence[int], limit: int) -> list[tuple[int, int]]:
        """Return (entity key, articles) for those of the entities that most articles name, most first; none unnamed."""
        findings = self._findings
        if findings is None:
            return []
        asked = distinct(np.array(entities, np.int64))
        with doubting(findings):
            sizes = findings.sizes(asked)
        return _most_first(asked[sizes > 0], sizes[sizes > 0], limit)

    def foremost(self, limit: int) -> list[tuple[int, int]]:
        """Return (entity key, articles) for the entities that most articles name, at most `limit`, most first.

        Of those that as many articles name either all are here or none.
        """
        findings = self._findings
        if findings is None:
            return []
        with doubting(findings):
            sizes = findings.all_sizes()
        least = _least(sizes, limit + 1) + 1
        entities = np.flatnonzero(sizes >= least)
        return _most_first(entities, sizes[entities], limit)

    def unnamed(self, entities: Sequence[int]) -> list[int]:
        """Return those of the entities that no article names: whatever is one with another is among them."""
        findings, asked = self._findings, np.array(entities, np.int64)
        if findings is None:
            return list(entities)
        with doubting(findings):
            unnamed: list[int] = asked[findings.sizes(asked) == 0].tolist()
        return unnamed

    def verify(self) -> None:
        """Read everything and compare checksums."""
        findings = self._findings
        if findings is not None:
            with doubting(findings):
                findings.verify()


def _least(counts: Array, limit: int) -> int:
    """Return the count that `limit` of these counts reach; 0 where so many are not above it."""
    reached = np.cumsum(np.bincount(counts)[:0:-1])  # how many there are with at least that many, down to one
    return len(reached) - int(np.searchsorted(reached, limit)) if limit <= reached[-1:].sum() else 0


def _rows(articles: Array, story: Array | None) -> int:
    """Return how many rows the articles have in a list: copies have one."""
    if story is None:
        return len(articles)
    told = story.take(articles, mode="clip")
    of_several = told[told > 0]
    return len(articles) - len(of_several) + len(distinct(of_several))


def _most_first(entities: Array, counts: Array, limit: int) -> list[tuple[int, int]]:
    order = np.lexsort((entities, -counts))[:limit]
    return list(zip(entities[order].tolist(), counts[order].tolist(), strict=True))
