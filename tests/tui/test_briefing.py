"""A brief from the screen."""

from pathlib import Path

from index import Library
from tests.tui.looking import Settle
from tui.app import BroadsheetApp


async def test_a_brief_of_the_hits_or_of_what_is_marked_is_written_to_a_new_file(
    app: BroadsheetApp, library: Library, settle: Settle, tmp_path: Path
) -> None:
    out = tmp_path / "gate.md"
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"gate", "enter")
        await settle(pilot)
        total = app.reader.article_list.total
        await app.reader.run_line(f"brief {out}")
        await settle(pilot)
        assert app.reader.bottom.message.startswith(f"{total} articles briefed in {out}")
        page = out.read_text("utf-8")
        assert page.startswith("# gate\n") and "## People and organisations" in page
        await app.reader.run_line(f"brief {out}")
        assert app.reader.bottom.message == f"{out} is there already; name another file"
        await pilot.press("v")
        await app.reader.run_line("brief")
        assert app.reader.prompt.label == "brief 1 to"
        await pilot.press("ctrl+u")
        app.reader.write(str(tmp_path / "one.md"))
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.bottom.message.startswith("1 article briefed in")
        await app.reader.run_line(f"brief {tmp_path / 'none' / 'x.md'}")
        await settle(pilot)
        assert app.reader.bottom.message.endswith("cannot be written: No such file or directory")
        await pilot.press("escape", "slash", *"xylophone", "enter")
        await settle(pilot)
        await app.reader.run_line("brief x.md")
        assert app.reader.bottom.message == "the list is empty"
