"""Commands about a stretch of an article, which is named by the words that stand there."""

import re
from pathlib import Path

import click

from index import Library, Note, Span, printable
from tui.cli.output import say
from tui.cli.statuses import NOTHING


def note_on(path: Path, id: str, words: str, text: str, *, off: bool) -> int:
    """Write a note where the words stand first in an article, below what is there; without `text` highlight them."""
    text = text.strip()
    with Library.open(path) as library:
        key, span = library.key(id), find_stretch(library, id, words)
        there = next((note for note in library.notes(key) if note.span == span), None)
        if off:
            library.note(key, "", span)
            say(f"{_kind(there)} taken away; broadsheet undo brings it back" if there else "there was no note on this")
            return 0 if there else NOTHING
        if text:
            library.note(key, f"{there.text}\n{text}" if there and there.text else text, span)
        elif not there:
            library.highlight(key, span)
    say(f"{'noted on' if text else 'highlighted'} “{printable(span.text)}”")
    return 0


def find_stretch(library: Library, id: str, words: str) -> Span:
    """Return where the words stand first: in headline, standfirst, text or captions, whatever their case and spaces.

    Raises:
        UnknownArticle: there is no article with this id.
        click.UsageError: the words do not stand in it.
    """
    article = library.article(id)
    wanted = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    for field, text in article.texts().items():
        if words.strip() and (found := wanted.search(text)):
            return Span(field, found.start(), found.end(), found.group())
    raise click.UsageError(f"the article does not say “{printable(words)}”; broadsheet show {id} prints it")


def _kind(note: Note) -> str:
    return "note" if note.text else "highlight"
