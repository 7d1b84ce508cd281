"""The program in a real tmux, where that is installed."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import Library
from tests.tui.conftest import ARTICLES, write_pile

_PATIENCE = 30.0


@pytest.fixture
def made(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([write_pile(tmp_path, ARTICLES)], processes=1)
    return tmp_path / "library"


class Tmux:
    """A tmux server of its own, with one window."""

    def __init__(self, folder: Path, command: str) -> None:
        self._socket = str(folder / "tmux")
        self._environ = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "XDG_STATE_HOME": str(folder / "state"), "XDG_CACHE_HOME": str(folder / "cache"),
        }  # fmt: skip
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", command)

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", self._socket, *arguments]
        return subprocess.run(command, env=self._environ, capture_output=True, text=True, check=True).stdout

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def wait(self, ready: Callable[[str], object]) -> str:
        end = time.monotonic() + _PATIENCE
        while not ready(text := self._tmux("capture-pane", "-p")):
            assert time.monotonic() < end, text
            time.sleep(0.05)  # noqa: TID251 (between two looks)
        return text

    def resize(self, columns: int, rows: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def buffer(self) -> str:
        return self._tmux("show-buffer")

    def close(self) -> None:
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], env=self._environ, capture_output=True)


@pytest.fixture
def tmux(made: Path, tmp_path: Path) -> Iterator[Tmux]:
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed")
    command = shlex.join([sys.executable, "-m", "tui", "--library", str(made)])
    window = Tmux(tmp_path, f"{command}; echo left with $?; read wait")
    yield window
    window.close()


def test_in_tmux_one_reads_searches_copies_and_leaves(tmux: Tmux) -> None:
    tmux.wait(lambda text: "PEOPLE" in text)
    tmux.press("/", "gate", "Enter")
    tmux.wait(lambda text: " of 5" in text.splitlines()[0])
    tmux.press("y", "t")
    tmux.wait(lambda text: "copied, by tmux" in text)
    assert tmux.buffer().strip() in {article["title"] for article in ARTICLES}
    tmux.resize(80, 24)
    tmux.wait(lambda text: "3 entities" in text)
    tmux.resize(40, 15)
    tmux.wait(lambda text: "2 text" in text)
    tmux.resize(120, 40)
    tmux.wait(lambda text: "ENTITIES" in text)
    tmux.press("Escape")
    tmux.wait(lambda text: " of 5" not in text.splitlines()[0])  # q right behind it would be Alt-q
    tmux.press("q")
    assert "left with 0" in tmux.wait(lambda text: "left with" in text)


def test_in_tmux_a_shell_comes_and_goes(tmux: Tmux) -> None:
    tmux.wait(lambda text: "PEOPLE" in text)
    tmux.press("!", "echo bet''ween", "Enter")
    assert "PEOPLE" not in tmux.wait(lambda text: "between" in text)
    tmux.press("Enter")
    assert "between" not in tmux.wait(lambda text: "PEOPLE" in text)


def test_in_tmux_the_reader_is_stopped_and_goes_on(made: Path, tmp_path: Path) -> None:
    if not shutil.which("tmux") or not shutil.which("bash"):
        pytest.skip("tmux or bash is not installed")
    window = Tmux(tmp_path, "bash --norc -i")
    try:
        window.press(shlex.join([sys.executable, "-m", "tui", "--library", str(made)]), "Enter")
        window.wait(lambda text: "PEOPLE" in text)
        window.press("C-z")
        assert "PEOPLE" not in window.wait(lambda text: "Stopped" in text)
        window.press("fg", "Enter")
        shown = window.wait(lambda text: "PEOPLE" in text)
        assert "Stopped" not in shown and "ARTICLES" in shown
    finally:
        window.close()
