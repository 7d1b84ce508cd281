"""Panels from whose lines one goes on to another list: they are there again when one comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.prompting import PromptingDesk

if TYPE_CHECKING:
    from tui.screens.history import Place, Step, Times


class ResumingDesk(PromptingDesk):
    """A desk whose steps remember the line of the panel from which one went on, until one closes that panel."""

    def go_on(self, step: Step, place: Place | Times | None) -> None:
        """Go on to another list; whoever comes back to this one finds the panel open at `place`."""
        self._note_panel(place)
        self.take_step(step)

    def close_panel(self) -> None:
        """Show again what the panel stands over; it is not there any more when one comes back."""
        super().close_panel()
        if not self.wishes.panel:
            self._note_panel(None)

    def _note_panel(self, place: Place | Times | None) -> None:
        self.history = self.history._replace(now=self.history.now._replace(panel=place))
