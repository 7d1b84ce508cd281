"""The hits by day, month and year."""

from pathlib import Path

from index import Library
from tests.tui.conftest import write_pile
from tests.tui.looking import Settle, picture, row_title, said
from tui.app import BroadsheetApp
from tui.terminal import Tier


async def test_d_shows_the_hits_by_time_and_enter_keeps_those_of_one_bar(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("D")
        await settle(pilot)
        assert app.reader.panel.title == "TIMELINE" and app.reader.article_text.display
        assert said(app).startswith("4 articles by day 30 Apr 2032 1 █"), "so few months are shown by day"
        assert "… nothing in 1 day 2 May 2032 1" in said(app)
        assert said(app).endswith("no date 1")
        await pilot.press("minus")
        await settle(pilot)
        assert said(app).startswith("4 articles by month Apr 2032 1 █")
        assert "May 2032 3" in said(app)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert app.reader.query_bar.text == "date:2032-05"
        assert app.reader.article_list.total == 3 and app.reader.article_list.has_focus
        await pilot.press("escape")
        await settle(pilot)
        assert app.reader.article_list.total == 5


async def test_longer_and_shorter_times_keep_the_cursor_where_it_was_in_time(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("D")
        await settle(pilot)
        await pilot.press("j", "minus")
        await settle(pilot)
        assert app.reader.panel.chosen and app.reader.panel.chosen.label == "May 2032"
        await pilot.press("plus")
        await settle(pilot)
        assert app.reader.panel.chosen and app.reader.panel.chosen.label == "2 May 2032"
        await pilot.press("plus")
        assert app.reader.bottom.message == "there is nothing shorter than days here"
        await pilot.press("minus")
        await settle(pilot)
        await pilot.press("minus")
        await settle(pilot)
        assert said(app).startswith("4 articles by year 2032 4 █")
        await pilot.press("minus")
        assert app.reader.bottom.message == "there is nothing longer than years here"
        await pilot.press("D")
        assert not app.reader.wishes.panel


async def test_what_has_no_date_is_a_line_of_its_own(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot)
        await pilot.press("D")
        await settle(pilot)
        await pilot.press("G", "enter")
        await settle(pilot)
        assert app.reader.query_bar.text == "-has:date"
        assert row_title(app) == "Letters"


async def test_a_condition_is_added_to_all_of_a_query(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"hinge OR notice", "enter", "D")
        await settle(pilot)
        await pilot.press("minus")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.query_bar.text == "(hinge OR notice) date:2032-05"
        assert app.reader.article_list.total == 3


async def test_with_nothing_found_there_is_no_time_to_show(library: Library, settle: Settle) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=False, ascii=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("D")
        await settle(pilot)
        assert all(line.isascii() for line in picture(app))
        assert any("####" in line for line in picture(app))
        await pilot.press("escape", "slash", *"xylophone", "enter", "D")
        await settle(pilot)
        assert "Nothing was found" in said(app)


async def test_an_open_timeline_follows_a_growing_library_and_another_list(
    app: BroadsheetApp, settle: Settle, tmp_path: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"gate", "enter")
        await settle(pilot)
        await pilot.press("D")
        await settle(pilot)
        await pilot.press("minus", "j")
        await settle(pilot)
        assert said(app).startswith("3 articles by month") and app.reader.panel.chosen
        assert app.reader.panel.chosen.label == "no date"
        await pilot.press("k")
        pile = write_pile(
            tmp_path / "more", [{"id": "x", "title": "Gate", "date": "2032-04-01", "body": "It is shut."}]
        )
        with Library.open(app.reader.library.path) as other:
            other.add([pile], processes=1)
        await pilot.press("R")
        await settle(pilot, lambda: "4 articles" in said(app))
        assert "Apr 2032 1" in said(app)
        assert app.reader.panel.has_focus and app.reader.panel.chosen.label == "May 2032"
        await pilot.press("left_parenthesis")
        await settle(pilot, lambda: "5 articles" in said(app))
        assert app.reader.panel.has_focus and app.reader.article_list.total == 6
        await pilot.press("escape")
        assert app.reader.article_list.has_focus


async def test_whoever_comes_back_from_a_bar_finds_the_timeline_at_it(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("D")
        await settle(pilot)
        await pilot.press("minus")
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        for _ in range(2):  # and once more, as often as one goes and comes
            assert app.reader.query_bar.text == "date:2032-05" and app.reader.article_list.has_focus
            await pilot.press("left_parenthesis")
            await settle(pilot)
            assert said(app).startswith("4 articles by month") and app.reader.panel.has_focus
            assert app.reader.panel.chosen and app.reader.panel.chosen.label == "May 2032"
            await pilot.press("right_parenthesis")
            await settle(pilot)
        await pilot.press("left_parenthesis")
        await settle(pilot)
        await pilot.press("G", "enter")
        await settle(pilot)
        assert app.reader.query_bar.text == "-has:date"
        await pilot.press("escape")
        await settle(pilot)
        assert app.reader.panel.chosen and app.reader.panel.chosen.label == "no date"
        await pilot.press("D", "right_parenthesis")
        await settle(pilot)
        await pilot.press("left_parenthesis")
        await settle(pilot)
        assert not app.reader.wishes.panel, "it was closed"
