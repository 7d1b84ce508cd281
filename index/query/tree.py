"""The query tree: what a person asked for, before any engine hears of it. A query is a value."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

TextField = Literal["title", "body", "by", "source", "path"]
EntityField = Literal["person", "org", "place", "entity"]
Field = TextField | EntityField


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article: `*`."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as typed (folding is the engine's work); in an entity field, a whole name."""

    text: str
    field: Field | None = None
    """None searches title, standfirst, body, captions, byline and source."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that start so: `mar*`. At least two letters, without the star."""

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, side by side; in an entity field, a whole name."""

    text: str
    """Without the quotation marks."""
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class DateRange:
    """Published between two days, both included; an open end is None. Undated articles never match."""

    start: date | None
    end: date | None
    text: str
    """As typed behind `date:`, in its shortest sound form; printing gives it back."""


@dataclass(frozen=True, slots=True)
class Undated:
    """Articles without a date: `date:none`."""


@dataclass(frozen=True, slots=True)
class Not:
    """Every article that `child` does not match."""

    child: "Query"


@dataclass(frozen=True, slots=True)
class And:
    """All of `children` (two or more, none of them an And)."""

    children: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of `children` (two or more, none of them an Or)."""

    children: tuple["Query", ...]


Query = Everything | Word | Prefix | Phrase | DateRange | Undated | Not | And | Or
