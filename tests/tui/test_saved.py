"""Saved searches as live lists."""

from pathlib import Path

from index import Library
from tests.tui.conftest import write_pile
from tests.tui.looking import Settle, picture, seen
from tui.app import BroadsheetApp


async def test_a_search_is_kept_under_a_name_listed_and_asked(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"hinge", "enter")
        await settle(pilot)
        await pilot.press("at")
        await settle(pilot)
        assert "keep under a name: hinge" in seen(app).replace("│", "")
        await pilot.press("escape")
        await pilot.press("at", "enter", *"my hinge", "enter")  # in one go: the list comes before the next key
        await settle(pilot)
        assert app.reader.bottom.message == "kept: @my hinge asks for it"
        assert [saved.name for saved in library.saved_searches()] == ["my hinge"]
        await pilot.press("escape", "at")
        await settle(pilot)
        assert any(line.startswith("▌my hinge  2 · hinge") for line in picture(app))
        await pilot.press("enter")
        await settle(pilot)
        assert (app.reader.query_bar.text, app.reader.article_list.total) == ('query:"my hinge"', 2)
        assert app.reader.article_list.has_focus


async def test_a_saved_search_begins_with_the_newest_wherever_one_stood(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    library.save_search("gates", "gate")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "at", "enter")
        await settle(pilot)
        assert app.reader.article_list.total == 4 and app.reader.article_list.cursor == 0
        await pilot.press("escape")
        await settle(pilot)
        assert app.reader.article_list.cursor == 2


async def test_where_a_saved_search_stands_it_can_be_forgotten_and_undone(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    library.save_search("my hinge", "hinge")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("at", "enter")
        await settle(pilot)
        await pilot.press("at")
        await settle(pilot)
        assert "forget: my hinge" in seen(app) and "keep under a name" not in seen(app)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.reader.bottom.message == "@my hinge is forgotten; Z undoes"
        assert (app.reader.query_bar.text, app.reader.article_list.total) == ("hinge", 2)
        assert library.saved_searches() == ()
        await pilot.press("Z")
        await settle(pilot)
        assert [saved.name for saved in library.saved_searches()] == ["my hinge"]


async def test_what_is_new_to_a_search_is_counted_until_it_is_asked(
    app: BroadsheetApp, library: Library, settle: Settle, tmp_path: Path
) -> None:
    library.save_search("gate", "gate")
    library.save_search("other", "xylophone")
    new = {"id": "new", "title": "A new gate", "body": "There is a new gate at the sound.", "date": "2032-06-01"}
    library.add([write_pile(tmp_path / "more", [new])], processes=1)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("at")
        await settle(pilot)
        assert any(line.startswith("▌gate   5 · 1 new · gate") for line in picture(app))
        assert any(line.startswith(" other  0 · xylophone") for line in picture(app))
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.article_list.total == 5
        assert app.reader.article_list.row
        assert app.reader.article_list.row.title == "A new gate"
        await pilot.press("at")
        await settle(pilot)
        assert "1 new" not in seen(app)
        await pilot.press(*"oth")
        await settle(pilot)
        assert picture(app)[2].startswith("▌other")
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.query_bar.text == "@other"


async def test_without_saved_searches_the_list_says_how_one_is_kept(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot)
        await pilot.press("at")
        await settle(pilot)
        assert "No search is saved." in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.article_list.has_focus
