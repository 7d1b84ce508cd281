"""Whom somebody may mean who has typed the beginning of a name."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from index.store import Store, folded_name

if TYPE_CHECKING:
    from index.search import Known

_FOREMOST = 1_000
"""Entities whose words are kept: who is meant by a few letters is mostly one of them."""
_LOOKED_AT = 400
"""Of all others those that most articles name, among which are enough of any type."""
_LAST = "\U0010ffff"


class _Foremost(NamedTuple):
    """The entities that most articles name."""

    reach: int | None
    """What the findings went up to that tell so."""
    articles: dict[int, int]
    """How many name each, most first."""
    words: list[str]
    """The words of all spellings, by the alphabet, a word for each entity that has it."""
    owners: list[int]
    """The entity of each word."""


class Begun:
    """Answers for one library. Safe to call from any thread."""

    def __init__(self, store: Store, known: "Known") -> None:
        self._store = store
        self._known = known
        self._kept = _Foremost(None, {}, [], [])

    def entities(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield (entity, articles) for whom a name with the words of `text` stands for, the last word only begun.

        Those come first that most articles name. A few letters begin thousands of names, of which a few are wanted, so
        all are only looked up once those are asked for that few articles name.
        """
        foremost = self._among_foremost(text)
        yield from foremost.items()
        names = self._store.names.begun(text)
        names += self._store.names.standing_for(self._known.unnamed(names))
        yield from (pair for pair in self._known.most_named(names, _LOOKED_AT) if pair[0] not in foremost)

    def _among_foremost(self, text: str) -> dict[int, int]:
        words, kept = folded_name(text).split(), self._foremost()
        if len(words) != 1:
            return {}
        first, last = (bisect_left(kept.words, end) for end in (words[0], words[0] + _LAST))
        owners = {*kept.owners[first:last]}
        return {entity: articles for entity, articles in kept.articles.items() if entity in owners} if owners else {}

    def _foremost(self) -> _Foremost:
        """Return them, read anew only where more has been found since."""
        kept, reach = self._kept, self._known.reach
        if kept.reach != reach:
            articles = dict(self._known.foremost(_FOREMOST))
            pairs = sorted({*self._store.names.words_of(articles)})
            kept = self._kept = _Foremost(reach, articles, [word for word, _ in pairs], [owner for _, owner in pairs])
        return kept
