"""What a word says by itself, wherever it stands: its letters, its shape, its cluster and the lists it is in."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint32]
"""Facts as 32-bit hashes; 0 for none."""

FACTS = 22
"""Facts of a word; the first ones by name:"""
WORD, SHAPE = 0, 1
TAIL = 8
GROUP, CLUSTER, KINDS = 10, 11, 12
CAPITAL, LOWER, LINK, ENDING = 1, 2, 4, 8
"""Flags of a word."""

_LONGEST = 40  # letters that are looked at
_ENDS = (1, 2, 3, 4)  # letters of its beginnings and endings
_ASCII_SHAPES = str.maketrans(
    {chr(code): "X" if chr(code).isupper() else "x" if chr(code).islower() else "d" for code in range(48, 123)}
    | {mark: mark for mark in ":;<=>?@[\\]^_`"}
)
_REPEATED = re.compile(r"(.)\1{2,}", re.DOTALL)
_DIGIT = re.compile(r"\d")
_LINKS = frozenset(
    ["of", "for", "&", "the", "de", "da", "do", "di", "del", "der", "van", "von", "la", "bin", "ibn", "al", "el", "-"]
)
_ENDINGS = frozenset(['"', ".", ":", "'"])
# Far apart: beginnings that differ in one byte would make the same of words that differ in one letter.
_BEGINNINGS = [0x9E3779B1 * (column + 1) & 0xFFFFFFFF for column in range(FACTS)]
_OUTSIDE = (0x243F6A89, 0x13198A2F)
_MOST = 30_000
"""Words that are kept: some 10 MB with their scores."""


class Known(Protocol):
    """What is known of words before an article is read."""

    def cluster(self, word: str) -> tuple[int, int] | None:
        """Return the coarse and the fine cluster of a lower-case word."""

    def kinds(self, word: str) -> int:
        """Return which lists hold `word`, exactly as written, as bits."""


class WordFacts:
    """The facts of every word that was met, one row each; row 0 is what lies outside a sentence."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._number: dict[str, int] = {}
        self.rows: Keys = np.zeros((2_000, FACTS), dtype=np.uint32)
        self.flags = np.zeros(2_000, dtype=np.uint8)
        self.rows[0, :2] = _OUTSIDE

    @property
    def count(self) -> int:
        """Rows in use."""
        return len(self._number) + 1

    def forget_if_many(self) -> bool:
        """Begin anew when very many words have been met; say so."""
        if self.count < _MOST:
            return False
        self._number.clear()
        return True

    def numbers(self, words: Iterable[str]) -> list[int]:
        """Return the row of each of `words`."""
        number = self._number
        return [number[word] if word in number else self._add(word) for word in words]

    def _add(self, word: str) -> int:
        at = self.count
        if at == len(self.rows):
            self._grow()
        self._number[word] = at
        short = word[:_LONGEST]
        self.rows[at] = facts(short, self._known)
        self.flags[at] = (
            CAPITAL * short[0].isupper()
            | LOWER * short[0].islower()
            | LINK * (short in _LINKS)
            | ENDING * (short in _ENDINGS)
        )
        return at

    def _grow(self) -> None:
        self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)])
        self.flags = np.concatenate([self.flags, np.zeros_like(self.flags)])


def facts(word: str, known: Known) -> list[int]:
    """Return `FACTS` hashes that describe `word`; 0 where there is nothing to say."""
    lower = _DIGIT.sub("0", word.lower())
    kinds, capital = known.kinds(word), word[:1].isupper()
    found = [_hash(0, lower), _hash(1, shape(word))]
    size = len(lower)
    found += [_hash(1 + n, lower[:n]) if size > n or n == 1 else 0 for n in _ENDS]
    found += [_hash(5 + n, lower[-n:]) if size > n or n == 1 else 0 for n in _ENDS]
    coarse, fine = known.cluster(lower) or ("", "")
    found += [_hash(10, str(coarse)), _hash(11, str(fine)), _hash(12, f"{kinds} {capital}")]
    found += _listed(kinds, capital)
    parts = lower.split("-") if "-" in lower[1:] else []
    found += [_hash(17, parts[0]), _hash(18, parts[-1])] if parts else [0, 0]
    found += [_hash(19, word), _hash(20, _case(word)), _hash(21, f"{lower[-3:]} {size > 5}") if capital else 0]
    return found


def shape(word: str) -> str:
    """Return the kinds of its characters, each at most twice in a row: `Xxx`, `X.X.`, `dd`."""
    kinds = word[:20].translate(_ASCII_SHAPES)
    if not kinds.isascii():
        kinds = "".join("X" if char.isupper() else "x" if char.islower() else char for char in kinds)
    return _REPEATED.sub(r"\1\1", kinds)[:10]


@lru_cache(10_000)
def _listed(kinds: int, capital: bool) -> list[int]:
    """Return the hashes of the first four lists among `kinds`."""
    bits = [bit for bit in range(kinds.bit_length()) if kinds >> bit & 1][:4]
    return [_hash(13, f"{bit} {capital}") for bit in bits] + [0] * (4 - len(bits))


def _case(word: str) -> str:
    first = word[:1]
    if first.isupper():
        return "all" if len(word) > 1 and word.isupper() else "capital"
    return "digit" if first.isdigit() else "small" if first.isalpha() else "mark"


def _hash(column: int, text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"), _BEGINNINGS[column]) | 1


def bits_of(lists: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return word → the lists it is in, as bits in the order of `lists`."""
    bits: dict[str, int] = {}
    for number, words in enumerate(lists.values()):
        for word in words:
            bits[word] = bits.get(word, 0) | 1 << number
    return bits
