"""Resemblance: whether two texts tell one story, from small sketches of both. Pure.

A sketch is the smallest hashes of all runs of four words. The hashes of what two texts share are smallest in both
alike, so two sketches tell how much of each text stands in the other without either text.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

RUN = 4
"""Words in a row that are compared as one."""
KEPT = 128
"""Hashes in a sketch at most."""
LETTERS = 100_000
"""Characters that are looked at: a long feature has 30,000."""
LEAST_RUNS = 24
"""A text of fewer runs resembles nothing: two short notices share half their words by custom."""
MUCH = 120
"""Runs in common that are more than an outlet's usual lines at the foot of a page."""
LEAST_SHARE_OF_MUCH, SHORTEST_OF_MUCH = 0.6, 0.15
LEAST_SHARE_OF_LITTLE, SHORTEST_OF_LITTLE = 0.85, 0.33
"""How much of the shorter text must stand in the longer, and how long it must be as a share of the longer: where they
have `MUCH` in common, and where what they share may be no more than the same lines below two notices. A story that is
told in a long survey of the week is no copy of it."""

_UNSPACED = "\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")
_SPACES = bytes(char if chr(char).isalnum() and char < 128 else 32 for char in range(256))
_GAP = ord(" ")
_BASE = 0x9FB21C651E98DF25  # any large odd number
_FACTORS = np.array([pow(_BASE, 2 * place + 3, 2**64) for place in range(RUN)], np.uint64)
_HALF, _STIR = np.uint64(32), np.uint64(0xD6E8FEB86659FD93)
_HIGHEST = np.uint32(0xFFFFFFFF)  # also stands where there is no hash: one in four thousand millions counts for nothing

Hashes = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to compare it by."""

    runs: int
    """Different runs of words in the text."""
    hashes: Hashes
    """The smallest hashes of its runs, ascending, `KEPT` at most."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sketch) and self.runs == other.runs and np.array_equal(self.hashes, other.hashes)

    def __hash__(self) -> int:
        return hash((self.runs, self.hashes.tobytes()))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as bytes: arrays by themselves take longer."""
        return _unpickled, (self.runs, to_bytes(self.hashes))


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How much two texts have in common, estimated."""

    common: float
    """Runs of words that stand in both."""
    containment: float
    """The share of the shorter text that stands in the longer, 0 to 1."""
    jaccard: float
    """The share of all their runs that stand in both, 0 to 1."""
    same_story: bool
    """Whether one is a copy of the other: whole, cut, or with some of it written anew."""


def sketch(text: str) -> Sketch:
    """Return the sketch of `text`, of its first `LETTERS`.

    Case, accents, punctuation and white space make no difference.
    """
    words = _words(text[:LETTERS])
    count = len(words) - RUN + 1
    if count < 1:
        return Sketch(0, np.empty(0, np.uint32))
    runs = words[:count] * _FACTORS[0]
    for place in range(1, RUN):
        runs += words[place : place + count] * _FACTORS[place]
    hashes = (_stirred(runs) >> _HALF).astype(np.uint32)
    hashes.sort()
    hashes = hashes[np.concatenate(([True], hashes[1:] != hashes[:-1]))]
    return Sketch(len(hashes), hashes[:KEPT])


def _words(text: str) -> NDArray[np.uint64]:
    """Return a number for each word, the same for the same word in any text.

    All letters are weighed by powers of a base and summed up in one go; what the letters of a word add is the same
    wherever it stands, but for a power that is divided out.
    """
    letters = np.frombuffer(b" " + _folded(text) + b" ", np.uint8)
    gaps = np.flatnonzero(letters == _GAP)
    inner = np.flatnonzero(gaps[1:] - gaps[:-1] > 1)
    before, behind = gaps[inner], gaps[inner + 1]
    powers, inverses = _powers(1 << len(letters).bit_length())
    sums = np.cumsum(letters * powers[: len(letters)])
    return _stirred((sums[behind - 1] - sums[before]) * inverses[before])


