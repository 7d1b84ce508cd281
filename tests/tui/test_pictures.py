"""Every view at four sizes, as the text of its lines. After a wanted change run with `--snapshot-update`, then read."""

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from index import Library
from tests.tui.looking import Settle, picture
from tui.app import BroadsheetApp
from tui.terminal import Tier

SIZES = [(40, 15), (80, 24), (120, 40), (200, 50)]
GATE = ("slash", *"gate", "enter")
VIEWS: dict[str, tuple[str, ...]] = {
    "list": (),
    "list zoomed": ("z",),
    "text": ("j", "2"),
    "text, only its beginning": ("j", "2", "S"),
    "entities": ("j", "3"),
    "entities filtered": ("j", "3", "backslash", *"ma"),
    "searching": ("slash", *"gate hi"),
    "completing": ("slash", *"gate fou", "tab"),
    "hits": (*GATE, "2", "n"),
    "nothing found": ("slash", *"hinge xylophone", "enter"),
    "marked": ("v", "v"),
    "filtered": ("backslash", *"wire"),
    "after S": ("S",),
    "heads by day": ("S", "g"),
    "snippets": (*GATE, "S", "x"),
    "found in the text": ("j", "2", "F", *"gate", "enter"),
    "letters on names": ("j", "2", "f"),
    "selecting": ("j", "2", "v", "w", "w"),
    "why": (*GATE, "w"),
    "card": ("j", "3", "i"),
    "named with": ("j", "3", "c"),
    "after E": ("j", "3", "E"),
    "timeline": ("D",),
    "compared": ("equals_sign", "j", "equals_sign"),
    "after y": ("y",),
    "tag": ("t",),
    "command line": ("colon", *"so"),
    "palette": ("ctrl+p", *"so"),
    "help": ("question_mark",),
    "saved searches": ("at",),
    "bookmarks": ("colon", *"bookmarks", "enter"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
async def test_picture(
    view: str, size: tuple[int, int], library: Library, settle: Settle, snapshot: SnapshotAssertion
) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in VIEWS[view]:
            await pilot.press(key)
        await settle(pilot)
        lines = picture(app)
        assert {cell_len(line) for line in lines} == {size[0]} and len(lines) == size[1]
        assert "\n".join(line.rstrip() for line in lines) == snapshot
