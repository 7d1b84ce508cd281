"""The palette: everything that can be done, found by a few letters of its name, and run."""

from __future__ import annotations

from tui import keys
from tui.keys import Key
from tui.screens.commanding import CommandingDesk
from tui.screens.prompting import Question
from tui.widgets.entries import Entry

COMMANDS = "COMMANDS"


class PaletteDesk(CommandingDesk):
    """A desk that shows what it can do."""

    _offered: tuple[Key, ...] = ()
    """What the panel shows, from above."""
    _chosen = 0

    def action_palette(self) -> None:
        """Show everything that can be done; what is typed keeps what has it."""
        self.lay_panel(COMMANDS, ())
        question = Question(
            "do",
            self._run_chosen,
            says=lambda _: self.glyphs.dot.join(("Enter runs", f"{len(self._offered)}", "Up and Down choose")),
            typed=self._offer_commands,
            step=self._choose,
            left=self.close_panel,
        )
        self.put_question(question)

    def _offer_commands(self, text: str) -> None:
        from tui.screens.fuzzy import rank  # who looks for nothing here does without

        table = keys.commands()
        self._offered = tuple(table[place] for place in rank(text, [(key.id, key.says) for key in table]))
        self._chosen = 0
        self._show_offered()

    def _choose(self, step: int) -> None:
        self._chosen = max(0, min(self._chosen + step, len(self._offered) - 1))
        self._show_offered()

    def _show_offered(self) -> None:
        # A line may be broken in two: with half of the lines above the chosen one, it is always in sight
        first = max(0, self._chosen - max(1, self.panel.room // 2))
        entries = [
            Entry(f"{self._sign(place)} {key.id}", f"{key.says}  {keys.faces(key)}".rstrip())
            for place, key in enumerate(self._offered[first:], first)
        ]
        self.panel.show(COMMANDS, entries)

    def _sign(self, place: int) -> str:
        return self.glyphs.cursor if place == self._chosen else " "

    async def _run_chosen(self, text: str) -> None:
        self.close_panel()
        if self._offered:
            await self.run_named(self._offered[self._chosen])
        else:
            self.say(f"nothing here is called {text}")
