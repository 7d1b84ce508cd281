"""Keys that begin something: the bottom line shows what may follow, and the next key says which."""

from tui import keys
from tui.screens.desk import Desk

Letters = tuple[tuple[str, str], ...]
"""Letters and what each does, in a word or two."""


class PrefixingDesk(Desk):
    """A desk with keys of two strokes. Behind some prefixes any letter may follow, and names something."""

    def action_prefix(self, scope: keys.Scope) -> None:
        """Have the next key be one of `scope`, which the bottom line shows."""
        self.begin(scope, ())

    def begin(self, scope: keys.Scope, letters: Letters) -> None:
        """Have the next key be one of `scope`, or a letter; the bottom line shows these and what they do."""
        self.prefix = scope
        self.bottom.show(hints=(*letters, *keys.hints(scope)), menu=True)

    def action_prefix_off(self) -> None:
        """Have keys do again what they do."""
        self.prefix = None
        self.tell_keys()

    async def take_letter(self, scope: keys.Scope, letter: str) -> None:
        """Do what a letter or a digit behind the prefix `scope` stands for; most prefixes know none."""
