"""The article in an editor, behind a pipe and in a file; the shell beside the reader."""

import asyncio
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.tui.looking import Settle
from tui import terminal
from tui.app import BroadsheetApp
from tui.screens.texts import as_markdown, as_text


@pytest.fixture
def lent(app: BroadsheetApp, monkeypatch: pytest.MonkeyPatch) -> BroadsheetApp:
    """Return a reader whose terminal can be lent, to programs that do not look at it."""

    @contextmanager
    def suspend() -> Iterator[None]:
        yield

    monkeypatch.setattr(app, "suspend", suspend)
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n" * 9))
    return app


def program(folder: Path, name: str, script: str) -> Path:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


async def test_the_article_goes_to_a_command_s_input_and_never_into_its_line(
    lent: BroadsheetApp, settle: Settle, tmp_path: Path
) -> None:
    command = program(tmp_path, "take", f'cat > "{tmp_path}/given"; printf "%s\\n" "$@" > "{tmp_path}/arguments"')
    async with lent.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        article = lent.reader.article_text.reading.article  # type: ignore[union-attr]
        await pilot.press("vertical_line")
        lent.reader.write(f"{command} $(id) 'a b'")
        await pilot.press("enter")
        assert (tmp_path / "given").read_text("utf-8") == as_text([article])
        assert (tmp_path / "arguments").read_text().splitlines() == ["$(id)", "a b"]
        assert lent.reader.bottom.message == f"back from {command}"
        await pilot.press("vertical_line", *"tr 'x", "enter")
        assert lent.reader.bottom.message == "tr 'x is no command: no closing quotation"
        await pilot.press("vertical_line")
        lent.reader.write(str(tmp_path / "none"))
        await pilot.press("enter")
        assert lent.reader.bottom.message.endswith("cannot be run: No such file or directory")


async def test_a_line_goes_to_the_shell_as_it_was_typed(
    lent: BroadsheetApp, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/bin/sh")
    async with lent.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("exclamation_mark")
        lent.reader.write(f"echo a | tr a b > {tmp_path}/out; exit 3")
        await pilot.press("enter")
        assert (tmp_path / "out").read_text() == "b\n"
        assert lent.reader.bottom.message.endswith("ended with status 3")


async def test_the_editor_gets_a_copy_that_is_gone_afterwards(
    lent: BroadsheetApp, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = program(tmp_path, "editor", f'cp "$2" "{tmp_path}/seen"; echo "$2" > "{tmp_path}/name"; echo "$1" >> "$2"')
    monkeypatch.setenv("VISUAL", f"{editor} --wait")
    async with lent.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        article = lent.reader.article_text.reading.article  # type: ignore[union-attr]
        await pilot.press("e")
        assert (tmp_path / "seen").read_text("utf-8").endswith(as_text([article]))
        assert "the changes were to a copy" in lent.reader.bottom.message
        assert not Path((tmp_path / "name").read_text().strip()).exists()
        monkeypatch.setenv("VISUAL", "no-such-editor")
        await pilot.press("e")
        assert lent.reader.bottom.message == "there is no no-such-editor: name an editor in $EDITOR"


async def test_the_article_is_written_to_a_new_file_only(app: BroadsheetApp, settle: Settle, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        article = app.reader.article_text.reading.article  # type: ignore[union-attr]
        await pilot.press("s")
        assert app.reader.prompt.text == "foundry-ships-the-hinge.md"
        await pilot.press("escape")

        async def save(name: str) -> str:
            await pilot.press("colon")
            app.reader.write(f"save {name}")
            await pilot.press("enter")
            await settle(pilot)
            return app.reader.bottom.message

        for ending, form in ((".md", as_markdown), (".txt", as_text)):
            file = tmp_path / f"one{ending}"
            assert await save(str(file)) == f"1 article written to {file}"
            assert file.read_text("utf-8") == form([article])
            assert await save(str(file)) == f"{file} is there already; name another file"
        assert await save(str(tmp_path / "one.pdf")) == "the ending says the form: .md .txt"
        assert "cannot be written" in await save(str(tmp_path / "none" / "one.md"))


async def test_what_is_marked_goes_to_a_command_to_a_file_and_to_an_editor_together(
    lent: BroadsheetApp, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", str(program(tmp_path, "editor", f'cp "$1" "{tmp_path}/seen"')))
    monkeypatch.setenv("PAGER", str(program(tmp_path, "pager", f'cp "$1" "{tmp_path}/paged"')))
    command = program(tmp_path, "take", f'cat > "{tmp_path}/given"')
    async with lent.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        library = lent.reader.library
        articles = [library.article(row.id) for row in library.rows(library.search(""), 0, 2)]
        await pilot.press("v", "v", "G", "vertical_line")
        assert lent.reader.prompt.label == "pipe 2 to"
        lent.reader.write(str(command))
        await pilot.press("enter")
        assert (tmp_path / "given").read_text("utf-8") == as_text(articles)
        await pilot.press("s")
        assert (lent.reader.prompt.label, lent.reader.prompt.text) == ("save 2 to", "2-articles.md")
        await pilot.press("ctrl+u")
        lent.reader.write(str(tmp_path / "two.md"))
        await pilot.press("enter")
        await settle(pilot)
        assert lent.reader.bottom.message == f"2 articles written to {tmp_path / 'two.md'}"
        assert (tmp_path / "two.md").read_text("utf-8") == as_markdown(articles)
        await pilot.press("e", "P")
        assert (tmp_path / "seen").read_text("utf-8").endswith(as_text(articles))
        assert (tmp_path / "paged").read_text("utf-8") == as_text(articles)


async def test_an_interrupt_meant_for_another_program_does_not_end_the_reader() -> None:
    left: list[int] = []
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, left.append, 0)  # as in the reader, which answers others too
    loop.add_signal_handler(signal.SIGINT, left.append, 130)
    try:
        with terminal.lent(loop, left.append):
            os.kill(os.getpid(), signal.SIGINT)
        for _ in range(4):
            await asyncio.sleep(0)
        assert left == []
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(4):
            await asyncio.sleep(0)
        assert left == [130]
    finally:
        loop.remove_signal_handler(signal.SIGINT)
        loop.remove_signal_handler(signal.SIGTERM)
