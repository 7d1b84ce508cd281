"""Finding words in the text one reads."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from index import Library
from tests.tui.looking import Settle, picture, seen
from tui.app import BroadsheetApp
from tui.themes import PALETTES, look
from tui.widgets.blocks import Block
from tui.widgets.finding import folded, places_of


@pytest.fixture
def library(linked: Library) -> Library:
    """The pile of `app`: with names, days and addresses to walk on."""
    return linked


async def test_words_are_lit_as_they_are_typed_and_walked_with_a_word_at_the_end(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("F", *"ROPE")
        text = app.reader.article_text
        assert len(text.found) == 3 and text.found_at == 0
        assert "3 places" in picture(app)[-2]
        await pilot.press("enter", "n")
        assert text.has_focus and text.found_at == 1
        assert "found 2/3" in seen(app)
        await pilot.press("n", "n")
        assert text.found_at == 0 and app.reader.bottom.message == "past the last place, on at the first"
        await pilot.press("N")
        assert text.found_at == 2 and app.reader.bottom.message == "past the first place, on at the last"


async def test_what_is_out_of_sight_is_brought_in_and_left_again_on_escape(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("2", "j", "j", "F", *"patience")
        text = app.reader.article_text
        assert text.top > 10 and text.in_sight(text.found[0])
        await pilot.press("escape")
        assert (text.top, text.found, text.sought) == (2, (), "")
        assert text.has_focus


async def test_escape_gives_n_back_to_the_hits_of_the_query(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"ferry", "enter")
        await settle(pilot)
        text = app.reader.article_text
        await pilot.press("F", *"rope", "enter", "n")
        assert (text.hit, text.found_at) == (None, 1)
        await pilot.press("escape", "n")
        assert (text.hit, text.found_at, app.reader.query_bar.text) == (0, None, "ferry")


async def test_words_are_looked_for_in_the_next_article_too(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("F", *"foundry", "enter", "J")
        await settle(pilot)
        text = app.reader.article_text
        assert text.reading and text.reading.article.title.startswith("Foundry")
        assert len(text.found) == 2 and text.found_at is None
        await pilot.press("n")
        assert text.found_at == 0
        await pilot.press("J", "J")
        await settle(pilot)
        await pilot.press("n")
        assert app.reader.bottom.message == "this text has no foundry; Esc ends the search in it"


async def test_looking_again_begins_empty_and_nothing_typed_means_the_words_before(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        text = app.reader.article_text
        await pilot.press("F", *"rope", "enter", "F", *"x", "escape")
        assert text.sought == "rope" and text.found, "what is left unsaid leaves the words before"
        await pilot.press("escape", "F")
        assert app.reader.prompt.text == "" and app.reader.prompt.says == "Enter: rope again"
        await pilot.press("enter")
        assert text.sought == "rope" and len(text.found) == 3
        await pilot.press("F", *"hooks", "enter")
        assert text.sought == "hooks"


async def test_words_that_are_not_there_are_told_and_end_it(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("F", *"xylophone", "enter")
        assert app.reader.bottom.message == "this text has no xylophone"
        assert app.reader.article_text.sought == ""


def test_a_place_looks_like_nothing_else_in_any_theme() -> None:
    for palette in (None, *PALETTES):
        styles = look(palette)
        noted = styles.base + styles.note
        others = [styles.hit, styles.hit_now, noted, styles.lit("person"), styles.base]
        for found in (styles.found, styles.found_now):
            assert all(styles.base + found != styles.base + other for other in others)
        assert styles.found != styles.found_now


def test_quotation_marks_hyphens_and_case_make_no_difference() -> None:
    blocks = (Block("text", "“Half‑worn,” said the ENGINEER’S wife"), Block("text", "“half-worn” \xa0 said"))
    assert len(list(places_of('"HALF-WORN', blocks))) == 2
    assert len(list(places_of("engineer's", blocks))) == 1
    assert len(list(places_of('worn" said', blocks))) == 1
    assert list(places_of("worn. said", blocks)) == []
    assert list(places_of("  ", blocks)) == []


@given(st.text(max_size=40))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


WORDS = st.text(st.sampled_from("aAbB '’\"“-–"), max_size=30)


@given(WORDS, st.text(st.sampled_from("aAbB'’-–"), min_size=1, max_size=3))
def test_every_place_is_found_that_a_plain_search_finds(text: str, sought: str) -> None:
    straight = str.maketrans("’“–", "'\"-")
    plain, wanted = text.lower().translate(straight), sought.lower().translate(straight)
    expected = [(match.start(), match.end()) for match in re.finditer(re.escape(wanted), plain)]
    assert [(at.start, at.end) for at in places_of(sought, (Block("text", text),))] == expected


def test_styles_of_places_are_told_without_colour() -> None:
    plain = look(None)
    assert {plain.found, plain.found_now, plain.hit, plain.hit_now} == {
        Style(reverse=True, underline=True, bold=False),
        Style(reverse=True, underline=True, bold=True),
        Style(reverse=True, bold=False),
        Style(reverse=True, bold=True),
    }
