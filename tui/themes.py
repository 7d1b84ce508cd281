"""Every colour of the screen. A theme is a palette; a look is what a palette makes of each thing that is drawn.

Whatever a colour says, an attribute or a character says too: the monochrome look has no colour at all.
"""

from functools import lru_cache
from typing import NamedTuple

from rich.style import Style
from textual.theme import Theme


class Palette(NamedTuple):
    """Colours by purpose. Every ink has a contrast of at least 4.5:1 on what it stands on.

    A colour is `#rrggbb`, or with `ansi` a name of one of the terminal's own sixteen, or `default`.
    """

    name: str
    dark: bool
    ground: str
    ink: str
    soft: str
    """Ink of what is said by the way: dates, captions, counts."""
    rule: str
    """The line between panes; not text."""
    accent: str
    """Ink of the focused pane's head and cursor."""
    mark: str
    """Ground of a query hit."""
    on_mark: str
    warning: str
    person: str
    org: str
    place: str
    other: str
    """Ink of any other type of entity."""
    ansi: bool = False


# Hues of entities after Okabe and Ito (2008): told apart by people with each common colour-vision deficiency
LAMP = Palette(
    name="lamp", dark=True, ground="#15181d", ink="#d9dce1", soft="#98a1ac", rule="#444c56", accent="#e6c463",
    mark="#e6c463", on_mark="#15181d", warning="#ff9d7d", person="#74bcf2", org="#f0a35a", place="#5fcba4",
    other="#d79bc4",
)  # fmt: skip
PAPER = Palette(
    name="paper", dark=False, ground="#fbfaf6", ink="#1f2328", soft="#59616b", rule="#b9bec4", accent="#7d4e00",
    mark="#ffdf70", on_mark="#1f2328", warning="#b3261e", person="#0b5cad", org="#964700", place="#00695a",
    other="#8a2c6e",
)  # fmt: skip
CONTRAST = Palette(
    name="contrast", dark=True, ground="#000000", ink="#ffffff", soft="#d6d6d6", rule="#9a9a9a", accent="#ffee00",
    mark="#ffee00", on_mark="#000000", warning="#ffb199", person="#7fd4ff", org="#ffb85c", place="#6cf0b4",
    other="#ffabe8",
)  # fmt: skip
# The terminal's own colours, whatever a person has made of them, dark or light. Nothing black is bold: many terminals
# show that as grey
ANSI = Palette(
    name="ansi", dark=True, ground="default", ink="default", soft="default", rule="bright_black", accent="magenta",
    mark="yellow", on_mark="black", warning="red", person="cyan", org="yellow", place="green", other="magenta",
    ansi=True,
)  # fmt: skip
PALETTES = (LAMP, PAPER, CONTRAST, ANSI)
MONO = "mono"
"""The theme without any colour."""


class Look(NamedTuple):
    """A style for each thing that is drawn."""

    base: Style
    strong: Style
    """Headlines and whatever is unread."""
    soft: Style
    standfirst: Style
    head: Style
    head_focused: Style
    rule: Style
    """Between two panes."""
    cursor: Style
    cursor_focused: Style
    hit: Style
    hit_now: Style
    warning: Style
    key: Style
    """A key's name in the bottom line and the help."""
    inks: dict[str, Style]
    """By type of entity: a mention that is not chosen."""
    chosen: dict[str, Style]
    """By type of entity: a mention of the chosen one."""
    caret: Style
    here: Style
    """Added to what the text cursor stands on."""
    link: Style
    """Added to an address in a text."""
    note: Style
    """Added to a stretch with a note."""
    found: Style
    """A place that is found within the text, beside the query's hits."""
    found_now: Style
    label: Style
    """A hint's letters."""
    picked: Style
    """Added to what is selected."""

    def ink(self, type: str) -> Style:
        """Return the style of a mention of some entity of `type`."""
        return self.inks.get(type, self.inks["other"])

    def lit(self, type: str) -> Style:
        """Return the style of a mention of the chosen entity, whose type is `type`."""
        return self.chosen.get(type, self.chosen["other"])


