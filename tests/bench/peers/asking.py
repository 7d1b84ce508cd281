"""Engines asked in turn, question by question, in one process: a noisy second hits all alike."""

import gc
import statistics
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from tests.bench.measure import percentile95
from tests.bench.peers.engine import Engine, Work
from tests.bench.peers.questions import ALL_HITS, MISSPELT, ROWS, SHOWN, STARTS, TYPED, keys_of

Figures = dict[str, dict[str, float]]
"""Of each row by the engine's name: in the unit of its line in the table."""
_ROUNDS = 3
_SLOW_LINES = 2


def ask_all(engines: Sequence[Engine]) -> Figures:
    """Return the milliseconds of every row that is a question."""
    figures = _typing(engines)
    for row, questions in ROWS.items():
        able = [engine for engine in engines if engine.fuzzy or not row.startswith("fuzzy")]
        times = _interleaved({engine: [engine.search(one) for one in questions] for engine in able}, row)
        figures[row] = {name: statistics.median(values) for name, values in times.items()}
    for row, prepared in _others(engines):
        figures[row] = {name: statistics.median(values) for name, values in _interleaved(prepared, row).items()}
    return figures


def _typing(engines: Sequence[Engine]) -> Figures:
    lines = [key for whole in TYPED for key in keys_of(whole)]
    few = sum(map(len, TYPED[:_SLOW_LINES]))
    prepared = {engine: [engine.typed(line) for line in lines[: few if engine.slow else None]] for engine in engines}
    begins = {number for number, line in enumerate(lines) if len(line) == 1}
    times = _interleaved(prepared, "typed", begins, may_be_empty=True)
    ways: dict[str, Callable[[Sequence[float]], float]] = {
        "typed p50": statistics.median,
        "typed p95": percentile95,
        "typed worst": max,
    }
    return {row: {name: way(values) for name, values in times.items()} for row, way in ways.items()}


def _others(engines: Iterable[Engine]) -> Iterator[tuple[str, dict[Engine, list[Work]]]]:
    yield "entities", {engine: [engine.facet(ALL_HITS, "entity")] for engine in engines}
    yield "sources", {engine: [engine.facet(ALL_HITS, "source")] for engine in engines}
    yield "snippets", {engine: [engine.snippets(question) for question in SHOWN] for engine in engines}
    completing = {engine: [engine.complete(start) for start in STARTS] for engine in engines}
    yield "completion", _able(completing)
    correcting = {engine: [engine.correct(word) for word in MISSPELT] for engine in engines}
    yield "correction", _able(correcting)


def _able(prepared: Mapping[Engine, list[Work | None]]) -> dict[Engine, list[Work]]:
    return {engine: [work for work in works if work] for engine, works in prepared.items() if any(works)}


def _interleaved(
    prepared: Mapping[Engine, Sequence[Work]],
    row: str,
    begins: Container[int] | None = None,
    *,
    may_be_empty: bool = False,
) -> dict[str, list[float]]:
    """Return for each engine the CPU milliseconds of each of its works: the median of some rounds after a first.

    Before those that `begins` names, or before all, engines forget what they found for the works before.
    """
    times: dict[Engine, list[list[float]]] = {engine: [[] for _ in works] for engine, works in prepared.items()}
    most = max(map(len, prepared.values()), default=0)
    for turn in range(_ROUNDS + 1):
        gc.collect()
        for number in range(most):
            for engine, works in prepared.items():
                if number < len(works) and not (engine.slow and turn):
                    if begins is None or number in begins:
                        engine.forget()
                    spent, found = _timed(works[number])
                    times[engine][number].append(spent)
                    if not turn and not found and not may_be_empty:
                        print(f"  {engine.name} finds nothing for {row} {number + 1}")
    return {  # the first round warms
        engine.name: [statistics.median(spent[1:] or spent) for spent in found] for engine, found in times.items()
    }


def _timed(work: Work) -> tuple[float, int]:
    start = time.thread_time()
    found = work()
    return (time.thread_time() - start) * 1000, len(found)
