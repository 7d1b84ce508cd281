"""The card of an entity."""

from collections.abc import Callable

from index import Companion, Joined, Library, MergedEntity, Span
from tests.tui.looking import Settle, said
from tui.app import BroadsheetApp
from tui.paint import ASCII, UNICODE
from tui.screens.card import Card, card_entries
from tui.terminal import Tier
from tui.widgets.entries import Entry, lay

VARGA = MergedEntity(7, "person", "Ilse Varga", ("Varga",), 3, 9)


def nowhere(_: object) -> Callable[[], None]:
    return lambda: None


def lines(card: Card) -> list[str]:
    return [f"{entry.label} {entry.text}".strip() for entry in card_entries(card, UNICODE, nowhere, nowhere, print)]


def test_what_takes_long_is_announced_and_then_there() -> None:
    early = Card(VARGA, (), {"2032-05": 2, "2032-07": 1})
    assert lines(early) == [
        "Ilse Varga",
        "type person",
        "also Varga",
        "in 3 articles, 9 times",
        "seen 2032-05 – 2032-07",
        "by month █\xa0▄  2 at most",
        "Looking for those named beside it",
    ]
    foundry = MergedEntity(8, "org", "Brandt Foundry", (), 2, 4)
    joined = (Joined("Ilsa Varga", "Ilse Varga", 0.9, "another transliteration of the same sounds"),)
    late = lines(Card(VARGA, joined, {}, (Companion(foundry, 2, 3, 1),), ()))
    assert late[4:] == [
        "Most named with",
        "2 Brandt Foundry (org)",
        "Why these names are one",
        "0.90 Ilsa Varga = Ilse Varga: another transliteration of the same sounds",
    ]


def test_many_months_are_counted_by_the_year_and_one_is_no_stretch() -> None:
    long = Card(VARGA, (), {f"{year}-01": year - 1999 for year in range(2000, 2010)}, (), ())
    assert any(line.startswith("by year ▁▂▃▄▄▅▆▇█") or "10 at most" in line for line in lines(long))
    assert "seen 2032-05" in lines(Card(VARGA, (), {"2032-05": 1}, (), ()))
    assert all(
        entry.text.isascii()
        for entry in card_entries(Card(VARGA, (), {"2032-05": 1}, (), ()), ASCII, nowhere, nowhere, print)
    )


def test_a_line_of_counts_is_not_broken_where_a_count_is_none_and_a_long_text_stands_below_a_wide_label() -> None:
    years = Card(VARGA, (), {f"{year}-01": 1 for year in (*range(2000, 2005), *range(2006, 2024))}, (), ())
    entries = card_entries(years, UNICODE, nowhere, nowhere, print)
    (by_year,) = (entry for entry in entries if entry.label == "by year")
    assert lay([by_year], 40, UNICODE)[0][0][1].startswith("█████\xa0" + "█" * 18)
    said = Entry("29 May 2032", "Pell Wire: “The gate has been shut three times, and it will be shut for good.”")
    lines, first = lay([said, Entry("30 May 2032", "brief")], 27, UNICODE)
    assert lines == [
        ("29 May 2032", "", False),
        ("  ", "Pell Wire: “The gate has", False),
        ("  ", "been shut three times,", False),
        ("  ", "and it will be shut for", False),
        ("  ", "good.”", False),
        ("30 May 2032  ", "brief", False),
    ]
    assert first == [0, 5, 6]


async def test_i_on_an_entity_shows_its_card(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter", "3", "i")
        await settle(pilot)
        assert app.reader.panel.title == "ENTITY"
        assert said(app).startswith("Ilse Varga type person also Varga in 2 articles")
        assert "Most named with" in said(app)
        await pilot.press("escape")
        assert not app.reader.wishes.panel


async def test_enter_on_the_card_goes_on_to_those_named_with_it(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter", "3", "i")
        await settle(pilot)
        assert app.reader.panel.chosen and app.reader.panel.chosen.text == "Brandt Foundry (org)"
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.query_bar.text == 'person:"Ilse Varga" org:"Brandt Foundry"'
        await pilot.press("left_parenthesis")
        await settle(pilot)
        assert app.reader.query_bar.text == ""


async def test_enter_on_what_somebody_said_shows_where_it_stands(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3", "i")
        await settle(pilot)
        assert said(app).startswith("Ilse Varga"), said(app)
        await pilot.press("G")
        while app.reader.panel.chosen and "lasts" not in app.reader.panel.chosen.text:
            await pilot.press("k")
        await pilot.press("enter")
        await settle(pilot)
        lit = app.reader.article_text.entity
        assert lit and [span.text for span in lit.mentions] == ["“Nobody’s rope lasts,”"]
        assert app.reader.panel.has_focus


async def test_the_card_leads_to_all_that_somebody_said_and_n_walks_it(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3", "i")
        await settle(pilot)
        assert "all 2 articles that quote Ilse Varga" in said(app)
        while app.reader.panel.chosen and app.reader.panel.chosen.label != "all":
            await pilot.press("j")
        await pilot.press("enter")
        await settle(pilot)
        assert (app.reader.query_bar.text, app.reader.article_list.total) == ('speaker:"Ilse Varga"', 2)
        reading = app.reader.article_text.reading
        assert reading and "“Nobody’s rope lasts,”" in [hit.text for hit in reading.hits]
        await pilot.press("n")
        assert app.reader.bottom.message == ""
        await pilot.press("left_parenthesis")
        await settle(pilot)
        assert app.reader.query_bar.text == ""


async def test_a_place_in_the_open_article_is_lit(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        row = app.reader.article_list.row
        assert row
        app.reader.go_to_place(row.key, [Span("body", 4, 18, "Brandt Foundry")])
        lit = app.reader.article_text.entity
        assert lit and [span.text for span in lit.mentions] == ["Brandt Foundry"]
