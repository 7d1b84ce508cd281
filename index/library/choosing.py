"""Choosing among results: some of them, those with certain words on their rows, the next that nobody has read."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from index.library.finding import Finding, nobody_cancels

if TYPE_CHECKING:
    from index.library.filtering import Filtering
    from index.results import Results


class Choosing(Finding):
    """Parts of what was found. They may be asked for from any thread."""

    @cached_property
    def _filtering(self) -> Filtering:
        from index.library.filtering import Filtering  # who filters nothing does without

        return Filtering(self._store)

    def keys(self, results: Results) -> Sequence[int]:
        """Return `Row.key` of every row, in order."""
        return self._store.keys(results.sort) if results.keys is None else results.keys

    def with_copies(self, keys: Sequence[int]) -> Sequence[int]:
        """Return these articles, and behind them those that are folded under them: their copies and versions."""
        return self._store.kin.with_copies(keys)

    def chosen(self, results: Results, keys: Collection[int]) -> Results:
        """Return of the results the rows that are among `keys`, in their order."""
        wanted = set(keys)
        return self.rows_at(results, [place for place, key in enumerate(self.keys(results)) if key in wanted])

    def outlets(self, results: Results | None = None) -> tuple[tuple[str | None, int], ...]:
        """Return each outlet among the results (None: in the whole library, copies too) and its number of articles.

        The outlet with most articles stands first; None counts articles that name none.
        """
        return tuple(self._store.count_outlets(None if results is None else self.keys(results)))

    def filtered(self, results: Results, words: str, *, cancelled: Callable[[], bool] = nobody_cancels) -> Results:
        """Return of the results the rows that have all `words` in their headline, outlet or date, in their order.

        A word may be a part of one; case and accents make no difference. Dates are written `2031-02-12` and
        `12 Feb 2031`, the day where the reader is. Without a word all of the results are returned.

        Raises:
            SearchCancelled: `cancelled()` became true meanwhile.
        """
        if not words.strip():
            return results
        places = self._filtering.places(self.keys(results), words, cancelled)
        return self.rows_at(results, places)._replace(filter=" ".join(words.split()))

    def rows_at(self, results: Results, places: Sequence[int]) -> Results:
        """Return of the results the rows at these places, in this order."""
        keys, scores = self.keys(results), list(results.scores)
        return results._replace(
            under=self._under(keys) if results.keys is None and results.folded else results.under,
            total=len(places),
            keys=array("q", (keys[place] for place in places)),
            scores=[scores[place] for place in places] if scores else (),
        )

    def next_unread(self, results: Results, start: int) -> int | None:
        """Return the place of the first row from `start` on that nobody has read; None where there is none."""
        read = self._store.read_keys()
        rest = self.keys(results)[start:]
        return next((place for place, key in enumerate(rest, start) if key not in read), None)
