"""The nouns of two articles, or two outlets, side by side."""

from dataclasses import dataclass
from typing import Literal

from index.answers import MergedEntity
from index.related import Excerpt
from index.relations.sides import Difference, Kind
from index.results import Row

Standing = Literal["both", "differs", "first", "second"]


@dataclass(frozen=True, slots=True)
class Had:
    """What one side has of something."""

    written: tuple[str, ...]
    """How it is written there, the most frequent first: spellings, expressions for one time, a quotation."""
    excerpts: tuple[Excerpt, ...]
    """Where it stands, in reading order."""
    context: Excerpt
    """The sentence of the first of these."""
    speaker: str = ""
    """Who says it there; empty of anything but a quotation, and where nothing tells."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Something that both sides have, or only one of them."""

    kind: Kind
    name: str
    """Of an entity its name in the library; of a quotation who says it (each side has its own), and of a number what it
    is a number of (`crew`, `%`, `USD`), both empty where nothing tells; of a date the day or time (`2031-02-14`), or
    the words that no date of its article resolves."""
    entity: MergedEntity | None
    """The entity, or the speaker as one; its counts are of the whole library."""
    first: Had | None
    second: Had | None
    difference: Difference | None = None
    """In what they differ where both have it: `spelling` of an entity; `words` or `speaker` of a quotation; `date`,
    `figure`. None where they agree, and where one side has it alone."""

    @property
    def standing(self) -> Standing:
        """Whether both sides have it alike, differ in it, or one has it alone."""
        if self.first is None:
            return "second"
        if self.second is None:
            return "first"
        return "differs" if self.difference else "both"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles, or what two outlets have written, side by side."""

    first: tuple[Row, ...]
    second: tuple[Row, ...]
    """The articles of each side: one, or an outlet's."""
    items: tuple[Compared, ...]
    """Entities, those named most first; quotations, then numbers, in the order of the articles, what only the second
    side has last; between them dates, by the calendar."""
    notices: tuple[str, ...] = ()
    """Limits, each one sentence."""

    @property
    def differences(self) -> tuple[Compared, ...]:
        """What they do not both have alike, in the same order."""
        return tuple(item for item in self.items if item.standing != "both")
