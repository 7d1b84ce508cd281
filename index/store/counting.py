"""How many articles there are, for who needs to know no more."""

from contextlib import closing
from pathlib import Path

from index.folder import STORE_FILE
from index.store.database import Database


def count_articles(folder: Path) -> int:
    """Return how many articles the library in `folder` has, without loading what it takes to read one.

    Raises:
        LibraryError: there is none that can be read as it is; `Library.open` says why, or makes an older one anew.
    """
    with closing(Database(folder / STORE_FILE, create=False)) as database, database.telling():
        return int(database.connection.execute("SELECT articles FROM counter").fetchone()[0])
