"""The next start offers the place at which one left."""

import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from threading import Thread

import pytest

from index import Library
from tests.pseudoterminal import Program
from tests.tui.conftest import ARTICLES, write_pile
from tests.tui.looking import Settle, picture, row_title
from tui import leaving
from tui.app import BroadsheetApp
from tui.leaving import Left
from tui.terminal import Tier

LEFT = Left("gate", "a1", "Tide gate", "body", 40, "the gate stuck")


def test_a_place_is_kept_and_found_again(tmp_path: Path) -> None:
    file = leaving.file_for(tmp_path / "state", tmp_path / "library")
    assert leaving.remembered(file) is None
    leaving.remember(file, LEFT)
    assert leaving.remembered(file) == LEFT
    assert file != leaving.file_for(tmp_path / "state", tmp_path / "other")


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"query": 1}', '{"query": "", "article": ""', "\x00\xff", '"x"'])
def test_a_damaged_place_is_none(tmp_path: Path, kept: str) -> None:
    file = tmp_path / "place.json"
    file.write_text(kept, encoding="utf-8")
    assert leaving.remembered(file) is None


async def test_a_line_that_is_cut_is_heard_of_once_though_two_threads_tell(
    app: BroadsheetApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = []

    def keep() -> None:
        kept.append(1)
        if len(kept) == 1:  # the other comes while the first is at it
            other = Thread(target=app.vanish)
            other.start()
            other.join()

    async with app.run_test() as pilot:
        await settle(pilot)
        monkeypatch.setattr(app.reader, "remember_place", keep)
        monkeypatch.setattr("tui.terminal.end_now", lambda: None)
        app.vanish()
        assert kept == [1]


def test_of_two_who_keep_a_place_at_once_one_stays_whole(tmp_path: Path) -> None:
    file = tmp_path / "place.json"
    program = (
        "import sys; from pathlib import Path; from tui import leaving\n"
        "for n in range(200): leaving.remember(Path(sys.argv[1]), leaving.Left('', sys.argv[2], 'x' * 9000, '', n, ''))"
    )
    both = [subprocess.Popen([sys.executable, "-c", program, str(file), name]) for name in "ab"]
    while any(one.poll() is None for one in both):
        assert not file.exists() or leaving.remembered(file)
    assert [one.returncode for one in both] == [0, 0]
    assert [each.name for each in tmp_path.iterdir()] == ["place.json"]


async def test_the_next_start_goes_back_to_the_place_on_request(
    library: Library, settle: Settle, tmp_path: Path
) -> None:
    file = tmp_path / "state" / "place.json"
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False), left=file)
    async with app.run_test(size=(120, 12)) as pilot:
        await settle(pilot)
        assert "goes on where you were" not in picture(app)[-1]
        await pilot.press("slash", *"gate", "enter", "enter", "space", "space", "space")
        await settle(pilot)
        title, top = row_title(app), app.reader.article_text.top
        assert top > 0
    again = BroadsheetApp(library, tier=Tier(colour=True, ascii=False), left=file)
    async with again.run_test(size=(120, 12)) as pilot:
        await settle(pilot)
        assert f"'' goes on where you were: {title[:30]}" in picture(again)[-1]
        await pilot.press("apostrophe", "apostrophe")
        await settle(pilot)
        assert (row_title(again), again.reader.history.now.query) == (title, "gate")
        assert again.reader.article_text.top == top
        await pilot.press("apostrophe", "apostrophe")
        await settle(pilot)
        assert again.reader.history.now.query == "", "the way back from there leads to where one was"


async def test_a_place_in_an_article_that_was_taken_out_is_told(
    library: Library, settle: Settle, tmp_path: Path
) -> None:
    file = tmp_path / "place.json"
    leaving.remember(file, LEFT)
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False), left=file)
    async with app.run_test(size=(120, 12)) as pilot:
        await settle(pilot)
        await pilot.press("apostrophe", "apostrophe")
        await settle(pilot)
        assert "a1" in picture(app)[-1]


