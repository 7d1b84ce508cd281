"""Events: the sentences of articles that name a day or a longer time, and which of them say the same."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from index.article import DateMention
from index.finding import days_of
from index.relations.told import Place, Told


class Happening(NamedTuple):
    """A sentence with the time that it names, by itself: 100,000 of them need not hold their articles."""

    key: int
    """Of the article."""
    date: DateMention
    first: int
    last: int
    """As in `Dated`."""
    start: int
    end: int
    text: str


class Dated(NamedTuple):
    """A sentence with the time that it names."""

    told: Told
    date: DateMention
    first: int
    last: int
    """Days, as `date.toordinal` counts, both included."""
    start: int
    end: int
    """The sentence, in the field of `date`."""

    @property
    def text(self) -> str:
        """The sentence."""
        return self.told.texts[self.date.field][self.start : self.end]

    @property
    def place(self) -> Place:
        """Where the sentence stands."""
        return Place(self.told, self.date.field, self.start, self.end)

    @property
    def apart(self) -> Happening:
        """The sentence by itself."""
        return Happening(self.told.key, self.date, self.first, self.last, self.start, self.end, self.text)

    @property
    def days(self) -> int:
        """How many days the time has."""
        return self.last - self.first + 1


class Line(NamedTuple):
    """A dated sentence, and how many articles have it in these words."""

    dated: Dated
    articles: int


def dated(told: Told) -> Iterator[Dated]:
    """Yield what the article says of some time, in its order; a duration is no time, and a dateline says nothing."""
    for mention in told.extraction.dates:
        for first, last in days_of([mention]):
            start, end = told.sentence(mention.field, mention.start)
            if start <= mention.start < end:  # and not in the dateline
                yield Dated(told, mention, first, last, start, end)


def event_line(articles: Iterable[Told]) -> list[Line]:
    """Return all events in calendar order, longer times at their first day, sentences in the same words once.

    Of those the first article's is kept, and of several expressions for one time in a sentence the first.
    """
    kept: dict[tuple[int, int, str], Dated] = {}
    said_by: dict[tuple[int, int, str], set[int]] = {}
    for told in articles:
        for found in dated(told):
            same = found.first, found.last, folded(found.text)
            kept.setdefault(same, found)
            said_by.setdefault(same, set()).add(told.key)
    lines = [Line(found, len(said_by[same])) for same, found in kept.items()]
    return sorted(lines, key=lambda line: (line.dated.first, line.dated.last))


_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """Return a text as two that have the same words are compared, whatever stands between them."""
    return " ".join(_WORD.findall(text.casefold()))
