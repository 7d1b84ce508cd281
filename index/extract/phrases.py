"""Whom the phrase before or behind a verb names."""

from collections.abc import Sequence
from typing import NamedTuple

from index.article import Entity
from index.extract.cues import (
    ARTICLES,
    AUXILIARIES,
    JOINTS,
    NOT_SPEAKERS,
    OCCASIONS,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    TITLE_WORDS,
    WHEN,
)
from index.extract.tokens import Token

_POSSESSIVE = frozenset(("’s", "'s", "’", "'"))
_PARTS = frozenset(",;:—–()")
_MOST_WORDS = 14
_DEEPEST = 4


class Who(NamedTuple):
    """Whom a phrase names."""

    start: int
    end: int
    entity: Entity | None
    """None when it is a description or a pronoun."""
    pronoun: str = ""
    """In lower case."""


def subject_before(tokens: Sequence[Token], verb: int) -> Who | None:
    """Return who stands before the verb: `Molnar said`, `Molnar, the minister, said`, `the minister, Molnar, said`."""
    at = verb - 1
    while at >= 0 and (tokens[at].low in AUXILIARIES or tokens[at].low.endswith("ly")) and not tokens[at].entity:
        at -= 1
    if at > 0 and tokens[at].low == "who":
        at -= 2 if tokens[at - 1].text == "," else 1
    if at < 0:
        return None
    if tokens[at].low in ("and", "but", "or", "then"):
        return first_subject(tokens[:at]) or _opening_phrase(tokens[:at])
    if tokens[at].text in ",—–)":
        return _beyond_apposition(tokens, at, _DEEPEST)
    return _ending(tokens, at)


def subject_behind(tokens: Sequence[Token], verb: int) -> Who | None:
    """Return who stands behind the verb: `said Molnar`, `said the minister, Molnar`, `said a man in the street`."""
    first = verb + 1
    if first >= len(tokens):
        return None
    if tokens[first].low in PRONOUNS:
        return _pronoun(tokens[first])
    last = first
    while last < len(tokens) and last - first < _MOST_WORDS and not _stops(tokens, first, last):
        last += 1
    phrase = tokens[first:last]
    if not phrase:
        return None
    who = _named(phrase)
    if (who is None or who.entity is None) and last < len(tokens) and tokens[last].text == ",":
        who = _only_name(tokens[last + 1 : last + 5]) or who
    return who


def first_subject(tokens: Sequence[Token]) -> Who | None:
    """Return the person whom a sentence begins with, or the pronoun: the subject of what it goes on to say."""
    if tokens and tokens[0].low in PRONOUNS:
        return _pronoun(tokens[0])
    for at, token in enumerate(tokens):
        before = tokens[at - 1].low if at else ""
        if token.entity and token.entity.type == "person" and before not in PREPOSITIONS and not _owns(tokens, at):
            return Who(token.start, token.end, token.entity)
        if token.low in PRONOUNS and before == ",":
            return _pronoun(token)
    return None


def _opening_phrase(tokens: Sequence[Token]) -> Who | None:
    """Return whom the words before the first verb of a sentence name, as far as its form tells a verb."""
    for at, token in enumerate(tokens[:_MOST_WORDS]):
        if not token.entity and (token.low in AUXILIARIES or token.low in SAYING or token.low.endswith("ed")):
            phrase = _without_opening(tokens[:at])
            return _named(phrase) if phrase and not any(_parts(each) for each in phrase) else None
    return None


def _beyond_apposition(tokens: Sequence[Token], comma: int, deepest: int) -> Who | None:
    """Read `X, a Y,` and `a Y, X,` where the second comma stands at `comma`."""
    opening = {")": "("}.get(tokens[comma].text, tokens[comma].text)
    before = comma - 1
    while before >= 0 and tokens[before].text != opening:
        before -= 1
    if name := _only_name(tokens[before + 1 : comma], whole=True):
        return name
    if before < 1 or not deepest:
        return None
    outer = _ending(tokens, before - 1)
    if outer and outer.entity and outer.entity.type == "person":
        return outer
    inner, last = tokens[before + 1 : comma], tokens[comma - 1]
    if last.entity and last.entity.type == "person" and not any(_is_verbal(token) for token in inner):
        return Who(last.start, last.end, last.entity)  # the host, board member X, said
    deeper = _beyond_apposition(tokens, before, deepest - 1) if tokens[before].text == "," else None
    return deeper if deeper and deeper.entity and deeper.entity.type == "person" else outer


