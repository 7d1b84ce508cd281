"""An article with what was found in it, as relations are drawn from it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from index.article import Article, Extraction
from index.sentences import at, sentences

_DATELINE_END = re.compile(r"(?:\([^()\n]{2,30}\) ?[—–-]{1,2}|[—–]|--) ")
_LONGEST_DATELINE = 100
_LEAD = 600


@dataclass(frozen=True)
class Heard:
    """What was found in an article, without its text: enough for who says what."""

    key: int
    """The store's number for the article."""
    extraction: Extraction
    entities: Mapping[str, int]
    """`Entity.id` → the entity of the library that it is."""


@dataclass(frozen=True)
class Told(Heard):
    """What an article tells. Not slotted: it keeps the sentences once it has looked for them."""

    article: Article

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Every field that offsets may point into, by name."""
        return self.article.texts()

    @property
    def lead(self) -> str:
        """Headline, standfirst and how the text begins: what the article is about."""
        return " ".join((self.article.title, self.article.standfirst or "", self.article.body[:_LEAD]))

    @cached_property
    def _of_paragraphs(self) -> dict[tuple[str, int], list[tuple[int, int]]]:
        return {}

    def _near(self, field: str, place: int) -> list[tuple[int, int]]:
        """Return the sentences of the paragraph at `place`: every line break ends a sentence, so these are all."""
        text = self.texts.get(field, "")
        start = text.rfind("\n", 0, place) + 1
        known = self._of_paragraphs.get((field, start))
        if known is None:
            end = text.find("\n", place)
            found = sentences(text[start : end if end >= 0 else len(text)])
            known = self._of_paragraphs[field, start] = [(start + first, start + last) for first, last in found]
        return known

    def sentence(self, field: str, place: int) -> tuple[int, int]:
        """Return the range of the sentence at `place`, without the dateline of an agency; empty where there is none."""
        start, end = at(self._near(field, place), place) or (place, place)
        text = self.texts.get(field, "")
        return start + _dateline(text[start : min(end, start + _LONGEST_DATELINE)]), end

    def around(self, field: str, start: int, end: int) -> "Place":
        """Return the sentences that hold a stretch."""
        return Place(
            self, field, min(start, self.sentence(field, start)[0]), max(end, self.sentence(field, end - 1)[1])
        )

    def spans(self, field: str) -> Iterator[tuple[int, int]]:
        """Yield the ranges of the sentences of a field, in order."""
        start = 0
        for paragraph in self.texts.get(field, "").split("\n"):
            yield from self._near(field, start)
            start += len(paragraph) + 1

    def holding(self, field: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield the ranges of the sentences of a field that hold any of these places, which ascend; each once."""
        behind = 0
        for place in places:
            found = at(self._near(field, place), place) if place >= behind else None
            if found:
                yield found
                _, behind = found


def _dateline(text: str) -> int:
    """Return how many characters the dateline has that the text begins with: `KALDERA, Feb 11 (Karst Wire) - `."""
    found = _DATELINE_END.search(text) if text[:3].isupper() else None
    if found is None:
        return 0
    words = re.findall(r"[^\W_]+", text[: found.start()])
    return found.end() if all(word[0].isupper() or word[0].isdigit() for word in words) else 0


class Place(NamedTuple):
    """A stretch of an article."""

    told: Told
    field: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands there."""
        return self.told.texts[self.field][self.start : self.end]
