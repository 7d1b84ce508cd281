"""Packing clusters and name lists for the tagger."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import numpy as np

from index.extract.lexicon import BEGINS, Lexicon, word_hash
from index.extract.lists import lists, listed_names
from index.extract.wordfacts import bits_of

_Value = TypeVar("_Value")
_GAZETTEER = ("ctry", "citybig", "city", "state", "subdiv", "norp", "orgw", "month", "day", "first", "org")
_SECTIONS = (
    "titles", "roles", "speech", "org heads end", "place heads end", "event heads", "function", "state nouns after",
    "group nouns after", "place nouns before", "place adjectives", "org heads start", "place heads start",
)


def lexicon(root: Path) -> Lexicon:
    """Pack clusters.json and gaz.json of `root` together with the lists of the extractor."""
    clusters: Mapping[str, tuple[int, int]] = json.loads((root / "clusters.json").read_text("utf-8"))
    cluster_words, rows = _sorted(clusters)
    listed = bits_of(_lists(root))
    for name in [name for name in listed if " " in name]:
        first = name.split(" ")[0]
        listed[first] = listed.get(first, 0) | BEGINS
    listed_words, bits = _sorted(listed)
    return Lexicon(
        np.array(cluster_words, dtype=np.uint32),
        np.array(rows, dtype=np.uint16),
        np.array(listed_words, dtype=np.uint32),
        np.array(bits, dtype=np.uint32),
    )


def _lists(root: Path) -> dict[str, Iterable[str]]:
    gazetteer: Mapping[str, list[str]] = json.loads((root / "gaz.json").read_text("utf-8"))
    known = lists()
    found: dict[str, Iterable[str]] = {"common": known.common}  # first: `lexicon.COMMON`
    for name in _GAZETTEER:
        found[name] = [word for word in gazetteer[name] if not word.startswith("#")]
    found["given"] = known.given
    found.update((kind, names) for kind, names in listed_names())
    found.update((name, known.sections[name]) for name in _SECTIONS)
    found["titles"] = {*known.sections["titles"], *gazetteer["title"]}
    return found


def _sorted(table: Mapping[str, _Value]) -> tuple[list[int], list[_Value]]:
    hashed = {word_hash(word): value for word, value in table.items()}
    words = sorted(hashed)
    return words, [hashed[word] for word in words]
