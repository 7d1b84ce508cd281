"""On which line of a TOML file something stands: its parser says so only of what is no TOML."""

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]")
_PAIR = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")
_STRING = re.compile(r'"""|' + "'''")

Path = tuple[str, ...]


def line_of(text: str, path: Path) -> int:
    """Return the line, counted from 1, on which the value at `path` begins, or what it is part of; 1 where none is."""
    for length in range(len(path), 0, -1):
        for number, found in _places(text):
            if found[:length] == path[:length]:
                return number
    return 1


def _places(text: str) -> Iterator[tuple[int, Path]]:
    """Yield every table and every pair with its line; what stands within a string of several lines is none."""
    table: Path = ()
    within = False
    for number, line in enumerate(text.splitlines(), 1):
        if not within and (header := _HEADER.match(line)):
            table = _parts(header.group(1))
            yield number, table
        elif not within and (pair := _PAIR.match(line)):
            yield number, (*table, *_parts(pair.group(1)))
        within ^= len(_STRING.findall(line)) % 2 == 1


def _parts(dotted: str) -> Path:
    return tuple(next(filter(None, groups), "") for groups in _PART.findall(dotted))
