"""Libraries as earlier versions left them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from index.folder import STORE_FILE


def make_older(path: Path) -> None:
    """Turn a library into what an earlier version might have left: tables and columns missing, and one too many."""
    with closing(sqlite3.connect(path / STORE_FILE)) as connection:
        for table in ("pending", "sampled", "extraction", "naming", "spelling_word"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE article DROP COLUMN pull_quotes")
        connection.execute("ALTER TABLE article DROP COLUMN language")
        connection.execute("ALTER TABLE article ADD COLUMN mood TEXT")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
