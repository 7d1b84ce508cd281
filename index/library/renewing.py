"""A library that an older version has made becomes one of today's."""

import shutil
import sqlite3
from pathlib import Path

from index.answers import Progress
from index.errors import LibraryError
from index.folder import STORE_FILE
from index.library.catching_up import OnProgress
from index.library.lock import writing
from index.store.renewing import renew as renew_store


def renew(folder: Path, progress: OnProgress | None) -> None:
    """Make the library in `folder` anew: its articles and what people did stay, the index comes with the next catch-up.

    Raises:
        LibraryError: it cannot be done; the old library is as it was.
        LockedLibrary: another process is writing.
    """

    def tell(done: int, total: int) -> None:
        if progress:
            progress(Progress(done, total, done, 0, "", "renewing"))

    with writing(folder):
        try:
            renew_store(folder / STORE_FILE, tell)
        except (sqlite3.Error, OSError) as error:
            why = f"the library at {folder} is of an older version and cannot be made anew ({error}); it is as it was"
            raise LibraryError(folder, why) from error
        shutil.rmtree(folder / "index", ignore_errors=True)
