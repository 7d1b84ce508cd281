"""Whose a key is where two want it: what a person chose goes before what we chose."""

from collections.abc import Callable, Iterable, Mapping
from typing import get_args

from tui import keys
from tui.config.nouns import Fault
from tui.keys import PANES, TABLE, Key, Scope

_GENERAL: tuple[Scope, ...] = ("motion", "everywhere", "always")
_WITH_OTHERS: tuple[tuple[Scope, ...], ...] = (
    *((pane, *_GENERAL) for pane in PANES),
    ("search", "typing", "always"),
    ("prompt", "typing", "always"),
    ("panel", "help", "always"),
)
_TOGETHER = (
    *_WITH_OTHERS,
    *((scope,) for scope in get_args(Scope) if not any(scope in group for group in _WITH_OTHERS)),
)
"""Scopes in which a key can be only one thing."""


def bindings(
    wanted: Mapping[str, tuple[str, ...]], line: Callable[[str], int]
) -> tuple[dict[str, tuple[str, ...]], list[Fault]]:
    """Return the keys of every line of the table that has others than ours, and what is to be said of it.

    `wanted` are the keys that a person chose, by id; `line` tells on which line of the file. Of two chosen lines with
    one key the one further up has it. A line of ours loses the keys that were chosen for another.
    """
    kept: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    table = {key.id: key for key in TABLE}
    for id in sorted(wanted, key=line):
        mine = []
        for name in dict.fromkeys(wanted[id]):
            other = _owner(name, table[id], (table[other] for other in kept), kept)
            if other:
                told = f"{keys.face(name)} is given to {id} and to {other.id} (line {line(other.id)}), which keeps it"
                faults.append(Fault(line(id), told))
            else:
                mine.append(name)
        kept[id] = tuple(mine)
    for key in TABLE:
        if key.id not in wanted:
            faults += _give_way(key, [table[id] for id in wanted], kept, line)
    return kept, faults


def _give_way(
    key: Key, chosen: list[Key], kept: dict[str, tuple[str, ...]], line: Callable[[str], int]
) -> Iterable[Fault]:
    """Take from a line of ours the keys that were chosen for another."""
    taken = {name: owner for name in key.keys if (owner := _owner(name, key, chosen, kept))}
    if not taken:
        return
    kept[key.id] = left = tuple(name for name in key.keys if name not in taken)
    rest = f"keeps {' '.join(map(keys.face, left))}" if left else "has no key now"
    for name, owner in taken.items():
        told = f"{keys.face(name)} was a key of {key.id} ({key.says.rstrip('.')}), which {rest}"
        yield Fault(line(owner.id), told, wrong=False)


def _owner(name: str, key: Key, others: Iterable[Key], kept: Mapping[str, tuple[str, ...]]) -> Key | None:
    """Return which of `others` has the key `name` where `key` works."""
    return next((other for other in others if name in kept[other.id] and _meet(key.scope, other.scope)), None)


def _meet(one: Scope, other: Scope) -> bool:
    return any(one in group and other in group for group in _TOGETHER)
