"""Doing again: macros and the last change."""

from collections.abc import Awaitable, Callable

from index import Library
from tui.app import BroadsheetApp
from tui.config import read
from tui.terminal import Tier

Settle = Callable[..., Awaitable[None]]


async def test_a_macro_of_the_settings_plays_lines_and_keys(library: Library, settle: Settle) -> None:
    config = read('[macros]\nh = [":search hinge", "Enter", "z"]\ns = ["/", "g", "a", "t", "e", "Enter"]\n')
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False), config=config)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("comma")
        assert ("h", ":search hinge Enter z") in app.reader.bottom.hints
        await pilot.press("h")
        await settle(pilot)
        assert app.reader.query_bar.text == "hinge"
        assert app.reader.wishes.zoomed
        assert app.reader.focused is app.reader.article_text
        await pilot.press("comma", "s")
        await settle(pilot)
        assert app.reader.query_bar.text == "hinge gate"
        await pilot.press("1", "comma", "comma")
        await settle(pilot)
        assert app.reader.query_bar.text == "hinge gate gate"


async def test_keys_are_recorded_under_a_letter_and_played(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("comma")
        assert "no macro is there yet" in app.reader.bottom.message
        await pilot.press("x", "colon", *"record a", "enter", "j", "z", "colon", *"record", "enter")
        assert app.reader.bottom.message == "recorded: , a plays 2 keys, until you leave"
        assert app.reader.article_list.cursor == 1
        assert app.reader.wishes.zoomed
        await pilot.press("comma", "a")
        assert app.reader.article_list.cursor == 2
        assert not app.reader.wishes.zoomed
        await pilot.press("comma", "b")
        assert app.reader.bottom.message == "no macro is called b; :record b records one"


async def test_macros_that_play_one_another_end(library: Library, settle: Settle) -> None:
    config = read('[macros]\na = ["j", ",", "b"]\nb = [",", "a"]\n')
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False), config=config)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("comma", "a")
        await settle(pilot)
        assert "would play itself without end" in app.reader.bottom.message
        assert app.reader.article_list.cursor == 4


async def test_the_last_change_is_done_again_on_another_article(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("full_stop")
        assert "nothing was changed yet" in app.reader.bottom.message
        await pilot.press("t", *"tide", "enter", "j", "n", "colon", *"zoom", "enter", "full_stop")
        await settle(pilot)
        assert [(tag.name, tag.articles) for tag in library.tags()] == [("tide", 2)]
        await pilot.press("t", "escape", "colon", *"zoom", "enter", "j", "full_stop")
        await settle(pilot)
        assert [(tag.name, tag.articles) for tag in library.tags()] == [("tide", 3)]
        await pilot.press("r", "j", "full_stop")
        await settle(pilot)
        assert app.reader.article_list.row is not None
        assert not app.reader.article_list.row.unread
