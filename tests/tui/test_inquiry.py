"""Why this hit, and more like this, on the screen."""

import pytest

from tests.tui.looking import Settle, picture, row_title, said, seen
from tui.app import BroadsheetApp


@pytest.mark.parametrize("width", [120, 80, 40])
async def test_w_tells_why_this_is_a_hit_and_follows_the_cursor(app: BroadsheetApp, settle: Settle, width: int) -> None:
    async with app.run_test(size=(width, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"gate -foundry", "enter")
        await settle(pilot)
        first = row_title(app)
        await pilot.press("w")
        await settle(pilot)
        assert "WHY THIS HIT" in seen(app)
        assert said(app).startswith(first[:20])
        assert "gate: " in said(app)
        assert "It also meets -foundry (in 3 articles)" in said(app)
        await pilot.press("J")
        await settle(pilot)
        assert row_title(app) != first
        assert said(app).startswith(row_title(app)[:20])
        await pilot.press("w")
        await settle(pilot)
        assert not app.reader.wishes.panel


async def test_w_without_a_score_names_the_conditions_and_without_a_query_nothing(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        assert "Nothing was asked" in said(app)
        await pilot.press("w", "slash", *"source", "colon", *"pell type", "colon", *"json", "enter", "S", "n", "w")
        await settle(pilot)
        assert "source:pell: outlet 1×" in said(app)
        assert "It also meets type:json (in 5 articles)" in said(app)
        assert not any(label.strip() for label, _, _ in app.reader.panel.lines)
        await pilot.press("escape", "slash", "ctrl+u", *"has", "colon", *"date", "enter", "w")
        await settle(pilot)
        assert "It meets has:date" in said(app)


async def test_w_and_l_in_an_empty_list_say_that_nothing_is_open(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"xylophone", "enter")
        await settle(pilot)
        for key in "wL":
            await pilot.press(key)
            assert "no article is open" in picture(app)[-1]


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_l_lists_what_is_like_the_article_in_hand_and_escape_comes_back(
    app: BroadsheetApp, settle: Settle, pane: str
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert row_title(app) == "Foundry ships the hinge"
        await pilot.press(pane, "L")
        await settle(pilot)
        assert row_title(app) == "Tide gate at Pell Sound sticks for the third time"
        assert app.reader.query_bar.text.startswith("like:")
        assert "is “Foundry ships the hinge”" in picture(app)[1]
        assert app.reader.article_list.has_focus
        await pilot.press("w")
        await settle(pilot)
        assert "brandt: text 2×" in said(app)
        await pilot.press("w", "escape")
        await settle(pilot)
        assert row_title(app) == "Foundry ships the hinge"
        assert app.reader.query_bar.text == ""
