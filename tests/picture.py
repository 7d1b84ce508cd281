"""Draws docs/reader.svg, the picture of the README: the sample collection, a search, a name chosen. `make picture`."""

import asyncio
import tempfile
from pathlib import Path

from textual.pilot import Pilot

import seeds
from index import Library
from tui.app import BroadsheetApp
from tui.terminal import Tier

_KEYS = ("slash", *"molnar strand", "enter", "J", "3", "j")


async def _quiet(pilot: Pilot[None]) -> None:
    """Wait until nothing is being searched or read."""
    app = pilot.app
    assert isinstance(app, BroadsheetApp)
    await pilot.pause(0.3)  # longer than the text waits for the cursor
    while app.reader.pending:
        await pilot.pause(0.05)


async def _draw(library: Library, out: Path) -> None:
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=(120, 36)) as pilot:
        await _quiet(pilot)
        for key in _KEYS:
            await pilot.press(key)
            await _quiet(pilot)
        out.write_text(app.export_screenshot(title="broadsheet"), encoding="utf-8")


def main() -> None:
    """Draw it."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "sample", create=True) as library:
        library.add([Path(seeds.__file__).parent])
        asyncio.run(_draw(library, Path("docs/reader.svg")))


if __name__ == "__main__":
    main()
