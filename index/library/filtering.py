"""Filtering: which of many rows have certain words on them."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from index.errors import SearchCancelled
from index.json_form import when_from_json
from index.store import Store

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AT_ONCE = 1_000


class _Read(NamedTuple):
    change: int
    """Of the store when these were read."""
    texts: dict[int, str]
    """By article: what stands on its row, folded."""


class Filtering:
    """What stands on rows, kept once it was read: one types letter by letter. Safe to call from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last = _Read(-1, {})

    def places(self, keys: Sequence[int], words: str, cancelled: Callable[[], bool]) -> list[int]:
        """Return the places in `keys` of the articles whose rows have all `words`. Raises `SearchCancelled`."""
        wanted = fold(words).split()
        texts = self._texts(list(keys), cancelled)
        found = (texts.get(key, "") for key in keys)  # one may be gone meanwhile
        return [place for place, text in enumerate(found) if all(word in text for word in wanted)]

    def _texts(self, keys: Sequence[int], cancelled: Callable[[], bool]) -> dict[int, str]:
        if self._last.change != (change := self._store.change()):
            self._last = _Read(change, {})
        texts = self._last.texts
        missing = [key for key in keys if key not in texts]
        for start in range(0, len(missing), _AT_ONCE):
            if cancelled():
                raise SearchCancelled
            for key, title, source, published in self._store.heads(missing[start : start + _AT_ONCE]):
                texts[key] = fold(f"{title} {source or ''} {_days(published)}")
        return texts


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