@lru_cache
def look(palette: Palette | None) -> Look:
    """Return the look of `palette`; None is the monochrome look, which holds attributes only."""
    if palette is None:
        return _monochrome()
    ground = Style(bgcolor=palette.ground)
    base = ground + Style(color=palette.ink)
    soft = ground + Style(color=palette.soft, dim=palette.ansi or None)
    accent = ground + Style(color=palette.accent)
    hit = Style(color=palette.on_mark, bgcolor=palette.mark, bold=False)
    bold = Style(bold=True)
    dark = palette.on_mark if palette.ansi else palette.ground
    found = Style(color=dark, bgcolor=palette.place, bold=False, underline=True)
    inks = {name: ground + Style(color=getattr(palette, name)) for name in ("person", "org", "place", "other")}
    return Look(
        base=base,
        strong=base + bold,
        soft=soft,
        standfirst=base + Style(italic=True),
        head=soft,
        head_focused=accent + bold,
        rule=ground + Style(color=palette.rule),
        cursor=soft,
        cursor_focused=accent,
        hit=hit,
        hit_now=_current(palette, hit),
        warning=ground + Style(color=palette.warning),
        key=accent,
        inks=inks,
        chosen={name: ink + Style(bold=True, underline=True) for name, ink in inks.items()},
        caret=accent + bold,
        here=Style(reverse=True, bold=True, underline=True),
        link=Style(underline=True),
        note=_note(palette),
        found=found,
        found_now=_current(palette, found),
        label=_label(palette),
        picked=_picked(palette),
    )


def _note(palette: Palette) -> Style:
    """Return what is added to a stretch with a note: a line, and a soft background where that can be had."""
    line = Style(underline=True)
    return line if palette.ansi else line + Style(bgcolor=_between(palette.ground, palette.ink))


def _current(palette: Palette, hit: Style) -> Style:
    """Return the style of the one of several hits at which one is."""
    return hit + (_turned(palette) if palette.ansi else Style()) + Style(bold=True)


def _turned(palette: Palette) -> Style:
    return Style(color=palette.ink, bgcolor=palette.ground, reverse=True)


def _label(palette: Palette) -> Style:
    """Return the style of a hint's letters."""
    if palette.ansi:  # black on the red of some terminals cannot be read
        return _turned(palette) + Style(bold=False, underline=False)
    return Style(color=palette.ground, bgcolor=palette.warning, bold=True, underline=False)


def _picked(palette: Palette) -> Style:
    """Return what is added to what is selected."""
    if palette.ansi:
        return Style(reverse=True, underline=False)
    return Style(color=palette.ground, bgcolor=palette.ink, underline=False)


def _between(ground: str, ink: str) -> str:
    """Return a soft background: `ground` with a little of `ink` in it."""
    pairs = [(int(ground[at : at + 2], 16), int(ink[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(low + (high - low) * _SOFTNESS):02x}" for low, high in pairs)


_SOFTNESS = 0.14


def _monochrome() -> Look:
    plain, bold, dim, reverse = Style(), Style(bold=True), Style(dim=True), Style(reverse=True)
    lit = Style(bold=True, underline=True)
    return Look(
        base=plain,
        strong=bold,
        soft=dim,
        standfirst=Style(italic=True),
        head=dim,
        head_focused=bold,
        rule=Style(),
        cursor=dim,
        cursor_focused=bold,
        hit=Style(reverse=True, bold=False),  # in a headline too the current one alone is bold
        hit_now=reverse + bold,
        warning=bold,
        key=bold,
        inks=dict.fromkeys(("person", "org", "place", "other"), plain),
        chosen=dict.fromkeys(("person", "org", "place", "other"), lit),
        caret=bold,
        here=Style(reverse=True, bold=True, underline=True),
        link=Style(underline=True),
        note=Style(underline=True),
        found=Style(reverse=True, underline=True, bold=False),
        found_now=Style(reverse=True, underline=True, bold=True),
        label=Style(reverse=True, bold=False, underline=False),
        picked=Style(reverse=True, bold=False, underline=False),
    )


def theme(palette: Palette) -> Theme:
    """Return what Textual's style sheets need to know of `palette`."""
    before = "ansi_" if palette.ansi else ""
    ground = before + palette.ground
    asked = {"ansi-background": ground, "ansi-foreground": before + palette.ink} if palette.ansi else {}
    return Theme(
        name=palette.name,
        dark=palette.dark,
        primary=before + palette.accent,
        foreground=before + palette.ink,
        background=ground,
        surface=ground,
        panel=ground,
        variables=asked,
        ansi=palette.ansi,
    )
