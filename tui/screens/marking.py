"""What one makes of the articles in hand: a star, tags, a note, a read mark; and taking that back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from index import BroadsheetError
from tui.paint import Glyphs
from tui.screens.choosing import ChoosingDesk
from tui.screens.fetch import Found
from tui.screens.prompting import Question
from tui.screens.sentences import undoes
from tui.themes import Look
from tui.widgets.wording import counted

if TYPE_CHECKING:
    from index import Library, Row, Sort

MANY = 1_000
"""Articles of which more take so long to change that the screen says so meanwhile."""


class MarkingDesk(ChoosingDesk):
    """A desk with a line for tags and notes. What it writes is on the disk before the screen says so."""

    class Marked(Message):
        """The library has kept a change, or could not."""

        def __init__(self, sentence: str, row: Row | None) -> None:
            super().__init__()
            self.sentence = sentence
            self.row = row
            """The article as it is now; None when it may be any."""

    def __init__(self, library: Library, name: str, look: Look, glyphs: Glyphs, *, sort: Sort = "relevance") -> None:
        super().__init__(library, name, look, glyphs, sort=sort)
        self._one_by_one = asyncio.Lock()
        self._reread = False
        """Whether the article is to be read again with the next answer."""

    # -- the line ----------------------------------------------------------------------------------

    async def action_tag(self) -> None:
        """Ask for a tag."""
        keys = await self.keys_in_hand()
        tags = await self.known(partial(_tags, self.library)) if keys else None
        if keys and tags is not None:
            take, words = partial(self._change, _toggle, keys), partial(_beginning, tags)
            label = f"tag {len(keys):,}" if self.marks else "tag"
            self.put_question(Question(label, take, words=words, says=partial(self._of_tags, words)))

    def _of_tags(self, words: Callable[[str], Sequence[str]], text: str) -> str:
        return self.glyphs.dot.join((*([] if text else ["Enter alone: star"]), *words(text)))

    async def action_note(self) -> None:
        """Ask for the article's note; of marked articles for one that is written on each."""
        if self.marks:
            if keys := await self.keys_in_hand():
                self.put_question(
                    Question(f"note on {len(keys):,}", partial(self._change, _note_below, keys), own=True)
                )
            return
        row = self._row()
        text = await self.known(partial(_note, self.library, row.key)) if row else None
        if row and text is not None:
            self.put_question(Question("note", partial(self._change, _change_note, [row.key]), text, own=True))

    def _row(self) -> Row | None:
        if self.in_hand is None:
            self.say("no article is open")
        return self.in_hand

    def _change(self, change: Callable[[Library, Sequence[int], str], str], keys: Sequence[int], text: str) -> None:
        self.make_change(partial(change, self.library, keys, text), keys)

    def make_change(self, change: Callable[[], str], keys: Sequence[int]) -> None:
        """Have `change` made, which is about these articles, and the screen follow it."""
        if len(keys) > MANY:
            self.say(f"changing {len(keys):,} articles")
        self.run_worker(self._keep(change, keys[0] if len(keys) == 1 else None), group="mark")

    async def action_toggle_read(self) -> None:
        """Mark the articles in hand as read; as unread where all of them are."""
        row, keys = self.in_hand, await self.keys_in_hand()
        if keys and self.marks:
            self.make_change(partial(_toggle_read, self.library, keys), keys)
        elif keys and row:
            self.article_list.amend(row.key, unread=not row.unread)
            self.make_change(partial(_mark_read, self.library, keys, row.unread), keys)

    async def action_read_all(self) -> None:
        """Mark every article of the list as read."""
        if self.found is None or not self.found.results.total:
            self.say("the list is empty")
            return
        keys = await self.known(partial(self.library.keys, self.found.results))
        if keys is not None:
            self.make_change(partial(_mark_all_read, self.library, keys), keys)

    def action_undo_mark(self) -> None:
        """Take back the latest change, and say which."""
        self.run_worker(self._keep(partial(_undo, self.library), None), group="mark")

    # -- keeping -----------------------------------------------------------------------------------

    async def _keep(self, change: Callable[[], str], key: int | None) -> None:
        async with self._one_by_one:  # in the order of the keys
            self.post_message(await asyncio.to_thread(self._marked, change, key))

    def _marked(self, change: Callable[[], str], key: int | None) -> Marked:
        try:
            sentence = change()
            return self.Marked(sentence, None if key is None else self.library.row(key))
        except BroadsheetError as error:
            return self.Marked(str(error), None)

    @on(Marked)
    def _show_marked(self, message: Marked) -> None:
        self.say(message.sentence)
        if message.row:
            self.article_list.mark(message.row)
            self._read_again()
        else:
            self._reread = True
            self.ask(self.asked._replace(step=self.asked.step._replace(key=self.chosen_key)))

    def show_found(self, found: Found) -> None:
        """Show an answer, and what was made of the article since it was read."""
        super().show_found(found)
        if self._reread:
            self._reread = False
            self._read_again()

    def _read_again(self) -> None:
        row, shown = self.in_hand, self.article_text.reading
        if row and shown and row.key == shown.key:
            self.want_article(row.key, now=True)


def _note(library: Library, key: int) -> str:
    return next((note.text for note in library.notes(key) if not note.span), "")


def _tags(library: Library) -> tuple[str, ...]:
    """Return every tag there is, those with most articles first."""
    return tuple(tag.name for tag in sorted(library.tags(), key=lambda tag: -tag.articles))


def _beginning(tags: Sequence[str], text: str) -> list[str]:
    begun = text.strip().casefold()
    return [tag for tag in tags if tag.casefold().startswith(begun)]


def _toggle(library: Library, keys: Sequence[int], text: str) -> str:
    """Put a tag on the articles, or take it off where all have it; without a tag the same with their stars."""
    name = " ".join(text.split())
    change = partial(library.tag, keys, name) if name else partial(library.star, keys)
    number = change(on=True)
    on = bool(number)
    if not on:
        number = change(on=False)
    said = (f"tagged {name}" if on else f"tag {name} taken off") if name else ("starred" if on else "star taken off")
    return _of_many(said, number, keys)


def _toggle_read(library: Library, keys: Sequence[int]) -> str:
    number = library.mark_read(keys)
    return _of_many("marked read", number, keys) if number else _mark_read(library, keys, on=False)


def _mark_all_read(library: Library, keys: Sequence[int]) -> str:
    """Mark articles as read, and the copies that are folded under them."""
    return _mark_read(library, library.with_copies(keys), on=True)


def _mark_read(library: Library, keys: Sequence[int], on: bool) -> str:
    number = library.mark_read(keys, on)
    if not number:
        return f"all are {'read' if on else 'unread'} already"
    return _of_many("marked read" if on else "marked unread", number, keys)


def _of_many(said: str, number: int, keys: Sequence[int]) -> str:
    """Return what was done; where it may be more than one saw, to how many articles and how to take it back."""
    return said if len(keys) == 1 else f"{said}: {counted(number, 'article')}; {undoes()}"


def _change_note(library: Library, keys: Sequence[int], text: str) -> str:
    library.note(keys[0], text)
    return "noted" if text.strip() else "no note"


def _note_below(library: Library, keys: Sequence[int], text: str) -> str:
    number = library.note_below(keys, text)
    return _of_many("noted", number, keys) if number else "nothing was written, nothing is changed"


def _undo(library: Library) -> str:
    return library.undo() or "nothing to undo: no star, tag, note or read mark was set"
