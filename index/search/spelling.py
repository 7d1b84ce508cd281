"""Words spelt alike, found among all terms of a field at once: what `index.alike` tells of two words."""

from functools import cached_property

import numpy as np

from index.search.arrays import Array

_CONTINUED = 0xC0  # upper bits of a byte of UTF-8; 0x80 there goes on with a character
_LONGEST = 255  # characters; longer terms are told from each other by no table
_WIDE = 0x80  # and above: a byte of a character that is not ASCII


class Spellings:
    """The terms of a field, prepared for comparison when the first word is asked for."""

    def __init__(self, letters: Array, letters_at: Array) -> None:
        self._letters = letters
        self._at = letters_at

    @cached_property
    def _by_size(self) -> tuple[Array, Array, Array]:
        """The ranks of the terms, the shortest first; which bytes each of these has; and where each size begins.

        Which bytes is told by bits, one for each letter and one for all that is not ASCII. A term has the size of its
        characters, up to `_LONGEST`.
        """
        at = self._at.astype(np.int64)
        reach = at
        if self._letters.max(initial=0) >= _WIDE:
            reach = np.concatenate(([0], np.cumsum((self._letters & _CONTINUED) != 0x80, dtype=np.int32)))[at]
        sizes = np.minimum(np.diff(reach), _LONGEST).astype(np.uint8)
        order = np.argsort(sizes, kind="stable").astype(np.uint32)
        bags = np.bitwise_or.reduceat(_bits(self._letters), at[:-1])[order] if len(sizes) else order
        begins = np.concatenate(([0], np.cumsum(np.bincount(sizes, minlength=_LONGEST + 1))))
        return order, bags, begins

    def alike(self, word: str, edits: int) -> list[int]:
        """Return the ranks of the terms that so many edits make `word`, ascending."""
        order, bags, begins = self._by_size
        least, most = (min(max(len(word) + step, 0), _LONGEST) for step in (-edits, edits))
        window = slice(int(begins[least]), int(begins[most + 1]))
        bag = np.bitwise_or.reduce(_bits(np.frombuffer(word.encode("utf-8", "replace"), np.uint8)))
        # An edit brings in one character at most, and takes one away.
        near = np.flatnonzero(np.bitwise_count(bags[window] & ~bag) <= edits)
        near = near[np.bitwise_count(~bags[window][near] & bag) <= edits]
        if not len(near):
            return []
        ranks = np.sort(order[window][near]).astype(np.int64)
        ends = zip(self._at[ranks].tolist(), self._at[ranks + 1].tolist(), strict=True)
        terms = np.array([self._letters[start:end].tobytes().decode() for start, end in ends])
        codes = terms.view(np.uint32).reshape(len(terms), -1)
        found: list[int] = ranks[_distances(codes, np.strings.str_len(terms), word, edits) <= edits].tolist()
        return found


def _bits(letters: Array) -> Array:
    """Return a bit for each byte."""
    bits: Array = np.left_shift(np.uint32(1), letters & np.uint8(31), dtype=np.uint32)
    bits[letters >= _WIDE] = 1
    return bits


def _distances(codes: Array, sizes: Array, word: str, most: int) -> Array:
    """Return how many edits make each of the words, a row of `codes` each, the `word`; `most` + 1 also stands for more.

    A character that has moved by more than `most` places costs more, so only places around each are looked at.
    """
    width = codes.shape[1]
    columns = [np.ascontiguousarray(codes[:, place]) for place in range(width)]
    far = np.full(len(codes), most + 1, np.int8)
    row = [np.full(len(codes), min(number, most + 1), np.int8) for number in range(width + 1)]
    previous = row
    for at, letter in enumerate(map(ord, word)):
        above, previous, row = previous, row, [far] * (width + 1)
        if at < most:
            row[0] = np.full(len(codes), at + 1, np.int8)
        for place in range(max(at - most, 0), min(at + most + 1, width)):
            cost = np.minimum(previous[place + 1], row[place]) + np.int8(1)
            cost = np.minimum(cost, previous[place] + (columns[place] != letter))
            if at and place:
                swapped = (columns[place - 1] == letter) & (columns[place] == ord(word[at - 1]))
                cost = np.where(swapped, np.minimum(cost, above[place - 1] + np.int8(1)), cost)
            row[place + 1] = cost
    return np.stack(row, axis=1)[np.arange(len(codes)), sizes]
