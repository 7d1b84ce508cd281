"""The entity pane: sections, folding, marks, order, filter."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import DateMention, Library
from tests.tui.looking import Settle, picture, seen
from tui.app import BroadsheetApp
from tui.terminal import Tier
from tui.widgets.article_text import ArticleText
from tui.widgets.laid_text import Mark
from tui.widgets.sections import calendar_place
from tui.widgets.wording import short_day

TALK = {
    "id": "talk",
    "title": "Varga and the barge",
    "date": "2032-05-11",
    "source": "Pell Wire",
    "body": "Ilse Varga waited at the quay on 8 May. She had ordered the hinge on 3 April 2031.\n\n"
    "“It will come by water,” said Ilse Varga.\n\n"
    "Oskar Lund paid 2.3 million crowns to the Brandt Foundry. “Not a crown more,” said Lund on 8 May.",
}  # fmt: skip


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[BroadsheetApp]:
    file = tmp_path / "talk.jsonl"
    file.write_text(json.dumps(TALK) + "\n", encoding="utf-8")
    with Library.open(tmp_path / "talks", create=True) as library:
        library.add([file], processes=1)
        yield BroadsheetApp(library, tier=Tier(colour=False, ascii=False))


def pane(app: BroadsheetApp) -> list[str]:
    """Return the lines of the entity pane, parts parted by single spaces."""
    left = app.reader.entity_list.content_region.x
    lines = (" ".join(line[left:].split()) for line in picture(app)[2:-2])
    return [line for line in lines if line]


async def test_the_pane_lists_names_speech_days_in_calendar_order_and_folded_numbers(
    talks: BroadsheetApp, settle: Settle
) -> None:
    async with talks.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        lines = pane(talks)
        assert lines[lines.index("QUOTES 2") :] == [
            "QUOTES 2",
            "Varga “It will come by…",
            "Lund “Not a crown more,”",
            "DATES 2",
            "3 Apr 2031 3 April 2031",
            "8 May 8 May 2",
            "NUMBERS … 1",
        ]


async def test_enter_goes_to_what_was_said_and_opens_what_is_folded(talks: BroadsheetApp, settle: Settle) -> None:
    async with talks.run_test(size=(120, 12)) as pilot:
        await settle(pilot)
        await pilot.press("3", "G", "enter")
        assert pane(talks)[-2:] == ["NUMBERS 1", "▌ 2.3 million 2,300,000"] or "2.3 million" in pane(talks)[-1]
        reader = talks.reader
        while not (reader.entity_list.thing and reader.entity_list.thing.section == "quote"):
            await pilot.press("k")
        assert reader.article_text.entity and reader.article_text.entity.name == "“Not a crown more,”"
        await pilot.press("enter")
        assert reader.article_text.has_focus
        assert any("Not a crown more" in line for line in picture(talks))


async def test_x_folds_a_section_for_every_article_until_it_is_opened(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "3")
        await settle(pilot)
        assert any("Ilse Varga" in line for line in pane(app))
        await pilot.press("x")
        assert any(line.startswith("▌PEOPLE …") for line in pane(app))
        assert not any("Ilse Varga" in line for line in pane(app))
        await pilot.press("K")
        await settle(pilot)
        assert not any("Ilse Varga" in line for line in pane(app))
        await pilot.press("g", "enter")
        assert any("Ilse Varga" in line for line in pane(app))


async def test_enter_keeps_what_names_all_marked_and_escape_takes_the_marks_off_first(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "3", "v", "v")
        await settle(pilot)
        assert "2 marked" in seen(app)
        assert any(line.startswith("+Ilse Varga") for line in pane(app))
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.query_bar.text == 'person:"Ilse Varga" org:"Brandt Foundry"'
        assert app.reader.article_list.total == 2
        assert not app.reader.entity_list.marked
        await pilot.press("3", "v", "escape")
        assert not app.reader.entity_list.marked
        assert app.reader.query_bar.text
        await pilot.press("g", "v", "minus")
        await settle(pilot)
        assert '-person:"Ilse Varga"' in app.reader.query_bar.text


async def test_what_is_typed_filters_the_pane_and_escape_brings_all_back(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "3", "backslash", *"brandt")
        await settle(pilot)
        assert [line for line in pane(app) if "Brandt" in line]
        assert not [line for line in pane(app) if "Varga" in line]
        await pilot.press("enter")
        assert app.reader.entity_list.has_focus
        assert app.reader.entity_list.entity and app.reader.entity_list.entity.name == "Brandt Foundry"
        await pilot.press("backslash", *"zz")
        assert "nothing here has brandtzz" in seen(app)
        await pilot.press("escape", "escape")
        assert [line for line in pane(app) if "Varga" in line]


async def test_names_stand_in_the_order_that_is_asked_for(talks: BroadsheetApp, settle: Settle) -> None:
    async with talks.run_test(size=(120, 40)) as pilot:
        await settle(pilot)

        def people() -> list[str]:
            return [
                named.entity.name for named in talks.reader.entity_list.listing.named if named.entity.type == "person"
            ]

        assert people() == ["Ilse Varga", "Oskar Lund"]
        await pilot.press("3", "G", "S", "n")
        assert people() == ["Ilse Varga", "Oskar Lund"]
        assert talks.reader.bottom.message == "names by name"
        for key in "hpm":
            await pilot.press("S", key)
            assert sorted(people()) == ["Ilse Varga", "Oskar Lund"]


async def test_h_lights_nothing_but_the_chosen_name(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"hinge", "enter", "3", "H")
        await settle(pilot)
        reader = app.reader
        lit = {style.underline for _, _, style in marks_on(reader.article_text)}
        assert lit == {True}
        await pilot.press("H")
        assert {style.underline for _, _, style in marks_on(reader.article_text)} != {True}


def marks_on(text: ArticleText) -> list[Mark]:
    return [mark for block in range(len(text._page.blocks)) for mark in text.marks_of(block)]


def test_days_are_told_in_few_letters() -> None:
    values = (
        "2032-05-08",
        "2031-05-08",
        "2031-05",
        "2031",
        "2032-W07",
        "P40D",
        "2032-05-01/2032-05-03",
        "junk",
        "2031-99",
    )
    told = [short_day(value, 2032, "–") for value in values]
    assert told == ["8 May", "8 May 2031", "May 2031", "2031", "week 7", "40 days", "1 May–3 May", "junk", "2031-99"]


def test_longer_times_stand_before_their_days_and_what_is_no_day_at_the_end() -> None:
    values = [None, "P3D", "2031-02-03", "2031-02-01", "2031-02", "2031", "2031-W01", "2031-02-01/2031-02-09"]
    ordered = sorted(values, key=calendar_place)
    assert ordered == ["2031-W01", "2031", "2031-02", "2031-02-01/2031-02-09", "2031-02-01", "2031-02-03", None, "P3D"]
    assert calendar_place("2031-99-99") == calendar_place(DateMention("body", 0, 1, "x").value)
