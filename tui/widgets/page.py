"""An article laid out for a column: blocks of text, and lines as offsets into them. Nothing is styled here."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index import Article, Reading, Span
from tui.paint import Glyphs, shown, wrap
from tui.widgets.wording import day

Kind = Literal["title", "standfirst", "facts", "marks", "note", "text", "quote", "caption"]
MEASURE = 72
"""Cells of the widest column; longer lines tire the eye."""
_OPENING, _CLOSING = "“\"«„'‘", "”\"»“'’"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: one stretch of one field, shown as a unit."""

    kind: Kind
    text: str
    """As it is shown; offsets are those of the article's own text."""
    field: str | None = None
    """Which field this is of; None for what is no field (byline, credit), where no mark can stand."""
    start: int = 0
    """Where in the field it begins."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: a half-open range of one block; an empty line between blocks belongs to the block before."""

    block: int
    start: int
    end: int


def blocks(reading: Reading, glyphs: Glyphs) -> tuple[Block, ...]:
    """Return the article's blocks in reading order, star, tags and notes behind the byline."""
    return tuple(_blocks(reading, glyphs))


def _blocks(reading: Reading, glyphs: Glyphs) -> Iterator[Block]:
    article = reading.article
    yield Block("title", shown(article.title or "(no headline)", glyphs), "title")
    if article.standfirst:
        yield Block("standfirst", shown(article.standfirst, glyphs), "standfirst")
    yield Block("facts", shown(_facts(article, glyphs.dot), glyphs))
    yield from _marks(reading, glyphs)
    start = 0
    for paragraph in article.body.split("\n\n"):
        if paragraph.strip():
            kind: Kind = "quote" if _is_quotation(paragraph) else "text"
            yield Block(kind, shown(paragraph, glyphs), "body", start)
        start += len(paragraph) + 2
    for quote in article.pull_quotes:
        yield Block("quote", shown(quote, glyphs))
    for number, caption in enumerate(article.captions):
        credit = f" © {caption.credit}" if caption.credit else ""
        yield Block("caption", shown(caption.text + credit, glyphs), f"caption:{number}")


def _marks(reading: Reading, glyphs: Glyphs) -> Iterator[Block]:
    if reading.starred or reading.tags:
        tagged = [f"tagged {', '.join(reading.tags)}"] if reading.tags else []
        yield Block("marks", shown(glyphs.dot.join([glyphs.star] * reading.starred + tagged), glyphs))
    for note in reading.notes:
        stretch = f"“{note.span.text}” " if note.span else ""
        for line in note.text.splitlines():
            if line.strip():
                yield Block("note", shown(stretch + line, glyphs))
                stretch = ""


def _facts(article: Article, dot: str) -> str:
    by = [f"By {', '.join(article.authors)}"] if article.authors else []
    source = [article.source] if article.source else []
    updated = [f"updated {day(article.updated)}"] if article.updated else []
    return dot.join([*by, *source, day(article.published), *updated])


def _is_quotation(paragraph: str) -> bool:
    text = paragraph.strip()
    return (
        len(text) > 2
        and text[0] in _OPENING[:4]
        and text[-1] in _CLOSING[:4]
        and not set(text[1:-1]) & set(_OPENING[:4])
    )


class Page:
    """The lines of some blocks at one width, without the marks on them."""

    def __init__(self, parts: Sequence[Block], width: int, glyphs: Glyphs) -> None:
        self.blocks = parts
        self.width = width
        self.glyphs = glyphs
        self.lines: list[Line | None] = []
        self._first: list[int] = []  # of each block, its first line
        for number, block in enumerate(parts):
            self._first.append(len(self.lines))
            room = width - len(self.lead(block.kind))
            self.lines.extend(Line(number, a, b) for a, b in wrap(block.text, room))
            self.lines.append(None)
        if self.lines and self.lines[-1] is None:
            self.lines.pop()

    def lead(self, kind: Kind, first: bool = True) -> str:
        """Return what stands in front of a block's lines: a bar, a dashed rule, the sign of a note."""
        if kind == "quote":
            return f"{self.glyphs.bar} "
        if kind == "note":
            return f"{self.glyphs.note} " if first else "  "
        if kind == "caption":
            return f"{self.glyphs.caption} " if first else "  "
        return ""

    def line_of(self, span: Span) -> int | None:
        """Return the line on which `span` begins; None where its field is not shown."""
        for number, block in enumerate(self.blocks):
            if block.field == span.field and block.start <= span.start < block.start + len(block.text):
                return self.line_at(number, span.start - block.start)
        return None

    def line_at(self, block: int, offset: int) -> int:
        """Return the line of `block` that holds its character `offset`."""
        first = self._first[block]
        last = self._first[block + 1] if block + 1 < len(self._first) else len(self.lines)
        starts = [line.start for line in self.lines[first:last] if line]
        return first + max(0, bisect_right(starts, offset) - 1)

    def anchor(self, line: int) -> tuple[int, int]:
        """Return (block, offset) of the text on `line`, or the next below; it finds the sentence at any width."""
        for at in self.lines[line:]:
            if at:
                return at.block, at.start
        return max(0, len(self.blocks) - 1), 0


@lru_cache(maxsize=16)
def _laid(parts: tuple[Block, ...], width: int, glyphs: Glyphs) -> Page:
    return Page(parts, width, glyphs)


def lay(parts: tuple[Block, ...], width: int, glyphs: Glyphs) -> Page:
    """Return the page of `parts` at `width` cells; the last few are remembered."""
    return _laid(parts, width, glyphs)
