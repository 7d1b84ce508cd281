"""From the text of a file of settings to what it says, with every fault in its place."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from tui import keys
from tui.config import colours, keynames
from tui.config.binding import bindings
from tui.config.lines import Path, line_of
from tui.config.nouns import Config, Fault
from tui.config.settings import LEAN, ORDERS, SETTINGS
from tui.themes import LAMP, MONO, PALETTES, Palette

if TYPE_CHECKING:
    from index import Sort

_SECTIONS = ("settings", "keys", "macros", "themes")
_TYPED: tuple[keys.Scope, ...] = ("search", "prompt", "typing", "panel", "help", "always")
"""Where letters are typed and are no keys."""
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)")


def read(text: str) -> Config:
    """Return what `text` says; what is wrong in it is left out and stands among the faults.

    Of what is no TOML nothing holds, and there is one fault.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Config(faults=(_no_toml(text, str(error)),), readable=False)
    return _Reader(text, table).config()


def _no_toml(text: str, message: str) -> Fault:
    found = _AT_LINE.search(message)
    line = int(found.group(1)) if found else max(1, len(text.splitlines()))
    what = _AT_LINE.sub("", message).removesuffix(" (at end of document)")
    return Fault(line, f"this is no TOML ({what}); nothing of the file holds")


def _misplaced(name: str) -> str:
    """Return what is wrong with a line, or a section, that is none of ours."""
    if any(setting.name == name for setting in SETTINGS):
        return f"{name} stands under [settings]"
    return f"there is no [{name}]{_near(name, _SECTIONS)}; there are {_listed(_SECTIONS)}"


class _Reader:
    """Goes through the sections of one file."""

    def __init__(self, text: str, table: Mapping[str, Any]) -> None:
        self._text, self._table = text, table
        self._faults: list[Fault] = []

    def config(self) -> Config:
        """Return what the file says."""
        for name in self._table:
            if name not in _SECTIONS:
                self._fault((name,), _misplaced(name))
        palettes = tuple(self._palettes())
        settings = self._settings([palette.name for palette in palettes])
        wanted = {id: tuple(names) for id, names in self._keys()}
        bound, faults = bindings(wanted, lambda id: line_of(self._text, ("keys", id)))
        self._faults += faults
        return Config(
            theme=settings.get("theme"),
            sort=cast("Sort | None", ORDERS.get(settings.get("sort", ""))),
            groups=settings.get("groups"),
            snippets=settings.get("snippets"),
            measure=settings.get("measure"),
            ascii=settings.get("ascii"),
            lean=LEAN[settings.get("lean", "auto")],
            keys=bound,
            macros=dict(self._macros()),
            palettes=palettes,
            faults=tuple(sorted(self._faults, key=lambda fault: fault.line)),
        )

    def _fault(self, path: Path, sentence: str) -> None:
        self._faults.append(Fault(line_of(self._text, path), sentence))

    def _section(self, *path: str) -> Mapping[str, Any]:
        """Return a table of the file; an empty one where none is, which is a fault when it is something else."""
        value: Any = self._table
        for name in path:
            value = value.get(name, {})
        if isinstance(value, dict):
            return value
        self._fault(path, f"[{'.'.join(path)}] is a section and has no value of its own")
        return {}

    def _settings(self, themes: list[str]) -> dict[str, Any]:
        known = {setting.name: setting for setting in SETTINGS}
        taken = {}
        for name, value in self._section("settings").items():
            if name not in known:
                near = _near(name, known)
                self._fault(("settings", name), f"there is no setting {name}{near}; there are {_listed(known)}")
            elif not known[name].fits(value, themes):
                self._fault(("settings", name), f"{name} is {known[name].allowed}; {_said(value)} is not")
            else:
                taken[name] = value
        return taken

    # -- keys --------------------------------------------------------------------------------------

    def _keys(self) -> Iterable[tuple[str, list[str]]]:
        known = {key.id: key for key in keys.TABLE}
        for id, value in self._section("keys").items():
            path = ("keys", id)
            if id not in known:
                more = _near(id, known) or "; broadsheet config --defaults lists all"
                self._fault(path, f"nothing is called {id}{more}")
                continue
            given = [value] if isinstance(value, str) else value
            if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
                self._fault(path, f'{id} has a key, as "x", or a list of keys; {_said(value)} is neither')
                continue
            yield id, [key for name in given if (key := self._key(path, name, known[id]))]

    def _key(self, path: Path, name: str, line: keys.Key | None = None) -> str | None:
        key = keynames.textual_name(name)
        if key is None:
            self._fault(path, f"{_said(name)} is no key; a key is {keynames.ALLOWED}")
        elif line and line.scope in _TYPED and key not in line.keys and keynames.types_a_character(key):
            self._fault(path, f"{keys.face(key)} is typed where {path[-1]} works; it takes Ctrl, Alt or a key like F5")
        else:
            return key
        return None

    def _macros(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        names = {key.id for key in keys.commands()}
        for letter, value in self._section("macros").items():
            path = ("macros", letter)
            given = [value] if isinstance(value, str) else value
            if len(letter) != 1 or not letter.isalnum():
                self._fault(path, f"a macro is called by one letter or digit; {letter} is not")
            elif not isinstance(given, list) or not all(isinstance(part, str) for part in given):
                self._fault(path, f'{letter} plays a list, as ["J", ":zoom"]; {_said(value)} is none')
            else:
                played = [self._part(path, part, names) for part in given]
                if None not in played:
                    yield letter, tuple(part for part in played if part)

    def _part(self, path: Path, part: str, names: Iterable[str]) -> str | None:
        if len(part) == 1 or not part.startswith(":"):
            return self._key(path, part)
        name = part[1:].strip().partition(" ")[0]
        if name in names or name.isdecimal():
            return part
        self._fault(path, f"no command is called {name}{_near(name, names)}")
        return None

    # -- themes ------------------------------------------------------------------------------------

    def _palettes(self) -> Iterable[Palette]:
        for name, value in self._section("themes").items():
            if name in (MONO, *(palette.name for palette in PALETTES)):
                self._fault(("themes", name), f"{name} is a theme of ours; call yours something else")
            elif isinstance(value, dict):
                yield self._palette(name, value)
            else:
                self._fault(("themes", name), f"[themes.{name}] is a section and has no value of its own")

    def _palette(self, name: str, table: Mapping[str, Any]) -> Palette:
        like, given = LAMP, dict[str, str]()
        for key, value in table.items():
            path = ("themes", name, key)
            if key == "like":
                like = colours.base(value) or like
                if not colours.base(value):
                    self._fault(
                        path, f"like is the theme to begin from: lamp, paper or contrast; {_said(value)} is not"
                    )
            elif key not in colours.COLOURS:
                allowed = _listed(("like", *colours.COLOURS))
                self._fault(path, f"a theme has no {key}{_near(key, colours.COLOURS)}; it has {allowed}")
            elif not colours.is_colour(value):
                self._fault(path, f"a colour is six digits behind a #, as {LAMP.ground}; {_said(value)} is not")
            else:
                given[key] = value
        palette = colours.coloured(like, name, given)
        for ink, ground, contrast in colours.unreadable(palette):
            where = ink if ink in given else ground
            told = f"{ink} on {ground} has a contrast of {contrast:.1f}:1; below {colours.LEAST}:1 it is hard to read"
            self._fault(("themes", name, where), told)
        return palette


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), 1)
    return f"; did you mean {near[0]}?" if near else ""


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _said(value: object) -> str:
    text = repr(value) if not isinstance(value, str) else f"“{value}”"
    return text if len(text) <= 40 else f"{text[:39]}…"
