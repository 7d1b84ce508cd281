"""What hits score: BM25F over several fields for what people search for, and Whoosh's own for its other queries."""

from math import log

import numpy as np

from index.search.arrays import Array
from index.search.hits import Hits
from index.search.whole import Whole

K1 = 2.0
"""How much more a word counts that stands there often; see docs/decisions/0013-ranking.md for this and for `_B`."""
_B = {"title": 0.5}
_B_ELSE = 0.75
"""How much less a word counts in a long text than in a short one: a long headline says hardly less than a short one."""
_WHOOSH_B, _WHOOSH_K1 = 0.75, 1.2


class Scoring:
    """What scores need to know of the whole generation. Safe to use from any thread."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._shares: dict[str, Array] = {}
        self._norms: dict[str, Array] = {}

    def share(self, name: str) -> Array:
        """Return what one occurrence in the field counts for in each document: the less, the longer the text there."""
        shares = self._shares.get(name)
        if shares is None:
            b = _B.get(name, _B_ELSE)
            lengths = self._whole.lengths(name)
            average = lengths.sum(dtype=np.float64) / max(np.count_nonzero(lengths), 1) or 1.0
            shares = 1 / (np.float32(1 - b) + np.float32(b / average) * lengths)
            self._shares[name] = shares
        return shares

    def scored(self, found: Hits) -> Hits:
        """Return the documents with scores, from how often terms that count as one stand in each, told in shares.

        The rarer the terms, the more they count: in how many documents any of them stands is known exactly here.
        """
        frequency = len(found)
        rarity = log(1 + (self._whole.size - frequency + 0.5) / (frequency + 0.5))
        if found.few:
            return Hits.of_list(found.docs, _saturated(found.scores, rarity), found.size)
        return Hits.of_mask(found.mask, _saturated(found.spread, rarity))

    def as_whoosh(self, name: str, docs: Array, counts: Array, boost: float) -> Array:
        """Return what Whoosh gives a term that stands `counts` times in each of `docs`."""
        weight = boost * (log(self._whole.size / (len(docs) + 1)) + 1)
        norms = self._norms.get(name)
        if norms is None:
            lengths = self._whole.lengths(name)
            average = lengths.sum(dtype=np.float64) / self._whole.size or 1.0
            norms = np.float32(_WHOOSH_K1 * (1 - _WHOOSH_B)) + np.float32(_WHOOSH_K1 * _WHOOSH_B / average) * lengths
            self._norms[name] = norms
        scores: Array = (weight * (_WHOOSH_K1 + 1) * counts / (counts + norms.take(docs))).astype(np.float32)
        return scores


def _saturated(counts: Array | float, rarity: float) -> Array:
    scores = counts / (counts + np.float32(K1))
    scores *= np.float32(rarity * (K1 + 1))
    return np.asarray(scores)
