"""Whether what some articles take for a person, and others for a place, is one of the two in all of them."""

from collections.abc import Mapping
from typing import NamedTuple

from index.article import EntityType
from index.identity.judging import Verdict

RIVALS: Mapping[EntityType, EntityType] = {"person": "place", "place": "person"}
"""Types between which the tagger wavers. A town and its team, a company and its founder are two, however they count."""
_SURE = 0.85
_FEWEST = 4
"""Articles below which nothing is outvoted: two towns and one person are soon met by chance."""


class Vote(NamedTuple):
    """What the articles of a library say of a spelling's being of one type."""

    articles: int
    """How many take it for that."""
    is_guess: bool
    """None of them tells it: there is no title, no list, nothing beside the name."""


def outvoted(one: Vote, other: Vote, type: EntityType) -> Verdict | None:
    """Tell why a spelling that is guessed to be `one` is the `other`, of `type`; None where nothing says so.

    More articles are those whose number has more binary digits, so that it does not change to and fro as articles come.
    """
    is_more = other.articles >= _FEWEST and one.articles.bit_length() < other.articles.bit_length()
    if one.is_guess and not other.is_guess and is_more:
        return Verdict(_SURE, f"a {RIVALS[type]} by guess only, and known to be a {type} in more articles")
    return None
