"""Bytes and CPU time a key, and what becomes of many keys at once."""

import statistics
import time
from collections.abc import Iterator, Sequence

from tests.bench.engine import TYPED
from tests.bench.measure import Row, percentile95
from tests.bench.screen.measured import Answer, Measured

TIMES = 12
"""Keys of each kind."""


def keys(cells: Measured, stock: Measured) -> Iterator[Row]:
    """Measure one key after the other in the reader, and in one that leaves what is sent to Textual."""
    for name, key, most in (("cursor", "j", 150), ("page of the list", " ", 2_300)):
        ours, theirs = (statistics.median(_alone(program, key) for _ in range(TIMES)) for program in (cells, stock))
        figure = f"{ours:,.0f} bytes ({most:,}); as Textual sends it {theirs:,.0f}"
        yield Row(f"{name}, before the text follows", figure)
    kinds = (("next article", "", "J", 2_400), ("change of pane", "", "\t", 400), ("page of a text", "2", " ", 2_300))
    for name, first, key, most in kinds:
        for program in (cells, stock):
            if first:
                program.answer(first, 0.3)
        (ours, spent), (theirs, stocks) = (_each(program, key) for program in (cells, stock))
        figure = f"{ours:,.0f} bytes ({most:,}), {spent:.0f} ms CPU; as Textual sends it {theirs:,.0f}, {stocks:.0f} ms"
        yield Row(f"{name}, a key and all that follows it", figure)


def alone(program: Measured, key: str) -> Answer:
    """Return the answer to a key without the text that follows it 0.08 seconds later, and wait for that."""
    answer = program.answer(key, 0.03)
    program.wait_quiet(0.3)
    return answer


def _alone(program: Measured, key: str) -> int:
    return alone(program, key).sent


def _each(program: Measured, key: str) -> tuple[float, float]:
    """Return the median bytes and the mean CPU milliseconds of a key and all that follows it."""
    before = program.cpu_seconds()
    sent = [program.answer(key, 0.3).sent for _ in range(TIMES)]
    return statistics.median(sent), (program.cpu_seconds() - before) * 1000 / TIMES


def searching(program: Measured) -> Iterator[Row]:
    """Measure each letter of some queries, one query after the other."""
    whole: list[float] = []
    answers: list[Answer] = []
    program.watched = _results
    for query in TYPED:
        program.answer("1", 0.3)
        program.answer("/", 0.3)
        for key in query:
            before = program.cpu_seconds()
            answers.append(program.answer(key, 0.12))  # hits and suggestions; the text waits for a rest
            whole.append((program.cpu_seconds() - before) * 1000)
        for _ in range(2):
            program.answer("\x1b", 0.4)
    program.watched = None
    painted = [answer for answer in answers if answer.settled]  # by the others the results are as they were
    yield Row(
        "letter of a search, to its painted results",
        f"{_processor([each.spent for each in painted])} (25); {_clock([each.settled for each in painted])}",
    )
    yield Row(
        "… a key and all that follows it, with how the query may go on",
        f"{statistics.median(each.sent for each in answers):,.0f} bytes, {_processor(whole)};"
        f" {_clock([each.last for each in answers])}",
    )


def _results(text: str) -> object:
    """Return what a search changes, how the query may go on left out: that stands over the heads of the panes."""
    first, _, *panes = text.split("\n")
    return first[len(first) // 2 :], panes


def _processor(times: Sequence[float]) -> str:
    return f"CPU mean {statistics.mean(times):.0f}, p95 {percentile95(times):.0f} ms"


def _clock(times: Sequence[float]) -> str:
    return f"p50 {statistics.median(times):.0f}, p95 {percentile95(times):.0f} ms by the clock"


def bursts(program: Measured) -> Iterator[Row]:
    """Measure many keys at once, and a key that is held."""
    program.answer("1", 0.4)
    program.answer("g", 0.5)
    cpu = program.cpu_seconds()
    answer = program.answer("j" * 200, 0.07)
    spent = (program.cpu_seconds() - cpu) * 1000
    program.wait_quiet(0.5)
    yield Row(
        "200 keys at once", f"last byte after {answer.last:.0f} ms (250), {answer.sent:,} bytes, {spent:.0f} ms CPU"
    )
    program.answer("g", 0.5)
    before = len(program.raw)
    for _ in range(60):
        program.press("j")
        end = time.perf_counter() + 1 / 30
        while (left := end - time.perf_counter()) > 0:
            program._read(left)
    program.wait_quiet(0.5)
    yield Row("60 keys at 30 a second", f"{(len(program.raw) - before) / 1000:.1f} KB (75)")
