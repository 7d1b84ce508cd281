"""When the hits were published: a bar for each day, month or year, from which one can go on to its articles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

from index import BroadsheetError
from tui.screens import sentences
from tui.screens.fetch import Found, Mood
from tui.screens.history import Times
from tui.screens.resuming import ResumingDesk
from tui.widgets.entries import Entry

if TYPE_CHECKING:
    from datetime import date

    from index import Period, Results
    from tui.screens.spread import Spread

TIMELINE = "TIMELINE"
_PERIODS: tuple[Period, ...] = ("day", "month", "year")
_FEW_MONTHS, _MANY_MONTHS = 2, 72
"""Months with articles up to which days are shown at first, and above which years are."""


class TimelineDesk(ResumingDesk):
    """A desk with a timeline of the hits."""

    class Counted(Message):
        """The library counted the hits, or could not."""

        def __init__(self, spread: Spread | str, near: date | None) -> None:
            super().__init__()
            self.spread = spread
            self.near = near
            """The day on or behind which the cursor is to stand."""

    _spread: Spread | None = None
    _resumed: Times | None = None
    """Where the timeline stood that one came back to; None where one has opened it oneself."""

    def action_timeline(self) -> None:
        """Show when the hits were published, or put that away again."""
        if self._is_open:
            self.close_panel()
            return
        self._open_timeline(None)
        self._count(None, None)

    def _open_timeline(self, at: Times | None) -> None:
        self._spread, self._resumed = None, at
        self.panel.show(TIMELINE, (Entry("", "counting", waits=True),), scope="timeline")
        self.open_panel("list")

    def action_zoom_time(self, step: int) -> None:
        """Show shorter times (`step` -1) or longer ones, the cursor at the same time."""
        if self._spread is None:
            return
        at = _PERIODS.index(self._spread.by) + step
        if not 0 <= at < len(_PERIODS):
            self.say(f"there is nothing {'shorter than days' if step < 0 else 'longer than years'} here")
            return
        self._count(_PERIODS[at], self._time_here)

    def show_found(self, found: Found) -> None:
        """Show an answer, and when its articles were published where the timeline stands."""
        super().show_found(found)
        if not self._is_open:
            return
        if self._spread is None and self._resumed:
            self._count(*self._resumed)
        else:
            same = self._spread is not None and self._spread.results.query == found.results.query
            self._count(self._spread.by if self._spread and same else None, self._time_here)

    def show_step(self, mood: Mood = "shown") -> None:
        """Show the list of the present step, and the timeline from which one went on there.

        One that a person has opened stays, and shows that list's articles.
        """
        stays, place = self._is_open and not self._resumed, self.history.now.panel
        super().show_step(mood)
        if isinstance(place, Times):
            self._open_timeline(place)
        elif stays:
            self.open_panel("list")

    @property
    def _is_open(self) -> bool:
        return self.has_panel(TIMELINE)

    @property
    def _time_here(self) -> date | None:
        """The first day of the bar under the cursor."""
        spread, cursor = self._spread, self.panel.cursor
        bars = enumerate(spread.bars) if spread else ()
        return next((bar.start for number, bar in bars if spread and spread.place_of(number) == cursor), None)

    def _count(self, by: Period | None, near: date | None) -> None:
        if self.found:
            work = partial(self._ask_spread, self.found.results, by, near)
            self.run_worker(work, thread=True, exclusive=True, group="timeline")

    def _ask_spread(self, results: Results, by: Period | None, near: date | None) -> None:
        from tui.screens.spread import Spread  # who opens no timeline does without

        worker = get_current_worker()
        try:
            bars = self.library.histogram(results, by or "month")
            if by is None:
                by = "day" if len(bars) <= _FEW_MONTHS else "year" if len(bars) > _MANY_MONTHS else "month"
                bars = self.library.histogram(results, by)
            spread: Spread | str = Spread(results, by, bars, self.library.undated(results))
        except BroadsheetError as error:
            spread = str(error)
        if not worker.is_cancelled:
            self.post_message(self.Counted(spread, near))

    @on(Counted)
    def _show_spread(self, message: Counted) -> None:
        if not self._is_open:
            return
        if isinstance(message.spread, str):
            self.fill_panel(TIMELINE, (Entry("", message.spread),))
            return
        before, spread, near = self._spread, message.spread, message.near
        self._spread = spread
        entries = tuple(spread.entries(self.glyphs, self._narrow_to))
        at: int | None = None  # where the same times are told of again, cursor and lines stay where they are
        if before is None and self._resumed and near is None:
            at = len(entries)
        elif before is None or before.times != spread.times:
            number = next((n for n, bar in enumerate(spread.bars) if near and bar.end >= near), 0)
            at = spread.place_of(number) if spread.bars else 0
        self.fill_panel(TIMELINE, entries, at=at)

    def _narrow_to(self, condition: str) -> None:
        now, place = self.history.now, Times(self._spread.by, self._time_here) if self._spread else None
        self.close_panel()
        self.go_on(now._replace(query=sentences.narrowed_by(now.query, condition)), place)
