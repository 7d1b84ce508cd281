"""Pointing at what is in sight: by letters on the screen, or by the number of an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Resize

from tui import keys
from tui.screens.walking import WalkingDesk
from tui.widgets.blocks import addresses
from tui.widgets.entries import Entry
from tui.widgets.things import Thing

if TYPE_CHECKING:
    from index import Reading

LINKS = "LINKS"


class PointingDesk(WalkingDesk):
    """A desk on which anything in sight is two or three keys away."""

    _copies = False
    """Whether what is pointed at is to be copied."""
    _links: tuple[tuple[int, str], ...] = ()
    """The addresses of the list, each with its number; the article's own is number 0."""
    _link = 0
    """Which of them is chosen."""
    _digits = ""

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article; of the same one, whose names may have come just now, the labels are put anew."""
        before = self.article_text.reading
        super().show_reading(reading)
        if self.mode == "hints":
            again = reading and before and reading.key == before.key
            if not (again and self.article_text.put_labels()):
                self.action_leave_hints()

    def on_resize(self, event: Resize) -> None:
        """Put the labels anew where the text stands now."""
        if self.mode == "hints":
            self.call_after_refresh(self._point_again)

    def _point_again(self) -> None:
        if self.mode == "hints" and not (self.article_text.display and self.article_text.put_labels()):
            self.action_leave_hints()
            self.say("there is no name, day or link in sight")

    def point(self, text: str) -> None:
        """Take letters of a label, or digits of an address's number."""
        for character in text:
            if self.mode == "hints":
                self._take_letter(character)
            elif self.mode == "links" and character.isdecimal():
                self._take_digit(character)

    # -- labels ------------------------------------------------------------------------------------

    def action_hints(self) -> None:
        """Put letters on all that can be followed."""
        self.need_text()
        if self.article_text.put_labels():
            self._copies = False
            self.enter_mode("hints")
            self.say(f"type the letters on what you mean; {keys.first('hint-copy')} before them copies it, Esc leaves")
        else:
            self.say("there is no name, day or link in sight")

    def action_leave_hints(self) -> None:
        """Take the letters away."""
        self.article_text.take_labels_off()
        self.enter_mode(None)

    def action_hint_copy(self) -> None:
        """Copy what is pointed at next."""
        self._copies = True
        self.say("copy which?")

    def _take_letter(self, letter: str) -> None:
        thing = self.article_text.type_label(letter)
        if thing:
            self.action_leave_hints()
            self._take_thing(thing)
        elif not self.article_text.labels:
            self.action_leave_hints()
            self.say("no label begins so")

    def _take_thing(self, thing: Thing) -> None:
        if self._copies:
            text = thing.span.text if thing.kind == "date" else thing.value
            self.run_worker(self.copy(f"“{text}”", text), group="copy")
            return
        self.article_text.stand_on(thing)
        self.go_on_from(thing)

    # -- the list of addresses -----------------------------------------------------------------------

    def action_links(self) -> None:
        """List the addresses that stand in the article."""
        reading = self.article_text.reading
        numbered = list(enumerate(addresses(reading.article), 1)) if reading else []
        if reading and reading.article.url:
            numbered.insert(0, (0, reading.article.url))
        if not numbered:
            self.say("no address stands in this article")
            return
        self._links, self._link, self._digits = tuple(numbered), 0, ""
        self.open_panel("entities")
        self._show_links()
        self.enter_mode("links")

    def _show_links(self) -> None:
        entries = [
            Entry(str(number), address if number else f"{address} (this article)", take=self.action_link_open)
            for number, address in self._links
        ]
        self.panel.show(LINKS, entries, at=self._link)

    def close_panel(self) -> None:
        """Show again what the panel stands over."""
        if self.mode == "links":
            self.enter_mode(None)
        super().close_panel()

    def action_link_move(self, step: int) -> None:
        """Choose the next address, or the one before."""
        self._link, self._digits = max(0, min(self._link + step, len(self._links) - 1)), ""
        self._show_links()

    def _take_digit(self, digit: str) -> None:
        """Choose by number; where one digit says it all, open."""
        numbers = [number for number, _ in self._links]
        longer = self._digits + digit
        self._digits = longer if int(longer) in numbers else digit
        if int(self._digits) not in numbers:
            self._digits = ""
            self.say("there is no such number")
            return
        self._link = numbers.index(int(self._digits))
        self._show_links()
        if numbers[-1] < 10:
            self.action_link_open()

    def action_link_open(self) -> None:
        """Open the chosen address."""
        address = self._links[self._link][1]
        self.close_panel()
        self.open_address(address)

    async def action_link_copy(self) -> None:
        """Copy the chosen address."""
        address = self._links[self._link][1]
        self.close_panel()
        await self.copy("link", address)
