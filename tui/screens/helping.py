"""Help: every key, filtered as one types; and of a key that one presses, what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

from tui import keys
from tui.screens.arrange import Wishes
from tui.screens.inquiry import InquiringDesk

if TYPE_CHECKING:
    from tui.widgets.entries import Entry

HELP = "KEYS"


class HelpingDesk(InquiringDesk):
    """A desk that tells its keys."""

    explains = False
    """Whether the next key is to be explained and does nothing."""

    _asked_in: tuple[keys.Scope, ...] = ()
    """Where keys were looked up when help was asked for."""
    _beneath: Wishes | None = None
    """How the panes stood when help came to lie over a panel."""

    def action_help(self) -> None:
        """Show every key, those that work here first. It lies over a panel that is open."""
        if not self.has_panel(HELP):
            self._asked_in, self._beneath = self.scopes, self.wishes
            if self.wishes.panel:
                self.panel.lay_aside()
        self._show_help()
        self.open_panel("list")

    def _show_help(self, *first: Entry) -> None:
        from tui.screens.panels import help_entries

        self.panel.show(HELP, (*first, *help_entries(self._asked_in)), filtered=True, scope="help")

    def close_panel(self) -> None:
        """Show again what the panel stands over; of help, the panel that it lies over."""
        beneath = self._beneath
        if beneath and beneath.panel and self.panel.title == HELP and self.panel.bring_back():
            self.open_panel(beneath.panel, wide=beneath.wide)
        else:
            super().close_panel()

    def action_ask_key(self) -> None:
        """Have the next key be explained."""
        self.explains = True
        self.say("press a key to be told what it does here, and elsewhere")

    def explain(self, key: Key) -> None:
        """Say, above all other keys, what one does where help was opened, and what elsewhere."""
        from tui.screens.panels import key_entries

        self.explains = False
        self._show_help(*key_entries(key.key, self._asked_in))
