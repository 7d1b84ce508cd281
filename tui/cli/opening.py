"""Opening the reader: which library, and which process fills it meanwhile."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from index import Library, MissingLibrary, Sort, printable
from tui import leaving
from tui.cli.output import ProgressLine
from tui.cli.places import default_library, pile_library, sample_folder

if TYPE_CHECKING:
    from tui.config import Config


def read(paths: Sequence[str], named: Path | None, settings: Path, *, stock_output: bool = False) -> int:
    """Open the reader on `paths`, on the library `named` or the person's own, or on the sample collection.

    `settings` is the file of settings, which need not be there. `stock_output` leaves what is sent to the
    terminal to Textual.
    """
    if paths:
        name = Path(paths[0]).resolve().name if len(paths) == 1 else f"{len(paths)} piles"
        return _run(named or pile_library(paths), paths, settings, name=name, stock_output=stock_output)
    path = named or default_library()
    try:
        with _opened(path) as library:
            filled = library.count() > 0
    except MissingLibrary:
        if named:
            raise
        filled = False
    if filled:
        return _run(path, (), settings, name=path.name, stock_output=stock_output)
    sample = str(sample_folder())
    welcomed = platformdirs.user_state_path("broadsheet") / "welcomed"
    return _run(
        pile_library([sample]),
        [sample],
        settings,
        name="sample collection",
        stock_output=stock_output,
        sort="oldest",  # the story is told from its beginning
        welcomed=welcomed,
    )


def _opened(path: Path, *, create: bool = False) -> Library:
    """Open a library; one of an older version is made anew, which may take a while, before there is a screen."""
    line = ProgressLine()
    try:
        return Library.open(path, create=create, progress=line)
    finally:
        line.end()


def _run(
    path: Path,
    paths: Sequence[str],
    settings: Path,
    *,
    name: str,
    stock_output: bool,
    sort: Sort | None = None,
    welcomed: Path | None = None,
) -> int:
    from tui.app import BroadsheetApp, run  # Textual is paid for only by those who read

    config = _config(settings)
    command = [sys.executable, "-m", "tui", "--library", str(path)]
    writer = [*command, "add", "--progress-json", "--", *paths] if paths else None
    mender = [*command, "catch-up", "--progress-json"]
    with _opened(path, create=True) as library:
        app = BroadsheetApp(
            library,
            name=printable(name) or "library",
            sort=sort or (config and config.sort) or "relevance",
            writer=writer,
            mender=mender,
            welcomed=welcomed,
            left=leaving.file_for(platformdirs.user_state_path("broadsheet") / "places", path),
            stock_output=stock_output,
            settings=settings,
            config=config,
        )
        return run(app)


def _config(file: Path) -> "Config | None":
    """Return what the file of settings says; who has none pays for nothing but the look."""
    if not file.exists():
        return None
    from tui.config import load

    return load(file)
