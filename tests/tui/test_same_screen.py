"""The real program twice, once as Textual sends it, once by changed cells: after every key the same screen."""

import shutil
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from index import Library
from tests.pseudoterminal import Program
from tests.tui.conftest import ARTICLES, PARAGRAPH, write_pile
from tests.tui.pictures import differences

Start = Callable[..., Program]
MORE = [
    {
        "id": f"more{number}",
        "title": f"Barge {number} waits at the quay of Marrowby",
        "date": f"2032-03-{number + 1:02}",
        "source": "Pell Wire",
        "body": f"Barge {number} waited, said Ilse Varga of the Brandt Foundry.\n\n"
        + "\n\n".join(PARAGRAPH.format(number=number + more) for more in range(12)),
    }
    for number in range(24)
]
READING = [
    *"jjjjkG", "g", " ", " ", "b", "d", "u", *"JJK", "\t", *"jj  b", "\t", *"jjj", "\r", "]", "]", "[", "\x1b",
    "1", *"/gate", "\r", "\r", "n", "n", "N", "\x1b", "z", "z", "T", "j", "T", ">", "<", "?", "j", "\x1b", "i", "q",
    "3", "-", "(", ")", "S", "\x1b", "\x0c", "1", "G", "K",
]  # fmt: skip
WORKING = [
    "1", "g", *"vjV", "t", *"quay", "\r", "Z", "%", "\x1b", "\\", *"wire", "\r", "\x1b",
    "S", "o", "S", "g", "S", "g", "S", "n", "2", "F", *"gate", "\r", "n", "n", "\x1b", "f", "\x1b",
    "v", *"wwj", "\x1b", "W", "W", "W", "W", "H", "H", "S", "S", "U", "\x1b",
    "m", "q", "G", "'", "q", "'", "'", "a", *"seen", "\r", "Z", "r", "r", "y", "\x1b",
]  # fmt: skip
ASKING = [
    "1", "g", "3", "x", "x", "S", "n", "H", "H", "v", "j", "v", "\x1b", "i", "\x1b", "c", "j", "\x1b",
    "E", "r", "\x15", *"Ilse V.", "\r", "Z", "D", "+", "-", "j", "\x1b", "1", "=", "j", "=", "J", "K", "\x1b",
    "w", "w", ":", *"sor", "\t", "\x1b", "\x10", *"zoo", "\x1b", "@", "\x1b", "L", "(", "C", "\x1b",
    ":", *"width 60", "\r", ".", "J", "K", "1", "G",
]  # fmt: skip
DAY = [*READING, *WORKING, *ASKING]
SIZES = {9: (80, 24), 25: (40, 15), 33: (120, 40), 90: (80, 24), 130: (120, 40), 170: (60, 20), 190: (120, 40)}
"""After which key the window takes which size."""


@pytest.mark.parametrize(
    ("keys", "environ"), [(DAY, {}), (READING[24:40], {"TERM": "screen", "NO_COLOR": "1"})], ids=["colour", "no-colour"]
)
def test_a_day_of_keys_shows_the_same_either_way(
    keys: list[str], environ: dict[str, str], start: Start, tmp_path: Path
) -> None:
    with Library.open(tmp_path / "one" / "library", create=True) as library:
        library.add([write_pile(tmp_path, [*ARTICLES, *MORE])], processes=1)
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    stock = start("--library", str(tmp_path / "one" / "library"), "--stock-output", **environ)
    cells = start("--library", str(tmp_path / "two" / "library"), **environ)
    for program in (stock, cells):
        program.wait(lambda text: "29 articles" in text)
    agree("the start", stock, cells)
    for number, key in enumerate(keys):
        for program in (stock, cells):
            program.press(key)
            if number in SIZES:
                program.resize(*SIZES[number])
        agree(f"key {number}, {key!r}", stock, cells)
    assert "quit" not in cells.text and cells.process.poll() is None
    assert len(cells.raw) * 3 < len(stock.raw)


def agree(when: str, stock: Program, cells: Program) -> None:
    """Read until both rest and show the same."""
    end = monotonic() + 15
    while True:
        moved = stock.wait_quiet(0.1) + cells.wait_quiet(0.1)
        found = differences(stock.screen, cells.screen)
        if not found and not moved:
            return
        assert monotonic() < end, f"after {when}: {found}"
