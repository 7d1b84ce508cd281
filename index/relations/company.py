"""Company: who is named together with somebody, in how many articles, paragraphs and sentences."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
_PLACE = 3
"""Numbers of a place as `index.standing.to_bytes` writes it."""


class Shared(NamedTuple):
    """How often somebody is named together with each entity, by the entity's key."""

    articles: Numbers
    paragraphs: Numbers
    sentences: Numbers

    @classmethod
    def nobody(cls, entities: int) -> "Shared":
        """Return that none of so many entities is named."""
        return cls(*np.zeros((3, entities), np.int64))

    def with_company(self, places: Sequence[bytes], wholes: Numbers, wanted: int) -> "Shared":
        """Return it with what more articles have.

        `places` are those of each article, see `index.standing`; `wholes` tells by the key of a name which entity it
        is, and `wanted` is such an entity.
        """
        table = np.frombuffer(b"".join(places), "<u4").astype(np.int64).reshape(-1, _PLACE)
        sizes = np.array([len(each) // (4 * _PLACE) for each in places], np.int64)
        articles = np.repeat(np.arange(len(places)), sizes)
        entities = wholes[table[:, 0]]
        isnt = entities != wanted
        counts = []
        for units in (articles, _apart(articles, table[:, 1], len(places)), _apart(articles, table[:, 2], len(places))):
            here = np.zeros(units.max(initial=0) + 1, bool)
            here[units[~isnt]] = True
            both = np.flatnonzero(isnt & here[units])
            each = np.unique(entities[both] * len(here) + units[both])
            counts.append(np.bincount(each // len(here), minlength=len(wholes)))
        return Shared(*(before + more for before, more in zip(self, counts, strict=True)))

    def most(self) -> Numbers:
        """Return the entities that are named with them: most articles first, then sentences, paragraphs, lower keys."""
        found = np.flatnonzero(self.articles)
        order = np.lexsort((found, -self.paragraphs[found], -self.sentences[found], -self.articles[found]))
        return found[order]


def _apart(articles: Numbers, units: Numbers, size: int) -> Numbers:
    """Return numbers for units (paragraphs, sentences) that are counted anew in each article."""
    most = np.zeros(size, np.int64)
    np.maximum.at(most, articles, units + 1)
    before: Numbers = np.cumsum(most) - most
    return before[articles] + units
