"""Opening the reader: which library, and which process fills it meanwhile."""

import sys
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from index import Library, MissingLibrary, Sort, printable
from tui.cli.places import default_library, pile_library, sample_folder


def read(paths: Sequence[str], named: Path | None) -> int:
    """Open the reader on `paths`, on the library `named` or the person's own, or on the sample collection."""
    if paths:
        name = Path(paths[0]).resolve().name if len(paths) == 1 else f"{len(paths)} piles"
        return _run(named or pile_library(paths), paths, name=name)
    path = named or default_library()
    try:
        with Library.open(path) as library:
            filled = library.count() > 0
    except MissingLibrary:
        if named:
            raise
        filled = False
    if filled:
        return _run(path, (), name=path.name)
    sample = str(sample_folder())
    welcomed = platformdirs.user_state_path("broadsheet") / "welcomed"
    # The story is told from its beginning.
    return _run(pile_library([sample]), [sample], name="sample collection", sort="oldest", welcomed=welcomed)


def _run(path: Path, paths: Sequence[str], *, name: str, sort: Sort = "relevance", welcomed: Path | None = None) -> int:
    from tui.app import BroadsheetApp, run  # Textual is paid for only by those who read

    command = [sys.executable, "-m", "tui", "--library", str(path)]
    writer = [*command, "add", "--progress-json", "--", *paths] if paths else None
    mender = [*command, "rebuild", "--if-needed", "--progress-json"]
    shown = printable(name) or "library"
    with Library.open(path, create=True) as library:
        app = BroadsheetApp(library, name=shown, sort=sort, writer=writer, mender=mender, welcomed=welcomed)
        return run(app)
