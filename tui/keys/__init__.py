"""What can be done, and by which keys: presses, help, command line, docs/keys.md all come from the one table."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from tui.keys.table import PANES, RUN, SCOPES, TABLE, Key, Scope

__all__ = [
    "PANES", "SCOPES", "TABLE", "Key", "Scope", "behind", "bind", "bound", "commands", "face", "faces", "find", "first",
    "hints", "markdown", "named", "scope",
]  # fmt: skip

_FACES = {
    "slash": "/", "backslash": "\\", "question_mark": "?", "right_square_bracket": "]", "left_square_bracket": "[",
    "left_parenthesis": "(", "right_parenthesis": ")", "less_than_sign": "<", "greater_than_sign": ">", "minus": "-",
    "colon": ":", "comma": ",", "full_stop": ".", "apostrophe": "'", "equals_sign": "=", "asterisk": "*",
    "vertical_line": "|", "exclamation_mark": "!", "semicolon": ";", "plus": "+", "space": "Space",
    "percent_sign": "%", "at": "@",
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


class _Bound:
    """The table as it holds now: the keys that a person has chosen in the place of ours."""

    def __init__(self, table: tuple[Key, ...]) -> None:
        self.table = table
        self.by_key = {(key.scope, name): key for key in table for name in key.keys}


_now = _Bound(TABLE)


def bind(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """Have each line of the table that is named by its id have these keys, and every other line its own.

    It holds for the whole process: there is one keyboard.
    """
    global _now
    _now = _Bound(tuple(key._replace(keys=chosen.get(key.id, key.keys)) for key in TABLE) if chosen else TABLE)


def bound() -> tuple[Key, ...]:
    """Return the table as it holds now."""
    return _now.table


def first(id: str) -> str:
    """Return how a person calls the first key of the line `id`, the one to teach; without any key its name."""
    return next(face(key.keys[0]) if key.keys else f":{id}" for key in _now.table if key.id == id)


def named(id: str) -> str:
    """Return how a person calls the last key of the line `id`: the one that works where most others do not.

    Without any key it is called by its name, as the command line takes it.
    """
    return next(face(key.keys[-1]) if key.keys else f":{id}" for key in _now.table if key.id == id)


def scope(name: Scope) -> Iterator[Key]:
    """Yield the keys of one scope in the table's order."""
    return (key for key in _now.table if key.scope == name)


def find(scopes: Iterable[Scope], name: str) -> Key | None:
    """Return what the key `name` does where `scopes` hold, the first of them first; None when it does nothing there."""
    return next((key for scope in scopes if (key := _now.by_key.get((scope, name)))), None)


def behind(key: Key) -> Scope | None:
    """Return the place that `key` leads to, whose own keys work from then on; None where it leads to none."""
    opened = key.action.removeprefix("prefix('").removesuffix("')") if "prefix" in key.action else key.id
    return next((name for name in SCOPES if name == opened and name not in PANES), None)


def commands() -> tuple[Key, ...]:
    """Return what can be run by its name, in the table's order."""
    return tuple(key for key in _now.table if _runs(key))


def _runs(key: Key) -> bool:
    return key.scope in RUN and key.action not in ("prefix_off", "command", "palette")


def hints(name: Scope, idle: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return what the bottom line shows in one place: at most seven (key, word).

    The place's own keys come first, search and help last. `idle` are the ids of those that do nothing there now.
    """
    hinted = (key for key in _now.table if key.hint and key.keys and key.id not in idle)
    here = [key for key in hinted if name in (key.where or (key.scope,))]
    here.sort(key=lambda key: (key.where == PANES, key.scope != name))
    return tuple((face(key.keys[0]), key.hint) for key in here[:7])


def markdown() -> str:
    """Return docs/keys.md."""
    parts = [_HEAD]
    for name, title in SCOPES.items():
        rows = "".join(f"| {_code(key)} | {key.says} | {_command(key)} |\n" for key in TABLE if key.scope == name)
        parts.append(f"\n## {title}\n\n| key | does | command |\n|---|---|---|\n{rows}" if rows else "")
    return "".join(parts)


_HEAD = """# Keys and commands

Made from the table in `tui/keys/table.py`; do not edit.

A command is typed behind `:`, `Tab` completes it, and `Ctrl-P` finds it by any of its letters. What stands behind its
name in capitals may be left out where there is a key: then it is asked for, or the next in turn is taken.
"""


def _code(key: Key) -> str:
    return " ".join(f"`{face(name).replace('|', chr(92) + '|')}`" for name in key.keys)


def _command(key: Key) -> str:
    return f"`:{' '.join(filter(None, (key.id, key.takes)))}`" if _runs(key) else ""
