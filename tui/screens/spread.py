"""How articles are spread over time, and the lines of a timeline that tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui import keys
from tui.widgets.entries import Entry
from tui.widgets.wording import counted, short_day

if TYPE_CHECKING:
    from index import Bar, Period, Results
    from tui.paint import Glyphs


class Spread(NamedTuple):
    """How the hits are spread over time."""

    results: Results
    by: Period
    bars: tuple[Bar, ...]
    undated: int

    @property
    def times(self) -> tuple[date, ...]:
        """The first day of each bar."""
        return tuple(bar.start for bar in self.bars)

    def place_of(self, number: int) -> int:
        """Return which of the entries is bar `number`: one heading is above it, and a line for each gap."""
        days = [self.bars[n].start - self.bars[n - 1].end for n in range(1, number + 1)]
        return 1 + number + sum(between > timedelta(days=1) for between in days)

    def entries(self, glyphs: Glyphs, narrow_to: Callable[[str], None]) -> Iterator[Entry]:
        """Yield the lines; Enter on one gives `narrow_to` the condition that has its articles."""
        dated = sum(bar.articles for bar in self.bars)
        yield Entry("", f"{counted(dated, 'article')} by {self.by}", heading=True)
        most = max((bar.articles for bar in self.bars), default=1)
        digits = len(f"{most:,}")
        for number, bar in enumerate(self.bars):
            if number and (missing := self._missing(number)):
                yield Entry("", f"{glyphs.ellipsis} nothing in {counted(missing, self.by)}")
            value = bar.start.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.by]]
            label, take = short_day(value, None, glyphs.dash), partial(narrow_to, f"date:{value}")
            yield Entry(label, f"{bar.articles:>{digits},}", take=take, bar=bar.articles / most)
        if self.undated:
            yield Entry("no date", f"{self.undated:>{digits},}", take=partial(narrow_to, "-has:date"))
        if not self.bars and not self.undated:
            ways = f"Esc closes this, {keys.first('search')} searches."
            yield Entry("", f"Nothing was found, so there is no time to show. {ways}")

    def _missing(self, number: int) -> int:
        """Return how many times of that length are left out before bar `number`."""
        before, here = self.bars[number - 1].start, self.bars[number].start
        if self.by == "day":
            return (here - before).days - 1
        years = here.year - before.year
        return years - 1 if self.by == "year" else years * 12 + here.month - before.month - 1