def _folded(text: str) -> bytes:
    """Return the words of the text, folded, with spaces between them."""
    if text.isascii():
        return text.encode().lower().translate(_SPACES)
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return " ".join(_WORD.findall(plain)).encode("utf-8", "replace")


@lru_cache(maxsize=4)
def _powers(size: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the powers of the base from 0 to `size`, and what they are divided out with."""
    return _cumulated(_BASE, size), _cumulated(pow(_BASE, -1, 2**64), size)


def _cumulated(base: int, size: int) -> NDArray[np.uint64]:
    powers = np.full(size + 1, base, np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


def _stirred(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    numbers = (numbers ^ (numbers >> _HALF)) * _STIR
    return numbers ^ (numbers >> _HALF)


def compare(one: Sketch, two: Sketch) -> Resemblance:
    """Return how much two texts have in common."""
    common, containment, jaccard, same = (
        column.item() for column in _measures([one, two], np.array([0]), np.array([1]))
    )
    return Resemblance(common, containment, jaccard, same)


def tell_same_stories(
    sketches: Sequence[Sketch], ones: NDArray[np.int64], twos: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell of pairs of texts, by their places among the `sketches`, what `compare` tells as `same_story`."""
    if not len(ones):
        return np.empty(0, np.bool_)
    return _measures(sketches, ones, twos)[-1]


def _measures(
    sketches: Sequence[Sketch], ones: NDArray[np.int64], twos: NDArray[np.int64]
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[np.bool_]]:
    """Return for each pair what `Resemblance` says, a column each."""
    sizes = np.array([len(each.hashes) for each in sketches])
    runs = np.array([each.runs for each in sketches])
    rows = np.full((len(sketches), KEPT), _HIGHEST)
    rows[np.arange(KEPT) < sizes[:, np.newaxis]] = np.concatenate([each.hashes for each in sketches])
    # Below the lower of the two largest hashes each sketch holds all that its text has there.
    reach = np.where(runs > sizes, rows[np.arange(len(rows)), sizes - 1], _HIGHEST)
    ends = np.minimum(reach[ones], reach[twos])[:, np.newaxis]
    kept = [np.where(rows[which] <= ends, rows[which], _HIGHEST) for which in (ones, twos)]
    mine, theirs = (np.count_nonzero(each != _HIGHEST, axis=1) for each in kept)
    together = np.concatenate(kept, axis=1)
    together.sort(axis=1)
    both = ((together[:, 1:] == together[:, :-1]) & (together[:, 1:] != _HIGHEST)).sum(axis=1)
    swapped = runs[ones] > runs[twos]
    shorter, longer = np.minimum(runs[ones], runs[twos]), np.maximum(runs[ones], runs[twos])
    # Of texts of one length either may be the shorter: the one with less below the end, whichever stands first.
    seen = np.where(runs[ones] == runs[twos], np.minimum(mine, theirs), np.where(swapped, theirs, mine))
    containment = np.minimum(1.0, both / np.maximum(seen, 1))
    common = containment * shorter
    return (
        common,
        containment,
        both / np.maximum(mine + theirs - both, 1),
        _same_story(shorter, longer, common, containment),
    )


def _same_story(
    shorter: NDArray[np.int64], longer: NDArray[np.int64], common: NDArray[Any], containment: NDArray[Any]
) -> NDArray[np.bool_]:
    fits = (containment >= LEAST_SHARE_OF_LITTLE) & (shorter >= longer * SHORTEST_OF_LITTLE) & (shorter >= LEAST_RUNS)
    fits_much: NDArray[np.bool_] = (containment >= LEAST_SHARE_OF_MUCH) & (shorter >= longer * SHORTEST_OF_MUCH)
    return np.where(common >= MUCH, fits_much, fits)


def to_bytes(hashes: Hashes) -> bytes:
    """Return the hashes as bytes, the same on every machine."""
    return hashes.astype("<u4").tobytes()


def from_bytes(blob: bytes) -> Hashes:
    """Read back what `to_bytes` gave."""
    return np.frombuffer(blob, "<u4").astype(np.uint32, copy=False)


def _unpickled(runs: int, blob: bytes) -> Sketch:
    return Sketch(runs, from_bytes(blob))
