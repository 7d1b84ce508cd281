"""The program over a real ssh, where that is installed."""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from index import Library
from tests.pseudoterminal import Program
from tests.sshd import Sshd, missing
from tests.tui.conftest import ARTICLES, write_pile

_PATIENCE = 30.0
Session = Callable[[], Program]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([write_pile(tmp_path, ARTICLES)], processes=1)
    return tmp_path / "library"


@pytest.fixture
def session(made: Path, tmp_path: Path) -> Iterator[Session]:
    """A call that opens the reader over ssh; its state is kept below the test's folder."""
    if lacking := missing():
        pytest.skip(lacking)
    programs = []
    folder = tmp_path / "ssh"
    folder.mkdir()
    with Sshd(folder) as server:

        def start() -> Program:
            command = ["env", f"XDG_STATE_HOME={tmp_path}/state", sys.executable, "-m", "tui", "--library", str(made)]
            programs.append(Program(server.client(command), {**os.environ, "TERM": "xterm-256color"}, 120, 40))
            return programs[-1]

        yield start
        for program in programs:
            program.close()


def test_over_ssh_one_reads_searches_and_leaves_with_no_mouse_and_the_terminal_as_it_was(session: Session) -> None:
    program = session()
    program.wait(lambda text: "PEOPLE" in text)
    program.press("/gate\r")
    program.wait(lambda text: " of 5" in text.splitlines()[0])
    program.resize(80, 24)
    program.wait(lambda text: "3 entities" in text)
    program.press("\x1b")
    program.wait(lambda text: " of 5" not in text.splitlines()[0])  # q right behind it would be Alt-q
    program.press("q")
    assert program.status() == 0
    assert program.modes_now == program.modes
    assert not re.findall(rb"\x1b\[\?100[0-3]h", program.raw), "the mouse is asked for"
    assert program.raw.rindex(b"\x1b[?1049l") > program.raw.rindex(b"\x1b[?1049h")


def test_a_cut_line_leaves_no_process_and_the_next_session_goes_on_where_one_was(session: Session, made: Path) -> None:
    program = session()
    program.wait(lambda text: "PEOPLE" in text)
    program.press("J")
    program.wait(lambda text: "nine weeks" in text)
    assert _readers(made)
    program.process.kill()
    end = time.monotonic() + _PATIENCE
    while left := _readers(made):
        assert time.monotonic() < end, left
        time.sleep(0.05)  # noqa: TID251 (between two looks)
    again = session()
    again.wait(lambda text: "'' goes on where you were" in text)
    again.press("''")
    again.wait(lambda text: "nine weeks" in text)


def _readers(library: Path) -> list[int]:
    """Return the processes that have `library` open, of those that a command names it to."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        words = process.info["cmdline"] or []
        if str(library) in words and "-m" in words:
            found.append(process.pid)
    return found
