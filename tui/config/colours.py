"""Themes of one's own: colours by name, checked for whether they can be read."""

import re

from tui.themes import ANSI, PALETTES, Palette

COLOURS = tuple(name for name in Palette._fields if name not in ("name", "dark", "ansi"))
"""What has a colour in a theme."""
INKS = tuple(name for name in COLOURS if name not in ("ground", "rule", "mark", "on_mark"))
"""Those of them that stand on the ground."""
LEAST = 4.5
"""The least contrast of what is read (WCAG 2.1, AA)."""
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(value: object) -> bool:
    """Tell whether `value` is a colour as a theme has them: `#rrggbb`."""
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def base(name: object) -> Palette | None:
    """Return the theme of ours that another may begin from; None where there is none of that name."""
    return next((palette for palette in PALETTES if palette.name == name and palette is not ANSI), None)


def coloured(like: Palette, name: str, colours: dict[str, str]) -> Palette:
    """Return a theme with these colours and those of `like` for what they leave out."""
    made = like._replace(name=name, **colours)  # type: ignore[arg-type]
    return made._replace(dark=_luminance(made.ground) < _luminance(made.ink))


def unreadable(palette: Palette) -> list[tuple[str, str, float]]:
    """Return which colour is hard to read on which, with their contrast."""
    pairs = [*((ink, "ground") for ink in INKS), ("on_mark", "mark")]
    told = [(ink, ground, contrast(getattr(palette, ink), getattr(palette, ground))) for ink, ground in pairs]
    return [pair for pair in told if pair[2] < LEAST]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
