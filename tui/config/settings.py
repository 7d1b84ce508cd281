"""The settings there are: one table, from which the check, the sentences and the page of defaults are made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.themes import MONO, PALETTES

LEAN = {"auto": None, "on": True, "off": False}
ORDERS = {"best": "relevance", "newest": "newest", "oldest": "oldest"}
MEASURES = (40, 120)


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of `[settings]`."""

    name: str
    says: str
    default: str
    """As TOML."""
    allowed: str
    """What it may be, as part of a sentence."""
    fits: Callable[[object, Sequence[str]], bool]
    """Tells whether a value is allowed, where the themes have these names."""


def themes(own: Sequence[str]) -> tuple[str, ...]:
    """Return the names of all themes, ours and one's own."""
    ours = (*(palette.name for palette in PALETTES), MONO)
    return (*ours, *(name for name in own if name not in ours))


SETTINGS = (
    Setting(
        "theme",
        "the colours at the start",
        '"lamp"',
        f"the name of a theme: {', '.join(themes(()))}, or one under [themes]",
        lambda value, own: value in themes(own),
    ),
    Setting(
        "sort",
        "the order of the list at the start",
        '"best"',
        '"best", "newest" or "oldest"',
        lambda value, own: isinstance(value, str) and value in ORDERS,
    ),
    Setting(
        "groups",
        "heads above the rows of a day, or of an outlet",
        "false",
        "true or false",
        lambda value, own: isinstance(value, bool),
    ),
    Setting(
        "snippets",
        "the stretch that a query finds, in each row",
        "false",
        "true or false",
        lambda value, own: isinstance(value, bool),
    ),
    Setting(
        "measure",
        "cells of the widest column of text",
        "72",
        f"a whole number from {MEASURES[0]} to {MEASURES[1]}",
        lambda value, own: type(value) is int and MEASURES[0] <= value <= MEASURES[1],
    ),
    Setting(
        "ascii",
        "draw with ASCII alone; left out, the locale decides",
        "false",
        "true or false",
        lambda value, own: isinstance(value, bool),
    ),
    Setting(
        "lean",
        "on a slow line the text waits for Enter, J or K",
        '"auto"',
        '"auto", "on" or "off"',
        lambda value, own: isinstance(value, str) and value in LEAN,
    ),
)
