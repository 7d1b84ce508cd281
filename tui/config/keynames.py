"""What people call keys → what Textual calls them."""

import unicodedata

from textual.keys import Keys

from tui import keys

_SPELLINGS = {keys.face(key.value).casefold(): key.value for key in Keys} | {
    "space": "space",
    "shift-tab": "shift+tab",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "page-down": "pagedown",
    "page-up": "pageup",
}
_FRIENDLY = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_MODIFIERS = ("ctrl", "alt", "shift")
ALLOWED = "one character, Enter, Esc, Tab, Space, Backspace, an arrow (Up), F1 to F24, PgDn, Ctrl-A, Alt-X and the like"


def textual_name(name: str) -> str | None:
    """Return what Textual calls the key that a person calls `name`; None where there is no such key."""
    if len(name) == 1:
        return _of_character(name)
    lowered = name.casefold()
    if lowered in _SPELLINGS:
        return _SPELLINGS[lowered]
    known = {key.value for key in Keys}
    if name in known or name == "space" or _character(name):
        return name
    modifier, parting, rest = lowered.partition("-" if "-" in lowered else "+")
    if parting and modifier in _MODIFIERS and rest:
        return _with(modifier, name[len(modifier) + 1 :])
    return None


def written(key: str) -> str | None:
    """Return the character that Textual's `key` writes where one types; None where it writes nothing."""
    if len(key) == 1:
        return key
    return " " if key == "space" else _character(key)


def types_a_character(key: str) -> bool:
    """Tell whether Textual's `key` is one that writes something where one types."""
    return written(key) is not None


def _with(modifier: str, rest: str) -> str | None:
    base = textual_name(rest)
    if base is None or "+" in base:
        return None
    return f"{modifier}+{base.lower() if modifier == 'ctrl' else base}"


def _of_character(character: str) -> str | None:
    if character.isalnum():
        return character
    if character == " ":
        return "space"
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _FRIENDLY.get(name, name) or None


def _character(name: str) -> str | None:
    """Return the character, neither letter nor digit, that Textual calls so; None where it calls none so."""
    back = {friendly: given for given, friendly in _FRIENDLY.items()}
    called = back.get(name, name).replace("_", " ")
    for spelling in (called, *(called.replace(f"{word} ", f"{word}-") for word in ("hyphen", "less", "greater"))):
        try:
            found = unicodedata.lookup(spelling.upper())
        except KeyError:
            continue
        return found if found.isprintable() and not found.isalnum() else None
    return None