@pytest.mark.parametrize("is_busy", [False, True])
def test_a_line_that_is_cut_while_one_scrolls_keeps_the_place_in_the_article(
    start: Callable[..., Program], tmp_path: Path, is_busy: bool
) -> None:
    body = "\n\n".join(f"Paragraph {number} of the long one." for number in range(300))
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([write_pile(tmp_path, [{"id": "long", "title": "The long one", "body": body}])], processes=1)
        state = {"XDG_STATE_HOME": str(tmp_path / "state")}
        program = start("--library", str(tmp_path / "library"), **state)
        program.wait(lambda text: "Paragraph 1 " in text)
        program.press("\r")
        program.wait(lambda text: "Enter follow" in text or "Space" in text)
        with library._store._database.transaction() if is_busy else nullcontext():
            program.press(" ")
            program.wait(lambda text: "Paragraph 1 " not in text and "Paragraph 20 " in text)
            program.process.send_signal(signal.SIGHUP)
            program.status()
        found = library.search("*")
        place = library.read(library.rows(found, 0, 1)[0].key, found).place
    assert (place is None) == is_busy


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_reader_that_is_cut_off_keeps_its_place(
    number: signal.Signals, start: Callable[..., Program], tmp_path: Path
) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([write_pile(tmp_path, ARTICLES)], processes=1)
    state = {"XDG_STATE_HOME": str(tmp_path / "state")}
    program = start("--library", str(tmp_path / "library"), **state)
    program.wait(lambda text: "PEOPLE" in text)
    program.press("/gate\r")
    program.wait(lambda text: "Enter read" in text and "gate" in text.splitlines()[0])
    program.press("\r")
    program.wait(lambda text: "hit" in text)
    program.process.send_signal(number)
    program.status()
    again = start("--library", str(tmp_path / "library"), **state)
    again.wait(lambda text: "'' goes on where you were" in text)
    assert again.text.splitlines()[0].strip().startswith("/ search"), "the place is offered, and not gone to unasked"
    again.press("''")
    again.wait(lambda text: text.splitlines()[0].strip().startswith("/ gate"))
    again.wait(lambda text: "hit" in text)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_note_that_is_cut_off_can_be_gone_on_with(
    number: signal.Signals, start: Callable[..., Program], tmp_path: Path
) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([write_pile(tmp_path, ARTICLES)], processes=1)
        state = {"XDG_STATE_HOME": str(tmp_path / "state")}
        program = start("--library", str(tmp_path / "library"), **state)
        program.wait(lambda text: "PEOPLE" in text)
        program.press("aask for the bill")
        program.wait(lambda text: "ask for the bill" in text)
        program.process.send_signal(number)
        program.status()
        for _ in range(2):  # and until it is taken
            program = start("--library", str(tmp_path / "library"), **state)
            program.wait(lambda text: "a note was cut off: a, then Ctrl-P has its words" in text)
            program.press("q")
            program.status()
        program = start("--library", str(tmp_path / "library"), **state)
        program.wait(lambda text: "PEOPLE" in text)
        program.press("a\x10\r")
        program.wait(lambda text: "noted" in text)
        assert library.search("note:bill").total == 1
        program.press("q")
        program.status()
    program = start("--library", str(tmp_path / "library"), **state)
    program.wait(lambda text: "PEOPLE" in text)
    assert "cut off" not in program.text


async def test_a_note_that_was_left_comes_back_and_what_is_typed_since_is_not_lost_for_it(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("a", *"first", "escape", "a")
        await settle(pilot)
        assert app.reader.prompt.text == "" and app.reader.prompt.says == "Ctrl-P: what was not kept"
        await pilot.press(*"second", "up")
        assert app.reader.prompt.text == "first"
        await pilot.press("down")
        assert app.reader.prompt.text == "second"
        await pilot.press("enter", "t", "up")
        await settle(pilot)
        assert app.reader.prompt.text == "", "a tag is no note"
