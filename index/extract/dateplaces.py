"""A kind of date expression, and a place where one stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from index.extract.tense import looks_ahead, was_planned

NO_DATE = "no date"
"""What a reading returns for words that are no date after all."""


@dataclass(frozen=True, slots=True)
class Place:
    """A match, the text it stands in and the day of publication."""

    groups: dict[str, str | None]
    start: int
    end: int
    text: str
    today: date | None

    def get(self, group: str) -> str:
        """Return what the group holds, empty when it holds nothing."""
        return self.groups.get(group) or ""

    @property
    def ahead(self) -> bool:
        """Whether the sentence looks ahead there."""
        return looks_ahead(self.text, self.start, self.end)

    @property
    def planned(self) -> bool:
        """Whether it was planned for then."""
        return was_planned(self.text, self.start, self.end)

    @property
    def word_before(self) -> str:
        """The word before it in its line, in lower case."""
        match = _WORD_BEFORE.search(self.text, max(0, self.start - 14), self.start)
        return match[1].lower() if match else ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of date expression."""

    name: str
    begins: str
    """The classes of its first character: `0` a digit, `A` a capital, `a` a small letter."""
    pattern: str
    read: Callable[[Place], str | None]
    """Returns the value; None when only an unknown publication day could tell; `NO_DATE` when it is none.

    Raises: KeyError when a word in the place of a month or an ordinal is none; ValueError or OverflowError when the
    calendar has no such day.
    """


_WORD_BEFORE = re.compile(r"(\w+)[ -]$")
