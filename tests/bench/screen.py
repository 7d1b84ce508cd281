"""The reader on a pseudo-terminal of 120×40: its first frame against a bare Textual program, bytes and CPU a key."""

import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.engine import ARTICLES, build
from tests.bench.measure import Row
from tests.pseudoterminal import Pseudoterminal

_HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, World")
Hello().run(mouse=False)
"""
_RUNS = 7
_KEYS = (("cursor", "j", 20), ("page", " ", 6), ("next article", "J", 6), ("change of pane", "\t", 6))


def _first_frame(command: Sequence[str], sign: str) -> tuple[float, int]:
    """Return CPU milliseconds and bytes until `sign` stands on the screen."""
    with Pseudoterminal(command) as terminal:
        terminal.wait_for(sign)
        return terminal.cpu_seconds() * 1000, len(terminal.received)


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
    return rows + _keys(reader[large])


def _keys(command: Sequence[str]) -> list[Row]:
    rows = []
    with Pseudoterminal(command) as terminal:
        terminal.wait_for("ARTICLES")
        terminal.settle()
        before = len(terminal.received)
        time.sleep(2)
        terminal.settle()
        rows.append(Row("idle, 2 seconds", f"{len(terminal.received) - before:,} bytes"))
        for name, key, times in _KEYS:
            terminal.settle()
            cpu, sent = terminal.cpu_seconds(), []
            for _ in range(times):
                terminal.press(key)
                sent.append(terminal.settle())
            spent = (terminal.cpu_seconds() - cpu) * 1000 / times
            rows.append(Row(f"{name}, a key", f"{statistics.median(sent):,.0f} bytes, {spent:.0f} ms CPU"))
        terminal.press("/")
        terminal.settle()
        cpu, sent = terminal.cpu_seconds(), []
        for letter in "oil price":
            terminal.press(letter)
            sent.append(terminal.settle())
        spent = (terminal.cpu_seconds() - cpu) * 1000 / len(sent)
        rows.append(Row("a letter of a search", f"{statistics.median(sent):,.0f} bytes, {spent:.0f} ms CPU"))
        terminal.press("enter")
        terminal.settle()
        terminal.press("Q")
        terminal.wait_for_end()
    return rows
