"""The clusters and name lists that ship with the tagger, packed: words are there as hashes only."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.extract.wordfacts import Keys

BEGINS = 1 << 31
"""Bit of a word that names of several words in the lists begin with."""
COMMON = 1
"""Bit of a word that English writes in lower case; held by the lower-case word only."""
_LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words before an article is read. Both tables are sorted by hash."""

    cluster_words: Keys
    clusters: NDArray[np.uint16]
    """A row for each of `cluster_words`: coarse and fine cluster."""
    listed_words: Keys
    listed: Keys
    """For each of `listed_words`, and for phrases joined by a space, the lists it is in, as bits."""

    def cluster(self, word: str) -> tuple[int, int] | None:
        """Return the coarse and the fine cluster of a lower-case word."""
        at = _find(self.cluster_words, word)
        return None if at is None else (int(self.clusters[at, 0]), int(self.clusters[at, 1]))

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
        at = _find(self.listed_words, word)
        return 0 if at is None else int(self.listed[at])


def word_hash(word: str) -> int:
    """Return the hash that stands for `word` in a lexicon."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def _find(words: Keys, word: str) -> int | None:
    wanted = word_hash(word)
    at = int(words.searchsorted(np.uint32(wanted)))
    return at if at < len(words) and words[at] == wanted else None
