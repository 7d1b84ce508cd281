"""Filtering: which of many rows have certain words on them."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.errors import SearchCancelled
from index.json_form import when_from_json
from index.store import Store

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AT_ONCE = 1_000


class _Written(NamedTuple):
    change: int
    """Of the store when its rows were read."""
    keys: NDArray[np.int64]
    texts: list[str]
    """What stands on the row of each, folded."""


class Filtering:
    """The rows of one list of results, kept while one types. Safe to call from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: _Written | None = None

    def places(self, keys: Sequence[int], words: str, cancelled: Callable[[], bool]) -> list[int]:
        """Return the places in `keys` of the articles whose rows have all `words`. Raises `SearchCancelled`."""
        wanted = fold(words).split()
        texts = self._texts(keys, cancelled)
        return [place for place, text in enumerate(texts) if all(word in text for word in wanted)]

    def _texts(self, keys: Sequence[int], cancelled: Callable[[], bool]) -> list[str]:
        change, numbers, known = self._store.change(), np.asarray(keys, np.int64), self._last
        if known is None or known.change != change or not np.array_equal(known.keys, numbers):
            known = self._last = _Written(change, numbers, list(self._read(numbers, cancelled)))
        return known.texts

    def _read(self, keys: NDArray[np.int64], cancelled: Callable[[], bool]) -> Iterator[str]:
        for start in range(0, len(keys), _AT_ONCE):
            if cancelled():
                raise SearchCancelled
            some = keys[start : start + _AT_ONCE].tolist()
            heads = {key: fold(" ".join((title, source or "", _days(published)))) for key, title, source, published
                     in self._store.heads(some)}  # fmt: skip
            yield from (heads.get(key, "") for key in some)  # one may be gone meanwhile


def fold(text: str) -> str:
    """Return `text` without case and accents."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return text.casefold()


def _days(published: str | None) -> str:
    when = when_from_json(published)
    if when is None:
        return "no date"
    day: date = when.astimezone().date() if isinstance(when, datetime) else when
    return f"{day.isoformat()} {day.day} {_MONTHS[day.month - 1]} {day.year}"
