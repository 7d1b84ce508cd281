"""Every key there is: what is pressed, the help, the bottom line and docs/keys.md are all made from the one table."""

from collections.abc import Iterable, Iterator

from tui.keys.table import PANES, SCOPES, TABLE, Key, Scope

__all__ = ["PANES", "SCOPES", "TABLE", "Key", "Scope", "face", "faces", "find", "hints", "markdown", "named", "scope"]

_FACES = {
    "slash": "/", "question_mark": "?", "right_square_bracket": "]", "left_square_bracket": "[",
    "left_parenthesis": "(",
    "right_parenthesis": ")", "less_than_sign": "<", "greater_than_sign": ">", "minus": "-", "space": "Space",
    "percent_sign": "%", "backslash": "\\", "at": "@",
    "pagedown": "PgDn", "pageup": "PgUp", "escape": "Esc", "tilde": "~", "shift+tab": "Shift-Tab",
}  # fmt: skip


def face(key: str) -> str:
    """Return Textual's `key` as a person calls it: `ctrl+d` is Ctrl-D, `slash` is /."""
    if key in _FACES:
        return _FACES[key]
    if key.startswith("ctrl+"):
        return f"Ctrl-{key[5:].upper()}"
    return key if len(key) == 1 else key.capitalize()


def faces(key: Key) -> str:
    """Return every key of `key`, as a person calls them, parted by spaces."""
    return " ".join(face(name) for name in key.keys)


def named(id: str) -> str:
    """Return how a person calls the last key of the line `id`: the one that works where most others do not."""
    return next(face(key.keys[-1]) for key in TABLE if key.id == id)


def scope(name: Scope) -> Iterator[Key]:
    """Yield the keys of one scope in the table's order."""
    return (key for key in TABLE if key.scope == name)


_BY_KEY = {(key.scope, name): key for key in TABLE for name in key.keys}


def find(scopes: Iterable[Scope], name: str) -> Key | None:
    """Return what the key `name` does where `scopes` hold, the first of them first; None when it does nothing there."""
    return next((key for scope in scopes if (key := _BY_KEY.get((scope, name)))), None)


def hints(name: Scope) -> tuple[tuple[str, str], ...]:
    """Return what the bottom line shows in one place: at most seven (key, word).

    The place's own keys come first, search and help last.
    """
    here = [key for key in TABLE if key.hint and name in (key.where or (key.scope,))]
    here.sort(key=lambda key: (key.where == PANES, key.scope != name))
    return tuple((face(key.keys[0]), key.hint) for key in here[:7])


def markdown() -> str:
    """Return docs/keys.md."""
    parts = ["# Keys\n\nMade from the table in `tui/keys/table.py`; do not edit.\n"]
    for name, title in SCOPES.items():
        rows = "".join(f"| {_code(key)} | {key.says} |\n" for key in scope(name))
        parts.append(f"\n## {title}\n\n| key | does |\n|---|---|\n{rows}" if rows else "")
    return "".join(parts)


def _code(key: Key) -> str:
    return " ".join(f"`{face(name)}`" for name in key.keys)
