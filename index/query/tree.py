"""The query tree: what a person asked for, before any engine hears of it. A query is a value.

Every tree that `parse_query` gives prints with `to_text` to a text that it reads back as the same tree. Who
builds a tree by hand keeps to what the nouns below say; a name or text from elsewhere belongs into a
`Phrase`, which may hold anything.
"""

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
    """One word as typed (folding is the engine's work); in an entity field, a whole name.

    It holds at least one token of `index.analysis.tokens`; several (`cease-fire`) stand side by side as in a
    phrase. It is what the language reads as one word: no white space, quotation mark, bracket, `|` or `*`; no
    `-` `!` `+` `=` `@` in front, no `~` behind, no operator, nothing like `name:`. Any other is printed as a
    phrase, which finds the same.
    """

    text: str
    field: Field | None = None
    """None searches title, standfirst, body, captions, byline and source."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that start so: `mar*`. Two letters or more, without the star; else as `Word`, a letter last.

    Of several tokens (`cease-fi`) the last is the prefix, and the others stand whole right before it.
    """

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, side by side; in an entity field, a whole name."""

    text: str
    """Without the quotation marks, at least one token, `index.plain.clean`, white space as single spaces."""
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
class Duplicates:
    """Articles that are copies of one another: `dup:only` finds those, `dup:any` every article.

    Where either stands in a query, each copy among the hits has a row of its own.
    """

    which: Literal["any", "only"]


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


Query = Everything | Word | Prefix | Phrase | DateRange | Undated | Duplicates | Not | And | Or
