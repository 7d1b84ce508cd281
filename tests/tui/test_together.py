"""What a typed letter gives rise to: one question at a time, one picture for all that belongs together."""

import asyncio
import threading
from collections.abc import Callable
from functools import partial

import pytest

from index import Library
from tests.tui.looking import Settle
from tui.app import BroadsheetApp
from tui.screens.curtain import Curtain
from tui.screens.latest import Cancelled, Latest
from tui.terminal import Tier


class Painted(BroadsheetApp):
    """Remembers of each picture what was typed, what the list was asked for, and how that may go on."""

    def __init__(self, library: Library) -> None:
        super().__init__(library, tier=Tier(colour=True, ascii=False))
        self.pictures: list[tuple[str, str, tuple[str, ...]]] = []

    def post_display_hook(self) -> None:
        reader = self.reader
        if reader.found and not self._batch_count:
            ways = tuple(each.replacement for each in reader.completions.suggestions)
            self.pictures.append((reader.query_bar.text, reader.found.ask.step.query, ways))


@pytest.fixture
def painted(library: Library) -> Painted:
    return Painted(library)


async def idle(latest: Latest) -> None:
    while latest.busy:
        await asyncio.sleep(0)


async def test_of_jobs_that_come_at_once_the_first_is_told_that_it_is_late_and_only_the_last_is_done() -> None:
    done: list[tuple[str, bool]] = []
    begun, go_on = threading.Event(), threading.Event()

    def first(cancelled: Cancelled) -> None:
        begun.set()
        go_on.wait()
        done.append(("first", cancelled()))

    def note(name: str, cancelled: Cancelled) -> None:
        done.append((name, cancelled()))

    latest = Latest(lambda fail: fail())
    latest.do(first)
    await asyncio.to_thread(begun.wait)
    latest.do(partial(note, "second"))
    latest.do(partial(note, "third"))
    assert latest.busy
    go_on.set()
    await idle(latest)
    assert done == [("first", True), ("third", False)]
    latest.stop()


async def test_what_a_job_fails_with_is_raised_by_what_is_handed_on() -> None:
    failed: list[Callable[[], object]] = []
    latest = Latest(failed.append)
    latest.do(lambda _: [].pop())
    await idle(latest)
    await asyncio.sleep(0)
    with pytest.raises(IndexError):
        failed[0]()
    latest.stop()


async def test_a_letter_its_hits_and_how_it_may_go_on_are_one_picture(
    painted: Painted, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Curtain.draw, "__defaults__", (60.0,))
    monkeypatch.setattr("tui.screens.typing.BEHIND_HITS", 60.0)
    async with painted.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"fo")
        await settle(pilot)
        painted.pictures.clear()
        painted.reader.write("u")
        await settle(pilot)
        assert painted.pictures[0] == ("fou", "fou", ("foundry", "found", "four", 'org:"Brandt Foundry"'))


async def test_a_letter_is_painted_without_its_hits_when_they_take_long(painted: Painted, settle: Settle) -> None:
    begun, held = threading.Event(), threading.Event()

    def busy(_: Cancelled) -> None:
        begun.set()
        held.wait()

    async with painted.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await settle(pilot)
        painted.reader._searching.do(busy)
        await asyncio.to_thread(begun.wait)
        painted.pictures.clear()
        await pilot.press("g")
        while not painted.pictures:
            await pilot.pause()
        assert painted.pictures[0][:2] == ("g", "")
        held.set()
        await settle(pilot, lambda: painted.reader.found and painted.reader.found.ask.step.query == "g")


async def test_hits_that_are_there_do_not_wait_for_how_the_query_may_go_on(
    painted: Painted, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Curtain.draw, "__defaults__", (60.0,))
    begun, held = threading.Event(), threading.Event()

    def busy(_: Cancelled) -> None:
        begun.set()
        held.wait()

    async with painted.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await settle(pilot)
        painted.reader._suggesting.do(busy)
        await asyncio.to_thread(begun.wait)
        painted.pictures.clear()
        await pilot.press("g")
        while not painted.pictures:
            await pilot.pause()
        assert painted.pictures[0] == ("g", "g", ())
        held.set()
        await settle(pilot)


async def test_a_letter_that_finds_nothing_is_one_picture_with_what_may_have_been_meant(
    painted: Painted, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Curtain.draw, "__defaults__", (60.0,))
    monkeypatch.setattr("tui.screens.typing.BEHIND_HITS", 60.0)
    async with painted.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"foundr")
        await settle(pilot)
        painted.pictures.clear()
        painted.reader.write("u")
        await settle(pilot)
        assert painted.reader.found and not painted.reader.found.results.total
        assert {picture[0] for picture in painted.pictures} == {"foundru"}
        assert painted.pictures[0] == ("foundru", "foundru", ())
        assert painted.reader.correction == "foundry"


async def test_going_to_the_query_line_drops_no_question_that_is_under_way(painted: Painted, settle: Settle) -> None:
    begun, held, late = threading.Event(), threading.Event(), list[bool]()

    def busy(cancelled: Cancelled) -> None:
        begun.set()
        held.wait()
        late.append(cancelled())

    async with painted.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        shown = painted.reader.found
        painted.reader._searching.do(busy)
        await asyncio.to_thread(begun.wait)
        await pilot.press("slash")
        held.set()
        await settle(pilot)
        assert late == [False]
        await pilot.press("escape", "slash")  # what is asked then for nobody shows nothing
        await settle(pilot)
        assert painted.reader.found and shown
        assert painted.reader.found.results == shown.results


async def test_an_answer_that_comes_after_the_next_question_is_not_shown(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        late = app.reader.found
        assert late
        await pilot.press("slash", *"foundry")
        await settle(pilot, lambda: app.reader.article_list.total == 2)
        app.reader.post_message(app.reader.Answered(late))
        await settle(pilot)
        assert app.reader.article_list.total == 2


async def test_a_line_that_is_typed_in_one_go_finds_what_stands_there_at_last(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"foundrx", "backspace", *"y hinge")
        await settle(pilot)
        assert app.reader.query_bar.text == "foundry hinge"
        assert app.reader.found and app.reader.found.ask.step.query == "foundry hinge"
        assert app.reader.article_list.total == 2
