"""The reader on a pseudo-terminal of 120×40: its first frame against a bare Textual program, bytes and CPU a key."""

import os
import statistics
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.bench.engine import ARTICLES, build
from tests.bench.measure import Row
from tests.pseudoterminal import Program

_HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, World")
Hello().run(mouse=False)
"""
_RUNS = 7
_KEYS = (("page of the list", " ", 6), ("next article", "J", 6), ("change of pane", "\t", 6))
_SETTLED = 0.25  # seconds without a byte: longer than the text waits for the cursor


def _first_frame(command: Sequence[str], sign: str) -> tuple[float, int]:
    """Return CPU milliseconds and bytes until `sign` stands on the screen."""
    with _on_terminal(command) as program:
        program.wait(lambda text: sign in text)
        return program.cpu_seconds() * 1000, len(program.raw)


def _on_terminal(command: Sequence[str]) -> "closing[Program]":
    environ = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    environ.pop("NO_COLOR", None)
    return closing(Program(command, environ, 120, 40))


def run(folder: Path) -> list[Row]:
    """Measure and return the lines of the report."""
    large, small = build(folder, ARTICLES), build(folder, 1_000)
    hello = [sys.executable, "-c", _HELLO]
    reader = {path: [sys.executable, "-m", "tui", "--library", str(path)] for path in (large, small)}
    figures: dict[str, list[tuple[float, int]]] = {"hello": [], "large": [], "small": []}
    for _ in range(_RUNS):  # in turn, so that a noisy minute hits all alike
        figures["hello"].append(_first_frame(hello, "Hello, World"))
        figures["large"].append(_first_frame(reader[large], "ARTICLES"))
        figures["small"].append(_first_frame(reader[small], "ARTICLES"))
    cpu = {name: statistics.median(value for value, _ in found) for name, found in figures.items()}
    size = {name: statistics.median(value for _, value in found) for name, found in figures.items()}
    rows = [
        Row("first frame, a bare Textual hello world", f"{cpu['hello']:.0f} ms CPU, {size['hello']:,.0f} bytes"),
        Row(
            f"first frame, {ARTICLES:,} articles",
            f"{cpu['large']:.0f} ms CPU, {size['large']:,.0f} bytes: {cpu['large'] / cpu['hello']:.2f} × hello world",
        ),
        Row("first frame, 20,000 against 1,000 articles", f"{cpu['large'] / cpu['small']:.2f} ×"),
    ]
    cells, stock = _keys(reader[large]), _keys([*reader[large], "--stock-output"])
    return rows + [
        Row(one.what, f"{one.figure}; as Textual sends it: {other.figure}")
        for one, other in zip(cells, stock, strict=True)
    ]


def _keys(command: Sequence[str]) -> list[Row]:
    with _on_terminal(command) as program:
        program.wait(lambda text: "ARTICLES" in text)
        program.wait_quiet()
        rows = [
            Row("start", f"{len(program.raw):,} bytes"),
            Row("idle, 2 seconds", f"{program.wait_quiet(2.0):,} bytes"),
            Row("cursor, a key: before the text follows it", _before_the_text(program, "j", 20)),
            Row("page of the list, a key: before the text follows it", _before_the_text(program, " ", 6)),
        ]
        for name, keys in (*((name, key * times) for name, key, times in _KEYS), ("letter of a search", "/oil price")):
            cpu, sent = program.cpu_seconds(), []
            for key in keys:
                program.press(key)
                sent.append(program.wait_quiet(_SETTLED))
            spent = (program.cpu_seconds() - cpu) * 1000 / len(keys)
            rows.append(Row(f"{name}, a key", f"{statistics.median(sent):,.0f} bytes, {spent:.0f} ms CPU"))
    return rows


def _before_the_text(program: Program, key: str, times: int) -> str:
    alone = []
    for _ in range(times):
        program.press(key)
        alone.append(program.wait_quiet(0.04))  # the text follows 0.08 seconds after the key
        program.wait_quiet(_SETTLED)
    return f"{statistics.median(alone):,.0f} bytes"
