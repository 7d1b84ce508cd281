import errno
import io
import json
import os
from pathlib import Path

import pytest

from index import Library, LockedLibrary, Progress, Rejected, UnknownArticle
from index.library.lock import writing
from tests.piles import write_rows


def titles(library: Library, query: str = "*") -> set[str]:
    results = library.search(query)
    return {row.title for row in library.rows(results, 0, results.total)}


def test_every_kind_of_input_becomes_articles(library: Library) -> None:
    assert titles(library) >= {"Harbour pilots call off their strike", "Grain prices fall for a third week", "Row 4"}
    assert "Ferry to the [bold]islands[/bold] stops at noon" in titles(library)
    assert library.count() == 8


def test_adding_again_is_no_work(library: Library, pile: Path) -> None:
    report = library.add([pile], processes=1)
    assert (report.added, report.changed, report.unchanged, report.rejected) == (0, 0, 8, ())


def test_a_changed_file_takes_the_place_of_its_article(library: Library, pile: Path) -> None:
    results = library.search("pilots")
    (before,) = library.rows(results, 0, 9)
    library.set_read(before.key, True)
    file = pile / "harbour.txt"
    file.write_text(file.read_text("utf-8").replace("pilots call off", "tugs call off"), "utf-8")
    report = library.add([pile], processes=1)
    (after,) = library.rows(library.search("tugs"), 0, 9)
    assert (report.added, report.changed) == (0, 1)
    assert (after.id, after.key, after.unread) == (before.id, before.key, False)
    assert library.count() == 8


def test_a_line_put_in_front_of_json_lines_is_the_only_work(library: Library, pile: Path) -> None:
    file = pile / "rows.jsonl"
    record = {"id": "new", "title": "Row new", "body": "A new row of barley."}
    file.write_text(json.dumps(record) + "\n" + file.read_text("utf-8"), "utf-8")
    report = library.add([pile], processes=1)
    assert (report.added, report.changed, report.unchanged) == (1, 0, 8)


def test_two_records_with_one_id_both_stay(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "twins.jsonl"
    write_rows(file, ({"id": "x", "title": f"Twin {n}", "body": "Text."} for n in (1, 2)))
    library.add([file], processes=1)
    assert titles(library, "twin") == {"Twin 1", "Twin 2"}


def test_an_article_stays_when_its_file_goes_until_it_is_forgotten(library: Library, pile: Path) -> None:
    (pile / "grain.txt").unlink()
    library.add([pile], processes=1)
    (row,) = library.rows(library.search("wheat"), 0, 9)
    assert library.forget([row.id]) == 1
    assert library.search("wheat").total == 0
    with pytest.raises(UnknownArticle, match=row.id):
        library.article(row.id)


def test_an_article_that_was_taken_out_meanwhile_is_not_marked_read(library: Library) -> None:
    row = library.rows(library.search("pilots"), 0, 1)[0]
    library.forget([row.id])
    library.set_read(row.key, True)
    assert library.search("is:read").total == 0


def test_what_was_forgotten_can_be_added_again(library: Library, pile: Path) -> None:
    (row,) = library.rows(library.search("title:Row barley title:3"), 0, 9)
    library.forget([row.id])
    report = library.add([pile], processes=1)
    assert report.added == 1
    assert library.search("barley").total == 5


def test_forgetting_is_all_or_nothing(library: Library) -> None:
    (row,) = library.rows(library.search("wheat"), 0, 9)
    with pytest.raises(UnknownArticle):
        library.forget([row.id, "no-such-id"])
    assert library.search("wheat").total == 1


def test_what_cannot_be_read_is_listed_and_the_rest_goes_in(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "noise.dat").write_bytes(bytes(range(256)) * 64)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "good.txt").write_text("Lighthouse relit\n\nThe keeper of Cape Ister lit the lamp on Friday evening.\n")
    os.mkfifo(folder / "pipe.txt")
    report = library.add([folder, folder / "missing.txt"], processes=1)
    assert report.added == 1
    assert {Path(item.path).name for item in report.rejected} == {"noise.dat", "empty.txt", "pipe.txt", "missing.txt"}
    assert all(item.reason for item in report.rejected)


def test_standard_input_is_kept_so_that_the_source_can_be_shown(library: Library) -> None:
    text = b"Lighthouse relit\n\nThe keeper of Cape Ister lit the lamp on Friday evening.\n"
    for _ in range(2):
        library.add(["-"], stdin=io.BytesIO(text), processes=1)
    (row,) = library.rows(library.search("lamp"), 0, 9)
    assert library.raw(row.id) == text


def test_what_is_wrong_with_standard_input_is_said_of_it_and_not_of_its_copy(library: Library) -> None:
    assert library.add(["-"], stdin=io.BytesIO(b""), processes=1).rejected == (Rejected("standard input", "is empty"),)
    lines = b'{"title": "One", "body": "Two."}\n{bad\n{"title": "Three", "body": "Four."}\n'
    (rejected,) = library.add(["-"], stdin=io.BytesIO(lines), processes=1).rejected
    assert rejected.path == "standard input#line 2"


def test_the_raw_source_of_a_record_is_its_line(library: Library, pile: Path) -> None:
    (row,) = library.rows(library.search('body:"number 3"'), 0, 9)
    assert json.loads(library.raw(row.id))["id"] == "r3"


def test_progress_ends_at_the_total(tmp_path: Path, pile: Path) -> None:
    seen: list[Progress] = []
    with Library.open(tmp_path / "other", create=True) as library:
        library.add([pile], progress=seen.append, processes=1, names=False)
    assert (seen[-1].done, seen[-1].total, seen[-1].added) == (8, 8, 8)


def test_a_lock_on_a_full_disk_is_held_by_nobody_knows_whom(
    library: Library, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    with writing(library.path), pytest.raises(LockedLibrary), writing(library.path, patience=0):
        pass


def test_a_second_writer_is_told_who_writes(library: Library, pile: Path) -> None:
    (library.path / "lock").write_text("what a longer number has left there")
    with writing(library.path), pytest.raises(LockedLibrary, match=rf"process {os.getpid()}") as told:
        library.add([pile], processes=1)
    assert "number" not in str(told.value)
