"""What a person makes of a library: stars, tags, notes, bookmarks, saved searches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.errors import QueryError, UnknownName
from index.library.choosing import Choosing

if TYPE_CHECKING:
    from index.article import Span
    from index.personal import Bookmark, Note, SavedSearch, Tag
    from index.results import Results


class Marking(Choosing):
    """The changes that are a person's own. Each is on the disk when its method returns, and can be taken back.

    They need no lock and may be made from any thread, while others write.
    """

    def star(self, keys: Sequence[int], on: bool = True) -> int:
        """Put a star on articles, or take it off; return on how many that changed anything. Raises `UnknownArticle`."""
        return self._store.marks.star(keys, on)

    def mark_read(self, keys: Sequence[int], on: bool = True) -> int:
        """Mark articles as read or unread; return on how many that changed anything. Raises `UnknownArticle`."""
        return self._store.marks.read(keys, on)

    def tag(self, keys: Sequence[int], name: str, on: bool = True) -> int:
        """Put a tag on articles, or take it off; return on how many that changed anything.

        Case makes no difference: a tag that is there already keeps the spelling it has.

        Raises:
            UnusableName: no tag can be called so.
            UnknownArticle: one of them is not there; then none is changed.
        """
        return self._store.marks.tag(keys, name, on)

    def note(self, key: int, text: str, span: Span | None = None) -> None:
        """Write a note on an article, or on a stretch of it, in the place of the one there.

        Blank text takes the note away. Raises `UnknownArticle`.
        """
        self._store.marks.note(key, text, span)

    def highlight(self, key: int, span: Span) -> None:
        """Highlight a stretch of an article: a note on it without words. Raises `UnknownArticle`."""
        self._store.marks.highlight(key, span)

    def note_below(self, keys: Sequence[int], text: str) -> int:
        """Write a note on each of these articles, below what is there, as one change; return on how many.

        Blank text is no note. Raises `UnknownArticle`.
        """
        return self._store.marks.note_below(keys, text)

    def notes(self, key: int) -> tuple[Note, ...]:
        """Return the notes of an article: the one about all of it first, then by place."""
        return self._store.kept.notes_of(key)

    def all_notes(self, results: Results | None = None) -> tuple[Note, ...]:
        """Return the notes of the hits, the last written first; None: every note, of articles taken out too."""
        if results is None:
            return self._store.kept.all_notes(None)
        keys = self._store.keys(results.sort) if results.keys is None else results.keys
        return self._store.kept.all_notes(keys)

    def starred(self, key: int) -> bool:
        """Tell whether the article has a star."""
        return self._store.kept.starred(key)

    def tags_of(self, key: int) -> tuple[str, ...]:
        """Return the tags of the article, by the alphabet."""
        return self._store.kept.tags_of(key)

    def tags(self) -> tuple[Tag, ...]:
        """Return every tag that an article has, by the alphabet."""
        return self._store.kept.tags()

    def save_search(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name, in the place of what has it now: `@name` asks for it.

        Raises:
            UnusableName: no search can be called so.
            QueryError: it cannot be understood, names what is not there, or would ask for itself.
        """
        from index.personal import SavedSearch  # most who read save nothing
        from index.query import Saved, expand, parse_query, to_text

        text = to_text(parse_query(query).tree)
        saved, known = Saved(name.strip().lstrip("@")), self._store.kept.saved_query

        def then(other: str) -> str | None:
            return text if other.casefold() == saved.name.casefold() else known(other)

        expand(saved, then)
        name = self._store.marks.save_search(name, text)
        self.look_at_search(name)
        return self._counted(SavedSearch(name, text))

    def forget_search(self, name: str) -> None:
        """Forget the query that is saved under a name. Raises `UnknownName`."""
        self._store.marks.forget_search(name)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return every saved search by the alphabet, with what it finds now."""
        return tuple(self._counted(saved) for saved in self._store.kept.saved_searches())

    def look_at_search(self, name: str) -> None:
        """Note that somebody looks at what a saved search finds: what has come in by now is not new to it any more.

        Raises:
            UnknownName: no search is saved under this name.
            LibraryError: it cannot be noted.
        """
        if self._store.kept.saved_query(name) is None:
            raise UnknownName(name)
        from index.library.visits import Visits  # only who saves searches needs it

        Visits(self.path).note(name, self._store.last_key())

    def _counted(self, saved: SavedSearch) -> SavedSearch:
        from index.library.visits import Visits
        from index.query import Saved

        try:
            results = self.search(Saved(saved.name))
        except QueryError:
            return saved
        last = Visits(self.path).last(saved.name)
        return replace(saved, total=results.total, new=sum(key > last for key in self.keys(results)))

    def set_bookmark(self, letter: str, key: int, span: Span) -> None:
        """Have a letter or digit stand for a place in an article, wherever it stood before.

        `span.text` is what stands there now: by it the place is found again in a text that has changed.

        Raises:
            UnusableName: it is not one letter or digit.
            UnknownArticle: the article is not there.
        """
        self._store.marks.set_bookmark(letter, key, span)

    def drop_bookmark(self, letter: str) -> None:
        """Forget the place that a letter stands for. Raises `UnknownName`."""
        self._store.marks.drop_bookmark(letter)

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """Return every bookmark, by its letter, of articles taken out too."""
        return self._store.kept.bookmarks()

    def undo(self) -> str | None:
        """Take back the latest of these changes; return a sentence that says which, None where there is none."""
        undone = self._store.marks.undo()
        return undone and f"undone: {undone}"

    def redo(self) -> str | None:
        """Do again what was taken back last; returns as `undo`. A new change ends what can be done again."""
        done = self._store.marks.redo()
        return done and f"done again: {done}"
