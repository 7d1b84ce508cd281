"""Words spelt alike, found among all terms of a field at once: what `index.alike` tells of two words."""

from functools import cached_property

import numpy as np

from index.search.arrays import Array

_CONTINUED = 0xC0  # upper bits of a byte of UTF-8; 0x80 there goes on with a character


class Spellings:
    """The terms of a field, prepared for comparison."""

    def __init__(self, letters: Array, letters_at: Array) -> None:
        self._letters = letters
        self._at = letters_at.astype(np.int64)

    @cached_property
    def _sizes(self) -> Array:
        """Characters of each term."""
        heads = (self._letters & _CONTINUED) != 0x80
        reach = np.concatenate(([0], np.cumsum(heads, dtype=np.int32)))
        return np.diff(reach[self._at])

    @cached_property
    def _bags(self) -> Array:
        """Which bytes each term has, as bits; several bytes share one."""
        bits = np.left_shift(np.uint64(1), (self._letters & 63).astype(np.uint64))
        return np.bitwise_or.reduceat(bits, self._at[:-1]) if len(bits) else np.zeros(0, np.uint64)

    def alike(self, word: str, edits: int) -> list[int]:
        """Return the ranks of the terms that so many edits make `word`, ascending."""
        spelt = word.encode("utf-8", "replace")
        bag = np.bitwise_or.reduce(np.left_shift(np.uint64(1), np.frombuffer(spelt, np.uint8) & np.uint64(63)))
        near = np.flatnonzero(np.abs(self._sizes - len(word)) <= edits)
        wide = (np.diff(self._at)[near] > self._sizes[near]) | (len(spelt) > len(word))
        # An edit takes one character away and brings another, each of up to four bytes.
        near = near[np.bitwise_count(self._bags[near] ^ bag) <= np.where(wide, 8 * edits, 2 * edits)]
        if not len(near):
            return []
        raw = self._letters.tobytes()
        ends = zip(self._at[near].tolist(), self._at[near + 1].tolist(), strict=True)
        terms = np.array([raw[start:end].decode() for start, end in ends])
        codes = terms.view(np.uint32).reshape(len(terms), -1)
        found: list[int] = near[_distances(codes, self._sizes[near], word) <= edits].tolist()
        return found


def _distances(codes: Array, sizes: Array, word: str) -> Array:
    """Return how many edits make each of the words, a row of `codes` each, the `word`."""
    width = codes.shape[1]
    previous: list[Array] = []
    row = [np.full(len(codes), number, np.int16) for number in range(width + 1)]
    for at, letter in enumerate(map(ord, word)):
        above, previous, row = previous, row, [np.full(len(codes), at + 1, np.int16)]
        for place in range(width):
            cost = np.minimum(previous[place + 1], row[place]) + np.int16(1)
            cost = np.minimum(cost, previous[place] + (codes[:, place] != letter))
            if at and place:
                swapped = (codes[:, place - 1] == letter) & (codes[:, place] == ord(word[at - 1]))
                cost = np.where(swapped, np.minimum(cost, above[place - 1] + 1), cost)
            row.append(cost.astype(np.int16, copy=False))
    return np.stack(row, axis=1)[np.arange(len(codes)), sizes]
