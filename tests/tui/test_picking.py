"""Selecting stretches of the text: for notes, for the clipboard, for a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article, Extraction, Library, Reading
from tests.tui.looking import Settle, seen
from tui.app import BroadsheetApp
from tui.paint import UNICODE
from tui.terminal import Tier
from tui.widgets.blocks import blocks
from tui.widgets.page import Page, Stretch
from tui.widgets.picking import Move, Picked, pick

MOVES: tuple[Move, ...] = ("word", "word-back", "line", "line-back", "sentence", "sentence-back")
BODY = st.lists(
    st.sampled_from(
        ["The", "gate,", "“shut”", "水門は", "https://a.example/x", "said.", "Mr.", "Rehn.", "\n\n", "e\u0301"]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)


def selected(app: BroadsheetApp) -> str:
    text = app.reader.article_text
    assert text.picked and text.reading
    return text.picked.span(text.reading.article).text


async def test_a_note_is_written_on_selected_words_and_marked_there(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=Tier(colour=False, ascii=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2", "v")
        assert selected(app) == "Ferry"
        await pilot.press("w", "w", "b")
        assert selected(app) == "Ferry line"
        await pilot.press("a")
        assert app.reader.prompt.label == "note here"
        await pilot.press(*"which?", "enter")
        await settle(pilot)
        (note,) = linked.all_notes()
        assert note.span and (note.span.field, note.span.text, note.text) == ("title", "Ferry line", "which?")
        assert app.reader.mode is None and app.reader.article_text.picked is None
        strips = app.screen._compositor.render_strips(app.size)
        assert "Ferry line" in [s.text for strip in strips for s in strip if s.style and s.style.underline]
        assert "¶ “Ferry line” which?" in seen(app)
        await pilot.press("g", "v", "a")  # somewhere on a stretch with a note: that note
        assert app.reader.prompt.text == "which?"
        await pilot.press("ctrl+u", "enter")
        await settle(pilot)
        assert linked.all_notes() == ()


async def test_a_note_without_a_word_highlights_and_once_more_takes_that_off(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=Tier(colour=False, ascii=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2", "v", "w", "w", "b", "a", "enter")
        await settle(pilot)
        assert app.reader.bottom.message == "highlighted"
        strips = app.screen._compositor.render_strips(app.size)
        assert "Ferry line" in [s.text for strip in strips for s in strip if s.style and s.style.underline]
        (note,) = linked.all_notes()
        assert note.span and (note.span.text, note.text) == ("Ferry line", "")
        await pilot.press("Z")
        await settle(pilot)
        assert app.reader.bottom.message.startswith("undone: the highlight on “Ferry line")
        assert linked.all_notes() == ()
        for left in (1, 0):
            await pilot.press("g", "v", "a", "enter")  # on what is highlighted, that
            await settle(pilot)
            assert len(linked.all_notes()) == left
        assert app.reader.bottom.message == "no note"


async def test_it_begins_at_the_text_cursor_and_grows_at_either_end(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2", "right_square_bracket", "right_square_bracket", "v")
        assert selected(app) == "Ilse Varga"
        await pilot.press("w")
        assert selected(app) == "Ilse Varga said"
        await pilot.press("o", "w")
        assert selected(app) == "Varga said"
        await pilot.press("o", "right_parenthesis")
        assert selected(app) == "Varga said on 3 June 2032 that the rope was “half-worn”."
        await pilot.press("space", "s")
        assert selected(app).startswith("Ilse Varga said") and selected(app).endswith("“half-worn”.")
        await pilot.press("right_parenthesis", "right_parenthesis")
        assert selected(app).endswith("(https://ferry.example/times) is void.")  # no number of a link in it
        await pilot.press("left_parenthesis", "escape")
        assert app.reader.article_text.picked is None
        await pilot.press("j")
        assert app.reader.article_text.top == 1


async def test_what_is_selected_is_copied_and_searched_for(
    linked: Library, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    app = BroadsheetApp(linked, tier=Tier(colour=True, ascii=False))
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    monkeypatch.delenv("TMUX", raising=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2", "v", "j", "y")
        await settle(pilot)
        assert copied == ["Ferry line to Marrowby stops over a rope"]
        await pilot.press("right_square_bracket", "right_square_bracket", "v", "w", "o", "w", "asterisk")
        await settle(pilot)
        assert app.reader.query_bar.text == '"Varga said"'
        assert app.reader.mode is None and app.reader.article_list.total >= 2


async def test_a_long_selection_scrolls_and_a_window_that_changes_keeps_it(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=(120, 14)) as pilot:
        await settle(pilot)
        await pilot.press("2", "d", "v", *"jjjjjjjjjjjjjjjj")
        text = app.reader.article_text
        assert text.picked and text.in_sight(text.picked.words[text.picked.moving])
        before = selected(app)
        await pilot.resize_terminal(90, 20)
        await settle(pilot)
        assert selected(app) == before
        await pilot.press("a", "escape")
        assert text.picked is None


def article(body: str) -> Article:
    return Article("x", "x", "text", "Of the gate", body, standfirst="In short", url=None)


@given(BODY, st.integers(8, 40), st.integers(0, 400), st.lists(st.sampled_from(MOVES), max_size=12))
def test_what_is_selected_are_whole_words_of_the_article(body: str, width: int, at: int, moves: list[Move]) -> None:
    text = article(body)
    page = Page(blocks(Reading(1, text, Extraction(), (), ()), UNICODE), width, UNICODE)
    line = at % len(page.lines)
    picked = pick(page, Stretch(*page.anchor(line), page.anchor(line)[1]))
    if picked is None:
        assert page.anchor(line)[0] >= 2  # nothing but white space below the byline
        return
    for move in moves:
        picked = picked.moved(move)
    span = picked.span(text)
    assert span.text and not span.text[0].isspace() and not span.text[-1].isspace()
    assert text.texts()[span.field][span.start : span.end] == span.text
    assert _plain(picked) == "".join(span.text.split())


def _plain(picked: Picked) -> str:
    """Return the words that the selection covers on the page, without numbers of links and white space."""
    pieces = []
    for at in picked.stretches():
        block = picked.page.blocks[at.block]
        pieces += [block.text[place] for place in range(at.start, at.end) if place not in block.numbers]
    return "".join("".join(pieces).split())


@given(BODY, st.lists(st.sampled_from(["word", "line", "sentence"]), min_size=1, max_size=6))
def test_a_move_and_its_opposite_lead_in_opposite_directions(body: str, moves: list[Move]) -> None:
    page = Page(blocks(Reading(1, article(body), Extraction(), (), ()), UNICODE), 30, UNICODE)
    picked = pick(page, Stretch(0, 0, 0))
    assert picked
    for move in moves:
        on = picked.moved(move)
        assert on.moving >= picked.moving
        back = on.moved({"word": "word-back", "line": "line-back", "sentence": "sentence-back"}[move])  # type: ignore
        assert back.moving <= on.moving
        assert back.moving <= picked.moving or move == "line"
        picked = on


@given(BODY)
def test_turning_twice_changes_nothing_and_either_end_may_lead(body: str) -> None:
    page = Page(blocks(Reading(1, article(body), Extraction(), (), ()), UNICODE), 30, UNICODE)
    picked = pick(page, Stretch(0, 0, 0))
    assert picked
    picked = picked.moved("word")
    assert picked.turned().turned() == picked
    assert picked.turned().ends == picked.ends
    assert picked.begin_anew().ends[0] == picked.begin_anew().ends[1]
