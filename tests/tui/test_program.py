"""The real program on a pseudo-terminal."""

import os
import re
import signal
import sys
import termios
import tty
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tui
from index import Library
from tests.pseudoterminal import Program

Start = Callable[..., Any]
HOSTILE = """Gate [bold]opens[/b] \x1b]0;owned\x07\x1b[31mred\u202e

By Hanne Orlow

4 May 2032

The tide gate\x1b[2J at Pell Sound opened on Monday, said Ilse Varga, the harbour engineer of the district.

Varga said that it would stay open until the barge with the second hinge had come through on Saturday.
"""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    for number in range(4):
        (folder / f"story{number}.txt").write_text(
            f"Barge {number} waits at the quay\n\nBy Hanne Orlow\n\n{number + 1} May 2032\n\n"
            "The barge with the hinge waited at the quay of the district harbour all day, its captain said.\n\n"
            "“We have a hinge and no gate,” Ilse Varga said. Nobody could say when the gate would be free again.\n",
            encoding="utf-8",
        )
    return folder


def test_a_pile_is_read_searched_and_left_with_the_terminal_as_it_was(start: Start, pile: Path) -> None:
    program = start(str(pile))
    program.wait(lambda text: "5 articles" in text and "Barge 3" in text)
    program.wait(lambda text: "5 articles added" in text)
    program.press("/")
    program.wait(lambda text: "Enter take" in text)
    program.press("opened")
    program.wait(lambda text: "1 of 5" in text)
    program.press("\r")
    program.wait(lambda text: "Gate [bold]opens[/b]" in text and "Enter read" in text)
    program.press("\r]")
    program.wait(lambda text: "hit" in text)
    program.resize(80, 24)
    program.wait(lambda text: "3 entities" in text)
    program.press("q")
    assert program.status() == 0
    assert program.modes_now == program.modes
    assert _modes_left_on(program.raw) == set()
    assert b"owned" not in program.raw.replace(b"\\x1b]0;owned", b"") or b"\x1b]0;" not in program.raw
    assert "\u202e".encode() not in program.raw


