"""An article as blocks of text, one for each paragraph, caption or line of facts. Nothing is laid out here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.paint import Glyphs, shown
from tui.widgets.links import links_in
from tui.widgets.wording import day

if TYPE_CHECKING:
    from index import Article, Reading

Kind = Literal["title", "standfirst", "facts", "marks", "note", "text", "quote", "caption"]
_OPENING, _CLOSING = '“"«„', '”"»“'
_SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Block(NamedTuple):
    """A paragraph: one stretch of one field, shown as a unit."""

    kind: Kind
    text: str
    """As it is shown: a character for each of the article's own, and the small numbers of links between them."""
    field: str | None = None
    """Which field this is of; None for what is no field (byline, pull quote), where no mark can stand."""
    start: int = 0
    """Where in the field it begins."""
    numbers: tuple[int, ...] = ()
    """Where in `text` characters stand that are not the article's own, ascending."""

    @property
    def length(self) -> int:
        """How many characters of the field it shows."""
        return len(self.text) - len(self.numbers)

    def at(self, offset: int) -> int:
        """Return where in `text` the character `offset` of the field stands."""
        own = offset - self.start
        return own + bisect_right([number - before for before, number in enumerate(self.numbers)], own)

    def behind(self, offset: int) -> int:
        """Return where in `text` a range ends that ends at `offset` of the field."""
        return self.at(offset - 1) + 1

    def offset(self, at: int) -> int:
        """Return which character of the field stands at `text[at]`; of a link's number, the one behind it."""
        return self.start + at - bisect_left(self.numbers, at)


def blocks(reading: Reading, glyphs: Glyphs, *, lead: bool = False) -> tuple[Block, ...]:
    """Return the article's blocks in reading order, star, tags and notes behind the byline.

    With `lead` only its headline, standfirst and byline, and the first paragraph.
    """
    return tuple(_blocks(reading, glyphs, lead))


def _blocks(reading: Reading, glyphs: Glyphs, lead: bool) -> Iterator[Block]:
    article, links = reading.article, addresses(reading.article)
    yield _block("title", article.title or "(no headline)", "title", 0, links, glyphs)
    if article.standfirst:
        yield _block("standfirst", article.standfirst, "standfirst", 0, links, glyphs)
    yield Block("facts", shown(_facts(article, glyphs.dot), glyphs))
    yield from _marks(reading, glyphs)
    start = 0
    for paragraph in article.body.split("\n\n"):
        if paragraph.strip():
            kind: Kind = "quote" if _is_quotation(paragraph) else "text"
            yield _block(kind, paragraph, "body", start, links, glyphs)
            if lead:
                return
        start += len(paragraph) + 2
    for quote in article.pull_quotes:
        yield Block("quote", shown(quote, glyphs))
    for number, caption in enumerate(article.captions):
        block = _block("caption", caption.text, f"caption:{number}", 0, links, glyphs)
        credit = shown(f" © {caption.credit}", glyphs) if caption.credit else ""
        yield Block("caption", block.text + credit, block.field, 0, block.numbers)


def addresses(article: Article) -> tuple[str, ...]:
    """Return every address that is written out in the article, each once, in reading order."""
    texts = article.texts()
    order = ["title", "standfirst", "body", *(name for name in texts if name.startswith("caption:"))]
    found = (texts[name][start:end] for name in order if name in texts for start, end in links_in(texts[name]))
    return tuple(dict.fromkeys(found))


def _block(kind: Kind, text: str, field: str, start: int, links: tuple[str, ...], glyphs: Glyphs) -> Block:
    """Return a block with the number of each link behind it."""
    if not links:
        return Block(kind, shown(text, glyphs), field, start)
    pieces, numbers, done, length = [], list[int](), 0, 0
    for begin, end in links_in(text):
        number = _small(links.index(text[begin:end]) + 1, glyphs)
        pieces += [shown(text[done:end], glyphs), number]
        length += end - done
        numbers += range(length, length + len(number))
        length, done = length + len(number), end
    return Block(kind, "".join((*pieces, shown(text[done:], glyphs))), field, start, tuple(numbers))


def _small(number: int, glyphs: Glyphs) -> str:
    return f"[{number}]" if glyphs.ascii else str(number).translate(_SMALL)


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
    inside = set(text[1:-1])
    return len(text) > 2 and text[0] in _OPENING and text[-1] in _CLOSING and not inside & set(_OPENING)
