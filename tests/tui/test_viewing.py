"""The list narrowed by a filter, put in order, grouped, with snippets; and Space on to what is unread."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from index import Library
from tests.tui.conftest import write_pile
from tests.tui.looking import Settle, picture, row_title, seen
from tui.app import BroadsheetApp
from tui.screens import fetch
from tui.terminal import Tier
from tui.widgets.wording import day


def shown_list(app: BroadsheetApp) -> list[str]:
    """Return the lines of the list at the left of 120 columns, without its head and foot."""
    return [line.partition("│")[0].rstrip() for line in picture(app)[2:-2]]


# -- filter --


async def test_a_filter_narrows_the_list_as_one_types_and_esc_drops_it(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "backslash", *"PELL gate")
        await settle(pilot)
        assert app.reader.article_list.total == 2
        assert row_title(app).startswith("Tide gate")
        assert "filter: PELL gate · 2 of 5" in picture(app)[0]
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.article_list.has_focus
        await pilot.press("S", "o")
        await settle(pilot)
        assert app.reader.article_list.total == 2
        await pilot.press("escape")
        await settle(pilot)
        assert app.reader.article_list.total == 5
        assert row_title(app).startswith("Tide gate")
        assert "filter" not in picture(app)[0]


async def test_escape_while_typing_a_filter_brings_back_the_one_before(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("backslash", *"wire", "enter", "backslash", *"nosuch")
        await settle(pilot)
        assert app.reader.article_list.total == 0
        assert "No row here has wire nosuch." in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert app.reader.article_list.total == 2
        assert app.reader.history.now.filter == "wire"


async def test_a_new_search_is_not_filtered_but_its_undoing_brings_the_filter_back(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("backslash", *"wire", "enter")
        await settle(pilot)
        await pilot.press("slash", *"gate")
        await settle(pilot)
        assert app.reader.article_list.total == 4
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert (app.reader.article_list.total, app.reader.history.now.filter) == (2, "wire")


async def test_the_filter_looks_at_rows_that_the_screen_does_not_know(
    app: BroadsheetApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "AROUND", 1)
    async with app.run_test(size=(120, 5)) as pilot:
        await settle(pilot)
        assert app.reader.article_list.row_at(4) is None
        await pilot.press("backslash", *"letters", "enter")
        await settle(pilot)
        assert row_title(app) == "Letters"


# -- order, heads, snippets --


async def test_s_asks_which_order_and_says_the_keys(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("S")
        await settle(pilot)
        assert " b best  n newest  o oldest  s outlet  g groups  x snippets" in picture(app)[-1]
        await pilot.press("s")
        await settle(pilot)
        assert "by outlet" in picture(app)[0]
        assert row_title(app).startswith("Tide gate") and not app.reader.article_list.cursor, "nobody has gone further"
        await pilot.press("G")
        assert row_title(app) == "Letters"
        await pilot.press("S", "b")
        await settle(pilot)
        assert "newest first" in picture(app)[0]
        assert row_title(app) == "Letters"


@pytest.mark.parametrize(
    ("query", "order", "heads"),
    [("gate", "best first", 0), ("is:unread", "newest first", 5), ("-barge", "newest first", 4)],
)
async def test_where_no_hit_is_better_than_another_the_newest_are_said_to_be_first(
    app: BroadsheetApp, settle: Settle, query: str, order: str, heads: int
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("S", "g", "slash", *query, "enter")
        await settle(pilot)
        assert order in picture(app)[0]
        assert sum("──" in line for line in shown_list(app)) == heads


async def test_days_stand_above_their_rows_and_the_cursor_skips_them(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("S", "g")
        await settle(pilot)
        lines = shown_list(app)
        assert lines[0] == " ── 11 May 2032 ──"
        assert " ── no date ──" in lines
        assert sum("──" in line for line in lines) == 5
        await pilot.press("j")
        await settle(pilot)
        assert [line[0] for line in shown_list(app)[:7]] == [" ", " ", " ", " ", "▌", "▌", "▌"]
        await pilot.press("S", "s")
        await settle(pilot)
        assert [line for line in shown_list(app) if "──" in line] == [
            " ── Marrowby Courier ──",
            " ── Pell Wire ──",
            " ── 港湾通信 ──",
            " ── no outlet ──",
        ]
        await pilot.press("S", "g")
        await settle(pilot)
        assert not any("──" in line for line in shown_list(app))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15), (40, 8)])
async def test_the_head_of_the_day_stays_while_its_rows_scroll(
    settle: Settle, tmp_path: Path, size: tuple[int, int]
) -> None:
    pile = [
        {"id": str(n), "title": f"Gate {n} " + "of the sound " * (n % 4), "date": f"2032-05-{1 + n // 13:02}",
         "body": f"The gate number {n} has {n + 3} hinges and stands at quay {n * 7} of the sound in Marrowby."}
        for n in range(40)
    ]  # fmt: skip
    with Library.open(tmp_path / "days", create=True) as library:
        library.add([write_pile(tmp_path, pile)], processes=1)
        app = BroadsheetApp(library, tier=Tier(colour=False, ascii=False))
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await pilot.press("S", "g")
            await settle(pilot)
            for key in (*"jjjjjjjddkkkkGuuukkkkg", "space", "space", "b"):
                await pilot.press(key)
                await settle(pilot)
                here = app.reader.article_list
                lines = ["".join(part.text for part in here.draw(y)).rstrip() for y in range(1, here.size.height - 1)]
                first = here.row_at(int(here.draw(here.size.height - 1)[0].text.split("–")[0]) - 1)
                assert first and lines[0] == f" ── {day(first.published)} ──", (key, lines)
                shown = " ".join(line[1:].strip() for line in lines if line.startswith("▌"))
                assert here.row and shown.startswith(" ".join(here.row.title.split())), (key, lines)
                assert shown.endswith("●"), (key, lines)


async def test_groups_put_the_best_hits_newest_first(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"gate", "enter", "S", "g")
        await settle(pilot)
        assert "newest first" in picture(app)[0]
        assert any("──" in line for line in shown_list(app))
        await pilot.press("S", "b")
        await settle(pilot)
        assert not any("──" in line for line in shown_list(app))


async def test_snippets_take_the_second_line_and_mark_the_hit(library: Library, settle: Settle) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=False, ascii=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"quay", "enter", "S", "x")
        await settle(pilot)
        (title, snippet, facts, *_) = shown_list(app)
        assert title == "▌Foundry ships the hinge"
        assert "quay" in snippet
        assert "11 May 2032" in facts
        cells = app.reader.article_list.draw(2)
        assert [segment.text for segment in cells if segment.style and segment.style.reverse] == ["quay"]
        await pilot.press("z")
        await settle(pilot)
        assert "quay" in picture(app)[3]
        await pilot.press("z", "S", "x")
        await settle(pilot)
        assert "quay" not in "".join(shown_list(app))


async def test_snippets_come_for_rows_that_are_scrolled_into_sight(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 10)) as pilot:
        await settle(pilot)
        await pilot.press("S", "x", "G")
        await settle(pilot)
        assert any("Sir, the gate again." in line for line in shown_list(app))
        assert app.reader.article_list.bare is None


async def test_groups_and_snippets_are_drawn_in_ascii_too(library: Library, settle: Settle) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=False, ascii=True))
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot)
        await pilot.press("S", "g", "S", "x", "v")
        await settle(pilot)
        assert "".join(picture(app)).isascii()
        assert " -- 11 May 2032 --" in seen(app)


# -- reading on --


async def test_space_at_the_end_of_a_text_goes_to_the_next_unread_article(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "r", "k", "enter")
        await settle(pilot)
        await pilot.press("space")
        await settle(pilot)
        assert row_title(app).startswith("[bold]Gate")
        assert app.reader.article_text.has_focus
        assert library.search("is:unread").total == 2
        await pilot.press("space")
        await settle(pilot)
        await pilot.press("space")
        await settle(pilot)
        assert row_title(app) == "Letters"
        await pilot.press("space")
        await settle(pilot)
        assert app.reader.bottom.message == "no unread article further down"


async def test_an_unread_article_is_found_below_rows_that_are_not_known(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        keys = library.keys(library.search(""))
        library.mark_read(keys[:4])
        rows = app.reader.article_list._rows
        await pilot.press("R")
        await settle(pilot)
        rows.start(0, library.rows(library.search(""), 0, 1))
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("space")
        await settle(pilot)
        assert app.reader.article_list.cursor == 4


@pytest.mark.parametrize(("columns", "begins"), [(120, (14, 36)), (80, (14, 30)), (40, (14,))])
async def test_a_list_alone_stands_in_columns(
    columns: int, begins: tuple[int, ...], app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(columns, 15)) as pilot:
        await settle(pilot)
        await pilot.press("z")
        await settle(pilot)
        rows = [line for line in picture(app)[2:] if "2032  " in line]
        assert len(rows) == 4
        for at in begins:
            assert all(row[at - 2 : at] == "  " and row[at] != " " for row in rows if cell_len(row[:at]) == at)
        assert all(cell_len(line) == columns for line in picture(app))
        assert any(row[14:23] == "Pell Wire" for row in rows) == (len(begins) > 1)
