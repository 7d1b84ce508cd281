"""What goes from the screen to the clipboard, to other programs and to files."""

import asyncio
import errno
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library
from tests.tui.looking import Settle
from tui import clipboard
from tui.app import BroadsheetApp


@pytest.fixture(autouse=True)
def no_tmux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMUX", raising=False)


@pytest.fixture
def copied(app: BroadsheetApp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", texts.append)
    return texts


async def test_the_key_behind_y_says_what_is_copied(app: BroadsheetApp, copied: list[str], settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        article = app.reader.article_text.reading.article  # type: ignore[union-attr]
        await pilot.press("y")
        assert ("c", "citation") in app.reader.bottom.hints
        await pilot.press("t", "y", "i", "y", "y", "y", "c")
        assert copied[:2] == [article.title, article.id]
        assert copied[2].endswith(article.body)
        assert f"“{article.title}”" in copied[3]
        assert ("c", "citation") not in app.reader.bottom.hints


async def test_a_key_that_is_none_of_them_copies_nothing_and_does_nothing(
    app: BroadsheetApp, copied: list[str], settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("y", "j", "j")
        assert not copied
        assert app.reader.article_list.cursor == 1


async def test_what_is_too_long_for_a_clipboard_goes_to_a_file(
    app: BroadsheetApp, copied: list[str], settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "_MOST", 4)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("y", "i")
        assert not copied
        assert str(tmp_path / "copied.txt") in app.reader.bottom.message
        assert (tmp_path / "copied.txt").read_text() == app.reader.article_text.reading.article.id  # type: ignore[union-attr]


def test_tmux_is_asked_only_where_it_runs_and_need_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not clipboard.by_tmux("x", {})
    tmux = tmp_path / "tmux"
    tmux.write_text(f"#!/bin/sh\ncat > {tmp_path}/got\n")
    tmux.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert clipboard.by_tmux("ünd $(x)", {"TMUX": "1"})
    assert (tmp_path / "got").read_text("utf-8") == "ünd $(x)"
    tmux.write_text("#!/bin/sh\nexit 1\n")
    assert not clipboard.by_tmux("x", {"TMUX": "1"})


async def test_all_hits_are_written_to_a_new_file(
    app: BroadsheetApp, library: Library, settle: Settle, tmp_path: Path
) -> None:
    out = tmp_path / "hits.jsonl"
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)

        async def export(name: str) -> str:
            await pilot.press("X", "ctrl+u")
            app.reader.write(name)
            await pilot.press("enter")
            await settle(pilot)
            return app.reader.bottom.message

        total = library.search("").total
        assert await export(str(out)) == f"{total} articles written to {out}"
        assert len([json.loads(line) for line in out.read_text("utf-8").splitlines()]) == total
        assert await export(str(out)) == f"{out} is there already; name another file"
        assert "the ending says the form" in await export(str(tmp_path / "hits"))
        assert "cannot be written: No such file" in await export(str(tmp_path / "no" / "hits.md"))
        await pilot.press("X", "escape", "t")
        assert app.reader.prompt.label == "tag"


async def test_a_file_that_the_disk_has_no_room_for_is_not_there(
    app: BroadsheetApp, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for key, name in (("s", "article.md"), ("X", "hits.json")):
            await pilot.press(key, "ctrl+u")
            app.reader.write(str(tmp_path / name))
            await pilot.press("enter")
            await settle(pilot)
            assert app.reader.bottom.message.endswith("cannot be written: No space left on device")
    assert not [file for file in tmp_path.iterdir() if file.is_file()]


async def test_who_leaves_does_not_wait_for_a_file_and_is_told_that_it_is_not_written(
    app: BroadsheetApp, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def endless(*_: object) -> Iterator[str]:
        while True:
            begun.set()
            yield "one more article\n"

    monkeypatch.setattr(Library, "export", endless)
    out = tmp_path / "hits.md"
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("X", "ctrl+u")
        app.reader.write(str(out))
        await pilot.press("enter")
        await asyncio.to_thread(begun.wait)
        await pilot.press("ctrl+q")
    await asyncio.get_running_loop().shutdown_default_executor()  # as at the end of the program
    assert app.reader.unwritten == (str(out),)
    assert not list(tmp_path.glob("*hits*"))
