"""A library that is opened behind the first picture, not before it."""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index import Library


class Later:
    """Stands for the library in the folder `path`, which is opened when anything else of it is asked for.

    Any thread may ask first. Whoever does gets the `LibraryError` of a library that cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self._opening = Lock()
        self._library: Library | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._opened(), name)

    def _opened(self) -> "Library":
        with self._opening:
            if self._library is None:
                from index import Library  # loads the store, and all that an article is made of

                self._library = Library.open(self.path)
            return self._library

    def close(self) -> None:
        """Let go of all files."""
        if self._library:
            self._library.close()
