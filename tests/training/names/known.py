"""Packing clusters and name lists for the tagger."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from index.extract.lexicon import BEGINS, GIVEN, LAND, PLACES, SURNAME, Lexicon, word_hash
from index.extract.lists import listed_names, lists
from index.extract.wordfacts import bits_of

_HERE = Path(__file__).parent
_GAZETTEER = ("ctry", "citybig", "city", "state", "subdiv", "norp", "orgw", "month", "day", "first", "org")
_PLACES = ("ctry", "citybig", "city", "state", "subdiv", "place")
_SECTIONS = (
    "titles",
    "roles",
    "speech",
    "org heads end",
    "place heads end",
    "event heads",
    "function",
    "state nouns after",
    "group nouns after",
    "place nouns before",
    "place adjectives",
    "org heads start",
    "place heads start",
)


def lexicon(root: Path) -> Lexicon:
    """Pack clusters.json and gaz.json of `root` together with the lists of the extractor."""
    clusters: Mapping[str, tuple[int, int]] = json.loads((root / "clusters.json").read_text("utf-8"))
    listed = bits_of(_lists(root))
    for name in [name for name in listed if " " in name]:
        first = name.split(" ")[0]
        listed[first] = listed.get(first, 0) | BEGINS
    return Lexicon.of(
        {word_hash(word): coarse << 16 | fine for word, (coarse, fine) in clusters.items()},
        {word_hash(word): bits for word, bits in listed.items()},
    )


def _lists(root: Path) -> dict[str, Iterable[str]]:
    gazetteer: Mapping[str, list[str]] = json.loads((root / "gaz.json").read_text("utf-8"))
    known = lists()
    found: dict[str, Iterable[str]] = {"common": known.common}  # first: `lexicon.COMMON`
    assert 1 << len(found) == LAND and _GAZETTEER[0] == "ctry", "the extractor knows countries by this bit"
    for name in _GAZETTEER:
        found[name] = [word for word in gazetteer[name] if not word.startswith("#")]
    assert 1 << len(found) == GIVEN, "the extractor knows first names by this bit"
    found["given"] = _lines("given.txt")
    found.update((kind, names) for kind, names in listed_names())
    found.update((name, known.sections[name]) for name in _SECTIONS)
    found["titles"] = {*known.sections["titles"], *gazetteer["title"]}
    assert 1 << len(found) == SURNAME, "the extractor knows surnames by this bit"
    found["surnames"] = [name for line in _lines("surnames.txt") for name in line.split()]
    found["bodies"] = _lines("bodies.txt")
    places = sum(1 << place for place, name in enumerate(found) if name in _PLACES)
    assert places == PLACES, "the extractor knows places by these bits"
    return found


def _lines(name: str) -> list[str]:
    return [line for line in (_HERE / name).read_text("utf-8").splitlines() if not line.startswith("#")]
