"""Help: every key, filtered as one types; and of a key that one presses, what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

from tui import keys
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

    def action_help(self) -> None:
        """Show every key, those that work here first. It lies over a panel that is open."""
        if not self.has_panel(HELP):
            self._asked_in = self.scopes
        self._show_help()

    def _show_help(self, *first: Entry) -> None:
        from tui.screens.panels import help_entries

        self.lay_panel(HELP, (*first, *help_entries(self._asked_in)), filtered=True, scope="help")

    def action_ask_key(self) -> None:
        """Have the next key be explained."""
        self.explains = True
        self.say("press a key to be told what it does here, and elsewhere")

    def explain(self, key: Key) -> None:
        """Say, above all other keys, what one does where help was opened, and what elsewhere."""
        from tui.screens.panels import key_entries

        self.explains = False
        self._show_help(*key_entries(key.key, self._asked_in))
