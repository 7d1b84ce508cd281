"""Copies of an article on the screen: one row with their number, and who printed them."""

from pathlib import Path

import pytest

from index import Library
from tests.piles import write_rows
from tests.tui.looking import Settle, picture
from tui.app import BroadsheetApp
from tui.terminal import Tier

BODY = " ".join(f"The tide gate at Pell Sound took {number} workmen and {number + 3} buckets." for number in range(40))


@pytest.fixture
def app(library: Library, tmp_path: Path, request: pytest.FixtureRequest) -> BroadsheetApp:
    outlets = {"Marrowby Courier": 3, "Pell Wire": 1, "Sound Gazette with a name that is far too long for a line": 5}
    rows = (
        {"id": outlet, "title": f"Buckets at the gate {day}", "date": f"2033-01-0{day}", "source": outlet, "body": BODY}
        for outlet, day in outlets.items()
    )
    file = tmp_path / "copies.jsonl"
    write_rows(file, rows)
    library.add([file], processes=1)
    return BroadsheetApp(library, tier=Tier(colour=True, ascii=getattr(request, "param", False)))


@pytest.mark.parametrize(("app", "mark"), [(False, "● 3×"), (True, "* 3x")], indirect=["app"])
@pytest.mark.parametrize("width", [120, 80, 40])
async def test_copies_have_one_row_that_counts_them(app: BroadsheetApp, settle: Settle, mark: str, width: int) -> None:
    async with app.run_test(size=(width, 40)) as pilot:
        await settle(pilot)
        lines = picture(app)
        assert app.reader.article_list.total == 6
        (marked,) = (line for line in lines if mark in line)
        assert "5 Jan 2033" in marked


async def test_copies_are_counted_beside_the_query_and_listed_on_demand(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        assert "2 copies folded" in picture(app)[0]
        await pilot.press("slash", *"buckets dup", "colon", *"any", "enter")
        await settle(pilot)
        assert app.reader.article_list.total == 3
        assert "folded" not in picture(app)[0]


async def test_c_lists_the_copies_of_the_article_in_hand_and_esc_comes_back(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        await pilot.press("C")
        await settle(pilot)
        rows = [app.reader.article_list.row_at(index) for index in range(app.reader.article_list.total)]
        assert [row.source and row.source[:5] for row in rows if row] == ["Sound", "Marro", "Pell "]
        assert app.reader.query_bar.text.startswith("copies:")
        await pilot.press("escape")
        await settle(pilot)
        assert app.reader.article_list.total == 6
        await pilot.press("j", "C")
        await settle(pilot)
        assert app.reader.bottom.message == "nothing else tells this story in the same words"


async def test_the_panel_of_an_article_names_its_copies(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(160, 60)) as pilot:
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        said = " ".join(" ".join(f"{label} {text}" for label, text, _ in app.reader.panel.lines).split())
        assert "Copies and reprints: Enter compares 3 Jan 2033 Marrowby Courier" in said
        assert "1 Jan 2033 Pell Wire" in said


async def test_marking_the_list_read_marks_the_copies_under_its_rows(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"buckets", "enter", "A")
        await settle(pilot)
        assert app.reader.bottom.message == "marked read: 3 articles; Z undoes"
        assert app.reader.library.search("is:unread buckets").total == 0
        await pilot.press("Z")
        await settle(pilot)
        assert app.reader.bottom.message == "undone: the read mark on 3 articles"
