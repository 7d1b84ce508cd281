"""The place at which a person leaves a library, kept from one start to the next."""

import json
import os
import zlib
from pathlib import Path
from typing import NamedTuple


class Left(NamedTuple):
    """Where one was."""

    query: str
    article: str
    """Its id: a library that is made anew keeps it."""
    title: str
    field: str
    """Of the place in the article, as in `Span`."""
    start: int
    beside: str
    """What stood there, by which it is found again in a text that was changed."""
    words: str = ""
    """Words of a note that were typed and not kept."""


def file_for(folder: Path, library: Path) -> Path:
    """Return the file in `folder` for the place in this library.

    A checksum does, where a digest would take two milliseconds to load: of two libraries with the same one, each has no
    article that was left in the other.
    """
    return folder / f"{zlib.crc32(os.fsencode(library.absolute())):08x}.json"


def remember(file: Path, left: Left) -> None:
    """Keep a place, whole or not at all. Raises `OSError`."""
    from tui.whole import write_whole  # no start needs it

    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, [json.dumps(left._asdict())])


def remembered(file: Path) -> Left | None:
    """Return the place that was kept; None where there is none that can be read."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        left = Left(**kept)
    except (OSError, ValueError, TypeError):
        return None
    texts = (left.query, left.article, left.title, left.field, left.beside, left.words)
    return left if all(isinstance(text, str) for text in texts) and isinstance(left.start, int) else None
