"""The text cursor: walked from mention to mention, wired to the entity pane, followed and searched for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.strip import Strip

from index import DateMention, Library, parse_query
from tests.tui.looking import Settle, seen
from tui.app import BroadsheetApp
from tui.terminal import Tier
from tui.widgets.laid_text import LaidText
from tui.widgets.links import links_in
from tui.widgets.page import Stretch
from tui.widgets.things import asked_days, things_in
from tui.widgets.walking import next_place


@pytest.fixture
def library(linked: Library) -> Library:
    """The pile of `app`: with names, days and addresses to walk on."""
    return linked


def stands_on(app: BroadsheetApp) -> str | None:
    thing = app.reader.article_text.standing
    return thing.span.text if thing else None


async def test_every_name_and_link_is_walked_in_reading_order(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        walked = []
        for _ in range(9):
            await pilot.press("right_square_bracket")
            walked.append(stands_on(app))
        assert walked[:9] == [
            "Marrowby",
            "Ilse Varga",
            "Brandt Foundry",
            "https://ferry.example/times",
            "HTTPS://Pell.example/a_(b)",
            "Varga",
            "Ilse Varga",
            "Pell Sound",
            "Pell Sound",
        ]
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert stands_on(app) == "Ilse Varga"


async def test_what_the_text_cursor_comes_upon_is_chosen_in_the_third_pane(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2", *["right_square_bracket"] * 3)
        await settle(pilot)
        chosen, lit = app.reader.entity_list.entity, app.reader.article_text.entity
        assert chosen and chosen.name == "Brandt Foundry"
        assert app.reader.entity_list.chosen and lit == chosen
        assert app.reader.article_text.has_focus


async def test_what_is_chosen_in_the_third_pane_is_all_that_is_walked(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await pilot.press("3", "2")
        await settle(pilot)
        walked = []
        for _ in range(4):
            await pilot.press("right_square_bracket")
            walked.append(stands_on(app))
        assert walked == ["Ilse Varga", "Varga", "Ilse Varga", "Ilse Varga"]
        assert app.reader.bottom.message == "past the last mention, on at the first"


async def test_escape_takes_the_text_cursor_and_the_light_away_before_anything_else(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"rope", "enter")
        await settle(pilot)
        await pilot.press("3", "2", "right_square_bracket", "escape")
        await settle(pilot)
        assert (stands_on(app), app.reader.article_text.entity, app.reader.query_bar.text) == (None, None, "rope")
        await pilot.press("right_square_bracket")
        assert stands_on(app) == "Marrowby"  # nobody is chosen any more
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert app.reader.query_bar.text == ""


async def test_enter_follows_a_name_to_the_articles_that_name_it(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"gate", "enter")
        await settle(pilot)
        await pilot.press("2", "enter")
        assert "nothing stands under the cursor" in app.reader.bottom.message
        while stands_on(app) != "Brandt Foundry":
            await pilot.press("right_square_bracket")
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.query_bar.text == 'gate org:"Brandt Foundry"'
        assert app.reader.article_list.has_focus


async def test_enter_on_a_link_opens_it_in_the_browser_that_is_named(
    app: BroadsheetApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app.reader, "open_address", opened.append)
        await pilot.press("2", *["right_square_bracket"] * 4, "enter", "right_square_bracket", "enter")
        assert opened == ["https://ferry.example/times", "HTTPS://Pell.example/a_(b)"]


async def test_a_star_searches_the_whole_library_for_what_one_stands_on(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"rope", "enter")
        await settle(pilot)
        await pilot.press("2", "asterisk")
        assert "nothing stands under the cursor" in app.reader.bottom.message
        await pilot.press("right_square_bracket", "right_square_bracket", "asterisk")
        await settle(pilot)
        assert (app.reader.query_bar.text, app.reader.article_list.total) == ('person:"Ilse Varga"', 3)
        await pilot.press("escape")
        await settle(pilot)
        assert app.reader.query_bar.text == "rope"


async def test_links_are_numbered_and_told_without_colour(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=Tier(colour=False, ascii=False))
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        text = seen(app)
        assert "ferry.example/times¹)" in text and "HTTPS://Pell.example/a_(b)²." in text
        lines = [
            segment.text
            for strip in app.screen._compositor.render_strips(app.size)
            for segment in strip
            if segment.style and segment.style.underline
        ]
        assert "https://ferry.example/times" in lines
        await pilot.press("2", "G")
        assert seen(app).count("ferry.example/times¹") == 1  # the same address has the same number


async def test_numbers_of_links_shift_no_mark(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=Tier(colour=True, ascii=True))
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"blame says", "enter", "2", "n")
        await settle(pilot)
        hits = [
            segment.text
            for strip in app.screen._compositor.render_strips(app.size)
            for segment in strip
            if segment.style and segment.style.bgcolor == app.reader.look.hit.bgcolor
        ]
        assert "blame" in hits
        assert set(hits) <= {"blame", "says", "saying", "said"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See (http://a.example/x_(y)).", ["http://a.example/x_(y)"]),
        ("“https://a.example/é?q=1&b=2”, he said", ["https://a.example/é?q=1&b=2"]),
        ("https:// is no address, nor is ftp://a.example", []),
        ("[https://a.example/][https://b.example].", ["https://a.example/][https://b.example"]),
        ("javascript:alert(1) file:///etc/passwd", []),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in links_in(text)] == found


@given(st.text(st.sampled_from("https://a.b)(],. “”\n"), max_size=60))
def test_addresses_are_apart_and_hold_no_space(text: str) -> None:
    end = 0
    for start, stop in links_in(text):
        assert end <= start < stop
        assert not set(text[start:stop]) & set(" \n“”")
        end = stop


STRETCHES = st.lists(st.builds(Stretch, st.integers(0, 3), st.integers(0, 9), st.just(9)), min_size=1, unique=True)


@given(STRETCHES.map(sorted), st.sampled_from([1, -1]), st.integers(0, 4))
def test_a_walk_comes_by_every_place_once_before_it_goes_around(places: list[Stretch], step: int, block: int) -> None:
    here, wraps, walked = None, 0, []
    for _ in places:
        here, wrapped = next_place(places, here, step, Stretch(block, 0, 0))
        walked.append(here)
        wraps += wrapped
    assert sorted(walked) == list(range(len(places)))
    assert wraps <= 1 or len(places) == 1


@given(
    st.sampled_from(
        ["2031", "2031-02", "2031-02-12", "2031-W07", "2020-W53", "2031-02-12/2031-03", "2031-W07/2031-W09"]
    )
)
def test_days_are_asked_for_as_the_query_language_writes_them(value: str) -> None:
    asked = asked_days(DateMention("body", 0, 1, "x", value))
    assert asked
    tree = parse_query(f"mentions:{asked}").tree
    assert tree.start <= tree.end  # type: ignore[union-attr, operator]


def test_weeks_begin_on_monday_and_lengths_of_time_are_no_days() -> None:
    assert asked_days(DateMention("body", 0, 1, "x", "2031-W07")) == f"{date(2031, 2, 10)}..{date(2031, 2, 16)}"
    assert asked_days(DateMention("body", 0, 1, "x", "2031-W99")) is None
    assert asked_days(DateMention("body", 0, 1, "x", "P3D")) is None
    assert asked_days(DateMention("body", 0, 1, "x", None)) is None


async def test_only_the_lines_are_drawn_again_on_which_something_changes(
    app: BroadsheetApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = LaidText._draw

    def watched(self: LaidText, at: int) -> Strip:
        drawn.append(at)
        return draw(self, at)

    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2", "right_square_bracket", "right_square_bracket")
        await settle(pilot)
        monkeypatch.setattr(LaidText, "_draw", watched)
        text = app.reader.article_text
        for key in ("right_square_bracket", "v", "w", "escape"):
            before = text.entity
            await pilot.press(key)
            await settle(pilot)
            lit = [span for entity in (before, text.entity) if entity for span in entity.mentions]
            wanted = {at for place in text.places_of(lit) for at in text._page.lines_of(place)}
            assert set(drawn) <= wanted, key
            drawn.clear()
        await pilot.press("f", "escape")
        await settle(pilot)
        assert drawn == []  # labels lie over what is drawn already


async def test_a_paragraph_s_own_things_are_those_that_all_of_them_have_there(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        text = app.reader.article_text
        assert text.reading
        placed = [(place, thing) for thing in things_in(text.reading) if (place := text._page.stretch(thing.span))]
        blocks = range(len(text._page.blocks))
        for block in blocks:
            naive = [(place, thing) for place, thing in placed if place.block == block]
            assert text.things_from(block) == sorted(naive, key=lambda item: (item[0].start, -item[0].end))
        assert sum(len(text.things_from(block)) for block in blocks) == len(placed) > 10
        walked = []
        await pilot.press("2")
        for _ in range(2):  # once around, and the first again
            for _ in range(sum(thing.kind != "date" for _, thing in placed)):
                await pilot.press("right_square_bracket")
                assert text.here
                walked.append(text._page.stretch(text.here.span))
        half = len(walked) // 2
        assert walked[:half] == walked[half:] and walked[:half] == sorted(walked[:half])
