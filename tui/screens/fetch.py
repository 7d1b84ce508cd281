"""What runs beside the event loop: questions to the library and their answers. Nothing here knows of a widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from index import BroadsheetError, SearchCancelled
from tui.screens.history import Step

if TYPE_CHECKING:
    from index import Library, Results, Row, Suggestion
    from tui.screens.why import Why

AROUND = 64
"""Rows fetched on each side of the cursor together with an answer, so that one paint shows both."""
BEST = 128
"""Hits among which the chosen article stays under the cursor while one types."""
SUGGESTED = 6
"""Ways for a query to go on that are offered: about as many as a line of 80 cells holds."""

Mood = Literal["typing", "taken", "shown"]
"""`typing`: the last word is unfinished; `taken`: the reader pressed Enter on it; `shown`: a query from elsewhere."""


class Ask(NamedTuple):
    """A question to the library."""

    step: Step
    """`step.key` is the article that stays chosen while it is among the hits; of what one types, among the best."""
    mood: Mood = "shown"
    caret: int | None = None
    """Where in the query one types, while suggestions are wanted."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the library answered, with the rows that are looked at first."""

    ask: Ask
    results: Results
    count: int
    """Articles in the library."""
    index: int
    """Where the article to keep stands; 0 when it is not among the hits."""
    start: int
    rows: tuple[Row, ...]
    why: Why | None = None
    """Why nothing was found."""
    widened: bool = False
    """The last word was taken for the beginning of one because no article has it whole."""


class Refused(NamedTuple):
    """The library could not answer."""

    ask: Ask
    sentence: str


def find(
    library: Library, ask: Ask, cancelled: Callable[[], bool], around: int | None = None
) -> Found | Refused | None:
    """Ask `library` and return the answer; a query or a library that is at fault is an answer too.

    `around`: how many rows to fetch on each side of the cursor, if not `AROUND`. None when `cancelled()` became true:
    nobody waits for it any more.
    """
    try:
        return _find(library, ask, cancelled, AROUND if around is None else around)
    except SearchCancelled:
        return None
    except BroadsheetError as error:
        return Refused(ask, str(error))


def suggest(
    library: Library, ask: Ask, earlier: Iterable[str], cancelled: Callable[[], bool]
) -> tuple[Suggestion, ...]:
    """Return how the typed query may go on; nothing when nobody waits for it, or the library is at fault."""
    try:
        return library.suggest(ask.step.query, ask.caret, SUGGESTED, earlier=earlier, cancelled=cancelled)
    except (SearchCancelled, BroadsheetError):
        return ()


def correct(library: Library, found: Found, cancelled: Callable[[], bool]) -> str | None:
    """Return the query that may have been meant, see `Library.did_you_mean`; None where there is none."""
    if found.results.filter:
        return None
    typing = found.ask.mood == "typing"
    rest = found.why.rest if found.why else ""
    try:
        meant = library.did_you_mean(found.ask.step.query, found.results, typing=typing, cancelled=cancelled)
        return meant or (rest if rest and library.search(rest, cancelled=cancelled).total else None)
    except (SearchCancelled, BroadsheetError):
        return None


def _find(library: Library, ask: Ask, cancelled: Callable[[], bool], around: int) -> Found:
    step, widened = ask.step, False
    results = library.search(step.query, sort=step.sort, typing=ask.mood == "typing", cancelled=cancelled)
    if ask.mood == "taken" and not results.total:
        wider = library.search(step.query, sort=step.sort, typing=True, cancelled=cancelled)
        results, widened = (wider, True) if wider.total else (results, False)
    if step.filter:
        results = library.filtered(results, step.filter, cancelled=cancelled)
    index = 0 if step.key is None else _place(library, results, step.key, typed=ask.mood != "shown")
    start = max(0, index - around)
    rows = library.rows(results, start, min(results.total, index + around))
    why = None
    if not results.total and not results.filter:
        from tui.screens.why import why_nothing  # mostly something is found

        why = why_nothing(library, results.tree, cancelled)
    return Found(ask, results, library.count(), index, start, rows, why, widened)


def _place(library: Library, results: Results, key: int, *, typed: bool) -> int:
    """Return where the article to keep stands; 0 where it is no hit, and where one has `typed`, none of the best."""
    best = list(results.keys[:BEST]) if results.keys is not None else []
    if key in best:
        return best.index(key)
    if typed and best:  # who types wants to see the best
        return 0
    place = library.position(results, key)
    return 0 if place is None or (typed and place >= BEST) else place
