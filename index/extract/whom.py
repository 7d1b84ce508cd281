"""Whom a phrase names: its head, a name beside it, or what it describes."""

from collections.abc import Sequence
from typing import NamedTuple

from index.article import Entity
from index.extract.cues import ARTICLES, AUXILIARIES, JOINTS, NOT_SPEAKERS, PREPOSITIONS, PRONOUNS, WHEN
from index.extract.tokens import Token

POSSESSIVE = frozenset(("’s", "'s", "’", "'"))
"""What ends a possessive, as a token."""
MOST_WORDS = 14
"""In a phrase."""


class Who(NamedTuple):
    """Whom a phrase names."""

    start: int
    end: int
    entity: Entity | None
    """None when it is a description or a pronoun."""
    pronoun: str = ""
    """In lower case."""


def without_opening(phrase: Sequence[Token]) -> Sequence[Token]:
    """Leave out what a sentence opens with before its subject: `In Ostrel the minister`, `Later Molnar`."""
    while phrase and phrase[0].low in AUXILIARIES and not phrase[0].entity:
        phrase = phrase[1:]
    if phrase and phrase[0].low in PREPOSITIONS and not phrase[0].entity:
        for at in range(2, len(phrase)):
            before = phrase[at - 1]
            if before.low in PREPOSITIONS or before.low in ARTICLES or before.text in POSSESSIVE:
                continue
            if (
                phrase[at].entity
                and not before.text[:1].isupper()
                and before.low not in WHEN
                and not phrase[at - 1].entity
            ):
                continue
            if phrase[at].entity or phrase[at].low in ARTICLES or phrase[at].low in PRONOUNS:
                return phrase[at:]
        return [] if len(phrase) < 3 else phrase[2:]
    return phrase


def named(phrase: Sequence[Token]) -> Who | None:
    """Return the person or body at the head of a phrase; else, what it describes."""
    for at, token in enumerate(phrase):
        if token.low in PREPOSITIONS and not token.entity:
            break
        if token.entity is None or owns(phrase, at):
            continue
        behind = phrase[at + 1] if at + 1 < len(phrase) else None
        if token.entity.type == "person" or (
            token.entity.type in ("org", "place") and (behind is None or behind.low in PREPOSITIONS)
        ):
            return Who(token.start, token.end, token.entity)
    first, last = phrase[0], phrase[-1]
    if last.entity and last.entity.type == "person" and len(phrase) > 1 and phrase[-2].entity:
        return Who(last.start, last.end, last.entity)  # the ambassador to Vesna Irena Molnar
    if len(phrase) >= MOST_WORDS or any(token.low in NOT_SPEAKERS and not token.entity for token in phrase):
        return None
    if (
        phrase[-1].low in ARTICLES
        or phrase[-1].low in PREPOSITIONS
        or first.low in PREPOSITIONS
        or first.text in POSSESSIVE
    ):
        return None
    if not any(token.text[0].isalpha() for token in phrase):
        return None
    return Who(first.start, phrase[-1].end, None)


def only_name(phrase: Sequence[Token], whole: bool = False) -> Who | None:
    """Return the person when titles and a name are all there is, up to the next mark or, with `whole`, to the end."""
    for at, token in enumerate(phrase):
        if token.entity:
            if token.entity.type != "person" or owns(phrase, at):
                return None
            end = at + 1 == len(phrase)
            if end or (not whole and not phrase[at + 1].text[0].isalnum()):
                return Who(token.start, token.end, token.entity)
            return None
        if not token.text[0].isalpha() or token.low in PREPOSITIONS or token.low in JOINTS or token.low in ARTICLES:
            return None
    return None


def owns(phrase: Sequence[Token], at: int) -> bool:
    """Say whether a possessive follows the token: `Molnar’s`."""
    return at + 1 < len(phrase) and phrase[at + 1].text in POSSESSIVE


def pronoun(token: Token) -> Who:
    """Return what a pronoun names: whoever it means."""
    return Who(token.start, token.end, None, token.low)