def test_a_module_in_the_folder_where_one_stands_is_not_run(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pile may be hostile, and one may stand in it: the process that takes it in imports nothing from there."""
    root = str(Path(tui.__file__).parents[1])
    (pile / "json.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w').close()\n")
    monkeypatch.chdir(pile)
    clean = {"HOME": str(tmp_path), "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": root}
    program = Program([sys.executable, "-P", "-m", "tui", "."], clean, 120, 40)
    try:
        program.wait(lambda text: "5 articles added" in text)
    finally:
        program.close()
    assert not (tmp_path / "run").exists()


def _modes_left_on(raw: bytes) -> set[bytes]:
    """Return the private modes that were switched on and not off again; a cursor that is hidden counts as one."""
    left = set()
    for numbers, what in re.findall(rb"\x1b\[\?([\d;]+)([hl])", raw):
        for number in numbers.split(b";"):
            shown = number in (b"25", b"7")
            (left.add if (what == b"h") != shown else left.discard)(number)
    return left


@pytest.mark.parametrize(("options", "arrive"), [((), True), (("--stock-output",), False)])
def test_line_feeds_arrive_as_they_are_while_one_reads_what_changes(
    options: tuple[str, ...], arrive: bool, start: Start, pile: Path
) -> None:
    program = start(str(pile), *options)
    program.wait(lambda text: "5 articles" in text)
    assert bool(program.modes_now[tty.OFLAG] & termios.ONLCR) is not arrive
    program.press("q")
    assert program.status() == 0
    assert program.modes_now == program.modes


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_gives_the_terminal_back(number: signal.Signals, status: int, start: Start, pile: Path) -> None:
    program = start(str(pile))
    program.wait(lambda text: "articles" in text)
    program.process.send_signal(number)
    assert program.status() == status
    assert program.modes_now == program.modes
    assert _modes_left_on(program.raw) == set()


def test_a_lost_terminal_ends_the_program_at_once(start: Start, pile: Path) -> None:
    program = start(str(pile))
    program.wait(lambda text: "articles" in text)
    program.hang_up()
    assert program.status(5) in (129, -signal.SIGHUP)


def test_a_lost_terminal_ends_even_a_program_that_hears_no_hangup(start: Start, pile: Path, tmp_path: Path) -> None:
    deaf = tmp_path / "deaf"
    deaf.mkdir()
    (deaf / "sitecustomize.py").write_text(
        "import asyncio.unix_events as events, signal\n"
        "add = events._UnixSelectorEventLoop.add_signal_handler\n"
        "def keep(self, number, *rest):\n"
        "    return signal.signal(number, signal.SIG_IGN) if number == signal.SIGHUP else add(self, number, *rest)\n"
        "events._UnixSelectorEventLoop.add_signal_handler = keep\n",
        encoding="utf-8",
    )
    program = start(str(pile), PYTHONPATH=str(deaf))
    program.wait(lambda text: "articles" in text)
    program.hang_up()
    assert program.status(5) == 129


def test_the_screen_is_whole_again_after_being_stopped(start: Start, pile: Path) -> None:
    program = start(str(pile))
    program.wait(lambda text: "5 articles added" in text)
    program.wait(lambda text: "PEOPLE" in text)  # the first article is looked through for names before it is shown
    program.press("j")
    program.wait_quiet()
    before = program.text
    program.press("\x1a")
    program.wait(lambda text: "no shell waits here" in text)  # it would never go on: this terminal is its own alone
    program.press("\x0c")
    program.process.send_signal(signal.SIGTSTP)
    _wait_stopped(program.process.pid)
    program.screen.reset()
    program.process.send_signal(signal.SIGCONT)
    program.wait(lambda text: text == before)
    program.press("q")
    assert program.status() == 0


def _wait_stopped(pid: int) -> None:
    os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)


def test_no_color_sends_not_one_colour(start: Start, pile: Path) -> None:
    program = start(str(pile), NO_COLOR="1")
    program.wait(lambda text: "5 articles" in text)
    program.press("/hinge\r3jj")
    program.wait(lambda text: "mentions" in text and "of 5" in text)
    program.wait_quiet()
    program.press("q")
    program.status()
    numbers = [int(n or 0) for run in re.findall(rb"\x1b\[([\d;]*)m", program.raw) for n in run.split(b";")]
    assert numbers
    assert not [n for n in numbers if 30 <= n <= 49 or 90 <= n <= 107]


@pytest.mark.parametrize(
    ("term", "person"), [("linux", b"36"), ("screen-256color", b"38;5;111"), ("alacritty", b"38;2;116;188;242")]
)
def test_a_terminal_has_its_own_few_colours_or_ours_as_it_shows_them(
    start: Start, pile: Path, term: str, person: bytes
) -> None:
    program = start(str(pile), TERM=term)
    program.wait(lambda text: "Ilse Varga" in text.partition("PEOPLE")[2])
    program.wait_quiet()
    assert re.search(rb"\x1b\[[\d;]*" + person + rb"[;m]", program.raw)
    assert (b"38;5;" in program.raw, b"38;2;" in program.raw) == (b"38;5;" in person, b"38;2;" in person)
    program.press("q")
    program.status()


def test_a_terminal_without_utf8_is_sent_ascii(start: Start, pile: Path) -> None:
    program = start(str(pile), LC_ALL="C")
    program.wait(lambda text: "5 articles" in text and "Barge" in text)
    program.press("q")
    program.status()
    assert program.raw.isascii()


def test_a_dumb_terminal_is_refused_with_what_works(start: Start, pile: Path) -> None:
    program = start(str(pile), TERM="dumb")
    assert program.status() == 2
    program.wait_quiet()
    assert b"broadsheet search" in program.raw
    assert b"\x1b" not in program.raw


def test_an_empty_library_that_is_named_is_opened_itself_and_not_the_sample(start: Start, tmp_path: Path) -> None:
    with Library.open(tmp_path / "mine", create=True):
        pass
    program = start("--library", str(tmp_path / "mine"))
    program.wait(lambda text: "No article yet." in text and "mine · 0" in text)
    program.press("q")
    assert program.status() == 0


def test_the_start_brings_in_nothing_that_the_first_frame_does_not_need() -> None:
    import subprocess

    spared = ("markdown_it", "tui.screens.panels", "textual.widgets._markdown", "textual.widgets._data_table")
    code = f"import sys, tui.app; print([name for name in {spared} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
