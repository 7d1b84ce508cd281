"""A library of an older version is made anew when it is opened; nothing that cannot be made again is lost."""

import sqlite3
from pathlib import Path

import pytest

from index import Library, LibraryError, Progress
from index.folder import STORE_FILE
from index.store import renewing
from tests.older import make_older


def test_articles_their_keys_and_what_was_read_are_carried_over(library: Library) -> None:
    everything = library.search("*")
    before = library.rows(everything, 0, 8)
    library.set_read(before[2].key, True)
    library.set_place(before[2].key, ("body", 3))
    texts = {row.id: library.article(row.id) for row in before}
    library.close()
    make_older(library.path)
    seen: list[Progress] = []
    with Library.open(library.path, progress=seen.append) as again:
        assert [(each.done, each.total, each.doing) for each in seen] == [(8, 8, "renewing")]
        assert {row.key: row.id for row in again.rows(again.search("*"), 0, 8)} == {row.key: row.id for row in before}
        assert [row.key for row in again.rows(again.search("*"), 0, 8) if not row.unread] == [before[2].key]
        assert again.read(before[2].key, everything).place == ("body", 3)
        for id, text in texts.items():
            found = again.article(id)
            assert (found.title, found.body, found.published, found.path) == (
                text.title, text.body, text.published, text.path,
            )  # fmt: skip
        assert (again.behind(), again.pending()) == (True, 8)
        again.catch_up()
        again.look_through()
        assert again.search("person:quandt").total == 1
        assert again.check() == []
    assert (library.path / "broadsheet-1.sqlite3").exists()
    assert not list(library.path.glob("*.new*"))


def test_a_renewed_library_takes_nothing_in_twice(library: Library, pile: Path) -> None:
    library.close()
    make_older(library.path)
    with Library.open(library.path) as again:
        assert again.add([pile], processes=1).unchanged == 8


def test_what_cannot_be_renewed_stays_as_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.close()
    make_older(library.path)
    before = (library.path / STORE_FILE).read_bytes()

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(renewing, "put_sketches", full)
    with pytest.raises(LibraryError, match="disk full"):
        Library.open(library.path)
    assert (library.path / STORE_FILE).read_bytes() == before
    monkeypatch.undo()
    with Library.open(library.path) as again:
        assert again.count() == 8
