"""What was meant by a query of which hardly any article has a word as it stands there.

It is only the beginning of one that many have; or, where next to nothing is found, many have one that is spelt nearly
so.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, cast

from index.errors import QueryError
from index.query import Asked, Word, words_asked
from index.query.tree import TextField
from index.results import Results

if TYPE_CHECKING:
    from index.search import Index

_SHORTEST = 4
"""Letters below which every word is near to many."""
_OPEN_FROM = 2
"""Letters from which a word may be left open."""
_RARE, _SELDOM = 2, 50
"""Articles up to which a word may be a slip of the pen; and up to which it may be one that many make."""
_CLEARLY, _BY_FAR = 5, 100
"""How many times as much a correction must find; and as a slip that many make."""
_TRIED = 3
"""Spellings of a lone misspelt word that are tried."""
_TEXT_FIELDS = ("title", "body", "by", "source", "path")


def corrected(index: "Index", text: str, results: Results, count: Callable[[str], int]) -> str | None:
    """Return `text` with its last word left open, or, of few `results`, the misspelt ones corrected.

    None where neither finds clearly more. `count` tells how much a query finds.
    """
    for query in chain(_opened(text), _respelt(index, text) if results.few else ()):
        try:
            found = count(query)
        except QueryError:
            continue
        if found > _CLEARLY * results.total:
            return query
    return None


def _opened(text: str) -> Iterator[str]:
    words = words_asked(text)
    if words and words[-1].end == len(text) and len(words[-1].word) >= _OPEN_FROM:
        yield f"{text}*"


def _respelt(index: "Index", text: str) -> Iterator[str]:
    words = words_asked(text)
    misspelt = [(asked, others) for asked in words if (others := _meant(index, asked))]
    if len(misspelt) == 1:
        asked, others = misspelt[0]
        yield from (_put(text, [(asked, other)]) for other in others[:_TRIED])
    elif misspelt:
        yield _put(text, [(asked, others[0]) for asked, others in misspelt])


def _meant(index: "Index", asked: Asked) -> list[str]:
    """Return what the word may have been meant for, the likeliest first; nothing for a word that is in use."""
    from index.search import DamagedIndex  # loads Whoosh

    field = cast(TextField, asked.field) if asked.field in _TEXT_FIELDS else None
    if len(asked.word) < _SHORTEST or not asked.word.isalpha():
        return []
    try:
        (articles,) = index.suggest(lambda words: words.count_each([Word(asked.word, field)], None, _nobody, _never))
        if articles > _SELDOM:
            return []
        others = index.suggest(lambda words: words.alternatives(asked.word, field))
    except DamagedIndex:
        return []
    least = (_CLEARLY if articles <= _RARE else _BY_FAR) * articles
    return [other.word for other in others if other.articles > least]


def _put(text: str, words: list[tuple[Asked, str]]) -> str:
    for asked, word in reversed(words):
        text = text[: asked.start] + _like(text[asked.start : asked.end], word) + text[asked.end :]
    return text


def _like(written: str, word: str) -> str:
    """Return the word with a capital where the one as written has one."""
    return word.capitalize() if written[:1].isupper() else word


def _nobody(leaf: object) -> list[int]:
    return []


def _never() -> bool:
    return False
