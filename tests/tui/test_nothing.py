"""What the screen says where nothing is found, nothing can be asked, or nothing is there."""

from collections.abc import Callable
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from index import Library
from tests.pseudoterminal import Program
from tests.tui.looking import Settle, picture, seen
from tui.app import BroadsheetApp
from tui.terminal import Tier


async def test_a_query_that_cannot_be_read_is_told_and_the_last_hits_stay(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"hinge")
        await settle(pilot)
        app.post_message(Paste(" date:soon"))
        await settle(pilot, lambda: app.reader.note.urgent)
        assert app.reader.article_list.total == 2
        assert app.reader.note.urgent
        assert "soon" in picture(app)[1]


async def test_no_hit_says_which_word_is_nowhere(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"hinge xylophone", "enter")
        await settle(pilot)
        text = seen(app)
        assert "Nothing found." in text
        assert "No article has xylophone" in text
        assert "Did you mean: hinge? Ctrl-T" in " ".join(text.split()), "the rest of it is to be had by a key"
        await pilot.press("ctrl+t")
        await settle(pilot)
        assert app.reader.article_list.total == 2
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert app.reader.article_list.total == 5
        await pilot.press("slash", *"xylophone", "enter")
        await settle(pilot)
        text = " ".join(seen(app).split())
        assert "No article has xylophone." in text and "Did you mean" not in text, "a word alone is told as well"
        await pilot.press("slash", "ctrl+u", *"hinge -gate", "enter")
        await settle(pilot)
        text = " ".join("\n".join(line[:36] for line in picture(app)).split())
        assert "Did you mean: hinge? Ctrl-T takes it. 2 articles would be there, but for what is left out." in text


async def test_an_empty_library_says_what_to_do(empty_library: Library, settle: Settle) -> None:
    app = BroadsheetApp(empty_library, tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "broadsheet add FOLDER" in seen(app)
        for key in (
            "j",
            "G",
            "n",
            "right_square_bracket",
            "enter",
            "J",
            "S",
            "r",
            "i",
            "escape",
            "2",
            "space",
            "3",
            "enter",
        ):
            await pilot.press(key)
        await settle(pilot)


async def test_what_an_empty_library_advises_fills_that_library(tmp_path: Path, start: Callable[..., Program]) -> None:
    library = tmp_path / "my pile"
    Library.open(library, create=True).close()
    for columns, rows in ((120, 40), (40, 15)):
        program = start("--library", str(library), columns=columns, rows=rows)
        program.wait(lambda text: "? shows every key." in text)
        lines = [line.partition("│")[0] for line in program.text.splitlines()]  # a path is broken where it must be
        assert f"broadsheet--library'{str(library).replace(' ', '')}'addFOLDER" in "".join("".join(lines).split())


async def test_a_pile_without_an_article_is_named_and_not_the_library_that_was_made_for_it(
    tmp_path: Path, start: Callable[..., Program]
) -> None:
    (tmp_path / "photos").mkdir()
    program = start(str(tmp_path / "photos"))
    program.wait(lambda text: "? shows every key." in text)
    text = "".join("".join(line.partition("│")[0] for line in program.text.splitlines()).split())
    assert f"Noarticlein{tmp_path}/photos." in text
    assert "broadsheetFOLDER" in text
    assert "piles" not in text


async def test_no_text_comes_after_a_query_that_finds_nothing(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"varga hin")
        await wait_until(pilot, lambda: app.reader.found and app.reader.found.results.query == "varga hin*")
        assert app.reader.pending, "the text waits for a rest"
        await pilot.press(*"je", "enter")
        await settle(pilot)
        assert (app.reader.article_list.total, app.reader.article_text.reading) == (0, None)


async def wait_until(pilot: Pilot[None], ready: Callable[[], object]) -> None:
    """Let the reader go on until `ready` holds; a question may be open."""
    for _ in range(1000):
        if ready():
            return
        await pilot.pause(0.005)
    raise AssertionError("it never came")
