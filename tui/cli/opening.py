"""Opening the reader: which library, and which process fills it meanwhile."""

import sys
from collections.abc import Sequence
from pathlib import Path

from index import Library, MissingLibrary
from tui.cli.places import default_library, pile_library, sample_folder

_COMMAND = [sys.executable, "-m", "tui"]


def read(paths: Sequence[str], named: Path | None) -> int:
    """Open the reader on `paths`, on the library `named` or the person's own, or on the sample collection."""
    if paths:
        return _run(named or pile_library(paths), paths)
    path = named or default_library()
    try:
        with Library.open(path) as library:
            filled, behind = library.count() > 0, library.behind()
    except MissingLibrary:
        if named:
            raise
        filled = behind = False
    if filled:
        return _run(path, (), catch_up=behind)
    sample = sample_folder()
    return _run(pile_library([str(sample)]), [str(sample)], sample=True)


def _run(path: Path, paths: Sequence[str], *, catch_up: bool = False, sample: bool = False) -> int:
    from tui.app import BroadsheetApp, run  # Textual is paid for only by those who read

    writer = [*_COMMAND, "--library", str(path)]
    if paths:
        writer += ["add", "--progress-json", "--", *paths]
    elif catch_up:
        writer += ["rebuild", "--if-needed", "--progress-json"]
    with Library.open(path, create=True) as library:
        return run(BroadsheetApp(library, writer=writer if paths or catch_up else None, sample=sample))
