"""The reader as a whole: searching, narrowing, undoing, following, at every width."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event
from unittest.mock import patch

import pytest

from index import Library, Reading, Results
from tests.tui.conftest import ARTICLES, write_pile
from tests.tui.looking import Settle, picture, row_title, seen
from tui.app import BroadsheetApp
from tui.screens import fetch
from tui.screens.arrange import ORDER, PaneName
from tui.screens.history import Step
from tui.terminal import Tier


async def test_the_first_article_opens_by_itself(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert row_title(app) == "Foundry ships the hinge"
        lines = picture(app)
        assert "5 articles" in lines[0]
        assert any("put a hinge of four tonnes" in line for line in lines)
        assert any("Ilse Varga" in line for line in lines)


async def test_a_read_mark_that_cannot_be_kept_is_said_and_one_reads_on(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    """A table that refuses every row stands for a full disk."""
    with closing(sqlite3.connect(library.path / "broadsheet.sqlite3")) as store:
        store.execute("CREATE TRIGGER full BEFORE INSERT ON seen BEGIN SELECT RAISE(FAIL, 'no room'); END")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "no room" in app.reader.bottom.message
        assert app.reader.focused is app.reader.article_text


async def test_the_first_article_is_shown_from_its_headline_on(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 10)) as pilot:
        await settle(pilot)
        assert app.reader.article_text.reading
        assert not app.reader.article_text.at_end
        assert app.reader.article_text.top == 0


async def test_the_text_follows_the_cursor_after_a_rest(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "k")
        await settle(pilot)
        reading = app.reader.article_text.reading
        assert (
            reading and reading.article.title == row_title(app) == "Tide gate at Pell Sound sticks for the third time"
        )


@pytest.mark.parametrize("key", ["J", "tab", "enter"])
async def test_what_one_key_changes_is_one_picture(app: BroadsheetApp, settle: Settle, key: str) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        draw = app.reader.curtain.draw
        pictures = []
        with (
            patch.object(app.reader.curtain, "draw", lambda: draw(5.0)),  # however slow this machine is
            patch.object(app, "_display", lambda _, update: pictures.append(update)),
        ):
            await pilot.press(key)
            await settle(pilot)
        assert len([update for update in pictures if update is not None]) == 1


async def test_typing_searches_and_keeps_the_chosen_article(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        await pilot.press("slash", *"hin")
        await settle(pilot)
        assert app.reader.article_list.total == 2
        assert row_title(app).startswith("Tide gate")
        assert "2 of 5" in picture(app)[0]
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.article_list.has_focus
        assert app.reader.article_list.total == 2
        assert app.reader.query_bar.text == "hin*"  # no article has the word whole


@pytest.mark.parametrize(
    ("word", "best"),
    [
        ("pell", "Tide gate"),  # the newest article, with which the list of all begins, is a hit too
        ("open", "[bold]Gate"),  # so is the best hit of the letters before the last
    ],
)
async def test_who_has_gone_to_no_article_has_the_best_hit_under_the_cursor(
    app: BroadsheetApp, settle: Settle, word: str, best: str
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        for letter in word:
            await pilot.press(letter)
            await settle(pilot)
        assert app.reader.article_list.cursor == 0 and row_title(app).startswith(best)
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.article_list.cursor == 0 and row_title(app).startswith(best)
        reading = app.reader.article_text.reading
        assert reading and reading.article.title == row_title(app)


async def test_an_article_that_one_has_gone_to_while_typing_stays(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"gat")
        await settle(pilot)
        await pilot.press("down", "down")
        gone_to = row_title(app)
        await pilot.press("e")
        await settle(pilot)
        assert app.reader.article_list.cursor == 1 and row_title(app) == gone_to
        await pilot.press("q")
        await settle(pilot)
        assert not app.reader.article_list.total
        await pilot.press("backspace")
        await settle(pilot)
        assert row_title(app) == gone_to, "a letter that finds nothing does not lose it"
        await pilot.press("enter")
        await settle(pilot)
        assert row_title(app) == gone_to


async def test_an_article_that_was_opened_stays_while_one_asks_for_more(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert row_title(app).startswith("Foundry")
        await pilot.press("enter", "slash", *"gate", "enter")
        await settle(pilot)
        assert row_title(app).startswith("Foundry") and app.reader.article_list.cursor == 3


async def test_what_may_have_been_meant_is_listed_from_its_best_hit_on(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"gaate", "enter")
        await settle(pilot)
        await pilot.press("tilde")
        await settle(pilot)
        assert app.reader.query_bar.text == "gate" and app.reader.article_list.cursor == 0


async def test_typing_leaves_an_article_for_the_best_hits_when_it_is_far_behind_them(
    app: BroadsheetApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "BEST", 1)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("G", "slash", *"gate")
        await settle(pilot)
        assert row_title(app).startswith("Tide gate")
        assert app.reader.article_list.cursor == 0


def test_enter_stays_among_the_best_hits_where_the_article_in_hand_is_far_behind_them(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "BEST", 1)
    results = library.search("gate")
    last = library.keys(results)[-1]
    assert results.total > 1
    moods: dict[fetch.Mood, int] = {"typing": 0, "taken": 0, "shown": results.total - 1}
    for mood, index in moods.items():
        found = fetch.find(library, fetch.Ask(Step("gate", key=last), mood), lambda: False)
        assert isinstance(found, fetch.Found) and found.index == index, mood


async def test_escape_while_typing_brings_back_what_was_there(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "slash", *"hinge barge")
        await settle(pilot)
        assert app.reader.article_list.total == 1
        await pilot.press("escape")
        await settle(pilot)
        assert app.reader.article_list.total == 5
        assert row_title(app).startswith("Tide gate")
        assert app.reader.query_bar.text == ""


@pytest.mark.parametrize(("size", "pane"), [((120, 40), "text"), ((80, 24), "entities"), ((40, 15), "text")])
async def test_hits_are_seen_while_one_types_and_escape_goes_back_to_the_pane(
    app: BroadsheetApp, settle: Settle, size: tuple[int, int], pane: PaneName
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(str(ORDER.index(pane) + 1), "slash", *"hinge")
        await settle(pilot)
        assert app.reader.article_list.display
        await pilot.press("escape")
        await settle(pilot)
        assert app.reader.panes[pane].has_focus and app.reader.panes[pane].display
        assert app.reader.article_list.total == 5


async def test_each_escape_undoes_one_step(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"gate", "enter")
        await settle(pilot)
        gate = app.reader.article_list.total
        await pilot.press("3", "enter")
        await settle(pilot)
        assert app.reader.query_bar.text == 'gate person:"Ilse Varga"'
        assert app.reader.article_list.total == 2
        await pilot.press("escape")
        await settle(pilot)
        assert (app.reader.query_bar.text, app.reader.article_list.total) == ("gate", gate)
        await pilot.press("escape")
        await settle(pilot)
        assert (app.reader.query_bar.text, app.reader.article_list.total) == ("", 5)
        await pilot.press("right_parenthesis")
        await settle(pilot)
        assert app.reader.query_bar.text == "gate"


async def test_back_from_a_narrower_list_one_stands_where_one_stood(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        title = row_title(app)
        await pilot.press("3", "enter")
        await settle(pilot)
        await pilot.press("J", "K", "K")
        narrowed = row_title(app)
        await pilot.press("left_parenthesis")
        await settle(pilot)
        assert row_title(app) == title and app.reader.article_list.cursor == 1
        await pilot.press("G", "right_parenthesis")
        await settle(pilot)
        assert row_title(app) == narrowed


async def test_a_chosen_entity_is_lit_in_the_text_and_stays_lit_in_the_next_article(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3")
        await settle(pilot)
        lit = app.reader.article_text.entity
        assert lit and lit.name == "Ilse Varga"
        underlined = [
            segment.text
            for strip in app.screen._compositor.render_strips(app.size)
            for segment in strip
            if segment.style and segment.style.underline
        ]
        assert "Ilse Varga" in underlined
        await pilot.press("J")
        await settle(pilot)
        lit = app.reader.article_text.entity
        assert lit and lit.name == "Ilse Varga" and "Varga" in lit.aliases


async def test_hits_and_mentions_are_told_apart_without_colour(library: Library, settle: Settle) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=False, ascii=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"hinge", "enter", "3", "n")
        await settle(pilot)
        styles = {}
        for strip in app.screen._compositor.render_strips(app.size):
            for segment in strip:
                style = segment.style
                assert style is None or (style.color is None and style.bgcolor is None), segment
                if style:
                    styles.setdefault(segment.text.strip(), set()).add((style.reverse, style.bold, style.underline))
        assert any(reverse and bold for reverse, bold, _ in styles["hinge"])
        assert any(bold and underline and not reverse for reverse, bold, underline in styles["Ilse Varga"])


async def test_hits_are_walked_across_fields_and_the_wrap_is_said(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"hinge", "enter")
        await settle(pilot)
        reading = app.reader.article_text.reading
        assert reading
        assert {span.field for span in reading.hits} == {"title", "body"}
        for number in range(len(reading.hits)):
            await pilot.press("n")
            assert app.reader.article_text.hit == number
        await pilot.press("n")
        assert app.reader.article_text.hit == 0
        assert "on at the first" in app.reader.bottom.message


async def test_space_pages_and_goes_on_to_the_next_article_at_the_end(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "space")  # the first article is all in sight
        await settle(pilot)
        assert row_title(app).startswith("Tide gate")
        assert app.reader.article_text.has_focus
        tops = [app.reader.article_text.top]
        while row_title(app).startswith("Tide gate"):
            await pilot.press("space")
            await settle(pilot)
            tops.append(app.reader.article_text.top)
        assert tops[1] > 0
        assert row_title(app).startswith("[bold]Gate")


async def test_the_panel_of_an_article_says_where_it_came_from(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        left = app.reader.panel.content_region.x
        text = "\n".join(line[left:].rstrip() for line in picture(app))
        assert "articles.jsonl" in text.replace(" ", "").replace("\n", "")
        assert "Pell Wire" in text


async def test_help_is_filtered_by_typing(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark", *"mention")
        await settle(pilot)
        text = seen(app)
        assert "Next mention of the" in text
        assert "Half a page" not in text


async def test_keys_that_come_in_one_go_each_find_the_pane_that_the_one_before_left(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"barge", "enter", "enter")
        await settle(pilot, lambda: app.reader.article_text.has_focus)
        assert app.reader.query_bar.text == "barge"
        reading = app.reader.article_text.reading
        assert reading and reading.article.title == "Foundry ships the hinge"


async def test_a_first_search_puts_the_best_first_whatever_the_order_of_the_list(
    library: Library, settle: Settle
) -> None:
    app = BroadsheetApp(library, sort="oldest", tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.reader.found is not None
        assert app.reader.found.results.sort == "oldest"
        await pilot.press("slash", *"gate", "enter")
        await settle(pilot)
        assert app.reader.found.results.sort == "relevance"
        await pilot.press("escape")
        await settle(pilot)
        assert app.reader.found.results.sort == "oldest"


async def test_a_text_stands_there_while_its_names_are_looked_for(tmp_path: Path, settle: Settle) -> None:
    with Library.open(tmp_path / "unnamed", create=True) as library:
        library.add([write_pile(tmp_path / "pile", ARTICLES)], processes=1, names=False)
        app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False))
        read, looking, go_on = library.read, Event(), Event()

        def slow(key: int, results: Results, *, look: bool = True) -> Reading:
            if look:
                looking.set()
                assert go_on.wait(30)
            return read(key, results, look=look)

        with patch.object(library, "read", slow):
            async with app.run_test(size=(120, 40)) as pilot:
                await asyncio.to_thread(looking.wait, 30)
                await pilot.pause()
                reading = app.reader.article_text.reading
                assert reading and reading.article.title == "Foundry ships the hinge"
                assert "names are being looked for" in seen(app)
                go_on.set()
                await settle(pilot, lambda: app.reader.entity_list.named)
                assert "names are being looked for" not in seen(app)
