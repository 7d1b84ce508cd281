"""The steps a reader has taken, so that each can be undone and done again with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from index import Period, Sort


class Place(NamedTuple):
    """Where one stood among those named with an entity."""

    entity: int
    """`MergedEntity.key`."""
    at: int
    """The line."""


class Times(NamedTuple):
    """Where one stood in a timeline."""

    by: Period
    near: date | None
    """The day that the chosen line began with; None where it was that of the articles without a date."""


class Walk(NamedTuple):
    """A way from one name to another that is named with it, and on from there."""

    names: tuple[str, ...]
    base: str
    """The query at which it began."""
    query: str
    """The query that it led to."""


class Step(NamedTuple):
    """One list of articles, and where one stood in it."""

    query: str = ""
    """In the query language; empty is every article."""
    sort: Sort = "relevance"
    key: int | None = None
    """`Row.key` of the article under the cursor."""
    entity: str | None = None
    """Name of the lit entity."""
    filter: str = ""
    """Words that the rows of the list were narrowed by; empty shows all that was found."""
    walk: Walk | None = None
    """How one came here, as long as `query` is what it led to."""
    panel: Place | Times | None = None
    """The line of a panel from which one went on from here."""

    @property
    def trail(self) -> tuple[str, ...]:
        """The names over which one walked here; empty where the query was made otherwise."""
        return self.walk.names if self.walk and self.walk.query == self.query else ()

    @property
    def base(self) -> str:
        """The query without what a walk has added to it."""
        return self.walk.base if self.walk and self.trail else self.query


class History(NamedTuple):
    """Where one is, what lies behind and what was undone. A value: each move returns another."""

    now: Step = Step()
    behind: tuple[Step, ...] = ()
    ahead: tuple[Step, ...] = ()

    @property
    def queries(self) -> tuple[str, ...]:
        """Every query asked so far, the latest first, each once."""
        steps = (*self.behind, self.now, *self.ahead)
        return tuple(dict.fromkeys(step.query for step in reversed(steps) if step.query))

    def at(self, key: int | None, entity: str | None) -> History:
        """Return this with the present place noted."""
        return self._replace(now=self.now._replace(key=key, entity=entity))

    def to(self, step: Step) -> History:
        """Return this after a new step; what was undone before is gone. The same query again is no step."""
        if step.query == self.now.query:
            return self._replace(now=step)
        return History(step._replace(panel=None), (*self.behind, self.now), ())

    def back(self) -> History:
        """Return this one step earlier, or itself at the beginning."""
        if not self.behind:
            return self
        return History(self.behind[-1], self.behind[:-1], (self.now, *self.ahead))

    def forward(self) -> History:
        """Return this one undone step later, or itself at the end."""
        if not self.ahead:
            return self
        return History(self.ahead[0], (*self.behind, self.now), self.ahead[1:])
