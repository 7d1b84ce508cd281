"""Where one was in an article, and how its text is shown."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.pilot import Pilot

from index import Article, Extraction, Library, Reading
from tests.tui.looking import Settle, seen
from tui.app import BroadsheetApp
from tui.paint import UNICODE
from tui.terminal import Tier
from tui.widgets.blocks import Block, blocks
from tui.widgets.page import Page

COLOUR = Tier(colour=True, ascii=False)


@pytest.fixture
def library(linked: Library) -> Library:
    """The pile of `app`: with names, days and addresses to walk on."""
    return linked


def first_line(app: BroadsheetApp) -> str:
    text = app.reader.article_text
    return "".join(segment.text for segment in text.body(0)).strip()


async def down_to_text(app: BroadsheetApp, pilot: Pilot[None]) -> None:
    """Scroll on until a line of text is at the top."""
    await pilot.press("j")
    while not first_line(app):
        await pilot.press("j")


async def test_an_article_opens_where_it_was_left_in_another_session_too(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=COLOUR)
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("2", "space")
        await down_to_text(app, pilot)
        left = first_line(app)
        await pilot.press("J")
        await settle(pilot)
        assert app.reader.article_text.top == 0
        await pilot.press("K")
        await settle(pilot)
        assert first_line(app) == left
        await down_to_text(app, pilot)
        left = first_line(app)
    again = BroadsheetApp(linked, tier=COLOUR)
    async with again.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        assert first_line(again) == left
        await pilot.press("2", "g")
    once_more = BroadsheetApp(linked, tier=COLOUR)
    async with once_more.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        assert once_more.reader.article_text.top == 0


async def test_widths_that_come_and_go_leave_the_same_line_on_top(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("z", "2", "space")
        await down_to_text(app, pilot)
        left = first_line(app)
        for _ in range(3):
            for _ in range(4):
                await pilot.press("W")
            await pilot.resize_terminal(70, 20)
            await settle(pilot)
            await pilot.resize_terminal(120, 20)
            await settle(pilot)
        assert first_line(app) == left


async def test_the_column_is_as_wide_as_is_asked_for_and_there_is_room(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("2", "W")
        assert "there is room for" in app.reader.bottom.message
        await pilot.press("z")
        await settle(pilot)
        widths = []
        for _ in range(5):
            widths.append(app.reader.article_text._page.width)
            await pilot.press("W")
            await settle(pilot)
        assert widths == [72, 90, 96, 60, 72]


async def test_the_lead_alone_is_shown_and_the_place_comes_back_with_the_rest(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("2", "space")
        await down_to_text(app, pilot)
        left = first_line(app)
        await pilot.press("S")
        await settle(pilot)
        text = seen(app)
        assert "Ilse Varga said on" in text and "timetable" not in text
        await pilot.press("J", "K")
        await settle(pilot)
        assert "timetable" not in seen(app)
        await pilot.press("S")
        await settle(pilot)
        assert first_line(app) == left


async def test_marks_are_put_away_and_brought_back(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=Tier(colour=False, ascii=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)

        def reversed_words() -> list[str]:
            strips = app.screen._compositor.render_strips(app.size)
            segments: list[Segment] = [segment for strip in strips for segment in strip]
            return [segment.text for segment in segments if segment.style and segment.style.reverse]

        await pilot.press("slash", *"rope", "enter", "2")
        await settle(pilot)
        assert "rope" in reversed_words()
        await pilot.press("H")
        await settle(pilot)
        assert reversed_words() == []
        await pilot.press("H")
        await settle(pilot)
        assert "rope" in reversed_words()


def test_a_place_is_kept_with_the_article_and_goes_with_it(linked: Library) -> None:
    row = linked.rows(linked.search("title:ferry"), 0, 1)[0]
    results = linked.search("rope")
    assert linked.read(row.key, results).place is None
    linked.set_place(row.key, ("body", 40))
    assert linked.read(row.key, results).place == ("body", 40)
    linked.set_place(row.key, None)
    assert linked.read(row.key, results).place is None
    linked.set_place(row.key, ("body", 40))
    linked.forget([row.id])
    linked.set_place(row.key, ("body", 41))  # a reader that has it open still


WORDS = st.lists(
    st.sampled_from(["the", "gate", "水門は", "שלום", "https://a.example/", "\n\n"]), min_size=1, max_size=60
)


@given(WORDS.map(" ".join), st.integers(6, 60), st.integers(6, 60), st.integers(0, 200))
@example("the the https://a.example/", 6, 6, 10)  # a line of nothing but a link's number
def test_a_character_is_found_again_at_any_width(body: str, one: int, other: int, at: int) -> None:
    parts = blocks(Reading(1, Article("x", "x", "text", "Gate", body), Extraction(), (), ()), UNICODE)
    first, second = Page(parts, one, UNICODE), Page(parts, other, UNICODE)
    block, start = first.anchor(at % len(first.lines))
    field = parts[block].field
    if field is None:
        return
    place = parts[block].offset(start)
    anchor = second.anchor_of(field, place)
    assert anchor
    line = second.lines[second.line_at(*anchor)]
    assert line and line.block == block
    there = parts[block].at(place)
    assert line.start <= there
    beyond = [at for at in range(line.end, there) if at not in parts[block].numbers]  # a link's number is no text
    assert there <= max(line.end, line.start + 1) or not "".join(parts[block].text[at] for at in beyond).strip()


@given(WORDS.map(" ".join), st.integers(6, 60))
def test_each_character_is_on_the_last_line_that_begins_before_it(body: str, width: int) -> None:
    page = Page(
        blocks(Reading(1, Article("x", "x", "text", "Gate", body), Extraction(), (), ()), UNICODE), width, UNICODE
    )
    for number, block in enumerate(page.blocks):
        lines = [(at, line) for at, line in enumerate(page.lines) if line and line.block == number]
        for offset in range(len(block.text)):
            assert page.line_at(number, offset) == max(at for at, line in lines if line.start <= offset)


@given(WORDS.map(" ".join))
def test_offsets_into_a_block_lead_there_and_back(body: str) -> None:
    reading = Reading(1, Article("x", "x", "text", "Gate", body), Extraction(), (), ())
    for block in blocks(reading, UNICODE):
        own = [at for at in range(len(block.text)) if at not in block.numbers]
        if block.field != "body":
            continue
        assert [block.at(block.offset(at)) for at in own] == own
        shown = "".join(block.text[at] for at in own)
        assert shown == body[block.start : block.start + block.length]


def test_a_number_stands_behind_its_link_and_in_no_mark() -> None:
    body = "See http://a.example/x now"
    block = next(
        each
        for each in blocks(Reading(1, Article("x", "x", "text", "Gate", body), Extraction(), (), ()), UNICODE)
        if each.field == "body"
    )
    assert block == Block("text", "See http://a.example/x¹ now", "body", 0, (22,))
    assert (block.at(4), block.behind(22), block.at(22), block.offset(23)) == (4, 22, 23, 22)
