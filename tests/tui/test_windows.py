"""What is drawn in windows of all sizes, and of any text."""

import pytest

from index import Library
from tests.tui.looking import Settle, picture, seen
from tui.app import BroadsheetApp
from tui.terminal import Tier


async def test_markup_in_an_article_shows_as_written(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j")
        await settle(pilot)
        text = seen(app)
        assert "[bold]Gate[/b] opens, says [Updated]" in text
        assert "[red]nothing[/red]" in text


async def test_wide_characters_keep_every_line_in_its_pane(app: BroadsheetApp, settle: Settle) -> None:
    from rich.cells import cell_len

    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "j")
        await settle(pilot)
        lines = picture(app)
        assert all(cell_len(line) == 100 for line in lines)
        assert any("東京港" in line for line in lines)


@pytest.mark.parametrize(
    ("columns", "shown"),
    [(120, ["list", "text", "entities"]), (100, ["list", "text", "entities"]), (80, ["list", "text"]), (59, ["list"])],
)
async def test_the_panes_that_have_room_are_shown(
    columns: int, shown: list[str], app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(columns, 24)) as pilot:
        await settle(pilot)
        assert [name for name, pane in app.reader.panes.items() if pane.display] == shown
        assert sum(pane.outer_size.width for pane in app.reader.panes.values() if pane.display) == columns


async def test_entities_take_the_place_of_the_list_where_two_panes_have_room(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("3")
        await settle(pilot)
        assert app.reader.entity_list.region.x == 0
        assert "1 list" in picture(app)[1]


async def test_the_same_sentence_stays_at_the_top_when_the_window_changes(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter", "space")
        await settle(pilot)
        text = app.reader.article_text
        block = text.place[0]
        for columns in (80, 45, 130):
            await pilot.resize_terminal(columns, 20)
            await settle(pilot)
            assert text.place[0] == block


async def test_a_terminal_without_utf8_gets_ascii_only(library: Library, settle: Settle) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=False, ascii=True))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("j", "3")
        await settle(pilot)
        text = seen(app)
        assert text.isascii()
        assert '"A gate is not a promise' in text


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (20, 5), (40, 15), (300, 90)])
async def test_no_window_is_too_small_or_too_large(size: tuple[int, int], app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in ("j", "G", "enter", "d", "3", "j", "question_mark", "a", "escape", "i", "q", "slash", "x", "escape"):
            await pilot.press(key)
        await settle(pilot)
        assert app.is_running
        assert app.reader.found is not None


@pytest.mark.parametrize(("columns", "rows"), [(40, 15), (80, 24)])
async def test_a_message_is_said_whole_in_a_narrow_window_and_the_list_stands_again_as_it_did(
    columns: int, rows: int, app: BroadsheetApp, settle: Settle
) -> None:
    said = "= compares two articles, or two outlets; marked are 42 of Karst Wire, Vesna Courier, Pell Wire"
    async with app.run_test(size=(columns, rows)) as pilot:
        await settle(pilot)
        for _ in range(3):
            await pilot.press("j")
        await settle(pilot)
        before = [line[:30] for line in picture(app)]
        app.reader.say(said)
        await settle(pilot)
        lines = picture(app)
        height = app.reader.bottom.size.height
        assert height > 1
        assert " ".join(" ".join(lines[-height:]).split()) == said
        app.reader.say("")
        await settle(pilot)
        assert [line[:30] for line in picture(app)] == before


async def test_a_message_without_end_leaves_room_for_the_list(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot)
        app.reader.say("this goes on " * 100)
        await settle(pilot)
        assert app.reader.bottom.size.height == app.reader.bottom.MOST
        assert picture(app)[-1].rstrip().endswith("…")
