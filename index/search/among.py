"""How many articles that a query found also have something else."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.analysis import terms_of
from index.query.tree import Exact, Word
from index.search.arrays import Array
from index.search.field import forms_of
from index.search.hits import Hits, mark
from index.search.schema import POSTED, TEXT_FIELDS
from index.search.seeking import Sought
from index.search.whole import Whole
from index.search.words import finds_forms
from index.stemming import stem


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

    def count_words(self, leaves: Sequence[Word | Exact]) -> list[int]:
        """Return how many have each of these single words about a text; while one types, the same are asked again."""
        new = [leaf for leaf in leaves if leaf not in self._counts]
        if new:
            self._counts.update(zip(new, self._count_words(new), strict=True))
        return [self._counts[leaf] for leaf in leaves]

    def _count_words(self, leaves: Sequence[Word | Exact]) -> list[int]:
        masks = np.zeros((len(leaves), self._whole.size), bool)
        for name in POSTED:
            asked = [pair for pair in zip(leaves, masks, strict=True) if _is_about(pair[0], name)]
            terms = [(term, mask) for leaf, mask in asked for term in _terms(leaf, name)]
            if not terms:
                continue
            sought = Sought([term for term, _ in terms])
            for part in self._whole.parts(name):
                for place, rank in sought.ranks(part.field):
                    docs = part.field.docs[slice(*part.field.run(rank, rank + 1))]
                    mark(terms[place][1][part.base :], docs)
        masks &= self._there
        return [int(np.count_nonzero(mask)) for mask in masks]

    @cached_property
    def _by_key(self) -> Array:
        """Whether the article with each of the store's keys is there."""
        keys = self._whole.column("number").astype(np.int64)
        by_key = np.zeros(int(keys.max(initial=-1)) + 1, bool)
        by_key[keys[self._there]] = True
        return by_key


def _is_about(leaf: Word | Exact, name: str) -> bool:
    return name == leaf.field if leaf.field else name in TEXT_FIELDS


def _terms(leaf: Word | Exact, name: str) -> tuple[bytes, ...]:
    """Return the terms of a field that have the single word of the leaf, whether they are there or not."""
    (word,) = terms_of(leaf.text)
    return forms_of(stem(word)) if finds_forms(leaf, name) else (word.encode("utf-8", "replace"),)
