"""The files of a library: each is written whole or not at all, also where there is no room."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from index import Library, LibraryError
from index.library.whole import write_whole
from index.store.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "broadsheet.sqlite3", create=True)


def put(database: Database, note: str) -> None:
    with database.transaction() as connection:
        connection.execute("INSERT INTO note VALUES (1, '', 0, 0, '', ?, '')", (note,))


def notes(database: Database) -> list[tuple[str]]:
    return database.connection.execute("SELECT text FROM note").fetchall()


def test_a_full_disk_is_told_and_the_next_change_is_made(database: Database) -> None:
    (pages,) = database.connection.execute("PRAGMA page_count").fetchone()
    database.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="database or disk is full"):
        put(database, "x" * 1_000_000)
    assert notes(database) == []
    put(database, "short")
    assert notes(database) == [("short",)]
    database.close()


def test_what_cannot_be_committed_is_taken_back_whole(database: Database) -> None:
    with pytest.raises(LibraryError), database.transaction() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("INSERT INTO seen VALUES (999, '')")
    put(database, "after")
    assert notes(database) == [("after",)]
    assert database.connection.execute("SELECT count(*) FROM seen").fetchone() == (0,)
    database.close()


def test_a_file_that_is_not_written_to_its_end_stays_as_it_was(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise OSError(28, "No space left on device")

    file = tmp_path / "kept"
    file.write_bytes(b"old")
    with pytest.raises(LibraryError, match="No space left on device"):
        write_whole(tmp_path, file, pieces())
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"]


def test_standard_input_that_cannot_be_kept_is_told(library: Library) -> None:
    (library.path / "stdin").write_text("a file where the folder is to be")
    with pytest.raises(LibraryError, match=r"stdin.* cannot be written"):
        library.add(["-"], stdin=BytesIO(b"A headline\n\nAnd some text below it."), processes=1)
