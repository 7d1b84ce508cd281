"""How many articles that a query found also have something else."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from index.analysis import terms_of
from index.query.tree import Exact, Word
from index.search.arrays import Array
from index.search.hits import Hits
from index.search.schema import TEXT_FIELDS
from index.search.whole import Part, Whole
from index.search.words import finds_forms


class Among:
    """The articles of a generation that a query found."""

    def __init__(self, whole: Whole, found: Hits | None) -> None:
        """Take what was found; None stands for all."""
        self._whole = whole
        alive = whole.alive
        everything = np.ones(whole.size, bool) if alive is None else alive.mask
        self._there: Array = everything if found is None else found.mask
        self._counts: dict[Word | Exact, int] = {}

    def count(self, found: Hits) -> int:
        """Return how many of these documents are there."""
        return int(np.count_nonzero(self._there[found.docs] if found.few else self._there & found.mask))

    def count_keys(self, keys: Array) -> int:
        """Return how many of the articles with these of the store's keys, each given once, are there."""
        return int(np.count_nonzero(self._by_key[keys[keys < len(self._by_key)]]))

    def count_word(self, leaf: Word | Exact) -> int:
        """Return how many have this single word about a text; while it is typed, the same are asked for again."""
        known = self._counts.get(leaf)
        if known is None:
            known = self._counts[leaf] = self._count_word(leaf)
        return known

    def _count_word(self, leaf: Word | Exact) -> int:
        mask = np.zeros(self._whole.size, bool)
        for name in (leaf.field,) if leaf.field else TEXT_FIELDS:
            for part in self._whole.parts(name):
                for docs in _postings(part, leaf, name):
                    mask[part.base : part.base + part.size][docs] = True
        return int(np.count_nonzero(mask & self._there))

    @cached_property
    def _by_key(self) -> Array:
        """Whether the article with each of the store's keys is there."""
        keys = self._whole.column("number").astype(np.int64)
        by_key = np.zeros(int(keys.max(initial=-1)) + 1, bool)
        by_key[keys[self._there]] = True
        return by_key


def _postings(part: Part, leaf: Word | Exact, name: str) -> Iterator[Array]:
    (word,) = terms_of(leaf.text)
    rank = part.field.rank(word.encode("utf-8", "replace"))
    for each in part.field.forms(word) if finds_forms(leaf, name) else [] if rank is None else [rank]:
        yield part.field.docs[slice(*part.field.run(each, each + 1))]
