"""Reading over a slow line."""

import pytest
from textual.events import CursorPosition

from tests.tui.looking import Settle, picture, row_title
from tui.app import BroadsheetApp
from tui.link import QUESTION, Link


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def measured(*took: float) -> Link:
    clock = Clock()
    link = Link(clock)
    for seconds in took:
        assert link.ask() == QUESTION
        clock.now += seconds
        link.answered()
    return link


@pytest.mark.parametrize(
    ("took", "slow"),
    [
        ((0.3, 0.3), False),
        ((0.3, 0.31, 0.4), True),
        ((0.3, 0.05, 0.4), False),
        ((0.3, 0.3, 0.3, 0.17), True),
        ((0.3, 0.3, 0.3, 0.1), False),
    ],
)
def test_a_line_is_slow_by_the_quickest_of_three_answers_and_stays_so_until_it_is_clearly_not(
    took: tuple[float, ...], slow: bool
) -> None:
    assert measured(*took).slow is slow


def test_an_answer_to_no_question_counts_for_nothing() -> None:
    link = measured(0.3, 0.3)
    link.answered()
    assert not link.is_known


async def test_on_a_slow_line_the_text_waits_for_enter(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.reader.line_is(slow=True)
        await pilot.press("j")
        await settle(pilot)
        shown = app.reader.article_text.reading
        assert shown and shown.article.title != row_title(app)
        assert "lean" in picture(app)[-1]
        await pilot.press("enter")
        await settle(pilot)
        shown = app.reader.article_text.reading
        assert shown and shown.article.title == row_title(app)
        app.reader.line_is(slow=False)
        await pilot.press("1", "j")
        await settle(pilot)
        shown = app.reader.article_text.reading
        assert shown and shown.article.title == row_title(app)
        assert "lean" not in picture(app)[-1]


async def test_what_a_person_says_of_the_line_goes_before_what_is_measured(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("colon", *"lean off", "enter")
        app.reader.line_is(slow=True)
        assert app.reader.follows
        await pilot.press("colon", *"lean on", "enter")
        app.reader.line_is(slow=False)
        assert not app.reader.follows
        await pilot.press("colon", *"lean auto", "enter")
        assert app.reader.follows
        await pilot.press("colon", *"lean up", "enter")
        assert "lean is one of: auto, on, off; up is not" in picture(app)[-1]


async def test_a_search_on_a_slow_line_comes_after_a_longer_rest(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.reader.line_is(slow=True)
        await pilot.press("slash", *"hinge")
        assert app.reader.pending
        await settle(pilot)
        assert row_title(app) == "Foundry ships the hinge"


async def test_bytes_shows_what_the_last_key_cost(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.reader.sent = lambda: app.sent
        await pilot.press("colon", *"bytes", "enter", "j")
        app.sent += 1_234
        await pilot.press("k")
        assert "1,234 bytes" in picture(app)[-1]
        await pilot.press("colon", *"bytes", "enter")
        assert "bytes" not in picture(app)[-1]


async def test_the_terminal_is_asked_again_until_three_answers_are_there(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for _ in range(3):
            app._ask_link()
            app.post_message(CursorPosition(0, 0))
            await pilot.pause()
        assert app._link.is_known and not app._link.slow
