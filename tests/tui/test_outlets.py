"""Two outlets side by side: of what is marked, of a list that has two, named in the command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library
from tests.piles import write_rows
from tests.tui.looking import Settle
from tests.tui.test_comparing import ONE, TWO, lines
from tui.app import BroadsheetApp
from tui.terminal import Tier

THREE = ONE | {
    "id": "three",
    "title": "Marrowby votes on the gate",
    "date": "2032-05-18",
    "body": "The council of Marrowby voted on Monday. Oskar Lund and Ilse Varga were both there, and said so.\n\n"
    "The vote was close, and the gate will be paid for in three parts over as many years.",
}  # fmt: skip
FOUR = {
    "id": "four",
    "title": "A letter on sluices",
    "date": "2032-05-02",
    "source": "Sluice / Dyke",
    "body": "Sir, of sluices nobody writes, and Hanne Orlow least of all, who ought to know about them by now.",
}  # fmt: skip


@pytest.fixture
def outlets(tmp_path: Path) -> Iterator[BroadsheetApp]:
    """`three` stands first, then `two`, `one` and `four`: Pell Wire twice, Marrowby Courier, Sluice / Dyke."""
    file = tmp_path / "pile.jsonl"
    write_rows(file, (ONE, TWO, THREE, FOUR))
    with Library.open(tmp_path / "pile", create=True) as library:
        library.add([file], processes=1)
        yield BroadsheetApp(library, tier=Tier(colour=False, ascii=False))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)])
async def test_marked_articles_of_two_outlets_compare_the_outlets(
    outlets: BroadsheetApp, settle: Settle, size: tuple[int, int]
) -> None:
    async with outlets.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("v", "v", "v", "equals_sign")
        await settle(pilot)
        assert outlets.reader.panel.title == "COMPARED"
        text = " ".join(" ".join(lines(outlets)).split())
        assert "1 Pell Wire · 2 articles" in text and "2 Five million for a gate" in text
        assert "1 Oskar Lund 2×" in text, text
        names = text[text.index("Names: both have") : text.index("Said: both have")]
        assert names.index("= ") < names.index("1 Oskar Lund"), names


async def test_two_marked_articles_are_compared_and_one_with_that_in_hand(
    outlets: BroadsheetApp, settle: Settle
) -> None:
    async with outlets.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("v", "equals_sign")
        await settle(pilot)
        heads = " ".join(lines(outlets)[:4])
        assert "1 Marrowby votes" in heads and "2 Five million" in heads
        await pilot.press("equals_sign", "k", "equals_sign")
        await settle(pilot)
        assert outlets.reader.bottom.message.startswith("this article alone is marked")
        await pilot.press("j", "j", "v", "equals_sign")
        await settle(pilot)
        heads = " ".join(lines(outlets)[:4])
        assert "1 Marrowby votes" in heads and "2 Gate to cost" in heads


async def test_marked_articles_of_more_outlets_say_what_can_be_compared(outlets: BroadsheetApp, settle: Settle) -> None:
    async with outlets.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("percent_sign", "equals_sign")
        await settle(pilot)
        said = outlets.reader.bottom.message
        assert said.endswith("marked are 4 of Pell Wire, Marrowby Courier, Sluice / Dyke"), said
        assert not outlets.reader.wishes.panel


async def test_in_a_list_of_two_outlets_the_second_press_compares_them(outlets: BroadsheetApp, settle: Settle) -> None:
    async with outlets.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"gate", "enter", "equals_sign")
        await settle(pilot)
        assert outlets.reader.bottom.message.endswith(", = again Pell Wire with Marrowby Courier")
        await pilot.press("equals_sign")
        await settle(pilot)
        assert "1 Pell Wire · 2 articles" in " ".join(" ".join(lines(outlets)[:4]).split())


async def test_the_command_line_names_two_outlets_and_completes_them(outlets: BroadsheetApp, settle: Settle) -> None:
    async with outlets.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("colon")
        await settle(pilot)
        await pilot.press(*"compare pe", "tab")
        assert outlets.reader.prompt.text == "compare Pell Wire / "
        await pilot.press(*"slu", "tab")
        assert outlets.reader.prompt.text == "compare Pell Wire / Sluice / Dyke"
        await pilot.press("enter")
        await settle(pilot)
        text = " ".join(" ".join(lines(outlets)[:6]).split())
        assert "1 Pell Wire · 2 articles" in text and "2 A letter on sluices" in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "compare Nobody's Paper / Pell Wire",
            "no outlet is called Nobody's Paper; Tab completes them, two stand as Pell Wire / ",
        ),
        ("compare Pell Wire / pell wire", "this is Pell Wire twice; two outlets are compared, as"),
        ("compare Pell Wire", "this is Pell Wire twice; two outlets are compared, as"),
    ],
)
async def test_what_names_no_two_outlets_is_said(outlets: BroadsheetApp, settle: Settle, line: str, said: str) -> None:
    async with outlets.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await outlets.reader.run_line(line)
        assert outlets.reader.bottom.message.startswith(said), outlets.reader.bottom.message
        assert not outlets.reader.wishes.panel


async def test_an_outlet_that_has_nothing_to_compare_is_named(outlets: BroadsheetApp, settle: Settle) -> None:
    async with outlets.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"votes", "enter")
        await settle(pilot)
        await outlets.reader.run_line("compare Pell Wire / Marrowby Courier")
        assert outlets.reader.bottom.message == "Marrowby Courier: no article among the hits"
        await pilot.press("v")
        await outlets.reader.run_line("compare Sluice / Dyke / Marrowby Courier")
        said = outlets.reader.bottom.message
        assert said == "Sluice / Dyke and Marrowby Courier: no article among those marked; Esc takes marks off"
        assert not outlets.reader.wishes.panel


async def test_one_outlet_is_compared_with_that_of_the_article_in_hand(outlets: BroadsheetApp, settle: Settle) -> None:
    async with outlets.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await outlets.reader.run_line("compare marrow")
        await settle(pilot)
        assert "1 Pell Wire · 2 articles" in " ".join(" ".join(lines(outlets)[:4]).split())


async def test_enter_goes_through_every_article_that_has_it_the_outlets_by_turns(
    outlets: BroadsheetApp, settle: Settle
) -> None:
    async with outlets.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await outlets.reader.run_line("compare Pell Wire / Marrowby Courier")
        await settle(pilot)
        panel = outlets.reader.panel
        while "Ilse Varga" not in panel.chosen.text:  # type: ignore[union-attr]
            await pilot.press("down")
        sources: list[str | None] = []
        for _ in range(3):
            await pilot.press("enter")
            await settle(pilot)
            sources.append(outlets.reader.article_text.reading.article.source)  # type: ignore[union-attr]
        assert sources == ["Pell Wire", "Marrowby Courier", "Pell Wire"]
        assert outlets.reader.bottom.message.endswith("; Enter: 3 of 3, the next")
