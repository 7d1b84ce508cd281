"""Two articles, and two versions of one, side by side."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index import Library
from tests.piles import write_rows
from tests.tui.looking import Settle, picture, said
from tui.app import BroadsheetApp
from tui.terminal import Tier

ONE = {
    "id": "one",
    "title": "Gate to cost four million",
    "date": "2032-05-10",
    "source": "Pell Wire",
    "body": "Ilse Varga told the council of Marrowby on Monday that the gate would cost 4 million crowns.\n\n"
    "“It will be shut by the autumn storms,” said Varga. Oskar Lund was not there.\n\n"
    "The council of Marrowby will vote on the money for the new gate next week.",
}  # fmt: skip
TWO = {
    "id": "two",
    "title": "Five million for a gate",
    "date": "2032-05-11",
    "source": "Marrowby Courier",
    "body": "The gate would cost 5 million crowns, Ilse Varga told the council of Marrowby on Monday.\n\n"
    "“It will be shut by the autumn storms,” said Varga, who had come with Hanne Orlow.",
}  # fmt: skip


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[BroadsheetApp]:
    """`two` stands first, `one` below it; `one` said something else before."""
    file = tmp_path / "pair.jsonl"
    with Library.open(tmp_path / "pair", create=True) as library:
        for title in ("Gate to cost three million", ONE["title"]):
            file.write_text(json.dumps(ONE | {"title": title}) + "\n" + json.dumps(TWO) + "\n", encoding="utf-8")
            library.add([file], processes=1)
        yield BroadsheetApp(library, tier=Tier(colour=False, ascii=False))


def lines(app: BroadsheetApp) -> list[str]:
    return [" ".join(f"{label} {text}".split()) for label, text, _ in app.reader.panel.lines]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)])
async def test_two_articles_stand_beside_each_other_what_differs_first(
    pair: BroadsheetApp, settle: Settle, size: tuple[int, int]
) -> None:
    async with pair.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("equals_sign")
        assert pair.reader.bottom.message.startswith("first of two: = on another article compares them")
        await pilot.press("j")
        await settle(pilot)
        await pilot.press("equals_sign")
        await settle(pilot)
        assert pair.reader.panel.title == "COMPARED"
        if size[0] == 120:
            assert pair.reader.panel.size.width == 60 and pair.reader.article_text.display
            assert "1 Hanne Orlow" in lines(pair) and "2 Oskar Lund" in lines(pair)
            assert "= Ilse Varga, Varga 2×" in lines(pair)
            first = lines(pair).index("1 Hanne Orlow")
            assert any(line.startswith("!=") for line in lines(pair)[:first]), lines(pair)
            assert "1 Five million for a gate · 2 Gate to cost four million" in lines(pair)
        assert "Five million" in said(pair) and "Gate to cost four million" in said(pair)


async def compare_both(pilot: Pilot[None], settle: Settle) -> None:
    """Mark the first article, and compare the second with it."""
    await settle(pilot)
    await pilot.press("equals_sign", "j")
    await settle(pilot)
    await pilot.press("equals_sign")
    await settle(pilot)


async def test_the_same_words_stand_beside_the_two_who_are_said_to_have_said_them(
    tmp_path: Path, settle: Settle
) -> None:
    speech = "“Nobody on this shore has ever seen such a wave,” said {} on Monday. {} left early, the council says."
    bodies = [speech.format("Ilse Varga", "Oskar Lund"), speech.format("Oskar Lund", "Ilse Varga")]
    both = [article | {"body": body} for article, body in zip((ONE, TWO), bodies, strict=True)]
    file = tmp_path / "wave.jsonl"
    write_rows(file, both)
    with Library.open(tmp_path / "wave", create=True) as library:
        library.add([file], processes=1)
        app = BroadsheetApp(library, tier=Tier(colour=False, ascii=False))
        async with app.run_test(size=(160, 40)) as pilot:
            await compare_both(pilot, settle)
            text = " ".join(lines(app))
            assert "Ilse Varga: “Nobody" in text and "Oskar Lund: “Nobody" in text, text


async def test_a_headline_without_end_leaves_room_for_what_is_compared(tmp_path: Path, settle: Settle) -> None:
    file = tmp_path / "long.jsonl"
    both = [ONE | {"title": "Gate without end " * 300, "source": "S" * 300}, TWO]
    file.write_text("".join(json.dumps(article) + "\n" for article in both), encoding="utf-8")
    with Library.open(tmp_path / "long", create=True) as library:
        library.add([file], processes=1)
        app = BroadsheetApp(library, tier=Tier(colour=False, ascii=False))
        async with app.run_test(size=(80, 24)) as pilot:
            await compare_both(pilot, settle)
            assert any(line.startswith("!= they differ") for line in lines(app)[:20])
            await pilot.press("equals_sign", "w")
            await settle(pilot)
            assert any("Nothing was asked" in line for line in lines(app)[:12])


async def test_j_and_k_walk_the_differences_and_show_where_they_stand(pair: BroadsheetApp, settle: Settle) -> None:
    async with pair.run_test(size=(120, 40)) as pilot:
        await compare_both(pilot, settle)
        seen: list[str] = []
        for _ in range(12):
            await pilot.press("J")
            await settle(pilot)
            reader = pair.reader
            lit, shown = reader.article_text.entity, reader.article_text.reading
            assert lit and shown and reader.panel.has_focus and reader.panel.chosen and reader.panel.chosen.stop
            for span in lit.mentions:
                assert shown.article.texts()[span.field][span.start : span.end] == span.text
            seen.append(lit.name)
            if "on at the first" in reader.bottom.message:
                break
        assert {"Oskar Lund", "Hanne Orlow"} <= set(seen)
        await pilot.press("K")
        await settle(pilot)
        assert "past the first one, on at the last" in pair.reader.bottom.message


async def test_enter_goes_from_one_article_to_the_other(pair: BroadsheetApp, settle: Settle) -> None:
    async with pair.run_test(size=(120, 40)) as pilot:
        await compare_both(pilot, settle)
        shown: list[str] = []
        for _ in range(3):
            await pilot.press("enter")
            await settle(pilot)
            shown.append(pair.reader.article_text.reading.article.title)  # type: ignore[union-attr]
        assert shown == ["Gate to cost four million", "Five million for a gate", "Gate to cost four million"]
        row = pair.reader.article_list.row
        assert row and row.title == shown[-1], "what is read is what a key in the list acts on"
        await pilot.press("equals_sign")
        assert not pair.reader.wishes.panel


async def test_where_there_is_one_pane_enter_goes_to_the_text_and_back(pair: BroadsheetApp, settle: Settle) -> None:
    async with pair.run_test(size=(40, 15)) as pilot:
        await compare_both(pilot, settle)
        await pilot.press("J", "J")
        at = pair.reader.panel.cursor
        assert pair.reader.panel.has_focus
        await pilot.press("enter")
        await settle(pilot)
        assert pair.reader.article_text.has_focus and pair.reader.article_text.entity
        assert pair.reader.bottom.message.endswith("; = goes back")
        await pilot.press("equals_sign")
        assert pair.reader.panel.has_focus and pair.reader.panel.cursor == at


async def test_an_article_without_copies_is_marked_and_unmarked(pair: BroadsheetApp, settle: Settle) -> None:
    async with pair.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"source:Pell", "enter", "equals_sign", "equals_sign")
        await settle(pilot)
        assert "let go" in pair.reader.bottom.message
        await pilot.press("slash", *"xylophone", "enter", "equals_sign")
        await settle(pilot)
        assert pair.reader.bottom.message == "no article is open: there is nothing to compare"


async def test_the_versions_of_an_article_stand_in_its_information_with_what_changed(
    pair: BroadsheetApp, settle: Settle
) -> None:
    async with pair.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        assert "2 versions: Enter shows what changed" in said(pair)
        await pilot.press("G")
        while pair.reader.panel.chosen and not pair.reader.panel.chosen.text.startswith("Gate to cost three million"):
            await pilot.press("k")
        await pilot.press("enter")
        await settle(pilot)
        assert pair.reader.panel.title == "CHANGES"
        assert "1 change: [-gone-] {+new+} headline Gate to cost [-three-]{+four+} million" in said(pair)
        await pilot.press("J")
        assert pair.reader.article_text.entity and pair.reader.article_text.entity.name == ONE["title"]
        await pilot.press("escape")
        assert not pair.reader.wishes.panel and "ARTICLES" in picture(pair)[1]


async def test_a_field_is_set_right_from_the_information_and_undone(pair: BroadsheetApp, settle: Settle) -> None:
    async with pair.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        assert pair.reader.panel.chosen and pair.reader.panel.chosen.label == "headline"
        await pilot.press("enter")
        assert (pair.reader.prompt.label, pair.reader.prompt.text) == ("headline", TWO["title"])
        await pilot.press("ctrl+u", *"Five million, says Varga", "enter")
        await settle(pilot)
        assert pair.reader.bottom.message == "headline is set right; Z undoes"
        assert pair.reader.panel.has_focus and "Five million, says Varga (by hand)" in said(pair)
        await pilot.press("j", "j", "j", "j", "j", "enter", "ctrl+u", *"soon", "enter")
        await settle(pilot)
        assert "is no date: write it as" in pair.reader.bottom.message
        await pilot.press("Z")
        await settle(pilot)
        assert "by hand" not in said(pair) and TWO["title"] in said(pair)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert pair.reader.bottom.message == "nothing is changed by that"
