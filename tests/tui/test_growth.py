"""A library that fills while one reads, and one far larger than the screen."""

import json
import shutil
import sys
from pathlib import Path
from typing import cast

import pytest

from index import Article, Everything, Extraction, Library, Reading, Results, Row
from tests.tui.looking import Settle, picture
from tui.app import BroadsheetApp
from tui.terminal import Tier

COLOUR = Tier(colour=True, ascii=False)


def writer(*lines: object, then: str = "") -> list[str]:
    """Return the command line of a writer that says `lines` and then runs `then`."""
    says = "\n".join(json.dumps(line) for line in lines)
    return [sys.executable, "-c", f"print({says!r}, flush=True)\n{then}"]


async def test_what_another_process_adds_appears_and_the_cursor_stays(
    library: Library, tmp_path: Path, settle: Settle
) -> None:
    app = BroadsheetApp(library, tier=COLOUR)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        row = app.reader.article_list.row
        pile = tmp_path / "more.jsonl"
        pile.write_text(json.dumps({"id": "x", "title": "Newest", "date": "2032-06-01", "body": "A later word on it."}))
        with Library.open(library.path) as other:
            other.add([pile], processes=1)
        await pilot.press("R")
        await settle(pilot, lambda: app.reader.article_list.total == 6)
        assert app.reader.article_list.cursor == 2
        assert app.reader.article_list.row == row


async def test_the_writer_tells_how_far_it_is_and_what_it_did(library: Library, settle: Settle) -> None:
    progress = {"done": 3, "total": 40, "added": 3, "rejected": 0, "name": "c.txt"}
    app = BroadsheetApp(library, writer=writer(progress, then="import signal; signal.pause()"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot, lambda: "adding 3/40" in app.reader.bottom.facts)
        assert app.reader.writing
    process = app.reader.writer and app.reader.writer.process
    assert process and process.returncode is not None


async def test_inputs_that_were_rejected_are_listed(library: Library, settle: Settle) -> None:
    report = {"added": 0, "changed": 0, "unchanged": 5, "rejected": [{"path": "bad.pdf", "reason": "not a format"}]}
    app = BroadsheetApp(library, writer=writer({"report": report}), tier=COLOUR)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot, lambda: app.reader.report)
        assert "1 input rejected: i lists them" in app.reader.bottom.message
        await pilot.press("i")
        await settle(pilot)
        assert any("bad.pdf: not a format" in text for _, text, _ in app.reader.panel.lines)


async def test_a_report_of_very_many_rejected_inputs_is_heard(library: Library, settle: Settle) -> None:
    says = "print(json.dumps({'report': {'rejected': [{'path': 'p' * 90, 'reason': 'r' * 90}] * 10_000}}))"
    app = BroadsheetApp(library, writer=writer(then=f"import json\n{says}"), tier=COLOUR)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot, lambda: app.reader.report)
        assert "10,000 inputs rejected: i lists them" in app.reader.bottom.message


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (writer({"error": "process 7 is writing"}), "process 7 is writing"),
        (writer("nonsense", then="raise SystemExit(3)"), "stopped early (status 3)"),
        (["/nowhere/at/all"], "could not be added"),
    ],
)
async def test_a_writer_that_fails_is_told(command: list[str], sentence: str, library: Library, settle: Settle) -> None:
    app = BroadsheetApp(library, writer=command, tier=COLOUR)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot, lambda: not app.reader.writing)
        await settle(pilot, lambda: any(sentence in text for text in app.reader.note.sentences))
        assert app.reader.article_list.total == 5


class Endless:
    """A library of a hundred thousand articles that counts what it is asked for."""

    total = 100_000
    path = Path("/endless")

    def __init__(self) -> None:
        self.rows_given = 0

    def search(self, text: str, **_: object) -> Results:
        return Results(text, Everything(), self.total, None, "newest")

    def rows(self, results: Results, start: int, stop: int) -> tuple[Row, ...]:
        self.rows_given += stop - start
        return tuple(Row(n, str(n), f"Article {n}", "Wire", None, f"{n}.txt", True) for n in range(start, stop))

    def position(self, results: Results, key: int) -> int:
        return key

    def read(self, key: int, results: Results, *, look: bool = True) -> Reading:
        article = Article(str(key), f"{key}.txt", "text", f"Article {key}", "One line.")
        return Reading(key, article, Extraction(), (), ())

    def did_you_mean(self, text: str, results: Results, **_: object) -> None:
        return None

    def count(self) -> int:
        return self.total

    def refresh(self) -> bool:
        return False


