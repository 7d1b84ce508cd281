"""Walking from a name to those named with it."""

from collections.abc import Awaitable, Callable

from tests.tui.looking import Settle, picture, said
from tui.app import BroadsheetApp


async def walk_to(app: BroadsheetApp, press: Callable[..., Awaitable[None]], name: str) -> None:
    for _ in range(20):
        entry = app.reader.panel.chosen
        if entry and entry.text.startswith(name):
            return
        await press("j")
    raise AssertionError(f"{name} is not in the panel: {said(app)}")


async def test_c_lists_who_is_named_with_the_name_and_enter_walks_on_and_back(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "3", "c")
        await settle(pilot)
        assert app.reader.panel.title == "NAMED WITH" and app.reader.article_list.display
        assert said(app).startswith("Ilse Varga")
        assert "2 Brandt Foundry · org" in said(app)
        await walk_to(app, pilot.press, "Brandt Foundry")
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.query_bar.text == 'person:"Ilse Varga" org:"Brandt Foundry"'
        assert app.reader.article_list.total == 2
        assert "Ilse Varga → Brandt Foundry" in picture(app)[1]
        lit = app.reader.article_text.entity
        assert lit and lit.name == "Brandt Foundry"
        await pilot.press("3", "c")
        await settle(pilot)
        await walk_to(app, pilot.press, "Marrowby")
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.query_bar.text == 'org:"Brandt Foundry" place:"Marrowby"'
        assert "Ilse Varga → Brandt Foundry → Marrowby" in picture(app)[1]


async def test_back_and_forward_restore_the_panel_its_line_and_the_walk(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "3", "c")
        await settle(pilot)
        await walk_to(app, pilot.press, "Brandt Foundry")
        line = app.reader.panel.cursor
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("left_parenthesis")
        await settle(pilot)
        assert app.reader.query_bar.text == ""
        assert said(app).startswith("Ilse Varga") and app.reader.panel.cursor == line
        await pilot.press("escape", "right_parenthesis")
        await settle(pilot)
        assert app.reader.article_list.total == 2
        assert "Ilse Varga → Brandt Foundry" in picture(app)[1]


async def test_a_walk_stays_within_the_query_at_which_it_began(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"barge", "enter", "3", "c")
        await settle(pilot)
        assert "among these hits" in said(app)
        await walk_to(app, pilot.press, "Brandt Foundry")
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.query_bar.text == 'barge person:"Ilse Varga" org:"Brandt Foundry"'
        await pilot.press("slash", *"gate", "enter")
        await settle(pilot)
        assert "→" not in picture(app)[1], "another query is no walk"


async def test_without_a_name_c_says_what_to_do(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"xylophone", "enter", "c")
        await settle(pilot)
        assert app.reader.bottom.message == "choose a name in the third pane first"


async def test_c_on_the_card_is_about_its_entity_and_c_again_closes(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3", "i")
        await settle(pilot)
        assert ("c", "named with") in app.reader.bottom.hints
        await pilot.press("c")
        await settle(pilot)
        assert app.reader.panel.title == "NAMED WITH"
        await pilot.press("c")
        assert not app.reader.wishes.panel
