"""Names that are known to be one, or known to be two: the list that comes along, and a person's own."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import platformdirs

from index.identity.folding import fold, joined

_LARGEST = 1 << 20
"""Bytes of a list that are read."""
_SECTIONS = ("names", "given", "words", "apart")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Aliases:
    """What is known beforehand, each name as `words_of` gives it with spaces between."""

    names: Mapping[str, str]
    """Name → the first of those that mean the same."""
    given: Mapping[str, str]
    """First name → the first of its spellings."""
    words: Mapping[str, str]
    """Word → the first of its spellings."""
    apart: frozenset[frozenset[str]]
    """Pairs that are told apart, however alike."""


def own_list() -> Path:
    """Return where people put names of their own; the file need not be there."""
    return platformdirs.user_config_path("broadsheet") / "names.txt"


@cache
def aliases() -> Aliases:
    """Return what both lists say, the own one last; read once."""
    shipped = files("index.identity").joinpath("aliases.txt").read_text(encoding="utf-8")
    return read_aliases([*shipped.splitlines(), *_own_lines()])


def read_aliases(lines: Iterable[str]) -> Aliases:
    """Read lists: names that mean the same stand on one line, `One | Two`, the one to show first.

    They stand below `[names]` (also the beginning), first names below `[given]`, words below `[words]`. Names on one
    line below `[apart]` are told apart. Lines that begin with # are remarks.
    """
    groups: dict[str, list[list[str]]] = {section: [] for section in _SECTIONS}
    section = "names"
    for line in lines:
        text = line.strip()
        if text.startswith("["):
            section = text.strip("[]")
        elif text and not text.startswith("#") and section in groups:
            folded = (" ".join(joined(fold(each))) for each in text.split("|"))
            groups[section].append([name for name in folded if name])
    pairs = (frozenset((one, two)) for group in groups["apart"] for one in group for two in group if one < two)
    return Aliases(_first(groups["names"]), _first(groups["given"]), _first(groups["words"]), frozenset(pairs))


def _first(groups: Iterable[list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in groups:
        first = next((found[name] for name in group if name in found), group[0] if group else "")
        found.update(dict.fromkeys(group, first))
    return found


def _own_lines() -> list[str]:
    try:
        with own_list().open(encoding="utf-8", errors="replace") as file:
            return file.read(_LARGEST).splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        _log.warning("%s cannot be read (%s); its names are left out", own_list(), error.strerror)
        return []
