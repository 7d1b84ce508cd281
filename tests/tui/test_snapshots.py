"""What it looks like. After a wanted change run with `--snapshot-update`, then look at each picture."""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from index import Library
from tests.tui.looking import Settle
from tui.app import BroadsheetApp
from tui.terminal import Tier

SIZES = [(80, 24), (120, 40)]
VIEWS: dict[str, tuple[str, ...]] = {
    "main": ("j",),
    "searching": ("slash", *"gate hing"),
    "completing": ("slash", *"gate fou", "tab"),
    "misspelt": ("slash", *"varga hinje", "enter"),
    "entity": ("slash", *"hinge", "enter", "j", "3", "2", "n"),
    "help": ("question_mark",),
    "nothing-found": ("slash", *"hinge xylophone", "enter"),
}


def _pressing(keys: tuple[str, ...], settle: Settle) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def press(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
        await settle(pilot)

    return press


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("view", VIEWS)
def test_view(
    view: str, size: tuple[int, int], library: Library, settle: Settle, snap_compare: Callable[..., bool]
) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False))
    assert snap_compare(app, run_before=_pressing(VIEWS[view], settle), terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_empty_library(
    size: tuple[int, int], empty_library: Library, settle: Settle, snap_compare: Callable[..., bool]
) -> None:
    app = BroadsheetApp(empty_library, tier=Tier(colour=True, ascii=False))
    assert snap_compare(app, run_before=_pressing((), settle), terminal_size=size)


def test_monochrome(library: Library, settle: Settle, snap_compare: Callable[..., bool]) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=False, ascii=True))
    assert snap_compare(app, run_before=_pressing(VIEWS["entity"], settle), terminal_size=(80, 24))


def test_light_theme(library: Library, settle: Settle, snap_compare: Callable[..., bool]) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False))
    keys = (*VIEWS["entity"], "T", "j")
    assert snap_compare(app, run_before=_pressing(keys, settle), terminal_size=(120, 40))