async def test_only_rows_near_the_cursor_are_fetched(settle: Settle) -> None:
    endless = Endless()
    app = BroadsheetApp(cast(Library, endless), tier=COLOUR)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert endless.rows_given <= 256
        await pilot.press("G")
        await settle(pilot, lambda: app.reader.article_text.reading and app.reader.article_text.reading.key == 99_999)
        assert app.reader.article_list.row and app.reader.article_list.row.key == 99_999
        for _ in range(30):
            await pilot.press("pageup")
        await settle(pilot)
        assert app.reader.article_list.row
        assert endless.rows_given <= 2_000
        await pilot.press("g")
        await settle(pilot, lambda: app.reader.article_list.row and app.reader.article_list.row.key == 0)


async def test_an_index_that_is_behind_is_mended_while_one_reads(library: Library, settle: Settle) -> None:
    shutil.rmtree(library.path / "index")
    library.close()
    with Library.open(library.path) as again:
        command = [sys.executable, "-m", "tui", "--library", str(library.path), "catch-up"]
        app = BroadsheetApp(again, mender=[*command, "--progress-json"], tier=COLOUR)
        async with app.run_test() as pilot:
            await settle(pilot, lambda: not app.reader.writing and not again.behind())
            await pilot.press("slash", *"hinge", "enter")
            await settle(pilot)
            assert app.reader.found is not None
            assert app.reader.found.results.total == 2


async def test_a_mender_that_could_not_help_is_not_sent_again(library: Library, settle: Settle, tmp_path: Path) -> None:
    shutil.rmtree(library.path / "index")
    library.close()
    runs = tmp_path / "runs"
    helps_nothing = writer({"report": {}}, then=f"open({str(runs)!r}, 'a').write('x')")
    with Library.open(library.path) as again:
        app = BroadsheetApp(again, mender=helps_nothing, tier=COLOUR)
        async with app.run_test() as pilot:
            await settle(pilot, lambda: runs.exists() and not app.reader.writing)
            for _ in range(2):
                await pilot.press("R")
                await settle(pilot)
            assert again.behind() and runs.read_text() == "x"


async def test_who_reads_is_told_that_the_library_was_taken_away_before_a_note_is_lost(
    library: Library, settle: Settle
) -> None:
    app = BroadsheetApp(library, tier=COLOUR)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        shutil.rmtree(library.path)
        await pilot.press("R")
        await settle(pilot, lambda: "taken away or replaced" in app.reader.trouble)
        assert any("nothing can be kept in it now" in line for line in picture(app))
        await pilot.press("t", "enter")  # a star
        await settle(pilot, lambda: "taken away" in app.reader.bottom.message)


async def test_where_another_process_writes_nobody_is_told_and_the_index_is_mended_later(
    library: Library, settle: Settle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tui.screens.growth.MEND_AGAIN", 0.01)
    shutil.rmtree(library.path / "index")
    library.close()
    second = [sys.executable, "-m", "tui", "--library", str(library.path), "catch-up", "--progress-json"]
    once = tmp_path / "once"
    program = (
        f"import json, os, sys\nif not os.path.exists({str(once)!r}):\n open({str(once)!r}, 'w').close()\n"
        f" print(json.dumps({{'error': 'process 7 is writing', 'locked': True}}))\nelse:\n"
        f" os.execv(sys.executable, {second!r})"
    )
    with Library.open(library.path) as again:
        app = BroadsheetApp(again, mender=[sys.executable, "-c", program], tier=COLOUR)
        async with app.run_test() as pilot:
            await settle(pilot, lambda: once.exists() and not app.reader.writing and not again.behind())
            assert not app.reader.trouble
            assert "process 7" not in " ".join(told.sentence for told in app.reader.told)


async def test_what_a_person_has_done_stays_said_while_the_index_is_mended(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        app.reader.remark("the index is being brought up to date")
        app.reader.remark("the index is up to date")
        assert app.reader.bottom.message == "the index is up to date"
        app.reader.say("headline is set right; Z undoes")
        app.reader.remark("the index is being brought up to date")
        assert app.reader.bottom.message == "headline is set right; Z undoes"


async def test_the_newcomers_hint_is_put_away_for_good(library: Library, tmp_path: Path, settle: Settle) -> None:
    welcomed = tmp_path / "state" / "welcomed"
    for shown in (True, False):
        app = BroadsheetApp(library, welcomed=welcomed, tier=COLOUR)
        async with app.run_test() as pilot:
            await settle(pilot)
            assert app.reader.hint.display == shown
            await pilot.press("escape")
            await settle(pilot)
            assert not app.reader.hint.display
    assert welcomed.exists()
