"""A name as words that can be compared with those of another."""

from functools import lru_cache

from index.article import EntityType
from index.identity.aliases import aliases
from index.identity.folding import fold, joined

_ARTICLES = frozenset(["al", "el", "as", "ash", "ar", "at"])
"""As they stand before an Arabic surname; some drop them."""


@lru_cache(maxsize=1 << 14)
def words_of(name: str, kind: EntityType) -> tuple[str, ...]:
    """Return the words by which the name is compared; empty where it has none.

    `Organisation of Islamic Co-operation` and `The Organization of Islamic Cooperation` give the same.
    """
    words = fold(name)
    if kind == "person":
        words = [word for word in words if word not in _ARTICLES] or words
    known = aliases().words
    return tuple(known.get(word, word) for word in joined(words))
