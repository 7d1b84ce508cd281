"""What a file of settings says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from index import Sort
from tui.themes import Palette


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the file that does not hold, or that one may not have meant."""

    line: int
    """Counted from 1; 0 where it is about the whole file."""
    sentence: str
    """What stands there, what is wrong with it, what is allowed."""
    wrong: bool = True
    """False: what stands there holds, and this is what follows from it."""

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}" if self.line else self.sentence


@dataclass(frozen=True, slots=True)
class Config:
    """The settings; None where the file leaves one to the reader."""

    theme: str | None = None
    sort: Sort | None = None
    groups: bool | None = None
    """Whether heads stand above the rows of a day or an outlet."""
    snippets: bool | None = None
    """Whether rows show where the query was found."""
    measure: int | None = None
    """Cells of the widest column of text."""
    ascii: bool | None = None
    lean: bool | None = None
    """Whether to read lean; None leaves it to the line."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of the table of keys → Textual's names of the keys that stand in the place of its own."""
    macros: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Letters → what each plays: lines of the command line with their colon, and Textual's names of keys."""
    palettes: tuple[Palette, ...] = ()
    """Themes of one's own."""
    faults: tuple[Fault, ...] = ()
    """In the order of their lines."""
    readable: bool = True
    """False: nothing of the file holds, and what held before still does."""


DEFAULTS = Config()
