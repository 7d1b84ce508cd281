"""Help by pressing a key: what it does here, what may follow it, what it does elsewhere."""

import pytest

from index import Library
from tests.tui.looking import Settle, said
from tui.app import BroadsheetApp
from tui.config import read
from tui.terminal import Tier
from tui.widgets.entries import Entry


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)])
async def test_a_key_that_is_pressed_in_help_is_explained_and_does_nothing(
    app: BroadsheetApp, settle: Settle, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("question_mark", "tab")
        assert app.reader.bottom.message.startswith("press a key to be told")
        await pilot.press("j")
        assert said(app).startswith("j, article list j Down also Down :down j elsewhere j Down (in the list of")
        assert app.reader.article_list.cursor == 0 and app.reader.panel.has_focus
        await pilot.press("tab", "ctrl+q")
        assert said(app).startswith("Ctrl-Q, article list Ctrl-Q Quit also :quit-now Article list")
        await pilot.press("tab", "escape")
        assert said(app).startswith("Esc, article list Esc Undo: panel, zoom")
        await pilot.press("tab", "f7")
        assert said(app).startswith("F7, article list F7 Nothing Article list")
        await pilot.press(*"pager")
        assert said(app).endswith("P Read the article in $PAGER, or all that are marked"), "the filter goes through all"
        await pilot.press("escape")
        assert app.reader.article_list.has_focus


async def test_it_is_explained_where_help_was_opened_with_what_may_follow(library: Library, settle: Settle) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False), config=read('[keys]\nsort-names = "F6"'))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3", "question_mark", "tab", "f6")
        text = said(app)
        assert text.startswith("F6, entities F6 Sort the names: the next key says how also :sort-names"), text
        assert "After S in the third pane m Most mentioned here first" in text
        await pilot.press("tab", "S")
        assert said(app).startswith("S, entities S Nothing S elsewhere S Order and looks of the list")


async def test_after_help_the_bottom_line_has_the_keys_of_the_next_panel(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark", "escape", "i")
        await settle(pilot)
        assert app.reader.bottom.hints == (("Enter", "take"), ("Esc", "close"))


async def test_help_over_a_comparison_tells_its_keys_first_and_goes_back_to_it(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("equals_sign", "j")
        await settle(pilot)
        await pilot.press("equals_sign")
        await settle(pilot)
        await pilot.press("J")
        await settle(pilot)
        before = app.reader.panel.cursor, app.reader.panel.lines
        await pilot.press("question_mark")
        assert said(app).startswith("Two articles, or two outlets, compared J Next difference K Previous difference")
        await pilot.press("tab", "J")
        assert said(app).startswith("J, two articles, or two outlets, compared J Next difference")
        await pilot.press("question_mark")
        await settle(pilot)
        assert app.reader.panel.title == "COMPARED" and app.reader.panel.has_focus
        assert before == (app.reader.panel.cursor, app.reader.panel.lines)
        await pilot.press("question_mark", "escape", "escape")
        assert app.reader.article_list.has_focus and not app.reader.wishes.panel


async def test_what_comes_for_a_panel_while_help_lies_over_it_is_there_when_one_comes_back(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("D", "question_mark")
        await settle(pilot)
        assert app.reader.panel.title == "KEYS"
        await pilot.press("escape")
        await settle(pilot)
        assert app.reader.panel.title == "TIMELINE"
        assert "counting" not in said(app)


async def test_palette_messages_and_help_lie_over_an_open_panel_and_over_each_other(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("equals_sign", "j")
        await settle(pilot)
        await pilot.press("equals_sign")
        await settle(pilot)
        await pilot.press("J")
        await settle(pilot)
        panel = app.reader.panel
        before = panel.lines, panel.cursor, panel.top, app.reader.wishes
        await pilot.press("colon", *"messages", "enter", "ctrl+p", *"help", "enter")
        assert panel.title == "KEYS"
        await pilot.press("escape")
        assert panel.title == "MESSAGES" and panel.has_focus
        await pilot.press("colon", *"settings", "enter", "colon", *"messages", "enter")
        assert panel.title == "MESSAGES"
        await pilot.press("escape")
        assert panel.title == "SETTINGS", "the same panel does not lie twice over another"
        await pilot.press("ctrl+p", "escape")
        assert panel.title == "SETTINGS" and panel.has_focus
        await pilot.press("escape")
        assert panel.title == "COMPARED" and panel.has_focus
        assert before == (panel.lines, panel.cursor, panel.top, app.reader.wishes)
        assert app.reader.bottom.hints[0] == ("J", "difference")
        await pilot.press("colon", *"messages", "enter", "slash")
        assert not app.reader.wishes.panel, "a search needs the list: all of them are closed"


async def test_what_the_palette_runs_acts_on_the_panel_that_it_was_opened_over(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "3", "i")
        await settle(pilot)
        await pilot.press("ctrl+p", *"company", "enter")
        await settle(pilot)
        assert app.reader.panel.title == "NAMED WITH" and said(app).startswith("Ilse Varga")


async def test_enter_leaves_a_panel_open_whose_lines_are_still_to_come(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.reader.panel.show("TIMELINE", [Entry("", "counting", waits=True)], scope="timeline")
        app.reader.open_panel("list")
        await pilot.press("enter")
        assert app.reader.wishes.panel and app.reader.bottom.message.startswith("this is still on its way")
        app.reader.fill_panel("TIMELINE", [Entry("", "nothing at all")])
        await pilot.press("enter")
        assert not app.reader.wishes.panel


async def test_the_bottom_line_offers_enter_only_where_there_is_something_to_take(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        assert app.reader.bottom.hints == (("Esc", "close"),)
        await pilot.press("escape", "at")
        assert app.reader.bottom.hints == (("Esc", "close"),), "no search is saved"
        await pilot.press("escape", "j", "3", "i")
        await settle(pilot)
        assert app.reader.bottom.hints[2:] == (("Enter", "take"), ("Esc", "close"))
        await pilot.press("ctrl+p")
        assert app.reader.bottom.hints == (("Enter", "keep"), ("Esc", "leave")), "nothing is completed there"
