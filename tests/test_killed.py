"""Killing `add` at any moment: the library opens, holds whole articles only, and the next `add` finishes the work."""

import json
import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index import Library

ARTICLES = 1500


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chance = random.Random(3)
    words = ["harbour", "grain", "envoy", "strait", "pilot", "letter", "truce", "ledger", "island", "ferry", "lamp"]
    file = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    with file.open("w") as out:
        for number in range(ARTICLES):
            body = " ".join(chance.choices(words, k=120))
            out.write(json.dumps({"id": str(number), "title": f"Story {number}", "body": body}) + "\n")
    return file


def add(library: Path, rows: Path, *options: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tui", "--library", str(library), "add", *options, str(rows)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)


@pytest.mark.parametrize("moment", range(8))
def test_a_killed_add_loses_nothing_that_was_committed(tmp_path: Path, rows: Path, moment: int) -> None:
    library = tmp_path / "library"
    process = add(library, rows, "--progress-json")
    assert process.stdout
    # The moments are spread over the whole run: before the first line of progress, between any two, in the last commit.
    chance = random.Random(moment)
    for _ in range(moment):
        process.stdout.readline()
    select.select([process.stdout], [], [], chance.random() * 0.3)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()

    committed = 0
    if (library / "broadsheet.sqlite3").exists():
        with Library.open(library) as opened:
            committed = opened.count()
            everything = opened.search("*")
            for row in opened.rows(everything, 0, everything.total):
                article = opened.article(row.id)
                assert len(article.body.split()) == 120
            assert not [problem for problem in opened.check() if "index" not in problem]

    with add(library, rows) as again:
        assert again.wait() == 0
    with Library.open(library) as opened:
        assert opened.count() == ARTICLES >= committed
        assert not opened.behind()
        assert opened.search("title:story").total == ARTICLES
        assert opened.check() == []
