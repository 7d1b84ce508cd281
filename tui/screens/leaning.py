"""Reading over a slow line: nothing is sent that was not asked for."""

from collections.abc import Callable

from tui import keys
from tui.screens.telling import TellingDesk

_MODES: dict[str, bool | None] = {"auto": None, "on": True, "off": False}


def _nothing() -> int:
    return 0


class LeaningDesk(TellingDesk):
    """A desk that is lean where the line is slow: the text waits for Enter, J or K, and a search for a longer rest."""

    lean_wanted: bool | None = None
    """Whether to be lean; None leaves it to the line."""
    sent: Callable[[], int] = staticmethod(_nothing)
    """Returns how many bytes the terminal was sent so far."""
    _slow = False
    _counting = False
    _counted = 0

    def line_is(self, *, slow: bool) -> None:
        """Take note of how the line to the terminal is."""
        if slow != self._slow:
            self._slow = slow
            self._lean(told="the line is slow" if slow else "the line is quick again")

    def want_lean(self, wanted: bool | None) -> None:
        """Be lean, or not, or (None) as the line is."""
        self.lean_wanted = wanted
        self.follows = not (self._slow if wanted is None else wanted)
        self.tell_size()

    def _lean(self, told: str) -> None:
        before = self.follows
        self.want_lean(self.lean_wanted)
        if self.follows != before:
            waits = f"the text waits for Enter, {keys.first('next-article')} or {keys.first('previous-article')}"
            self.say(f"{told}: {'the text follows the cursor' if self.follows else waits}")

    def action_lean(self) -> None:
        """Be lean, or let the text follow the cursor again."""
        self.command_lean("on" if self.follows else "off")

    def command_lean(self, mode: str) -> None:
        """Be lean: `on`, `off`, or `auto`, as the line is."""
        if mode not in _MODES:
            self.say(f"lean is one of: {', '.join(_MODES)}; {mode} is not")
            return
        self.lean_wanted = _MODES[mode]
        self._lean(told="lean" if mode == "on" else mode)

    def action_bytes(self) -> None:
        """Show how many bytes each key costs, or no longer."""
        self._counting = not self._counting
        self._counted = self.sent()
        self.tell_size()

    def count_key(self) -> None:
        """Show what the key before has cost, where that is wanted; a key is about to do something."""
        if self._counting:
            self.tell_size()
            self._counted = self.sent()

    def tell_size(self) -> None:
        """Say in the bottom line also whether one reads lean, and what the last key has cost."""
        super().tell_size()
        told = [f"{self.sent() - self._counted:,} bytes"] if self._counting else []
        told += [] if self.follows else ["lean"]
        if told:
            self.bottom.show(facts=self.glyphs.dot.join((*told, self.bottom.facts)))
