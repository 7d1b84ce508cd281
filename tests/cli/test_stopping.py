"""Ctrl-C, whenever it comes: no traceback, and the status that a shell knows."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

BEGUN = """
import os, signal, sys

module, *asked = sys.argv[1:]

class AtModule:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, AtModule())
from tui.__main__ import main
sys.argv = ["broadsheet", *asked]
main()
"""
UNDER_WAY = """
import os, signal, sys, time
import tui.cli

class Dying:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):
            pass

def work():
    Dying()
    while True:
        time.sleep(1)

tui.cli.main = work
from tui.__main__ import main
main()
"""


def stopped(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, start_new_session=True, timeout=60)


@pytest.mark.parametrize("module", ["tui.cli", "index.errors", "click", "tui.cli.finding", "index.library", "numpy"])
def test_a_command_that_is_stopped_while_it_loads_says_no_more_than_that(
    pile: Path, tmp_path: Path, module: str
) -> None:
    library = str(tmp_path / "library")
    subprocess.run(
        [sys.executable, "-m", "tui", "--library", library, "add", str(pile)], check=True, capture_output=True
    )
    done = stopped(BEGUN, module, "--library", library, "search", "sound")
    assert done.returncode in (130, -signal.SIGINT), done.stderr
    assert done.stderr.strip() in ("", "broadsheet: stopped")


def test_an_interrupt_that_comes_where_none_can_be_raised_is_not_lost() -> None:
    done = stopped(UNDER_WAY)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")


def test_nothing_is_looked_through_for_garbage_at_the_end(tmp_path: Path) -> None:
    code = (
        "import atexit, gc, sys; from tui.cli import main; sys.argv[1:] = ['--version'];"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0)); main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "True"
