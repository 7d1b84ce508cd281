"""Where entities stand in an article: in which of its paragraphs and sentences, as numbers. Pure."""

import re
import struct
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from index.article import Article, Entity
from index.sentences import sentences

Places = Mapping[str, tuple[tuple[int, int], ...]]
"""`Entity.id` → (paragraph, sentence) of every sentence that names it, ascending, none twice.

Both count through the whole article; headline, standfirst and each caption are paragraphs of their own.
"""


def standing(article: Article, entities: Iterable[Entity]) -> Places:
    """Return where the entities are named."""
    fields: dict[str, tuple[list[int], list[int], int, int]] = {}
    paragraph = sentence = 0
    for field, text in article.texts().items():
        ends = [match.end() for match in re.finditer("\n+", text)]
        starts = [start for start, _ in sentences(text)]
        fields[field] = ends, starts, paragraph, sentence
        paragraph += len(ends) + 1
        sentence += len(starts) + 1

    def place(field: str, at: int) -> tuple[int, int]:
        ends, starts, paragraph, sentence = fields[field]
        return paragraph + bisect_right(ends, at), sentence + bisect_right(starts, at)

    return {each.id: tuple(sorted({place(span.field, span.start) for span in each.mentions})) for each in entities}


def to_bytes(places: Places, keys: Mapping[str | None, int]) -> bytes:
    """Return the places of those entities that have a key: (key, paragraph, sentence), four bytes each, low first."""
    numbers: list[int] = []
    for id, found in places.items():
        if id in keys:
            for place in found:
                numbers += (keys[id], *place)
    return struct.pack(f"<{len(numbers)}I", *numbers)
