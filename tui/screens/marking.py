"""What one makes of the article in hand: a star, tags, a note; and taking that back."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from textual import on
from textual.message import Message

from index import BroadsheetError, Library, Row, Sort
from tui.paint import Glyphs
from tui.screens.fetch import Found
from tui.screens.inquiry import InquiringDesk
from tui.themes import Look

Kind = Literal["tag", "note", "export"]
_SAYS: dict[Kind, str] = {"tag": "Enter alone: star", "note": "", "export": ""}


class MarkingDesk(InquiringDesk):
    """A desk with a line for tags and notes. What it writes is on the disk before the screen says so."""

    @dataclass
    class Marked(Message):
        """The library has kept a change, or could not."""

        sentence: str
        row: Row | None
        """The article as it is now; None when it may be any."""

    def __init__(self, library: Library, name: str, look: Look, glyphs: Glyphs, *, sort: Sort = "relevance") -> None:
        super().__init__(library, name, look, glyphs, sort=sort)
        self._kind: Kind = "tag"
        self._about = 0
        """Key of the article that the line is about."""
        self._tags: tuple[str, ...] = ()
        self._begun = ""
        """What was typed of a tag before it was completed."""
        self._one_by_one = asyncio.Lock()
        self._reread = False
        """Whether the article is to be read again with the next answer."""

    # -- the line ----------------------------------------------------------------------------------

    async def action_tag(self) -> None:
        """Open the line for a tag."""
        await self._open("tag")

    async def action_note(self) -> None:
        """Open the line with the article's note."""
        await self._open("note")

    async def _open(self, kind: Kind) -> None:
        row = self.in_hand
        if row is None:
            self.say("no article is open")
            return
        try:  # the next key waits for this, the screen does not
            text, tags = await asyncio.to_thread(_known, self.library, kind, row.key)
        except BroadsheetError as error:
            self.say(str(error))
            return
        self._kind, self._about, self._tags, self._begun = kind, row.key, tags, ""
        self.prompt.open(kind, text, "")
        self.set_focus(self.prompt)
        self.prompt_typed()

    def prompt_typed(self) -> None:
        """Say which tags begin as typed."""
        self._begun = self.prompt.text
        known = self.glyphs.dot.join(self._beginning())
        says = [known] if self._begun else [_SAYS[self._kind], known]
        self.prompt.tell(self.glyphs.dot.join(filter(None, says)))

    def _beginning(self) -> list[str]:
        begun = self._begun.strip().casefold()
        return [tag for tag in self._tags if tag.casefold().startswith(begun)]

    def action_complete_tag(self) -> None:
        """Put a tag that begins so in the line; the next one when one stands there."""
        tags = self._beginning()
        if tags:
            standing = tags.index(self.prompt.text) if self.prompt.text in tags else -1
            tag = tags[(standing + 1) % len(tags)]
            self.prompt.put(tag, len(tag))

    def action_leave_prompt(self) -> None:
        """Go back and leave things as they were."""
        self.set_focus(self.pane)

    def action_take_prompt(self) -> None:
        """Keep what is written, and go back."""
        key, text = self._about, self.prompt.text
        self.set_focus(self.pane)
        change = partial(_change_note if self._kind == "note" else _toggle, self.library, key, text)
        self.run_worker(self._keep(change, key), group="mark")

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


def _known(library: Library, kind: Kind, key: int) -> tuple[str, tuple[str, ...]]:
    """Return the article's note, or for `tag` nothing and every tag there is, those with most articles first."""
    if kind == "note":
        return next((note.text for note in library.notes(key) if not note.span), ""), ()
    return "", tuple(tag.name for tag in sorted(library.tags(), key=lambda tag: -tag.articles))


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
