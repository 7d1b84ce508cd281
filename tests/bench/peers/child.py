"""One measurement in a process of its own, so that its memory and its processors are its alone.

Run as `python -m tests.bench.peers.child WHAT ENGINE FOLDER …`; prints one JSON object.
"""

import gc
import json
import os
import resource
import sys
import time
from pathlib import Path

from tests.bench.peers.broadsheet import Broadsheet
from tests.bench.peers.engine import size_of
from tests.bench.peers.engines import ENGINES
from tests.bench.peers.pieces import MARK, Feed, fresh
from tests.bench.peers.questions import ROWS, Question, half_typed

_TEN = 10
_QUERIES = 50


def index(engine: str, folder: Path, pieces: Path, build: str) -> dict[str, float]:
    """Index on one core. Reading the pieces is not counted."""
    _stay_on(1)
    feed = Feed(pieces)
    start = _cpu_seconds()
    ENGINES[engine].index(folder, feed, build)
    cpu = _cpu_seconds() - start - feed.cpu
    return {"cpu": cpu, "peak": _kilobytes("/proc/self/status", "VmHWM") * 1024, "bytes": size_of(folder)}


def make(engine: str, folder: Path, pieces: Path) -> dict[str, float]:
    """Make what queries are put to."""
    return ENGINES[engine].make(folder, Feed(pieces))


def anew(folder: Path, cores: int) -> dict[str, float]:
    """Index what Broadsheet's store holds anew, on so many cores."""
    _stay_on(cores)
    start = time.perf_counter()
    Broadsheet.anew(folder)
    return {"wall": time.perf_counter() - start}


def opening(engine: str, folder: Path) -> dict[str, float]:
    """Open and search, with everything imported; then see how much memory fifty queries have taken."""
    questions = [question for row in ROWS.values() for question in row if not question.like]
    questions = (questions + [half_typed("oil pri")] * _QUERIES)[:_QUERIES]
    gc.collect()
    before = _memory()
    start = time.process_time()
    opened = ENGINES[engine](folder)
    found = opened.search(Question(every=("oil", "price")))()
    spent = time.process_time() - start
    assert found, f"{engine} found nothing after opening"
    for question in questions:
        opened.search(question)()
    gc.collect()
    after = _memory()
    opened.close()
    return {"cpu": spent * 1000} | {name: (after[name] - before[name]) * 1024 for name in after}


def adding(engine: str, folder: Path, pieces: Path, articles: int) -> dict[str, float]:
    """Add ten articles while a reader is open, and find them with it."""
    reader = ENGINES[engine](folder)
    question = Question(every=(MARK,))
    assert not reader.search(question)(), "the mark of new articles stands in old ones"
    new = fresh(pieces, _TEN, articles + 1)
    cpu, wall = _cpu_seconds(), time.perf_counter()
    ENGINES[engine].add(folder, new)
    reader.refresh()
    found = reader.search(question)()
    wall, cpu = time.perf_counter() - wall, _cpu_seconds() - cpu
    assert len(found) == _TEN, f"{engine} sees {len(found)} of {_TEN} new articles"
    reader.close()
    return {"wall": wall, "cpu": cpu}


def _stay_on(cores: int) -> None:
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])


def _cpu_seconds() -> float:
    """Return the CPU time of all threads of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _memory() -> dict[str, int]:
    """Return kilobytes: resident, and of that neither shared nor in a file."""
    return {name: _kilobytes("/proc/self/smaps_rollup", name) for name in ("Rss", "Anonymous")}


def _kilobytes(file: str, name: str) -> int:
    (line,) = (line for line in Path(file).read_text().splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1])


def main(what: str, engine: str, folder: str, *rest: str) -> None:
    """Do what the command line says."""
    match what, rest:
        case "index", (pieces, build):
            figures = index(engine, Path(folder), Path(pieces), build)
        case "anew", (cores,):
            figures = anew(Path(folder), int(cores))
        case "make", (pieces,):
            figures = make(engine, Path(folder), Path(pieces))
        case "opening", ():
            figures = opening(engine, Path(folder))
        case "adding", (pieces, articles):
            figures = adding(engine, Path(folder), Path(pieces), int(articles))
        case _:
            sys.exit(f"no such measurement: {what} {rest}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
