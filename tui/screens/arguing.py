"""The commands that are no key's own: a search, an order, a theme, a width, an article by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.screens import sentences
from tui.screens.commanding import CommandingDesk
from tui.screens.helping import HelpingDesk
from tui.screens.viewing import ViewingDesk

if TYPE_CHECKING:
    from index import Sort

_ORDERS: dict[str, Sort] = {
    "best": "relevance",
    "relevance": "relevance",
    "newest": "newest",
    "oldest": "oldest",
    "outlet": "outlet",
}


class ArguingDesk(CommandingDesk, HelpingDesk, ViewingDesk):
    """A desk on which something may stand behind the names of keys that ask for nothing."""

    class Wear(Message):
        """The theme of this name is wanted."""

        def __init__(self, theme: str) -> None:
            super().__init__()
            self.theme = theme

    def command_search(self, query: str) -> None:
        """Search."""
        self.hold_article()
        self.take_step(self.typed_step(query), "taken", along=False)

    def command_sort(self, order: str) -> None:
        """Have the list in this order."""
        if order not in _ORDERS:
            self.say(f"the list is sorted by: {', '.join(sentences.ORDERS.values())}; there is no order {order}")
            return
        self.sort_by(_ORDERS[order])

    def command_open(self, number: str) -> None:
        """Read the article at this place of the list, counted from 1."""
        total = self.article_list.total
        if not number.isdecimal() or not 1 <= int(number) <= total:
            self.say(f"the list has numbers from 1 to {total:,}" if total else "the list is empty")
        else:
            self.article_list.go(int(number) - 1)
            self.action_open()

    def command_help(self, word: str) -> None:
        """Show the keys and commands that have this word."""
        self.action_help()
        self.panel.write(word)

    def command_width(self, cells: str) -> None:
        """Have the column of text this wide at most, until the reader is left."""
        if cells.isdecimal() and 20 <= int(cells) <= 400:
            self.article_text.set_measure(int(cells))
        else:
            self.say(f"a width is a whole number of cells from 20 to 400; {cells} is not")

    def command_theme(self, name: str) -> None:
        """Draw everything in this theme."""
        self.post_message(self.Wear(name))