def _ending(tokens: Sequence[Token], last: int) -> Who | None:
    """Return whom the phrase that ends with the token `last` names."""
    if tokens[last].low in PRONOUNS and not tokens[last].entity:
        return _pronoun(tokens[last])
    if _parts(tokens[last]):
        return None
    first = last
    while first > 0 and last - first < _MOST_WORDS and not _parts(tokens[first - 1]):
        first -= 1
    clause = first - 1
    while clause > 0 and tokens[clause].text not in _PARTS and tokens[clause].low != "who":
        clause -= 1
    if clause > 0 and tokens[clause].low == "who" and tokens[clause - 1].text != ",":
        return _ending(tokens, clause - 1)
    phrase = _without_opening(tokens[first : last + 1])
    if (
        first > 1
        and tokens[first - 1].low == "and"
        and tokens[first - 2].entity
        and len(phrase) == 1
        and phrase[0].entity
    ):
        return Who(tokens[first - 2].start, phrase[0].end, None)
    if first > 1 and tokens[first - 1].text == "," and all(each.text[0].isupper() for each in tokens[: first - 1]):
        holder = tokens[first - 2]  # X, chair of the Y said
        if holder.entity and holder.entity.type == "person":
            return Who(holder.start, holder.end, holder.entity)
    return _named(phrase) if phrase else None


def _is_verbal(token: Token) -> bool:
    """Say whether it ties what follows to a verb or to another noun."""
    tied = token.low in JOINTS or token.low in PREPOSITIONS or token.low in AUXILIARIES
    return not token.entity and (tied or token.low.endswith(("ed", "ing")) or token.low in SAYING)


def _parts(token: Token) -> bool:
    """Say whether no phrase goes over this token."""
    if token.entity or token.text in _POSSESSIVE:
        return False
    return not token.text[0].isalnum() or token.low in JOINTS or token.low in SAYING


def _stops(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether the subject that begins at `first`, behind its verb, ends before `at`."""
    token = tokens[at]
    if token.entity or token.text in _POSSESSIVE or token.low.rstrip(".") in TITLE_WORDS:
        return False
    if not token.text[0].isalnum() or token.low in JOINTS or token.low in WHEN or token.low.endswith("ing"):
        return True
    if token.low in AUXILIARIES and at > first:
        return True
    if token.low in PREPOSITIONS:
        following = [each.low for each in tokens[at + 1 : at + 4]]
        return (
            at == first
            or token.low in ("during", "via", "after", "before", "by", "amid", "following")
            or any(word in WHEN or word in OCCASIONS for word in following)
        )
    return False


def _without_opening(phrase: Sequence[Token]) -> Sequence[Token]:
    """Leave out what a sentence opens with before its subject: `In Ostrel the minister`, `Later Molnar`."""
    while phrase and phrase[0].low in AUXILIARIES and not phrase[0].entity:
        phrase = phrase[1:]
    if phrase and phrase[0].low in PREPOSITIONS and not phrase[0].entity:
        for at in range(2, len(phrase)):
            before = phrase[at - 1]
            if before.low in PREPOSITIONS or before.low in ARTICLES or before.text in _POSSESSIVE:
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


def _named(phrase: Sequence[Token]) -> Who | None:
    """Return the person or body at the head of a phrase; else, what it describes."""
    for at, token in enumerate(phrase):
        if token.low in PREPOSITIONS and not token.entity:
            break
        if token.entity is None or _owns(phrase, at):
            continue
        behind = phrase[at + 1] if at + 1 < len(phrase) else None
        if token.entity.type == "person" or (
            token.entity.type in ("org", "place") and (behind is None or behind.low in PREPOSITIONS)
        ):
            return Who(token.start, token.end, token.entity)
    first, last = phrase[0], phrase[-1]
    if last.entity and last.entity.type == "person" and len(phrase) > 1 and phrase[-2].entity:
        return Who(last.start, last.end, last.entity)  # the ambassador to Vesna Irena Molnar
    if len(phrase) >= _MOST_WORDS or any(token.low in NOT_SPEAKERS and not token.entity for token in phrase):
        return None
    if (
        phrase[-1].low in ARTICLES
        or phrase[-1].low in PREPOSITIONS
        or first.low in PREPOSITIONS
        or first.text in _POSSESSIVE
    ):
        return None
    if not any(token.text[0].isalpha() for token in phrase):
        return None
    return Who(first.start, phrase[-1].end, None)


def _only_name(phrase: Sequence[Token], whole: bool = False) -> Who | None:
    """Return the person when titles and a name are all there is, up to the next mark or, with `whole`, to the end."""
    for at, token in enumerate(phrase):
        if token.entity:
            if token.entity.type != "person" or _owns(phrase, at):
                return None
            end = at + 1 == len(phrase)
            if end or (not whole and not phrase[at + 1].text[0].isalnum()):
                return Who(token.start, token.end, token.entity)
            return None
        if not token.text[0].isalpha() or token.low in PREPOSITIONS or token.low in JOINTS or token.low in ARTICLES:
            return None
    return None


def _owns(phrase: Sequence[Token], at: int) -> bool:
    return at + 1 < len(phrase) and phrase[at + 1].text in _POSSESSIVE


def _pronoun(token: Token) -> Who:
    return Who(token.start, token.end, None, token.low)
