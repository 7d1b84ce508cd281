"""Completing what is typed, and taking what may have been meant."""

import threading

import pytest
from rich.cells import cell_len
from textual.geometry import Size

from index import Library, Suggestion
from tests.tui.looking import Settle
from tui.app import BroadsheetApp
from tui.paint import ASCII
from tui.themes import look
from tui.widgets.completions import Completions


def line(app: BroadsheetApp, y: int) -> str:
    strips = app.screen._compositor.render_strips(app.size)
    return "".join(segment.text for segment in strips[y] or ())


def offered(app: BroadsheetApp) -> list[str]:
    return [item.within(app.reader.query_bar.text) for item in app.reader.completions.suggestions]


def said(app: BroadsheetApp) -> str:
    left = app.reader.article_list.region
    return " ".join(line(app, y)[left.x : left.right].strip() for y in range(2, app.size.height - 2))


async def test_what_is_typed_is_completed_below_the_query(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "ARTICLES" in line(app, 1)
        await pilot.press("slash", *"gate fou")
        await settle(pilot)
        assert "foundry 2" in line(app, 1)
        assert "org Brandt Foundry 2" in line(app, 1)
        assert "ARTICLES" not in line(app, 1)
        await pilot.press("enter")
        await settle(pilot)
        assert "ARTICLES" in line(app, 2)  # below what is said of the query
        assert app.reader.query_bar.text == "gate fou*"  # Enter takes the query, not a suggestion


async def test_tab_goes_round_the_suggestions_and_back_to_what_was_typed(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"fou")
        await settle(pilot)
        ways = offered(app)
        assert ways == ["foundry", "found", "four", 'org:"Brandt Foundry"']
        for expected in [*ways, "fou", ways[0]]:
            await pilot.press("tab")
            await settle(pilot)
            assert app.reader.query_bar.text == expected
            assert app.reader.query_bar.at == len(expected)
        assert app.reader.article_list.total == 2
        await pilot.press("shift+tab", "shift+tab")
        assert app.reader.query_bar.text == ways[-1]
        await pilot.press("space", *"hin")
        await settle(pilot)
        assert offered(app)[0] == 'org:"Brandt Foundry" hinge'


async def test_a_tab_that_is_faster_than_the_suggestions_takes_the_first_to_come(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"f")
        await settle(pilot)
        await pilot.press(*"oun", "tab")
        await settle(pilot, lambda: app.reader.query_bar.text == "foundry")
        assert app.reader.query_bar.text == "foundry"


async def test_a_name_is_put_in_quotation_marks(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"gate person:va")
        await settle(pilot)
        await pilot.press("tab")
        await settle(pilot)
        assert app.reader.query_bar.text == 'gate person:"Ilse Varga"'
        assert app.reader.article_list.total == 2


async def test_behind_a_field_that_was_taken_its_values_come(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"sort", "tab")
        await settle(pilot, lambda: offered(app)[:1] == ["sort:relevance"])
        await pilot.press("tab", "tab")
        await settle(pilot)
        assert app.reader.query_bar.text == "sort:newest"


async def test_in_the_middle_of_a_query_the_rest_stays(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"varga", "home", *"fou")
        await settle(pilot)
        await pilot.press("left")
        assert app.reader.completions.suggestions == ()  # they were for another place
        await pilot.press("right", "n", "space", "left")
        await pilot.press("backspace", "n")
        await settle(pilot)
        await pilot.press("tab")
        await settle(pilot)
        assert (app.reader.query_bar.text, app.reader.query_bar.at) == ("foundry varga", 7)


async def test_queries_asked_before_are_offered_again(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"gate hinge", "enter", "slash", "ctrl+u")
        await settle(pilot, lambda: offered(app) == ["gate hinge"])
        assert "again gate hinge" in line(app, 1)
        await pilot.press("tab", "enter")
        await settle(pilot)
        assert app.reader.query_bar.text == "gate hinge"


async def test_hits_and_keys_wait_for_no_suggestion(
    app: BroadsheetApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    suggest = Library.suggest

    def slow(self: Library, *arguments: object, **options: object) -> tuple[Suggestion, ...]:
        held.wait()
        return suggest(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "suggest", slow)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        try:
            await pilot.press("slash", *"hin")
            while app.reader.article_list.total != 2:
                await pilot.pause(0.005)
            assert app.reader.completions.suggestions == ()
            await pilot.press(*"ge")
            assert app.reader.query_bar.text == "hinge"
        finally:
            held.set()
        await settle(pilot)


async def test_a_query_that_finds_nothing_says_what_may_have_been_meant(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"hinje", "enter")
        await settle(pilot)
        assert "Nothing found. Did you mean: hinge? Ctrl-T takes it." in said(app)
        await pilot.press("tilde")
        await settle(pilot)
        assert (app.reader.query_bar.text, app.reader.article_list.total) == ("hinge", 2)
        assert "Did you mean" not in said(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "Did you mean: hinge?" in said(app)


async def test_while_typing_it_is_taken_into_the_query_line(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"varga hinje")
        await settle(pilot)
        assert "Did you mean: varga hinge?" in said(app)
        await pilot.press("ctrl+t")
        await settle(pilot)
        assert app.reader.query_bar.has_focus
        assert (app.reader.query_bar.text, app.reader.article_list.total) == ("varga hinge", 2)


async def test_few_hits_say_it_below_the_last_row(tmp_path_factory: pytest.TempPathFactory, settle: Settle) -> None:
    from tests.tui.conftest import write_pile

    folder = tmp_path_factory.mktemp("few")
    bodies = ["The harbuor master of Pell wrote."] + [f"Row {n} of the harbour master of Pell." for n in range(7)]
    pile = write_pile(folder, [{"id": f"f{n}", "title": f"Row {n}", "body": body} for n, body in enumerate(bodies)])
    with Library.open(folder / "library", create=True) as library:
        library.add([pile], processes=1)
        app = BroadsheetApp(library)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await pilot.press("slash", *"harbuor master", "enter")
            await settle(pilot)
            assert app.reader.article_list.total == 1
            assert "Did you mean: harbour master?" in said(app)
            await pilot.press("ctrl+t")
            await settle(pilot)
            assert app.reader.article_list.total == 7
            assert "Did you mean" not in said(app)


async def test_enter_takes_the_word_whole_and_says_where_far_more_begin_so(
    tmp_path_factory: pytest.TempPathFactory, settle: Settle
) -> None:
    from tests.tui.conftest import write_pile

    folder = tmp_path_factory.mktemp("begun")
    bodies = [f"Vote {n}: the PRI of Pell won {n} seats." for n in range(3)]
    bodies += [f"Market {n}: the price of barley in Pell is {n} a sack." for n in range(18)]
    pile = write_pile(folder, [{"id": f"b{n}", "title": f"Row {n}", "body": body} for n, body in enumerate(bodies)])
    with Library.open(folder / "library", create=True) as library:
        library.add([pile], processes=1)
        app = BroadsheetApp(library)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await pilot.press("slash", *"pell pri")
            await settle(pilot)
            many = app.reader.article_list.total
            await pilot.press("enter")
            await settle(pilot)
            assert (app.reader.query_bar.text, app.reader.article_list.total) == ("pell pri", 3)
            assert "only whole words; Ctrl-T takes pell pri*" in line(app, 1)
            await pilot.press("ctrl+t")
            await settle(pilot)
            assert (app.reader.query_bar.text, app.reader.article_list.total) == ("pell pri*", many)
            assert "whole words" not in line(app, 1)
            await pilot.press("escape")
            await settle(pilot)
            assert (app.reader.query_bar.text, app.reader.article_list.total) == ("pell pri", 3)


async def test_where_nothing_was_misspelt_the_key_says_so(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("tilde")
        assert app.reader.bottom.message == "nothing to correct here"


@pytest.mark.parametrize("width", [1, 8, 21, 40, 80, 120])
@pytest.mark.parametrize("chosen", [None, 0, 4, 9])
def test_the_strip_fills_its_line_and_shows_the_chosen_one(width: int, chosen: int | None) -> None:
    class Narrow(Completions):
        size = Size(width, 1)

    strip = Narrow(id="strip")
    names = ["[bold]x[/bold]", "\x1b[31m東京港", "a" * 90, *(f"name {number}" for number in range(7))]
    strip.show([Suggestion(name, "person", name, 0, 0, 12_000) for name in names])
    if chosen is not None:
        strip.choose(chosen + 1)
    text = "".join(segment.text for segment in strip.draw(0))
    assert cell_len(text) == width
    assert "\x1b" not in text
    if chosen is not None and width >= 80:
        assert names[chosen].replace("\x1b", "\ufffd")[:8] in text
    strip.dress(look(None), ASCII)
    assert "".join(segment.text for segment in strip.draw(0)).isascii()
