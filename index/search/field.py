"""Terms and postings of one field of a segment."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import pairwise, takewhile

import numpy as np

from index.search.arrays import Array, Arrays
from index.search.beginnings import Begun
from index.search.hits import mark
from index.search.spelling import Spellings
from index.stemming import forms, stem

_KEPT_RANKS = 4096
_NEXT_TO_EACH_OTHER = 100  # terms that are sooner gone through than each wanted one is looked for
_LOOKED_UP = ("letters", "letters_at", "runs", "begun_in", "lengths")  # by every question, here and there or whole
_READ_AHEAD = 8192  # postings from which on they are read in one go
_AFTER_ALL = b"\xff"  # no byte of UTF-8 is as high


class Field:
    """Terms and postings of one field. A term is known by its rank among the terms of the field."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        part = {key.partition("/")[2]: key for key in arrays if key.startswith(f"{name}/")}
        for key in _LOOKED_UP:
            arrays.fetch(part[key])
        self.letters = arrays[part["letters"]].data
        self.letters_at = arrays[part["letters_at"]].data
        self.runs = arrays[part["runs"]]
        self.docs = arrays[part["docs"]]
        self._arrays = arrays
        self._part = part
        self._about = b"", 0, len(self)
        self._ranks: dict[bytes, int | None] = {}
        self._forms: dict[str, list[int]] = {}
        self._alike: dict[tuple[str, int], list[int]] = {}

    @cached_property
    def counts(self) -> Array:
        """How often the term stands in the document, a posting each."""
        return self._arrays[self._part["counts"]]

    @cached_property
    def spots(self) -> Array:
        """Where each term's positions begin in `places`."""
        return self._arrays[self._part["spots"]]

    @cached_property
    def places(self) -> Array:
        """Positions, posting by posting."""
        return self._arrays[self._part["places"]]

    @cached_property
    def lengths(self) -> Array:
        """Tokens in each document."""
        return self._arrays[self._part["lengths"]]

    def __len__(self) -> int:
        """Return the number of terms."""
        return len(self.runs) - 1

    def __getitem__(self, rank: int) -> bytes:
        """Return the text of a term."""
        return bytes(self.letters[self.letters_at[rank] : self.letters_at[rank + 1]])

    def __iter__(self) -> Iterator[bytes]:
        """Yield all terms."""
        return self.terms(0, len(self))

    def terms(self, first: int, last: int) -> Iterator[bytes]:
        """Yield the terms from rank `first` up to but not `last`."""
        ends = self.letters_at[first : last + 1].tolist()
        letters = bytes(self.letters[ends[0] : ends[-1]])
        return (letters[start - ends[0] : end - ends[0]] for start, end in pairwise(ends))

    def rank_from(self, text: bytes) -> int:
        """Return the rank of the first term that is not before `text`."""
        return bisect_left(self, text)

    def rank(self, text: bytes) -> int | None:
        """Return the rank of the term, None where there is none."""
        try:
            return self._ranks[text]
        except KeyError:
            pass
        place = self.rank_from(text)
        found = place if place < len(self) and self[place] == text else None
        if len(self._ranks) >= _KEPT_RANKS:
            self._ranks.clear()
        self._ranks[text] = found
        return found

    def ranks_with(self, prefix: bytes) -> tuple[int, int]:
        """Return the half-open range of ranks of the terms that start so.

        The last one is kept while others lie within it: who types a word asks for what goes on as that word does.
        """
        about, first, last = self._about
        if prefix.startswith(about):
            first = bisect_left(self, prefix, first, last)
            return first, bisect_left(self, prefix + _AFTER_ALL, first, last)
        found = self.rank_from(prefix), self.rank_from(prefix + _AFTER_ALL)
        self._about = prefix, *found
        return found

    def forms(self, word: str) -> list[int]:
        """Return the ranks of all forms of the folded word, ascending."""
        root = stem(word)
        known = self._forms.get(root)
        if known is None:
            wanted = forms_of(root)
            first, last = self.ranks_with(shared_beginning(wanted[0], wanted[-1]))
            if last - first <= _NEXT_TO_EACH_OTHER:
                known = [rank for rank, term in enumerate(self.terms(first, last), first) if term in wanted]
            else:
                places = ((bisect_left(self, form, first, last), form) for form in wanted)
                known = [place for place, form in places if place < last and self[place] == form]
            if len(self._forms) >= _KEPT_RANKS:
                self._forms.clear()
            self._forms[root] = known
        return known

    def alike(self, word: str, edits: int) -> list[int]:
        """Return the ranks of all terms that so many edits make the folded word, ascending."""
        known = self._alike.get((word, edits))
        if known is None:
            known = self._spellings.alike(word, edits)
            if len(self._alike) >= _KEPT_RANKS:
                self._alike.clear()
            self._alike[word, edits] = known
        return known

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(np.asarray(self.letters), np.asarray(self.letters_at))

    def count_begun(self, beginning: bytes) -> int:
        """Return how many postings the terms have together that begin so."""
        first, last = self.ranks_with(beginning)
        return int(self.runs[last]) - int(self.runs[first])

    def mark(self, beginning: bytes, mask: Array) -> None:
        """Set a mask over the segment's documents for those with a term that begins so."""
        known = self._begun.mask(beginning)
        if known is None:
            mark(mask, self.docs[slice(*self.run(*self.ranks_with(beginning)))])
        else:
            mask |= known

    @cached_property
    def _begun(self) -> Begun:
        begun, begun_in = (self._arrays[self._part[name]] for name in ("begun", "begun_in"))
        return Begun(begun, begun_in, len(self.lengths))

    def places_of(self, first: int, last: int) -> Array:
        """Return the positions of the terms from rank `first` up to but not `last`, posting by posting."""
        start, end = int(self.spots[first]), int(self.spots[last])
        if end - start > _READ_AHEAD:
            self._arrays.fetch(self._part["places"], start, end)
        return self.places[start:end]

    def run(self, first: int, last: int) -> tuple[int, int]:
        """Return where the postings of the terms from rank `first` up to but not `last` stand, for reading them."""
        start, end = int(self.runs[first]), int(self.runs[last])
        if end - start > _READ_AHEAD:
            for name in ("docs", "counts"):
                self._arrays.fetch(self._part[name], start, end)
        return start, end

    def frequency(self, text: bytes) -> int:
        """Return how many documents have the term, deleted ones included."""
        rank = self.rank(text)
        if rank is None:
            return 0
        start, end = self.run(rank, rank + 1)
        return end - start


def shared_beginning(first: bytes, last: bytes) -> bytes:
    """Return what two words begin with, and all between them in the order of the alphabet."""
    return bytes(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False)))


@lru_cache(_KEPT_RANKS)
def forms_of(root: str) -> tuple[bytes, ...]:
    """Return the terms with this stem, whether they are there or not, ascending."""
    return tuple(form.encode("utf-8", "replace") for form in forms(root))
