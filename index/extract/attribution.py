"""Who said it: reading "X said", "said the minister, X" and "according to X" before and behind a quotation."""

from collections.abc import Sequence
from typing import NamedTuple

from index.extract.cues import (
    AUXILIARIES,
    BEING,
    JOINTS,
    NAMING,
    OCCASIONS,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    WHEN,
    words,
)
from index.extract.fieldtext import Field
from index.extract.phrases import first_subject, subject_before, subject_behind
from index.extract.tokens import Token
from index.extract.whom import Who

_NOUNS = words(
    "claims notes states reports comments remarks posts calls reads demands answers promises cries jokes"
    " estimates signals"
    " tweets urges counters cautions pledges vows smiles laughs sighs hints yells praises mocks blames attack"
)
_NO_ATTRIBUTION = words("and but or which that who to")
_CLAUSES = words("that because if")
_PUTTING = frozenset(("put", "puts", "described", "describes"))
_INVERTED = frozenset(("said", "says", "asked", "added", "wrote"))
_SPEAKING_OF = words("refer refers referred referring speak speaks spoke speaking")
_FARTHEST_VERB = 26
_FARTHEST_NAMING = 60
_FARTHEST_SPEAKING_OF = 16
_FARTHEST_SAYING = 240


class Said(NamedTuple):
    """An attribution as read."""

    who: Who
    cue: str | None
    """The words that say so; None where a colon does."""
    end: int
    """Offset behind what was read of it."""


def behind(field: Field, start: int, ceiling: int) -> Said | None:
    """Read the attribution that begins at `start`, behind the closing mark: `said X`, `X said`, `according to X`.

    It ends with its sentence, or at `ceiling`.
    """
    tokens = field.tokens(start, field.sentence_end(start, ceiling))
    while tokens and not tokens[0].text[0].isalnum():
        tokens = tokens[1:]
    if not tokens or tokens[0].low in _NO_ATTRIBUTION:
        return None
    for at, token in enumerate(tokens[:_FARTHEST_VERB]):
        if token.text in ":;" or (at and token.low in _CLAUSES):
            return None
        if token.low in SAYING and not token.entity and not is_noun(tokens, at) and not _is_passive(tokens, at):
            opens = all(each.low in AUXILIARIES or each.low.endswith("ly") for each in tokens[:at])
            who = subject_behind(tokens, at) if opens else subject_before(tokens, at)
            if who or opens:
                return said_by(who, token, token)
        elif token.low in _PUTTING and tokens[0].low == "as":
            return said_by(subject_before(tokens[1:], at - 1), token, token)
        elif _is_according(tokens, at):
            return said_by(subject_behind(tokens, at + 1), token, tokens[at + 1])
    return _with_any_verb(tokens) if field.text[start - 2] == "," else None


def _with_any_verb(tokens: Sequence[Token]) -> Said | None:
    """Read `Molnar shot back`: behind a comma a name and whatever it does."""
    for at, token in enumerate(tokens[:4]):
        if token.entity:
            verb = tokens[at + 1] if at + 1 < len(tokens) else token
            if token.entity.type != "person" or not verb.text.isalpha() or not verb.text.islower():
                return None
            known = verb.low in JOINTS or verb.low in PREPOSITIONS or verb.low in AUXILIARIES
            return None if known else said_by(Who(token.start, token.end, token.entity), verb, verb)
        if not token.text[0].isalpha() or token.low in JOINTS or token.low in PREPOSITIONS:
            return None
    return None


