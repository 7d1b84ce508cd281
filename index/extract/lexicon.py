"""The clusters and name lists that ship with the tagger, packed: words are there as hashes only."""

from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BEGINS = 1 << 31
"""Bit of a word that names of several words in the lists begin with."""
GIVEN = 1 << 12
"""Bit of a first name."""
COMMON = 1
"""Bit of a word that English writes in lower case; held by the lower-case word only."""
_LONGEST_PHRASE = 5


class Lexicon:
    """What is known of words before an article is read."""

    def __init__(self, clusters: Mapping[int, int], listed: Mapping[int, int]) -> None:
        """Take hash of a word → its coarse cluster << 16 | its fine one, and hash of a name → its lists, as bits."""
        self._clusters = clusters
        self._listed = listed

    @classmethod
    def unpacked(cls, clusters: NDArray[np.uint32], listed: NDArray[np.uint32]) -> "Lexicon":
        """Read what `packed` made."""
        return cls(_table(clusters), _table(listed))

    def packed(self) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Return both tables, sorted: a row for the hashes and one for what they stand for."""
        return _packed(self._clusters), _packed(self._listed)

    def cluster(self, word: str) -> tuple[int, int] | None:
        """Return the coarse and the fine cluster of a lower-case word."""
        both = self._clusters.get(word_hash(word))
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

    def _bits(self, word: str) -> int:
        return self._listed.get(word_hash(word), 0)


def word_hash(word: str) -> int:
    """Return the hash that stands for `word` in a lexicon."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def _table(packed: NDArray[np.uint32]) -> dict[int, int]:
    return dict(zip(packed[0].tolist(), packed[1].tolist(), strict=True))


def _packed(table: Mapping[int, int]) -> NDArray[np.uint32]:
    return np.array(sorted(table.items()), dtype=np.uint32).reshape(-1, 2).T
