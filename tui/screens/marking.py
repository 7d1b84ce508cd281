"""What one makes of the article in hand: a star, tags, a note; and taking that back."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from textual import on
from textual.message import Message

from index import BroadsheetError, Library, Row, Sort
from tui.paint import Glyphs
from tui.screens.fetch import Found
from tui.screens.prompting import PromptingDesk, Question
from tui.themes import Look

T = TypeVar("T")


class MarkingDesk(PromptingDesk):
    """A desk with a line for tags and notes. What it writes is on the disk before the screen says so."""

    @dataclass
    class Marked(Message):
        """The library has kept a change, or could not."""

        sentence: str
        row: Row | None
        """The article as it is now; None when it may be any."""

    def __init__(self, library: Library, name: str, look: Look, glyphs: Glyphs, *, sort: Sort = "relevance") -> None:
        super().__init__(library, name, look, glyphs, sort=sort)
        self._one_by_one = asyncio.Lock()
        self._reread = False
        """Whether the article is to be read again with the next answer."""

    # -- the line ----------------------------------------------------------------------------------

    async def action_tag(self) -> None:
        """Ask for a tag."""
        row = self._row()
        tags = await self._known(partial(_tags, self.library)) if row else None
        if row and tags is not None:
            take, words = partial(self._change, _toggle, row.key), partial(_beginning, tags)
            self.put_question(Question("tag", take, words=words, says=partial(self._of_tags, words)))

    def _of_tags(self, words: Callable[[str], Sequence[str]], text: str) -> str:
        return self.glyphs.dot.join((*([] if text else ["Enter alone: star"]), *words(text)))

    async def action_note(self) -> None:
        """Ask for the article's note."""
        row = self._row()
        text = await self._known(partial(_note, self.library, row.key)) if row else None
        if row and text is not None:
            self.put_question(Question("note", partial(self._change, _change_note, row.key), text))

    def _row(self) -> Row | None:
        if self.in_hand is None:
            self.say("no article is open")
        return self.in_hand

    async def _known(self, read: Callable[[], T]) -> T | None:
        """Return what the library knows; the next key waits for it, the screen does not."""
        try:
            return await asyncio.to_thread(read)
        except BroadsheetError as error:
            self.say(str(error))
            return None

    def _change(self, change: Callable[[Library, int, str], str], key: int, text: str) -> None:
        self.run_worker(self._keep(partial(change, self.library, key, text), key), group="mark")

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
            self.ask(replace(self.asked, step=replace(self.asked.step, key=self.chosen_key)))

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


def _toggle(library: Library, key: int, text: str) -> str:
    """Put a tag on the article or take it off; without a tag the same with its star."""
    name = " ".join(text.split())
    if not name:
        starred = library.starred(key)
        library.star([key], not starred)
        return "star taken off" if starred else "starred"
    on = name.casefold() not in (tag.casefold() for tag in library.tags_of(key))
    library.tag([key], name, on)
    return f"tagged {name}" if on else f"tag {name} taken off"


def _change_note(library: Library, key: int, text: str) -> str:
    library.note(key, text)
    return "noted" if text.strip() else "no note"


def _undo(library: Library) -> str:
    return library.undo() or "nothing to undo: no star, tag or note was set"
