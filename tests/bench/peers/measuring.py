"""Everything at one size: indexes made or found, engines asked, opened, added to."""

import statistics
from pathlib import Path

from tests.bench.peers.asking import Figures, ask_all
from tests.bench.peers.engine import Engine
from tests.bench.peers.engines import ENGINES
from tests.bench.peers.pieces import pieces_file
from tests.bench.peers.prepared import Place
from tests.bench.peers.table import OURS

_OPENINGS = 5
_MEGABYTE = 1_000_000


def measure(folder: Path, articles: int, *, whoosh: bool) -> Figures:
    """Return the figures of all engines over so many articles."""
    pieces = pieces_file(folder, articles)
    engines = [engine for engine in ENGINES.values() if whoosh or not engine.slow]
    places = {engine: Place(folder, engine, articles, pieces) for engine in engines}
    figures: Figures = {}
    for engine, place in places.items():  # one straight after the other
        for row, value in _indexing(engine, place, articles).items():
            figures.setdefault(row, {})[engine.name] = value
    figures["two cores"] = {OURS: places[ENGINES[OURS]].gained()}
    for engine, place in places.items():
        for row, value in place.made().items():
            figures.setdefault(row, {})[engine.name] = value
    opened = [engine(place.whole()) for engine, place in places.items()]
    print("  asking", flush=True)
    figures |= ask_all(opened)
    for each in opened:
        each.close()
    for engine, place in places.items():
        for row, value in _using(place).items():
            figures.setdefault(row, {})[engine.name] = value
    return figures


def _indexing(engine: type[Engine], place: Place, articles: int) -> dict[str, float]:
    one, *others = (place.indexed(build) for build in engine.builds)
    found = {"index": articles / one["cpu"], "peak": one["peak"] / _MEGABYTE, "size": one["bytes"] / _MEGABYTE}
    for other in others:
        found |= {"index prefixes": articles / other["cpu"], "size prefixes": other["bytes"] / _MEGABYTE}
    return found


def _using(place: Place) -> dict[str, float]:
    openings = place.opened(_OPENINGS)
    open_, memory, anonymous = (
        statistics.median(each[name] for each in openings) for name in ("cpu", "Rss", "Anonymous")
    )
    added = place.added()
    return {
        "open": open_,
        "memory": memory / _MEGABYTE,
        "anonymous": anonymous / _MEGABYTE,
        "add": added["wall"],
        "add cpu": added["cpu"],
    }
