"""Damaged files, killed writers, and readers beside a writer."""

import contextlib
import errno
import multiprocessing
import os
import signal
import threading
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.article import Article, article_id
from index.query.tree import Everything, Word
from index.search import DamagedIndex, Index
from index.search.arrays import Arrays, BrokenArrays
from index.search.folder import IndexFolder

Make = Callable[..., Article]


def _keys(index: Index) -> list[int]:
    return list(index.find(Word("oil"), "oldest", lambda *_: [], lambda: False).keys)


@pytest.fixture
def folder(tmp_path: Path, article: Make) -> Path:
    index = Index(tmp_path / "index")
    index.update([(key, article(f"/{key}", "oil", f"word {key}")) for key in range(20)], [], 1, anew=True)
    index.update([(key, article(f"/{key}", "oil")) for key in range(20, 25)], [3], 2)
    index.close()
    return tmp_path / "index"


def _is_noticed(folder: Path) -> bool:
    index = Index(folder)
    try:
        if index.change is None:
            return True
        try:
            index.verify()
        except DamagedIndex:
            return True
        return False
    finally:
        index.close()


def _cut(file: Path, to: int) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:to])


def _files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_sound_index_is_found_sound(folder: Path) -> None:
    assert not _is_noticed(folder)


def test_a_missing_file_is_noticed_on_opening(folder: Path) -> None:
    for name in _files(folder):
        kept = (folder / name).read_bytes()
        (folder / name).unlink()
        index = Index(folder)
        assert index.change is None, name
        with pytest.raises(DamagedIndex):
            _keys(index)
        (folder / name).write_bytes(kept)
    assert not _is_noticed(folder)


