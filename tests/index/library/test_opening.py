import shutil
import sqlite3
from pathlib import Path

import pytest

from index import Library, LibraryError, MissingLibrary, NewerLibrary, NotALibrary, ReplacedLibrary


def test_a_missing_library_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(MissingLibrary, match="broadsheet add"):
        Library.open(tmp_path / "none")


def test_a_file_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(NotALibrary, match="is a file"):
        Library.open(tmp_path / "file", create=True)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "broadsheet.sqlite3") as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(NotALibrary, match="another program"):
        Library.open(tmp_path)


def test_noise_in_the_place_of_the_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "broadsheet.sqlite3").write_bytes(b"noise" * 1000)
    with pytest.raises(NotALibrary, match="damaged or no library"):
        Library.open(tmp_path)


def test_a_library_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    Library.open(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / "broadsheet.sqlite3") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(NewerLibrary, match="update Broadsheet"):
        Library.open(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(LibraryError, match="no library can be made"):
        Library.open(tmp_path / "file" / "library", create=True)


def test_two_libraries_see_each_others_commits(library: Library, tmp_path: Path) -> None:
    with Library.open(library.path) as reader:
        assert not reader.refresh()
        (tmp_path / "late.txt").write_text("Late news\n\nThe last boat of the evening came in without lights.\n")
        library.add([tmp_path / "late.txt"], processes=1)
        assert reader.refresh()
        assert reader.search("lights").total == 1


def test_a_library_beside_which_nothing_can_be_written_is_read(library: Library) -> None:
    """A link to nowhere, in the place of a file that SQLite makes, stands for a full disk or one that is read-only."""
    (row,) = library.rows(library.search("harbour"), 0, 1)
    library.close()
    (library.path / "broadsheet.sqlite3-shm").symlink_to(library.path / "none" / "none")
    with Library.open(library.path) as again:
        assert again.rows(again.search("harbour"), 0, 1) == (row,)
        assert again.article(row.id).title == row.title
        with pytest.raises(LibraryError, match="read-only"):
            again.star([row.key])
        assert not again.starred(row.key)


def test_a_library_that_seemed_unwritable_is_followed_when_somebody_writes(library: Library) -> None:
    rows = library.rows(library.search("harbour"), 0, 2)
    library.close()
    memory = library.path / "broadsheet.sqlite3-shm"
    memory.symlink_to(library.path / "none" / "none")
    with Library.open(library.path) as reader:
        assert reader.count() == 8
        memory.unlink()
        with Library.open(library.path) as writer:
            writer.star([rows[0].key])
            assert reader.starred(rows[0].key), "while the other is open, and its log beside the file"
            writer.forget([rows[1].id])
            assert reader.count() == 7 and reader.refresh()
    memory.symlink_to(library.path / "none" / "none")
    with Library.open(library.path) as reader:
        assert reader.count() == 7
        memory.unlink()
        with Library.open(library.path) as writer:
            writer.forget([rows[0].id])
        assert reader.count() == 6, "and after it has closed it"


def test_a_library_is_not_read_without_what_stands_in_a_file_beside_it(library: Library, tmp_path: Path) -> None:
    (row,) = library.rows(library.search("harbour"), 0, 1)
    library.close()  # all of it is in the one file now
    copy = tmp_path / "copy"
    with Library.open(library.path) as again:
        again.star([row.key])
        shutil.copytree(library.path, copy, ignore=shutil.ignore_patterns("*-shm"))
    log = copy / "broadsheet.sqlite3-wal"
    before = log.read_bytes()
    assert before
    (copy / "broadsheet.sqlite3-shm").symlink_to(copy / "none" / "none")
    with pytest.raises(LibraryError, match="is the disk full or read-only"):
        Library.open(copy)
    assert log.read_bytes() == before


@pytest.mark.parametrize("by_another", [False, True])
def test_what_a_person_makes_is_refused_once_the_library_was_taken_away(library: Library, by_another: bool) -> None:
    key = library.rows(library.search(""), 0, 1)[0].key
    library.star([key])
    if by_another:
        shutil.copytree(library.path, library.path.with_name("other"))
    shutil.rmtree(library.path)
    if by_another:
        library.path.with_name("other").rename(library.path)
    for keep in (lambda: library.note(key, "a word"), lambda: library.star([key], False), library.refresh):
        with pytest.raises(ReplacedLibrary, match="taken away or replaced since it was opened"):
            keep()
    assert library.rows(library.search(""), 0, 1)[0].key == key, "what is open can still be read"
    if by_another:
        with Library.open(library.path) as other:
            assert other.starred(key) and not other.notes(key)
