"""The panel: over which pane it stands, and what it lies over itself."""

from collections.abc import Sequence
from typing import NamedTuple

from tui import keys
from tui.screens.arrange import PaneName
from tui.screens.frame import Frame
from tui.widgets.entries import Entry


class Layer(NamedTuple):
    """A panel as it stood when another one came to lie over it. None of these has a filter."""

    title: str
    entries: tuple[Entry, ...]
    scope: keys.Scope
    cursor: int | None
    top: int
    over: PaneName
    wide: bool


class PanelDesk(Frame):
    """A frame with a panel. Opening one puts away what stood there; laying one over it gives that back at the end."""

    _beneath: tuple[Layer, ...] = ()
    """What the panel lies over, the undermost first."""

    def open_panel(self, over: PaneName, *, wide: bool = False) -> None:
        """Put the panel in the place of a pane, or `wide` beside the text alone, and give it the focus."""
        self._beneath = ()
        self._place_panel(over, wide)

    def lay_panel(
        self, title: str, entries: Sequence[Entry], *, filtered: bool = False, scope: keys.Scope = "panel"
    ) -> None:
        """Show these entries over the list; a panel that is open is there again when they are closed."""
        if self.wishes.panel:
            laid = Layer(
                self.panel.title,
                self.panel.entries,
                self.panel.scope,
                self.panel.cursor,
                self.panel.top,
                self.wishes.panel,
                self.wishes.wide,
            )
            self._beneath = tuple(layer for layer in (*self._beneath, laid) if layer.title != title)
        self.panel.show(title, entries, filtered=filtered, scope=scope)
        self._place_panel("list", wide=False)

    def _place_panel(self, over: PaneName, wide: bool) -> None:
        self.wishes = self.wishes._replace(panel=over, wide=wide)
        self.rearrange()
        self.set_focus(self.panel)
        self.tell_keys()  # it may have had the focus already, with other keys

    def has_panel(self, title: str) -> bool:
        """Tell whether the panel with this title is open, be it beneath another one."""
        titles = (self.panel.title, *(layer.title for layer in self._beneath))
        return self.wishes.panel is not None and title in titles

    def fill_panel(self, title: str, entries: Sequence[Entry], *, at: int | None = 0) -> None:
        """Show what came for a panel, as `Panel.show`, or have it there when that one comes back to sight."""
        if self.wishes.panel and title == self.panel.title:
            self.panel.show(title, entries, filtered=self.panel.filtered, scope=self.panel.scope, at=at)
            self.tell_keys()
        self._beneath = tuple(
            layer._replace(entries=tuple(entries), cursor=layer.cursor if at is None else at)
            if layer.title == title
            else layer
            for layer in self._beneath
        )

    def close_panel(self) -> None:
        """Show again what the panel stands over, or the panel that it lies over."""
        if not self._beneath:
            self.go_to(self.wishes.focus)
            return
        *beneath, layer = self._beneath
        self._beneath = tuple(beneath)
        self.panel.show(layer.title, layer.entries, scope=layer.scope, at=layer.cursor or 0)
        self._place_panel(layer.over, layer.wide)
        self.panel.scroll_to_line(layer.top)

    def close_panels(self) -> None:
        """Close the panel and all that it lies over."""
        while self.wishes.panel:
            self.close_panel()

    def go_to(self, name: PaneName) -> None:
        """Give a pane the focus; no panel is open any more."""
        self._beneath = ()
        super().go_to(name)
