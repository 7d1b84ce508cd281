"""Commands for what a person makes of articles: stars, tags, notes, saved searches."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from index import Library, Note, SavedSearch, Span, note_to_json, printable
from tui.cli.output import put, put_json, say
from tui.cli.passages import find_stretch
from tui.cli.readying import answer, ask, ready
from tui.cli.statuses import NOTHING
from tui.cli.text import day
from tui.widgets.wording import counted


def star(path: Path, ids: Sequence[str], query: str | None, *, off: bool) -> int:
    """Put a star on articles, or take it off."""
    with Library.open(path) as library:
        number = library.star(_keys(library, ids, query), not off)
    say(f"{counted(number, 'star')} {'taken off' if off else 'set'}")
    return 0


def _keys(library: Library, ids: Sequence[str], query: str | None) -> Sequence[int]:
    """Return the articles with these ids, and every row that the query finds."""
    keys = [library.key(id) for id in ids]
    if query is None:
        return keys
    results = ask(library, query)
    for notice in results.notices:
        say(printable(notice))
    return list(dict.fromkeys([*keys, *library.keys(results)]))


def mark_read(path: Path, ids: Sequence[str], query: str | None, *, off: bool) -> int:
    """Mark articles as read, or as unread; hits of a query with the copies that are folded under them."""
    with Library.open(path) as library:
        keys = _keys(library, ids, query)
        number = library.mark_read(keys if query is None else library.with_copies(keys), not off)
    say(f"{counted(number, 'article')} marked {'unread' if off else 'read'}")
    return 0


def tag(path: Path, name: str, ids: Sequence[str], query: str | None, *, off: bool) -> int:
    """Put a tag on articles, or take it off."""
    with Library.open(path) as library:
        number = library.tag(_keys(library, ids, query), name, not off)
    say(f"{printable(name)} taken off {counted(number, 'article')}" if off else f"{counted(number, 'article')} tagged")
    return 0


def tags(path: Path, *, as_json: bool) -> int:
    """List all tags."""
    with Library.open(path) as library:
        found = library.tags()
    if as_json:
        put_json({"tags": [{"name": tag.name, "articles": tag.articles} for tag in found]}, indent=1)
    else:
        if not found:
            say("no article has a tag; broadsheet tag NAME ID puts one on it")
        for tag in found:
            put(f"{tag.articles:>6}  {tag.name}")
    return 0 if found else NOTHING


def note_hits(path: Path, query: str, text: str) -> int:
    """Write a note on every hit of a query, below what is there."""
    with Library.open(path) as library:
        number = library.note_below(_keys(library, (), query), written(text))
    say(f"{counted(number, 'article')} noted")
    return 0


def written(text: str) -> str:
    """Return a text that was given, or what comes on standard input in the place of -."""
    return sys.stdin.read() if text == "-" else text


def note(path: Path, id: str, text: str | None, *, off: bool, as_json: bool) -> int:
    """Write a note on an article below what is there, take it away, or (without text) print it."""
    with Library.open(path) as library:
        key = library.key(id)
        if text is None and not off:
            return _put_notes(library.notes(key), as_json=as_json)
        if off:
            before = [note for note in library.notes(key) if not note.span]
            library.note(key, "")
            say("note taken away; broadsheet undo brings it back" if before else "there was no note")
            return 0
        if not library.note_below([key], written(text or "")):
            say("nothing was written, nothing is changed; --off takes a note away")
            return 0
    say("noted")
    return 0


def notes(path: Path, query: str | None, *, as_json: bool) -> int:
    """Print the notes of all articles that a query finds, or all there are."""
    with Library.open(path) as library:
        if query is None:
            return _put_notes(library.all_notes(), as_json=as_json)
        ready(library)
        results = answer(library, query)
        for notice in results.notices:
            say(printable(notice))
        return _put_notes(library.all_notes(results), as_json=as_json)


def _put_notes(notes: Sequence[Note], *, as_json: bool) -> int:
    if as_json:
        put_json({"notes": [note_to_json(note) for note in notes]}, indent=1)
        return 0 if notes else NOTHING
    if not notes:
        say("no notes here; broadsheet note ID TEXT writes one")
    for note in notes:
        gone = "  (forgotten)" if note.forgotten else ""
        put(f"{note.id}  {day(note.at)}  {note.title}{gone}")
        if note.span:
            put(f"    on “{printable(note.span.text)}”")
        for line in note.text.splitlines():
            put(f"    {line}")
    return 0 if notes else NOTHING


def save(path: Path, name: str, query: str | None, *, off: bool) -> int:
    """Keep a query under a name, or forget the name."""
    with Library.open(path) as library:
        if off:
            library.forget_search(name)
            say("forgotten; broadsheet undo brings it back")
            return 0
        ready(library)
        _put_searches([library.save_search(name, query or "")])
    return 0


def saved(path: Path, *, as_json: bool) -> int:
    """List the saved searches with what they find now."""
    with Library.open(path) as library:
        ready(library)
        found = library.saved_searches()
    if as_json:
        rows = [asdict(search) for search in found]
        put_json({"saved": rows}, indent=1)
    else:
        if not found:
            say("no search is saved; broadsheet save NAME QUERY keeps one")
        _put_searches(found)
    return 0 if found else NOTHING


def _put_searches(searches: Sequence[SavedSearch]) -> None:
    width = max((len(search.name) for search in searches), default=0)
    for search in searches:
        total = "?" if search.total is None else search.total
        new = f"  ({search.new} new)" if search.new else ""
        put(f"{total:>6}  {search.name:<{width}}  {search.query}{new}")


def bookmark(path: Path, letter: str, id: str | None, words: str | None) -> int:
    """Have a letter stand for an article, at its beginning or where it says `words`, or (without one) for nothing."""
    with Library.open(path) as library:
        if id is None:
            library.drop_bookmark(letter)
            say("forgotten; broadsheet undo brings it back")
        else:
            place = Span("body", 0, 0, "") if words is None else find_stretch(library, id, words)
            library.set_bookmark(letter, library.key(id), place)
            say(f"{printable(letter)} goes there")
    return 0


def bookmarks(path: Path, *, as_json: bool) -> int:
    """List all bookmarks."""
    with Library.open(path) as library:
        found = library.bookmarks()
    if as_json:
        rows = [
            {"letter": each.letter, "id": each.id, "title": each.title, "field": each.span.field,
             "start": each.span.start, "text": each.span.text, "forgotten": each.forgotten}
            for each in found
        ]  # fmt: skip
        put_json({"bookmarks": rows}, indent=1)
    else:
        if not found:
            say("no bookmark is set; broadsheet bookmark LETTER ID sets one")
        for each in found:
            put(f"{each.letter}  {each.id}  {each.title}{'  (forgotten)' if each.forgotten else ''}")
    return 0 if found else NOTHING


def undo(path: Path, *, redo: bool) -> int:
    """Take back the latest change, or do again what was taken back."""
    with Library.open(path) as library:
        sentence = library.redo() if redo else library.undo()
    say(printable(sentence) if sentence else f"there is nothing to {'do again' if redo else 'undo'}")
    return 0 if sentence else NOTHING