def before(field: Field, start: int, end: int, phrase: bool) -> Said | None:
    """Read the attribution in the sentence from `start` to `end`, where the opening mark stands.

    `phrase`: what follows is part of the sentence, so that `X called it` will do.
    """
    tokens = field.tokens(start, end)
    if not tokens:
        return None
    if tokens[0].text in ("Said", "Says", "Added", "Wrote") and (who := subject_behind(tokens, 0)):
        return said_by(who, tokens[0], tokens[0])
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        gap = end - token.end
        if token.entity or gap > _FARTHEST_SAYING:
            continue
        if _is_according(tokens, at):
            return said_by(subject_behind(tokens, at + 1), token, tokens[at + 1])
        farthest = _FARTHEST_SPEAKING_OF if token.low in _SPEAKING_OF else _FARTHEST_NAMING
        if token.low in SAYING or (phrase and token.low in NAMING and gap < farthest):
            said = _with_verb(tokens, at)
            if said:
                return said
    if tokens[-1].text == ":" and (who := first_subject(tokens)):
        people = {token.entity.id for token in tokens if token.entity and token.entity.type == "person"}
        return Said(who, None, end) if len(people) < 2 or who.start == _first_name(tokens) else None
    return None


def _with_verb(tokens: Sequence[Token], at: int) -> Said | None:
    token = tokens[at]
    if is_noun(tokens, at) or (at == 0 and not token.low.endswith("ing")):
        return None
    if token.low.endswith("ing") and not (at and tokens[at - 1].low in BEING):
        speaker = tokens[at - 1].entity if at else None
        if speaker and speaker.type == "person":
            return said_by(Who(tokens[at - 1].start, tokens[at - 1].end, speaker), token, token)
        return said_by(_main_subject(tokens, at), token, token)
    if _is_passive(tokens, at) or tokens[at - 1].low == "to":
        return None
    if at and tokens[at - 1].text == "," and token.low in _INVERTED and (who := subject_behind(tokens, at)):
        following = next((each for each in tokens[at:] if each.start >= who.end), None)
        if following and following.text == ",":
            return said_by(who, token, token)
    last = tokens[at + 1] if token.low in _SPEAKING_OF and at + 1 < len(tokens) else token
    return said_by(subject_before(tokens, at), token, last)


def _main_subject(tokens: Sequence[Token], at: int) -> Who | None:
    """Return the subject of the sentence that goes on `saying …`."""
    for verb in range(at - 1, 0, -1):
        finite = tokens[verb].low in SAYING and not tokens[verb].low.endswith("ing") and not is_noun(tokens, verb)
        if finite and (who := subject_before(tokens, verb)):
            return who
    return first_subject(tokens[:at])


def _is_according(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].low == "according" and at + 1 < len(tokens) and tokens[at + 1].low == "to"


def is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "claims" and the like are no verb here: they are behind a name, a pronoun or a comma only."""
    if tokens[at].low not in _NOUNS or at == 0:
        return False
    before = tokens[at - 1]
    return not (before.entity or before.low in PRONOUNS or before.low in AUXILIARIES or before.text in ",)—–")


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the verb tells what is said of its subject: `was told`, `is said`; not `was quoted as saying`."""
    at -= 1
    while at >= 0 and (tokens[at].low.endswith("ly") or tokens[at].low in ("also", "not", "never", "once", "often")):
        at -= 1
    return at >= 0 and tokens[at].low in BEING and not tokens[at].entity


def _first_name(tokens: Sequence[Token]) -> int:
    """Return where the name begins that a line `Minister Molnar: “…”` starts with; -1 if it starts otherwise."""
    for token in tokens[:6]:
        if token.entity:
            return token.start
        if not token.text[0].isalpha() or token.low in JOINTS or token.low in PREPOSITIONS:
            break
    return -1


def said_by(who: Who | None, first: Token, last: Token) -> Said | None:
    """Return the attribution whose cue goes from `first` to `last`; None when it names nobody."""
    if who is None:
        return None
    cue = first.text if first is last else f"{first.text} {last.text}"
    return Said(who, cue, max(who.end, last.end))


def ends_soon(field: Field, said: Said, ceiling: int) -> bool:
    """Say whether hardly more than a time or an occasion follows the attribution in its sentence."""
    rest = field.tokens(said.end, field.sentence_end(said.end, ceiling))
    if not rest or not rest[0].text[0].isalnum():
        return not rest or rest[0].text in ",.!?"
    lows = {token.low for token in rest[:4]}
    return rest[0].low in ("in", "on", "at", "via", "during", "after", "as", "when", "from", "by") and bool(
        lows & (OCCASIONS | WHEN)
    )
