"""The panel over which help can lie: one reads it and comes back to what stands beneath."""

from collections.abc import Sequence
from typing import NamedTuple

from tui import keys
from tui.widgets.entries import Entry
from tui.widgets.panel import Panel


class Beneath(NamedTuple):
    """What is to stand in a panel again."""

    title: str
    entries: tuple[Entry, ...]
    scope: keys.Scope
    cursor: int | None
    top: int


class LayeredPanel(Panel):
    """A panel that can be laid aside. What comes for it meanwhile finds it."""

    _beneath: Beneath | None = None

    def lay_aside(self) -> None:
        """Keep what stands here for `bring_back`, and let something else be shown over it."""
        self._beneath = Beneath(self.title, self._entries, self.scope, self._cursor, self.top)

    def bring_back(self) -> bool:
        """Show again what was laid aside, as it stood; tell whether there was anything."""
        beneath = self._beneath
        if beneath is None:
            return False
        self.forget_beneath()
        self.show(beneath.title, beneath.entries, scope=beneath.scope, at=beneath.cursor or 0)
        self.top = max(0, min(beneath.top, len(self.lines) - self.room))
        return True

    def forget_beneath(self) -> None:
        """Let nothing come back."""
        self._beneath = None

    def has(self, title: str) -> bool:
        """Tell whether what is called so stands here, or is laid aside."""
        return title == self.title or (self._beneath is not None and title == self._beneath.title)

    def show(
        self,
        title: str,
        entries: Sequence[Entry],
        *,
        filtered: bool = False,
        scope: keys.Scope = "panel",
        at: int | None = 0,
    ) -> None:
        """Show these entries, as `Panel.show`; of what is laid aside they are seen when that comes back."""
        if self._beneath and title == self._beneath.title:
            cursor = self._beneath.cursor if at is None else at
            self._beneath = self._beneath._replace(entries=tuple(entries), scope=scope, cursor=cursor)
        else:
            super().show(title, entries, filtered=filtered, scope=scope, at=at)
