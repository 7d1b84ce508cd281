"""One SQLite file: opening, telling what it is, a connection for each thread, transactions."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from index.errors import LibraryError, MissingLibrary, NewerLibrary, NotALibrary, OlderLibrary, ReplacedLibrary
from index.store.schema import APPLICATION_ID, TABLES, VERSION

BUSY_SECONDS = 30.0
_UNWRITABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY)
_CHECKPOINT_PAGES = 8_000  # 32 MB; each checkpoint waits for the disk
CACHE_KILOBYTES = 64_000  # at most: rows of new articles go to places all over the indexes


class _Stamp(NamedTuple):
    """By what it is seen that a file was written to."""

    changed: int
    size: int
    log: int
    """Bytes in the log beside it: what was written last stands there; the file is not whole without it."""


class Database:
    """Connections to one library file. Each thread has its own; `close` ends them all."""

    def __init__(self, path: Path, *, create: bool, cache: int = CACHE_KILOBYTES) -> None:
        """Open the file at `path`; each connection keeps at most `cache` kilobytes of it in memory.

        Raises:
            MissingLibrary: there is none and `create` is false.
            NotALibrary: another kind of file is there.
            NewerLibrary, OlderLibrary: its tables are of a later version, or an earlier one.
            LibraryError: it cannot be read or made.
        """
        self.path = path
        self._cache = cache
        self._own = threading.local()
        self._lock = threading.Lock()
        self._all: list[sqlite3.Connection] = []
        if not path.exists() and not create:
            raise MissingLibrary(path.parent)
        self._identity: tuple[int, int] | None = None
        """Device and number of the file; None before it is there."""
        self._alone: _Stamp | None = None
        """What the file was like when it was opened as one that nobody changes; else None."""
        with self.telling():
            try:
                self._prepare()
            except sqlite3.OperationalError as error:
                stamp = self._stamp()
                if error.sqlite_errorcode & 0xFF not in _UNWRITABLE or stamp.log:
                    raise
                # Only the files that SQLite wants beside it cannot be made: the disk is full, or read-only.
                self.close()
                self._alone = stamp
                self._prepare()
        self._identity = self._identify()

    def _identify(self) -> tuple[int, int] | None:
        """Return what tells this file from any other that may come to stand at its path; None where there is none."""
        try:
            file = self.path.stat()
        except OSError:
            return None
        return file.st_dev, file.st_ino

    def make_sure(self) -> None:
        """See that the file is still where it was opened. Raises `ReplacedLibrary`."""
        if self._identity and self._identify() != self._identity:
            raise ReplacedLibrary(self.path.parent)

    def _stamp(self) -> "_Stamp":
        log = self.path.with_name(f"{self.path.name}-wal")
        try:
            file = self.path.stat()
            return _Stamp(file.st_mtime_ns, file.st_size, log.stat().st_size if log.exists() else 0)
        except FileNotFoundError:
            return _Stamp(0, 0, 0)  # opening it says so

    def _follow(self) -> None:
        """Open the file anew where somebody writes to it after all, or has: nothing else would tell."""
        stamp = self._stamp()
        if stamp != self._alone:
            self._alone = None if stamp.log else stamp
            self._own = threading.local()  # who is reading by a connection of before may go on

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turn what SQLite raises into a sentence that names the library."""
        try:
            yield
        except sqlite3.OperationalError as error:
            why = f"the library at {self.path.parent} cannot be used: {error}; is the disk full or read-only?"
            raise LibraryError(self.path.parent, why) from error
        except sqlite3.DatabaseError as error:
            raise NotALibrary(self.path.parent, f"{self.path.name} is damaged or no library ({error})") from error

    def _prepare(self) -> None:
        connection = self.connection
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if mark == 0 and version == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            connection.execute("PRAGMA journal_mode = WAL")
            script = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
            connection.executescript(f"BEGIN; {TABLES} {script} COMMIT;")
        elif mark != APPLICATION_ID:
            raise NotALibrary(self.path.parent, f"{self.path.name} belongs to another program")
        elif version > VERSION:
            raise NewerLibrary(self.path.parent)
        elif version < VERSION:
            raise OlderLibrary(self.path.parent)

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit mode."""
        if self._alone is not None:
            self._follow()
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            self.make_sure()  # one thread would read another file than the next
            connection = sqlite3.connect(
                f"{self.path.absolute().as_uri()}{'?immutable=1' if self._alone else ''}",
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
                uri=True,
            )
            with self._lock:
                self._all.append(connection)  # before it is asked for anything, which may fail
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")  # safe against a killed process in WAL mode
            connection.execute(f"PRAGMA cache_size = -{self._cache}")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
            self._own.connection = connection
        return connection

    @property
    def state(self) -> tuple[int, int, int]:
        """What is another one as soon as anybody has written anything; one thread's are to be compared."""
        connection = self.connection
        (others,) = connection.execute("PRAGMA data_version").fetchone()
        return id(connection), others, connection.total_changes

    @contextmanager
    def transaction(self, *, durable: bool = False, patience: float = BUSY_SECONDS) -> Iterator[sqlite3.Connection]:
        """All or nothing. `durable` waits for the disk: for what a person typed.

        Another process that writes is waited for, at most `patience` seconds; then a `LibraryError` is raised, and a
        `ReplacedLibrary` where the file has been taken away.
        """
        self.make_sure()
        connection = self.connection
        with self.telling():
            connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:  # Ctrl-C too: a transaction that stays open would lock everyone out
                if connection.in_transaction:  # on a full disk SQLite has ended it itself
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """End every thread's connection."""
        with self._lock:
            for connection in reversed(self._all):  # to close one that was alone takes the locks of later ones
                connection.close()
            self._all.clear()
            self._own = threading.local()
