"""Marks on rows, and what is done to all marked articles or to a whole result."""

from pathlib import Path

import pytest

from index import Library
from tests.tui.looking import Settle, picture, seen
from tui import clipboard
from tui.app import BroadsheetApp
from tui.terminal import Tier


def foot(app: BroadsheetApp) -> str:
    return picture(app)[-2][:36]


async def test_v_marks_a_row_with_a_sign_and_goes_on(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("v", "v")
        await settle(pilot)
        assert app.reader.article_list.cursor == 2
        assert [line[0] for line in picture(app)[2:8]] == ["✓", " ", "✓", " ", " ", "▌"]
        assert foot(app).rstrip().endswith("2 marked")
        await pilot.press("k", "v", "k")
        await settle(pilot)
        assert foot(app).rstrip().endswith("1 marked")
        await pilot.press("escape")
        await settle(pilot)
        assert "✓" not in seen(app)
        assert "marked" not in foot(app)


async def test_a_marked_row_under_the_cursor_shows_both_on_one_line(library: Library, settle: Settle) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=False, ascii=True))
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("v", "k", "z")
        await settle(pilot)
        first = app.reader.article_list.draw(1)[0]
        assert first.text == "v"
        assert first.style
        assert first.style.reverse
        assert app.reader.article_list.draw(2)[0].text == " "


async def test_a_range_is_marked_from_the_last_mark_to_the_cursor(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("G", "v", "g", "j", "V")
        await settle(pilot)
        assert foot(app).rstrip().endswith("4 marked")
        await pilot.press("escape", "V", "V")
        await settle(pilot)
        assert foot(app).rstrip().endswith("2 marked")


async def test_marks_outlast_a_narrower_query_and_only_those_among_the_hits_count(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("v", "v", "v", "slash", *"hinge", "enter")
        await settle(pilot)
        assert foot(app).rstrip().endswith("3 marked, 1 not in this list")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert foot(app).split("│")[0].strip() == "3 marked, 1 not in this list", "no half of another number beside it"
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        await pilot.press("t", "enter")
        await settle(pilot)
        assert app.reader.bottom.message == "starred: 2 articles; Z undoes"
        assert library.search("is:starred").total == 2
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert app.reader.article_list.total == 5
        await pilot.press("v", "slash", *"nosuch", "enter")
        await settle(pilot)
        await pilot.press("t")
        await settle(pilot)
        assert app.reader.bottom.message == "the list is empty"
        await pilot.press("slash", "ctrl+u", *"markup OR letters", "enter")
        await settle(pilot)
        await pilot.press("r")
        await settle(pilot)
        assert app.reader.bottom.message.startswith("nothing that is marked is in this list")


async def test_marks_stay_on_their_articles_when_the_order_changes(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("v", "S", "o")
        await settle(pilot)
        marked = [
            row.title for row in map(app.reader.article_list.row_at, range(5)) if row and row.key in app.reader.marks
        ]
        assert marked == ["Foundry ships the hinge"]
        assert foot(app).rstrip().endswith("1 marked")


async def test_marked_articles_are_tagged_untagged_and_read_in_one_step_each(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("percent_sign", "t")
        await settle(pilot)
        assert picture(app)[-2].startswith(" tag 5")
        await pilot.press(*"gate", "enter")
        await settle(pilot)
        assert library.search("tag:gate").total == 5
        await pilot.press("t", *"gate", "enter")
        await settle(pilot)
        assert app.reader.bottom.message == "tag gate taken off: 5 articles; Z undoes"
        await pilot.press("Z")
        await settle(pilot)
        assert library.search("tag:gate").total == 5
        await pilot.press("r")
        await settle(pilot)
        assert (app.reader.bottom.message, library.search("is:unread").total) == (
            "marked read: 5 articles; Z undoes",
            0,
        )
        assert "●" not in seen(app)
        await pilot.press("r")
        await settle(pilot)
        assert app.reader.bottom.message == "marked unread: 5 articles; Z undoes"
        await pilot.press("Z", "Z")
        await settle(pilot)
        assert library.search("is:unread").total == 5
        assert seen(app).count("●") == 5


async def test_all_hits_are_marked_read_in_one_step(app: BroadsheetApp, library: Library, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"hinge", "enter")
        await settle(pilot)
        await pilot.press("A")
        await settle(pilot)
        assert app.reader.bottom.message == "marked read: 2 articles; Z undoes"
        assert library.search("is:read").total == 2
        await pilot.press("A")
        await settle(pilot)
        assert app.reader.bottom.message == "all are read already"
        await pilot.press("Z")
        await settle(pilot)
        assert library.search("is:read").total == 0
        assert app.reader.bottom.message == "undone: the read mark on 2 articles"


async def test_one_read_mark_is_taken_back_too(app: BroadsheetApp, library: Library, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("r")
        await settle(pilot)
        assert (app.reader.bottom.message, library.search("is:read").total) == ("marked read", 1)
        await pilot.press("Z")
        await settle(pilot)
        assert library.search("is:read").total == 0
        assert seen(app).count("●") == 5


async def test_citations_of_all_marked_articles_are_copied_and_exported(
    app: BroadsheetApp, settle: Settle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(clipboard, "by_tmux", lambda text, environ: bool(copied.append(text)) or True)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("v", "v", "y", "c")
        await settle(pilot)
        assert app.reader.bottom.message == "2 citations copied, by tmux"
        assert len(copied[0].splitlines()) == 2
        await pilot.press("X", "ctrl+u")
        app.reader.write(str(tmp_path / "some.ris"))
        await pilot.press("enter")
        await settle(pilot)
        assert (tmp_path / "some.ris").read_text().count("TY  -") == 2


async def test_there_is_nothing_to_mark_in_an_empty_library(empty_library: Library, settle: Settle) -> None:
    app = BroadsheetApp(empty_library, tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key, said in {
            "v": "there is nothing to mark",
            "V": "there is nothing to mark",
            "A": "the list is empty",
        }.items():
            await pilot.press(key)
            await settle(pilot)
            assert app.reader.bottom.message == said
        await pilot.press("percent_sign", "X", "r")
        await settle(pilot)
        assert app.reader.bottom.message == "no article is open"
