"""What much of a text begins with: in which documents a term begins so, a bit for each.

A letter or two begin most of what there is. To learn from postings that nearly all articles have such a word took tens
of megabytes; a bit for each document is eight kilobytes of a full segment. See docs/decisions/0030-begun.md.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from index.search.arrays import Array
from index.search.hits import fresh

_LONGEST = 4
"""Bytes of the longest beginning that is kept: two letters of most scripts."""
_OFTEN = 2
"""Postings for each document above which a beginning is kept; fewer are read about as fast."""


class Beginning(NamedTuple):
    """What the terms of a field from rank `first` up to but not `last` begin with, as none beside them does."""

    letters: bytes
    first: int
    last: int


def begun_arrays(
    letters: Array, letters_at: Array, runs: Array, documents: int, documents_with: Callable[[Beginning], Array]
) -> dict[str, Array]:
    """Return what is kept of the beginnings of a field, made of its terms and of where their postings begin.

    `documents_with` tells by a mask over all `documents` in which of them a term begins so.
    """
    found = list(_often_begun(letters, letters_at.astype(np.intp), runs.astype(np.int64), documents))
    kept = b"".join(each.letters.ljust(_LONGEST, b"\0") for each in found)
    bits = [np.packbits(documents_with(each)) for each in found]
    return {"begun": np.frombuffer(kept, np.uint8), "begun_in": np.concatenate([np.empty(0, np.uint8), *bits])}


def _often_begun(letters: Array, ends: Array, runs: Array, documents: int) -> Iterator[Beginning]:
    numbers: Array = np.zeros(len(ends) - 1, np.uint32)
    for length in range(1, _LONGEST + 1):
        places = ends[:-1] + (length - 1)
        is_as_long = places < ends[1:]
        numbers = (numbers << 8) | np.where(is_as_long, letters.take(places, mode="clip"), 0)
        bounds = np.append(np.flatnonzero(fresh(numbers)), len(numbers))
        often = is_as_long[bounds[:-1]] & (np.diff(runs[bounds]) > _OFTEN * documents)
        for which in np.flatnonzero(often).tolist():
            first, last = bounds[which : which + 2].tolist()
            yield Beginning(letters[ends[first] : ends[first] + length].tobytes(), first, last)


class Begun:
    """The beginnings that are kept of one field."""

    def __init__(self, begun: Array, begun_in: Array, documents: int) -> None:
        """Take the arrays of a field of so many documents."""
        letters = begun.tobytes()
        starts = range(0, len(letters), _LONGEST)
        self._row = {letters[start : start + _LONGEST].rstrip(b"\0"): number for number, start in enumerate(starts)}
        self._bits = begun_in
        self._documents = documents

    def mask(self, beginning: bytes) -> Array | None:
        """Return which documents have a term that begins so; None where that is not kept."""
        row = self._row.get(beginning)
        if row is None:
            return None
        width = -(-self._documents // 8)
        mask = np.unpackbits(self._bits[row * width : (row + 1) * width], count=self._documents)
        return mask.view(bool)
