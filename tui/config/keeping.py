"""A recorded macro → a line of the file of settings, the rest of the file as it was. Pure."""

import re
import tomllib
from collections.abc import Sequence

from tui import keys
from tui.config.keynames import textual_name
from tui.config.lines import line_of
from tui.config.reading import read

_HEAD = re.compile(r"[ \t]*\[[ \t]*macros[ \t]*\][ \t]*(#.*)?")


class NoPlace(ValueError):
    """The file cannot take the macro; the message says why and what to do."""


def with_macro(text: str, letter: str, played: Sequence[str]) -> str:
    """Return `text`, a file of settings, with a macro more. Raises `NoPlace`.

    `played` are Textual's names of keys, and command lines with their colon.
    """
    before = read(text)
    if not before.readable:
        raise NoPlace(f"it is no TOML at the moment; set that right first: {before.faults[0]}")
    if letter in before.macros:
        there = line_of(text, ("macros", letter))
        raise NoPlace(f"line {there} has a macro {letter} already; take that away, or record under another letter")
    names = [part if part.startswith(":") else _called(part) for part in played]
    line = f"{letter} = [{', '.join(map(_quoted, names))}]"
    changed = _with_line(text, line)
    if not _only_adds(text, changed, letter, names) or read(changed).macros[letter] != tuple(played):
        raise NoPlace(f"its [macros] is written in a way that takes no further line; put there {line}")
    return changed


def _with_line(text: str, line: str) -> str:
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    at = next((number for number, each in enumerate(lines) if _HEAD.fullmatch(each.rstrip("\r\n"))), None)
    if at is None:
        return "".join([*lines, "\n" * bool(lines), f"[macros]\n{line}\n"])
    return "".join([*lines[: at + 1], f"{line}\n", *lines[at + 1 :]])


def _only_adds(text: str, changed: str, letter: str, names: Sequence[str]) -> bool:
    wanted = tomllib.loads(text)
    wanted.setdefault("macros", {})[letter] = list(names)
    try:
        return tomllib.loads(changed) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _called(key: str) -> str:
    """Return how a person calls Textual's `key`, where that leads back to it; else its own name."""
    face = keys.face(key)
    return face if textual_name(face) == key else key


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
