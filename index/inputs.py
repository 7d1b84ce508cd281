"""What comes in, before it is an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import Format


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One article as it was found, not yet understood."""

    path: str
    """Absolute path of the file, `-` for standard input; bytes that are no UTF-8 are surrogate-escaped.

    Of a file in an archive: that of the archive, `#` and the name in there.
    """
    content: bytes
    format: Format
    part: str = ""
    """Which piece of the file this is: `line 7` of JSON lines; empty when the document is the whole file."""
    mapping: tuple[tuple[str, str], ...] = ()
    """Fields of an article, and the columns or keys of a record that a person said they stand in."""

    @property
    def name(self) -> str:
        """Path and part, as a person reads them."""
        return f"{self.path}#{self.part}" if self.part else self.path


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that gave no article."""

    path: str
    reason: str
    """One sentence without a full stop, for a person."""
