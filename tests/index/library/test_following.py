"""The index follows the store while many articles are added, also when the process that writes it dies."""

import json
import random
from pathlib import Path

import psutil
import pytest

from index import Library, Progress
from index.library import following

WORDS = ["harbour", "grain", "envoy", "strait", "pilot", "letter", "truce", "ledger", "island", "ferry"]
MANY = 2600


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    file = tmp_path / "rows.jsonl"
    with file.open("w") as out:
        for id in range(MANY):
            body = " ".join(random.Random(id).choices(WORDS, k=60))
            out.write(json.dumps({"id": str(id), "title": f"Row {id}", "body": f"{body} number{id}"}) + "\n")
    return file


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have few articles treated as very many are."""
    monkeypatch.setattr(following, "_FIRST_COMMIT", 100_000)
    monkeypatch.setattr(following, "_WORTH_A_CHILD", 200_000)
    monkeypatch.setattr(following, "cores", lambda: 2)


def writers() -> list[psutil.Process]:
    children = [child for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE]
    return [child for child in children if "index.pipeline.indexing_child" in child.cmdline()]


def check(library: Library) -> None:
    assert library.count() == MANY
    assert library.check() == []
    results = library.search("title:row dup:any")
    assert results.total == MANY
    for id in (0, 1, 170, 999, MANY - 1):
        (row,) = library.rows(library.search(f"number{id} dup:any"), 0, 9)
        assert row.title == f"Row {id}"
    assert not (library.path / "index" / "written").exists()


@pytest.mark.usefixtures("many")
def test_the_first_articles_are_found_while_the_others_come(library_path: Path, rows: Path) -> None:
    seen = []
    with Library.open(library_path, create=True) as library, Library.open(library_path) as reader:

        def look(progress: Progress) -> None:
            reader.refresh()
            seen.append(reader.search("title:row dup:any").total)

        library.add([rows], names=False, progress=look)
        check(library)
    assert 0 < next(filter(None, seen)) < MANY
    assert seen == sorted(seen)
    assert not writers()


@pytest.mark.usefixtures("many")
def test_a_writing_process_that_dies_costs_nothing(library_path: Path, rows: Path) -> None:
    killed = []

    def kill(progress: Progress) -> None:
        for child in [] if killed else writers():
            child.kill()
            killed.append(child.pid)

    with Library.open(library_path, create=True) as library:
        library.add([rows], names=False, progress=kill)
        check(library)
    assert killed


@pytest.mark.usefixtures("many")
def test_articles_that_change_are_found_as_they_are_now(library_path: Path, rows: Path) -> None:
    with Library.open(library_path, create=True) as library:
        library.add([rows], names=False)
        rows.write_text(rows.read_text().replace("harbour", "haven"))
        report = library.add([rows], names=False)
        assert report.changed > MANY * 0.9
        assert library.search("harbour").total == 0
        check(library)


@pytest.mark.parametrize("processors", [1, 2, 3])
def test_all_is_indexed_anew_on_any_number_of_cores(
    library_path: Path, rows: Path, monkeypatch: pytest.MonkeyPatch, processors: int
) -> None:
    monkeypatch.setattr("index.library.catching_up._MANY", 1000)
    monkeypatch.setattr("index.library.catching_up.cores", lambda: processors)
    monkeypatch.setattr("index.pipeline.indexing.cores", lambda: processors)
    told: list[int] = []
    with Library.open(library_path, create=True) as library:
        library.add([rows], names=False)
        library.catch_up(anew=True, progress=lambda progress: told.append(progress.done))
        check(library)
    assert told == sorted(told)
    assert told[-1] <= MANY
