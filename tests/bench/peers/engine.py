"""What the bench wants of an engine. Whatever can be made ready beforehand is; the work that comes back is timed."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Literal

from tests.bench.peers.pieces import Feed, Piece
from tests.bench.peers.questions import Question, half_typed

ROWS = 20
"""Hits of which every search brings the titles."""
Work = Callable[[], Sequence[object]]
"""Returns what it found, so that the bench sees when an engine finds nothing."""


class Engine(ABC):
    """An index in a folder, opened for searching."""

    name: ClassVar[str]
    slow: ClassVar[bool] = False
    """Whether it is asked once only, and less."""
    fuzzy: ClassVar[bool] = True
    """Whether it finds misspelt words."""
    version: ClassVar[str]
    """Changes when an index made earlier does not do any more."""
    builds: ClassVar[tuple[str, ...]] = ("text",)
    """Ways to index: texts with positions, source and day, no entities, nothing stored. The first is the measure."""

    @abstractmethod
    def __init__(self, folder: Path) -> None:
        """Open what `make` has made."""

    @staticmethod
    @abstractmethod
    def index(folder: Path, feed: Feed, build: str) -> None:
        """Index in this way, and commit. This is timed."""

    @staticmethod
    @abstractmethod
    def make(folder: Path, feed: Feed) -> dict[str, float]:
        """Make all that searching, facets and snippets need; return what was measured on the way."""

    @staticmethod
    @abstractmethod
    def add(folder: Path, pieces: Sequence[Piece]) -> None:
        """Take in some more, and commit."""

    @abstractmethod
    def refresh(self) -> None:
        """See what was added meanwhile."""

    @abstractmethod
    def search(self, question: Question) -> Work:
        """Find, rank, and fetch the titles of the best."""

    def forget(self) -> None:  # noqa: B027  # most engines keep nothing
        """Let go of what was found for earlier questions."""

    def typed(self, line: str) -> Work:
        """Do the same for a line whose last word is not finished."""
        return self.search(half_typed(line))

    @abstractmethod
    def facet(self, question: Question, by: Literal["source", "entity"]) -> Work:
        """Count the twenty most frequent over all hits."""

    @abstractmethod
    def snippets(self, question: Question) -> Work:
        """Make the snippets of the best hits, which are known."""

    def complete(self, start: str) -> Work | None:
        """Return how words go on; None when the engine has no means for it."""
        return None

    def correct(self, word: str) -> Work | None:
        """Return what was meant; None when the engine has no means for it."""
        return None

    @abstractmethod
    def close(self) -> None:
        """Let go of the files."""


def size_of(folder: Path) -> int:
    """Return the bytes of all files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
