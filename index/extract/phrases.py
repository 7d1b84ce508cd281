"""Whom the phrase before or behind a verb names."""

from collections.abc import Sequence

from index.extract.cues import AUXILIARIES, JOINTS, OCCASIONS, PREPOSITIONS, PRONOUNS, SAYING, TITLE_WORDS, WHEN
from index.extract.tokens import Token
from index.extract.whom import MOST_WORDS, POSSESSIVE, Who, named, only_name, owns, pronoun, without_opening

_PARTS = frozenset(",;:—–()")
_DEEPEST = 4


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
        return pronoun(tokens[first])
    last = first
    while last < len(tokens) and last - first < MOST_WORDS and not _stops(tokens, first, last):
        last += 1
    phrase = tokens[first:last]
    if not phrase:
        return None
    who = named(phrase)
    if (who is None or who.entity is None) and last < len(tokens) and tokens[last].text == ",":
        who = only_name(tokens[last + 1 : last + 5]) or who
    return who


def first_subject(tokens: Sequence[Token]) -> Who | None:
    """Return the person whom a sentence begins with, or the pronoun: the subject of what it goes on to say."""
    if tokens and tokens[0].low in PRONOUNS:
        return pronoun(tokens[0])
    for at, token in enumerate(tokens):
        before = tokens[at - 1].low if at else ""
        if token.entity and token.entity.type == "person" and before not in PREPOSITIONS and not owns(tokens, at):
            return Who(token.start, token.end, token.entity)
        if token.low in PRONOUNS and before == ",":
            return pronoun(token)
    return None


def _opening_phrase(tokens: Sequence[Token]) -> Who | None:
    """Return whom the words before the first verb of a sentence name, as far as its form tells a verb."""
    for at, token in enumerate(tokens[:MOST_WORDS]):
        if not token.entity and (token.low in AUXILIARIES or token.low in SAYING or token.low.endswith("ed")):
            phrase = without_opening(tokens[:at])
            return named(phrase) if phrase and not any(_parts(each) for each in phrase) else None
    return None


def _beyond_apposition(tokens: Sequence[Token], comma: int, deepest: int) -> Who | None:
    """Read `X, a Y,` and `a Y, X,` where the second comma stands at `comma`."""
    opening = {")": "("}.get(tokens[comma].text, tokens[comma].text)
    before = comma - 1
    while before >= 0 and tokens[before].text != opening:
        before -= 1
    if name := only_name(tokens[before + 1 : comma], whole=True):
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
        return pronoun(tokens[last])
    if _parts(tokens[last]):
        return None
    first = last
    while first > 0 and last - first < MOST_WORDS and not _parts(tokens[first - 1]):
        first -= 1
    clause = first - 1
    while clause > 0 and tokens[clause].text not in _PARTS and tokens[clause].low != "who":
        clause -= 1
    if clause > 0 and tokens[clause].low == "who" and tokens[clause - 1].text != ",":
        return _ending(tokens, clause - 1)
    phrase = without_opening(tokens[first : last + 1])
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
    return named(phrase) if phrase else None


def _is_verbal(token: Token) -> bool:
    """Say whether it ties what follows to a verb or to another noun."""
    tied = token.low in JOINTS or token.low in PREPOSITIONS or token.low in AUXILIARIES
    return not token.entity and (tied or token.low.endswith(("ed", "ing")) or token.low in SAYING)


def _parts(token: Token) -> bool:
    """Say whether no phrase goes over this token."""
    if token.entity or token.text in POSSESSIVE:
        return False
    return not token.text[0].isalnum() or token.low in JOINTS or token.low in SAYING


def _stops(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether the subject that begins at `first`, behind its verb, ends before `at`."""
    token = tokens[at]
    if token.entity or token.text in POSSESSIVE or token.low.rstrip(".") in TITLE_WORDS:
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
