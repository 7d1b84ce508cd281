"""The clusters and name lists that ship with the tagger, packed: words are there as hashes only."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Packed = NDArray[np.uint32]
"""A table, sorted: a row for the hashes and one for the numbers that they stand for."""
BEGINS = 1 << 31
"""Bit of a word that names of several words in the lists begin with."""
LAND = 1 << 1
"""Bit of a country."""
PLACES = 0b11111 << 1 | 1 << 13
"""Bits of countries, towns, states, parts of states, and of other places."""
GIVEN = 1 << 12
"""Bit of a first name."""
SURNAME = 1 << 28
"""Bit of a surname."""
COMMON = 1
"""Bit of a word that English writes in lower case; held by the lower-case word only."""
_LONGEST_PHRASE = 5
_KEPT = 20_000
"""Words whose lists are kept: the same ones come again and again."""


class Lexicon:
    """What is known of words before an article is read."""

    def __init__(self, clusters: Packed, listed: Packed) -> None:
        """Take hash of a word → its coarse cluster << 16 | its fine one, and hash of a name → its lists, as bits."""
        self.clusters = clusters
        self.listed = listed
        self._cluster_of = _look_up(clusters)
        lists_of = _look_up(listed)
        self._bits = lru_cache(_KEPT)(lambda word: lists_of(word_hash(word)) or 0)

    @classmethod
    def of(cls, clusters: Mapping[int, int], listed: Mapping[int, int]) -> "Lexicon":
        """Pack both tables."""
        return cls(_packed(clusters), _packed(listed))

    def cluster(self, word: str) -> tuple[int, int] | None:
        """Return the coarse and the fine cluster of a lower-case word."""
        both = self._cluster_of(word_hash(word))
        return None if both is None else (both >> 16, both & 0xFFFF)

    def kinds(self, word: str) -> int:
        """Return which lists hold `word` as written, or as a name when it is all capitals, as bits."""
        kinds = self._bits(word)
        if not kinds and len(word) > 3 and word.isupper():
            kinds = self._bits(word.capitalize())
        if word[:1].isupper():
            kinds |= self._bits(word.lower()) & COMMON
        return kinds & ~BEGINS

    def phrases(self, words: Sequence[str]) -> list[int]:
        """Return for each word its place in a listed name of several words: 0 for none, odd numbers begin one."""
        found = [0] * len(words)
        at = 0
        while at < len(words):
            length = kind = 0
            if words[at][:1].isupper() and self._bits(words[at]) & BEGINS:
                for length in range(min(_LONGEST_PHRASE, len(words) - at), 1, -1):
                    kinds = self._bits(" ".join(words[at : at + length])) & ~BEGINS
                    if kinds:
                        kind = (kinds & -kinds).bit_length()
                        break
            if kind:
                found[at : at + length] = [2 * kind + 1, *[2 * kind] * (length - 1)]
            at += length if kind else 1
        return found


def word_hash(word: str) -> int:
    """Return the hash that stands for `word` in a lexicon."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def _look_up(packed: Packed) -> Callable[[int], int | None]:
    """Return what finds the number of a hash, None for none.

    A dictionary of all takes longer to build than it saves: most words are looked up once.
    """
    hashes, numbers = (np.ascontiguousarray(row).data for row in packed)
    size = len(hashes)

    def find(wanted: int) -> int | None:
        at = bisect_left(hashes, wanted)
        return numbers[at] if at < size and hashes[at] == wanted else None

    return find


def _packed(table: Mapping[int, int]) -> Packed:
    return np.array(sorted(table.items()), dtype=np.uint32).reshape(-1, 2).T
