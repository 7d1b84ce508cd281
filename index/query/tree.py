"""The query tree: what a person asked for, before any engine hears of it. A query is a value.

Every tree that `parse_query` gives prints with `to_text` to a text that it reads back as the same tree. Who
builds a tree by hand keeps to what the nouns below say; a name or text from elsewhere belongs into a
`Phrase`, which may hold anything.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.everything import Everything as Everything

TextField = Literal["title", "body", "quote", "by", "source", "path"]
EntityField = Literal["person", "org", "place", "group", "event", "entity", "speaker"]
Field = TextField | EntityField
FactField = Literal["url", "lang", "type", "id", "copies", "is", "has", "dup", "tag", "note"]
DateField = Literal["date", "added", "read", "mentions"]
Order = Literal["relevance", "newest", "oldest", "outlet"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word as typed, in all its forms (folding is the engine's work); in an entity field, part of a name.

    It holds at least one token of `index.analysis.tokens`; several (`cease-fire`) stand side by side as in a
    phrase. It is what the language reads as one word: no white space, quotation mark, bracket, `|` or `*`; no
    `-` `!` `+` `=` `@` in front, no `~` behind, no operator, nothing like `name:`. Any other is printed as a
    phrase.
    """

    text: str
    field: Field | None = None
    """None searches title, standfirst, body, captions, byline and source."""


@dataclass(frozen=True, slots=True)
class Exact:
    """One word in this form alone: `=talks`. What it holds is as in `Word`; in an entity field, this spelling."""

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that start so: `mar*`. Two letters or more, without the star; else as `Word`, a letter last.

    Of several tokens (`cease-fi`) the last is the prefix, and the others stand whole right before it.
    """

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words spelt nearly so: `ceasfire~1`. One token of five letters or more; never in an entity field."""

    text: str
    edits: int
    """1 or 2 letters that may be missing, too many, others, or have changed places with the next."""
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, side by side and in this form.

    In an entity field, who is called just so; where nobody is, as a `Word` of several words.
    """

    text: str
    """Without the quotation marks, at least one token, `index.plain.clean`, white space as single spaces."""
    field: Field | None = None
    slop: int = 0
    """Other words that may stand between one word and the next; 0 for one word and for a name."""


@dataclass(frozen=True, slots=True)
class Near:
    """Both sides in the same text, not overlapping, with at most `within` (0 … 50) words between them.

    A side is a leaf about text, an `Or` of sides or another `Near`, all about the same field.
    """

    left: "Query"
    right: "Query"
    within: int
    ordered: bool
    """Whether the left one comes first."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of an article apart from its text: `type:email`, `is:read`."""

    field: FactField
    text: str
    """Of `type`, `is`, `has` and `dup` one of their values; any part of `url`; the beginning of `lang` or `id`; the
    id of an article that `copies` are of; all of a `tag`; words of a `note`."""


@dataclass(frozen=True, slots=True)
class Like:
    """Articles that share telling words with another, which is none of them, nor its copies: `like:a1b2`."""

    id: str
    """Of that other article, or how it begins."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What the saved search of this name asks for: `@harbour`. `expand` puts that in its place."""

    name: str
    column: int = dataclasses.field(default=1, compare=False)
    """Where it stood in the query that was read, counted from 1: for what is to be said of it."""


@dataclass(frozen=True, slots=True)
class Length:
    """Texts of `least` up to `most` words, both included: `words:300..800`; None for an open end."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Sorted:
    """Every article, and an order for the hits: `sort:newest`. Stands alone, or in an `And` that is the whole tree."""

    order: Order


@dataclass(frozen=True, slots=True)
class DateRange:
    """Published, added or read between two days, both included; an open end is None. Without the day, no match."""

    start: date | None
    end: date | None
    text: str
    """As typed behind `date:`, in its shortest sound form; printing gives it back."""
    field: DateField = "date"


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


TextQuery = Word | Exact | Prefix | Fuzzy | Phrase
Query = Everything | TextQuery | Near | Fact | Like | Saved | Length | Sorted | DateRange | Undated | Not | And | Or
