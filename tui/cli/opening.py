"""Opening the reader: which library, and which process fills it meanwhile."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import platformdirs

from index import LibraryError, MissingLibrary, count_articles, printable
from tui import leaving
from tui.advice import name_library
from tui.cli.later import Later
from tui.cli.places import default_library, pile_library, sample_folder

if TYPE_CHECKING:
    from index import Library, Sort
    from tui.config import Config


def read(paths: Sequence[str], named: Path | None, settings: Path, *, stock_output: bool = False) -> int:
    """Open the reader on `paths`, on the library `named` or the person's own, or on the sample collection.

    `settings` is the file of settings, which need not be there. `stock_output` leaves what is sent to the
    terminal to Textual.
    """
    if paths:
        name = Path(paths[0]).resolve().name if len(paths) == 1 else f"{len(paths)} piles"
        path = named or pile_library(paths)
        name_library(path)
        _count(path, create=True)
        pile = "" if named else paths[0] if len(paths) == 1 else name
        return _run(path, paths, settings, name=name, pile=printable(pile), stock_output=stock_output)
    path = named or default_library()
    name_library(named)
    try:
        filled = _count(path) > 0
    except MissingLibrary:
        if named:
            raise
        filled = False
    if filled or named:  # who names a library means it, also when it is empty
        return _run(path, (), settings, name=path.name, stock_output=stock_output)
    sample = str(sample_folder())
    welcomed = platformdirs.user_state_path("broadsheet") / "welcomed"
    path = pile_library([sample])
    name_library(path)
    _count(path, create=True)
    return _run(
        path,
        [sample],
        settings,
        name="sample collection",
        stock_output=stock_output,
        sort="oldest",  # the story is told from its beginning
        welcomed=welcomed,
    )


def _count(path: Path, *, create: bool = False) -> int:
    """Return how many articles a library has; a missing one is made with `create`, one of an older version anew.

    That may take a while, and is done before there is a screen. Raises as `Library.open` does.
    """
    try:
        return count_articles(path)
    except LibraryError:
        from index import Library
        from tui.cli.output import ProgressLine

        line = ProgressLine()
        try:
            with Library.open(path, create=create, progress=line) as library:
                return library.count()
        finally:
            line.end()


def _run(
    path: Path,
    paths: Sequence[str],
    settings: Path,
    *,
    name: str,
    stock_output: bool,
    pile: str = "",
    sort: "Sort | None" = None,
    welcomed: Path | None = None,
) -> int:
    config = _config(settings)
    command = [sys.executable, "-P", "-m", "tui", "--library", str(path)]  # -P: no module of the pile one stands in
    writer = [*command, "add", "--progress-json", "--", *paths] if paths else None
    mender = [*command, "catch-up", "--progress-json"]
    with uncollected(), closing(Later(path)) as library:
        from tui.app import BroadsheetApp, run  # Textual is paid for only by those who read
        from tui.terminal import shows_all_colours

        if shows_all_colours(os.environ):
            os.environ["COLORTERM"] = "truecolor"  # for Textual, and for the programs that are started from here
        app = BroadsheetApp(
            cast("Library", library),
            name=printable(name) or "library",
            sort=sort or (config and config.sort) or "relevance",
            writer=writer,
            mender=mender,
            pile=pile,
            welcomed=welcomed,
            left=leaving.file_for(platformdirs.user_state_path("broadsheet") / "places", path),
            stock_output=stock_output,
            settings=settings,
            config=config,
        )
        status = run(app)
        for name in app.reader.unwritten:
            from tui.cli.output import say  # nothing else here needs it

            say(f"{printable(name)} is not written: it was given up unfinished")
        return status


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector out where all that is loaded stays, and holds no circles.

    To look through it again and again takes a tenth of the time to the reader's first picture, a third of a brief.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _config(file: Path) -> "Config | None":
    """Return what the file of settings says; who has none pays for nothing but the look."""
    if not file.exists():
        return None
    from tui.config import load

    return load(file)
