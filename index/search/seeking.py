"""Many terms looked up in a field at once."""

from collections.abc import Iterator, Sequence

import numpy as np

from index.search.arrays import Array
from index.search.field import Field, shared_beginning

_BYTES = 8
_TOLD = np.arange(_BYTES)


class Sought:
    """Terms to be looked up in one field after the other.

    Of each the eight bytes behind what all begin with are one number, and so of each term of a field: they sort as the
    terms do, and numpy finds all at once, where Python takes a step of its own for every step of every search.
    """

    def __init__(self, terms: Sequence[bytes]) -> None:
        """Take the terms, at least one, in any order."""
        self._terms = terms
        self._beginning = shared_beginning(min(terms), max(terms))
        rests = (term[len(self._beginning) :][:_BYTES] for term in terms)
        self._numbers = np.array([int.from_bytes(rest.ljust(_BYTES, b"\0"), "big") for rest in rests], np.uint64)

    def ranks(self, field: Field) -> Iterator[tuple[int, int]]:
        """Yield (place among the terms, rank) for those that the field has."""
        first, last = field.ranks_with(self._beginning)
        numbers = _numbers(field, first, last, len(self._beginning))
        begins, ends = (np.searchsorted(numbers, self._numbers, side) for side in ("left", "right"))
        for place in np.flatnonzero(begins < ends).tolist():
            for rank in range(first + int(begins[place]), first + int(ends[place])):  # more than one if they are long
                if field[rank] == self._terms[place]:
                    yield place, rank


def _numbers(field: Field, first: int, last: int, behind: int) -> Array:
    """Return for the terms from rank `first` up to but not `last` the bytes behind the first `behind` as one number."""
    ends = np.asarray(field.letters_at[first : last + 1]).astype(np.intp)
    places = ends[:-1, None] + (_TOLD + behind)
    letters = np.asarray(field.letters).take(places, mode="clip")
    letters[places >= ends[1:, None]] = 0
    return letters.view(">u8").ravel().astype(np.uint64)
