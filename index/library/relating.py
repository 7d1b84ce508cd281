"""Relating: what articles have in common, over the hits of a query or all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from index.errors import LibraryError
from index.everything import Everything
from index.library.finding import nobody_cancels
from index.library.ruling import Ruling

if TYPE_CHECKING:
    from datetime import date

    from index.compared import Comparison
    from index.related import Bar, Brief, Companion, Event, Gathered, Period, Quotation
    from index.results import Results

Cancelled = Callable[[], bool]


class Relating(Ruling):
    """Who is named with whom, who said what, what happened when; two articles side by side.

    All hits are gone through (None: all articles, newest first), but for a brief. Articles that nobody has looked
    through for names yet are passed over. A `limit` of 0 gives all. What takes a while asks `cancelled` at each
    article, and raises `SearchCancelled` when it became true.
    """

    def named_with(
        self, key: int, results: Results | None = None, *, limit: int = 100, cancelled: Cancelled = nobody_cancels
    ) -> Gathered[Companion]:
        """Return who is named together with an entity, those that share most articles first, then sentences.

        `key` is a `MergedEntity.key`. Hidden entities are left out.
        """
        from index.library import gathered  # nothing that is shown at first needs it

        return gathered.named_with(self._store, key, results, limit=limit, cancelled=cancelled)

    def quotations(
        self, results: Results | None = None, *, limit: int = 100, cancelled: Cancelled = nobody_cancels
    ) -> Gathered[Quotation]:
        """Return who said what, direct or reported, in the order of the hits; the same words stand there once.

        What nobody is named for comes behind all else.
        Of a query with `speaker:` only what they say, with `quote:` only direct speech that has these words.
        """
        from index.library import gathered  # nothing that is shown at first needs it

        return gathered.quotations(self._store, results, limit=limit, cancelled=cancelled)

    def stream_quotations(
        self, results: Results | None = None, *, counted: bool = False, cancelled: Cancelled = nobody_cancels
    ) -> Iterator[Quotation]:
        """Yield what `quotations` returns, each as soon as its article is met; `Quotation.articles` is 1 there.

        With `counted` it is the number, and all hits are gone through first; the rows are read one after the other.
        """
        from index.library import gathered  # nothing that is shown at first needs it

        return gathered.stream_quotations(self._store, results, counted=counted, cancelled=cancelled)

    def events(
        self, results: Results | None = None, *, limit: int = 0, cancelled: Cancelled = nobody_cancels
    ) -> Gathered[Event]:
        """Return the event line: sentences with the time that they name, in calendar order.

        Time is what a date expression was resolved to; a month or a longer time comes where its first day is. Sentences
        in the same words stand there once. With a `limit` those stay that most articles have, then the articles that
        were found first.
        """
        from index.library import gathered  # nothing that is shown at first needs it

        return gathered.events(self._store, results, limit=limit, cancelled=cancelled)

    def stream_events(
        self, results: Results | None = None, *, cancelled: Cancelled = nobody_cancels
    ) -> Iterator[Event]:
        """Yield what `events` returns, each as soon as all before it is known."""
        from index.library import gathered  # nothing that is shown at first needs it

        return gathered.stream_events(self._store, results, cancelled=cancelled)

    def months(
        self, key: int, results: Results | None = None, *, cancelled: Cancelled = nobody_cancels
    ) -> dict[str, int]:
        """Return how many of the hits (None: of all articles) name an entity, by month (`2031-02`), ascending.

        Months without any are left out, and so are articles without a date.
        """
        from index.library import gathered  # nothing that is shown at first needs it

        return gathered.months(self._store, key, results, cancelled=cancelled)

    def histogram(self, results: Results, by: Period = "month") -> tuple[Bar, ...]:
        """Return how many of all hits were published on each day, or in each month or year, by the calendar.

        Days are those of this machine's time zone, as in `date:`. Where there is nothing there is no bar; articles
        without a date are in none, see `undated`.

        Raises:
            LibraryError: there is no sound index to count with.
        """
        from index.library.counting import bars  # nothing that is shown at first needs it

        return bars(self._published(results, by), by)

    def undated(self, results: Results) -> int:
        """Return how many of all hits have no date. Raises `LibraryError`."""
        return self._published(results, "year").get(None, 0)

    def _published(self, results: Results, by: Period) -> dict[date | None, int]:
        from index.results import NO_INDEX
        from index.search import DamagedIndex  # loads Whoosh

        try:
            keys = results.keys
            if keys is None:  # the index knows all rows sooner than the store does
                stories = self._folding.stories()
                keys = self._index.find(Everything(), "newest", lambda _: [], lambda: False, stories=stories).keys
            return self._index.count_published(keys, by)
        except DamagedIndex as error:
            raise LibraryError(self.path, NO_INDEX) from error

    def brief(self, results: Results, *, limit: int = 1000, cancelled: Cancelled = nobody_cancels) -> Brief:
        """Return what the hits tell: the story's events, people, voices, and where outlets differ.

        Every sentence of it stands in an article. What is told is chosen so that it covers much and repeats little. The
        first `limit` hits are gone through, 0 for all, which takes about 2.5 s for 1,000; a notice says where there
        are more.
        """
        from index.library import gathered  # nothing that is shown at first needs it

        return gathered.brief(self._store, results, limit=limit, cancelled=cancelled)

    def compare(self, first: str, second: str, *, cancelled: Cancelled = nobody_cancels) -> Comparison:
        """Put two articles, told by their ids, side by side: entities, quotations, dates, numbers.

        What both have, what one has alone, and where they differ: another spelling of a name, other words or another
        speaker of a quotation, another day of one event, another figure of one thing. Articles that nobody has looked
        through are looked through now.

        Raises:
            UnknownArticle: there is no such article.
            SearchCancelled: `cancelled()` became true.
        """
        from index.library.abreast import compare_articles  # nothing that is shown at first needs it

        return compare_articles(self._store, first, second, cancelled)

    def compare_outlets(
        self,
        first: str | None,
        second: str | None,
        results: Results | None = None,
        *,
        cancelled: Cancelled = nobody_cancels,
    ) -> Comparison:
        """Put what two outlets have among the hits (None: among all articles) side by side, as `compare` does.

        Outlets are told by `Row.source`; None stands for articles that name none. The first 50 hits of each are gone
        through. Raises `SearchCancelled`.
        """
        from index.library.abreast import compare_outlets  # nothing that is shown at first needs it

        return compare_outlets(self._store, first, second, results, cancelled)
