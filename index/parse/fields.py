"""What a reader of one format found in a document, before it becomes an `Article`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.article import Caption, When

MAPPED = "mapped from "
"""How the provenance of a field begins that a person had mapped; behind it stands the column or key."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one article as a parser hands them on; each means what it means in `index.article.Article`."""

    title: str
    body: str
    """Paragraphs joined by one blank line; a paragraph holds no newline."""
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    published: When | None = None
    updated: When | None = None
    language: str | None = None
    captions: tuple[Caption, ...] = ()
    pull_quotes: tuple[str, ...] = ()
    chrome: tuple[str, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)
    """Field name → where its value came from: `line 9`, `meta og:title`."""
    notices: tuple[str, ...] = ()
