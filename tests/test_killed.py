"""Killing a writer at any moment: the library opens, holds what was committed, and answers like one made afresh.

BROADSHEET_KILLS says how many moments are tried: some by default, 200 by `make test-kills`.
"""

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
from array import array
from pathlib import Path
from typing import Any

import pytest

from index import Library
from index.query.tree import Query, Word
from index.search import Index
from index.store import undoing
from tests.killed_marker import KEPT, do, state_of
from tests.killed_writer import WORDS, body_of

KILLS = int(os.environ.get("BROADSHEET_KILLS", "12"))
State = dict[int, int]
"""id → version of the rows that are there"""


def start(library: Path, rows: Path, seed: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.killed_writer", str(library), str(rows), str(seed)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def kill_after(process: "subprocess.Popen[str]", steps: int, seconds: float) -> list[str]:
    """Kill it, and what it has started, so long after it has begun so many steps; return what it said."""
    assert process.stdout
    assert process.stderr
    said = []
    while sum(line.startswith("{") for line in said) < steps:
        line = process.stdout.readline()
        assert line, process.stderr.read()
        said.append(line.strip())
    select.select([], [], [], seconds)
    os.killpg(process.pid, signal.SIGKILL)
    said += process.stdout.read().split("\n")
    process.wait()
    process.stdout.close()
    process.stderr.close()
    return [line for line in said if line == "done" or (line.startswith("{") and line.endswith("}"))]


def after(state: State, step: dict[str, Any]) -> State:
    """Return what is there after a step is done."""
    if step["kind"] == "add":
        return state | dict.fromkeys(step["ids"], step["version"])
    if step["kind"] == "forget":
        return {id: version for id, version in state.items() if id not in step["ids"]}
    return state


def rows_of(library: Library) -> State:
    """Return what is there, each text looked at as a whole."""
    everything = library.search("*")
    found: State = {}
    for row in library.rows(everything, 0, everything.total):
        article = library.article(row.id)
        _, id, version = article.title.split()
        assert article.body == body_of(int(id), int(version))
        assert int(id) not in found
        found[int(id)] = int(version)
    assert library.count() == len(found)
    return found


def answers(index: Index) -> list[list[int]]:
    def nobody(leaf: Query) -> list[int]:
        return []

    asked = (index.find(Word(word), "newest", nobody, lambda: False).keys for word in WORDS)
    return [sorted(array("q", keys)) for keys in asked]


def check_like_fresh(library: Library, scratch: Path) -> None:
    """Compare the index with one that is made of the same articles now."""
    store = library._store
    fresh = Index(scratch)
    articles = [(key, article) for _, key, article in store.changed_since(0)]
    fresh.update(articles, [], store.change(), anew=True)
    assert answers(library._index) == answers(fresh)
    fresh.close()


def test_a_writer_killed_at_any_moment_loses_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    chance = random.Random(11)
    state: State = {}
    path, rows = tmp_path / "library", tmp_path / "rows.jsonl"
    for kill in range(KILLS):
        said = kill_after(start(path, rows, kill), chance.randint(1, 8), chance.random() * 0.25)
        steps = [json.loads(line) for line in said if line != "done"]
        done = sum(line == "done" for line in said)
        for step in steps[:done]:
            state = after(state, step)
        ends = [state] + [after(state, step) for step in steps[done:]]
        if not (path / "broadsheet.sqlite3").exists():
            continue
        with Library.open(path) as library:
            assert not [problem for problem in library._store.check() if problem]
            found = rows_of(library)
            for id in {*found, *state}:  # of a step that was cut off, some may be done, each row whole
                assert found.get(id) in [end.get(id) for end in ends], (kill, id)
            library.catch_up()
            assert library.check() == []
            check_like_fresh(library, tmp_path / f"fresh{kill}")
            state = found


def test_what_a_person_has_marked_is_there_after_a_kill(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "KEPT", KEPT)
    chance = random.Random(12)
    library.close()
    twin = library.path.with_name("twin")
    shutil.copytree(library.path, twin)
    for kill in range(KILLS):
        command = [sys.executable, "-m", "tests.killed_marker", str(library.path), str(kill)]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        said = kill_after(process, chance.randint(1, 30), chance.random() * 0.01)
        changes = [json.loads(line) for line in said if line != "done"]
        done = sum(line == "done" for line in said)
        with Library.open(library.path) as killed, Library.open(twin) as whole:
            assert killed._store.check() == []
            for change in changes[:done]:
                do(whole, **change)
            if state_of(killed) != state_of(whole):  # the change that was cut off was kept and not acknowledged
                do(whole, **changes[done])
            assert state_of(killed) == state_of(whole), kill
            assert whole.undo() == killed.undo()
            assert state_of(killed) == state_of(whole), kill


SOON = """
import sys
from index.library import following
from tui.cli import main
following._FIRST_COMMIT, following._WORTH_A_CHILD = 50_000, 100_000
main()
"""
"""The command, with an index that is written by another process although articles are few."""


@pytest.mark.parametrize("program", [["-m", "tui"], ["-c", SOON]], ids=["few", "many"])
@pytest.mark.parametrize("moment", range(4))
def test_a_killed_add_is_finished_by_the_next(tmp_path: Path, moment: int, program: list[str]) -> None:
    rows, library = tmp_path / "rows.jsonl", tmp_path / "library"
    texts = ({"id": str(id), "title": f"Row {id} 1", "body": body_of(id, 1)} for id in range(1500))
    rows.write_text("".join(json.dumps(text) + "\n" for text in texts))
    command = [sys.executable, *program, "--library", str(library), "add", "--progress-json", str(rows)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
    assert process.stdout
    for _ in range(moment + 1):
        process.stdout.readline()
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0
    with Library.open(library) as opened:
        assert len(rows_of(opened)) == 1500
        assert opened.search("title:row").total + opened.search("title:row").folded == 1500
        assert opened.check() == []
