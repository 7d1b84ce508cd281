"""The themes there are, ours and one's own, and the one that is on."""

from collections.abc import Sequence

from textual.theme import Theme

from tui.themes import ANSI, MONO, PALETTES, Look, Palette, look, theme


class Wardrobe:
    """Holds one theme at a time, by its name."""

    def __init__(self, *, few: bool = False) -> None:
        """Begin with the first theme, or where there are no more than `few` colours with that of the terminal's own."""
        self._first = (ANSI if few else PALETTES[0]).name
        self.name = self._first
        self._own: tuple[Palette, ...] = ()
        self._wanted: str | None = None
        self.themes: dict[str, Theme] = {}
        """What Textual knows of each theme that has colours, by its name."""
        self._hang()

    @property
    def palettes(self) -> tuple[Palette, ...]:
        """Every theme that has colours."""
        return (*PALETTES, *self._own)

    @property
    def names(self) -> tuple[str, ...]:
        """The name of every theme, in the order in which they follow one another."""
        return (*(palette.name for palette in self.palettes), MONO)

    @property
    def palette(self) -> Palette | None:
        """The theme that is on; None for the one without colours."""
        return next((palette for palette in self.palettes if palette.name == self.name), None)

    @property
    def worn(self) -> str:
        """The name of the theme that Textual takes its colours from: one must be on, also where none are shown."""
        return (self.palette or PALETTES[0]).name

    @property
    def following(self) -> str:
        """The name of the theme after the one that is on."""
        return self.names[(self.names.index(self.name) + 1) % len(self.names)]

    def take_in(self, own: Sequence[Palette], wanted: str | None) -> None:
        """Have these for one's own themes, and on the one that is `wanted` when something else was wanted before.

        None stands for the one it begins with. So does the theme that is on, when it was one's own and has gone.
        """
        self._own = tuple(own)
        self._hang()
        if wanted != self._wanted:
            self._wanted, self.name = wanted, wanted or self._first
        if self.name not in self.names:
            self.name = self._first

    def _hang(self) -> None:
        self.themes = {palette.name: theme(palette) for palette in self.palettes}

    def look(self, *, colour: bool) -> Look:
        """Return how everything is drawn; without `colour` as if the theme had none."""
        return look(self.palette if colour else None)