def test_a_cut_file_is_noticed_on_opening(folder: Path) -> None:
    for name in _files(folder):
        kept = (folder / name).read_bytes()
        for size in {0, 1, 9, 17, len(kept) // 2, len(kept) - 1} - {len(kept)}:
            _cut(folder / name, size)
            if not name.startswith("reach") or size < len(kept) - 1:  # the last byte there is a newline
                assert Index(folder).change is None, (name, size)
            (folder / name).write_bytes(kept)


def test_a_flipped_bit_is_noticed_and_searching_raises_nothing_else(folder: Path) -> None:
    for name in _files(folder):
        kept = (folder / name).read_bytes()
        for place in range(0, len(kept), max(1, len(kept) // 60)):
            flipped = bytearray(kept)
            flipped[place] ^= 1 << place % 8
            (folder / name).write_bytes(flipped)
            index = Index(folder)
            if index.change is not None:
                try:
                    _keys(index)
                except DamagedIndex:
                    assert _is_noticed(folder)
        (folder / name).write_bytes(kept)


def test_each_array_has_its_checksum(folder: Path) -> None:
    file = next(folder.glob("*.arrays"))
    arrays = Arrays(file)
    for name, values in arrays.items():
        if not len(values):
            continue
        content = file.read_bytes()
        flipped = bytearray(content)
        flipped[arrays._table[name][1]] ^= 1
        file.write_bytes(flipped)
        with pytest.raises(BrokenArrays):
            Arrays(file).verify()
        file.write_bytes(content)


def test_a_damaged_index_is_not_written_on_but_made_anew(folder: Path, article: Make) -> None:
    segment = max(folder.glob("*.arrays"), key=lambda file: file.stat().st_size)
    segment.write_bytes(b"nonsense")
    index = Index(folder)
    with pytest.raises(DamagedIndex):
        index.update([(3, article("/3", "oil"))], [], 3)
    index.update([(3, article("/3", "oil"))], [], 3, anew=True)
    assert (_keys(index), index.change) == ([3], 3)
    assert not _is_noticed(folder)


def test_a_reader_keeps_its_generation_until_it_moves_on(folder: Path, article: Make) -> None:
    reader, writer = Index(folder), Index(folder)
    before = _keys(reader)
    for change in range(3, 15):
        writer.update([(change, article(f"/{change}", "oil"))], [change + 1], change)
        writer.update([], range(15, 25), change)
    assert _keys(reader) == before
    assert reader.change == 2
    assert reader.refresh()
    assert _keys(reader) == _keys(writer) != before
    assert not reader.refresh()


def test_readers_beside_a_busy_writer_always_see_one_of_its_commits(folder: Path, article: Make) -> None:
    writer = Index(folder)
    seen: list[tuple[int | None, int]] = []
    done = threading.Event()

    def read() -> None:
        reader = Index(folder)
        while not done.is_set():
            reader.refresh()
            everything = reader.find(Everything(), "newest", lambda *_: [], lambda: False)
            seen.append((reader.change, len(everything.keys)))

    thread = threading.Thread(target=read)
    thread.start()
    for change in range(3, 40):
        writer.update([(100 + change, article(f"/{change}", "oil"))], [], change)
    done.set()
    thread.join()
    assert {count for change, count in seen} <= {22 + change for change in range(2, 40)}


@pytest.mark.parametrize("after", range(8))
def test_a_full_disk_leaves_a_whole_commit(
    folder: Path, article: Make, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    index = Index(folder)
    calls = iter(range(100))
    sync = os.fsync

    def full(descriptor: int) -> None:
        if next(calls) == after:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with contextlib.suppress(OSError):
        index.update([(50, article("/50", "oil")), (51, article("/51", "oil"))], [1], 3)
    monkeypatch.undo()
    index.refresh()
    index.verify()
    before = {key for key in range(25) if key != 3}
    assert (index.change, set(_keys(index))) in [(2, before), (3, (before | {50, 51}) - {1})]
    index.update([], [2], 4)
    assert not _is_noticed(folder)
    while index.merge():
        pass
    assert len(list(folder.iterdir())) <= 5 + 2


def _write_and_die(folder: Path, after: int) -> None:
    calls = 0

    def counting(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **options: object) -> object:
            nonlocal calls
            calls += 1
            if calls == after:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **options)

        return counted

    os.fsync = counting(os.fsync)  # type: ignore[assignment]
    os.replace = counting(os.replace)  # type: ignore[assignment]
    os.rename = counting(os.rename)  # type: ignore[assignment]
    os.unlink = counting(os.unlink)  # type: ignore[assignment]

    def articles() -> Iterator[tuple[int, Article]]:
        for key in (30, 31, 31, 32, 33, 34, 35, 36, 37, 38):
            yield key, Article(article_id(str(key)), f"/{key}", "text", "oil", "")

    index = Index(folder)
    for key, article in articles():
        index.update([(key, article)], [key - 20], key)
        index.merge()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writer is killed in a forked process")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("after", range(1, 80, 2))
def test_a_writer_killed_at_any_moment_leaves_a_whole_commit(folder: Path, after: int, article: Make) -> None:
    process = multiprocessing.get_context("fork").Process(target=_write_and_die, args=(folder, after))
    process.start()
    process.join()
    index = Index(folder)
    index.verify()
    everything = {key for key in range(25) if key != 3}
    states = {2: everything}
    for key in (30, 31, 32, 33, 34, 35, 36, 37, 38):
        everything = (everything | {key}) - {key - 20}
        states[key] = everything
    assert index.change is not None
    assert set(_keys(index)) == states[index.change]
    index.update([(99, article("/99", "oil"))], [], 99)
    assert set(_keys(index)) == states[max(change for change in states if states[change] <= set(_keys(index)))] | {99}
    while index.merge():
        pass
    assert len(list(folder.iterdir())) <= 5 + 2


def test_a_file_cut_under_an_open_reader_is_told_and_ends_nothing(folder: Path, article: Make) -> None:
    index = Index(folder)
    index.update([(key, article(f"/{key}", "oil", "a word and another " * 60)) for key in range(100, 400)], [], 3)
    assert len(_keys(index)) == 324
    for file in folder.glob("*.arrays"):
        with file.open("r+b") as out:
            out.truncate(100)
    with pytest.raises(DamagedIndex):
        _keys(index)
    with pytest.raises(DamagedIndex):
        index.verify()
    with pytest.raises(DamagedIndex):
        index.count_published(array("q", [100]), "day")


def test_a_generation_that_goes_away_while_it_is_opened_is_no_damage(
    folder: Path, article: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Index(folder)
    gone = IndexFolder(folder).generation()
    Index(folder).update([(99, article("/99", "oil"))], [], 3)
    newest = IndexFolder.generation
    found = iter([None, gone])  # it looks first whether there is a newer one, and then which it shall open

    def stale(self: IndexFolder) -> int:
        return next(found, None) or newest(self)

    monkeypatch.setattr(IndexFolder, "generation", stale)
    assert reader.refresh()
    assert reader.change == 3
    assert 99 in _keys(reader)
