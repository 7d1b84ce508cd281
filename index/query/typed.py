"""What stands under the cursor of a query that is being typed, and what may stand there instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.analysis import tokens
from index.errors import QueryError
from index.plain import clean
from index.query.dates import SPOKEN
from index.query.fields import CHOICES, DATE_FIELDS, ENTITY_FIELDS, TEXT_FIELDS
from index.query.lexer import Lexeme, closing, end_of_chunk, lex
from index.query.repairs import Repairs

NAME_FIELDS = frozenset((*ENTITY_FIELDS, "source"))
"""Fields whose value is completed as a whole name."""
OWN_FIELDS = frozenset(("tag", "query"))
"""Fields whose value is a name that a person gave."""
_QUOTES = '"“”„‟«»'
_FREE = frozenset(TEXT_FIELDS) - NAME_FIELDS
_SET = frozenset((*CHOICES, *DATE_FIELDS))


@dataclass(frozen=True, slots=True)
class Typed:
    """What is being typed. Offsets are into the query, half-open."""

    text: str
    """Up to the cursor; without quotation mark and `=`. Empty right behind `field:`."""
    field: str | None
    """The field that it stands behind, or whose brackets it stands in."""
    start: int
    end: int
    """What a completion takes the place of: one word, or the value of a name field with its quotation marks; of a saved
    search the `@` too."""
    alone: bool = True
    """Whether it is all of what it stands in: false for the last word of a phrase or of `cease-fire`."""
    mark: str = ""
    """`=` where one spelling is asked for, `@` of a saved search."""
    rest: str | None = None
    """The query without it: an article must match this too. None where OR joins them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One word that articles are to have, and where the query says so."""

    word: str
    """Folded."""
    field: str | None
    start: int
    end: int


def what_is_typed(text: str, cursor: int | None = None) -> Typed | None:
    """Return what is typed with the cursor before character number `cursor` of `text`; None stands for its end.

    None behind a space, an operator, a finished phrase, and wherever nothing that can be listed may stand.
    """
    cursor = len(text) if cursor is None else cursor
    placed = _placed(text[:cursor]) if clean(text) == text else []
    if not placed or placed[-1].lexeme.end != cursor:
        return None
    last = placed[-1]
    value = _value(text, cursor, last.lexeme)
    if value is None:
        return None
    said, start, end, mark = value
    field = last.lexeme.text if last.lexeme.kind == "field" else last.field
    if mark == "@":
        return Typed(said, "query", start, end, True, mark, _rest(text, last, last.begin, end))
    if field in NAME_FIELDS | OWN_FIELDS:
        return Typed(said, field, start, end, True, mark, _rest(text, last, last.begin, end))
    if field in _SET:
        plain = last.lexeme.kind in ("word", "field")
        return Typed(said, field, start, end, rest=_rest(text, last, last.begin, end)) if plain else None
    if field is not None and field not in _FREE:
        return None
    words = list(tokens(text[start:cursor]))
    if not words or words[-1].end != cursor - start:
        return None
    at = start + words[-1].start
    whole = last.lexeme.kind == "word" and len(words) == 1 and at == start
    behind = end if whole else max(cursor, min(end, end_of_chunk(text, cursor)))
    return Typed(
        text[at:cursor], field, at, behind, whole, mark, _rest(text, last, last.begin if whole else at, behind)
    )


def words_asked(text: str) -> list[Asked]:
    """Return every word that an article must have for `text`, in order; none of what a NOT stands before."""
    if clean(text) != text:
        return []
    return [
        Asked(token.text, place.field, place.lexeme.start + token.start, place.lexeme.start + token.end)
        for place in _placed(text)
        if place.lexeme.kind in ("word", "phrase", "exact") and not place.negated
        if place.field is None or place.field in _FREE or place.field in NAME_FIELDS
        for token in tokens(text[place.lexeme.start : place.lexeme.end])
    ]


def values_like(field: str, start: str) -> list[str]:
    """Return the fixed values of a field that begin with `start`; none where the field has no fixed values."""
    values: Sequence[str] = CHOICES.get(field, ())
    if field in DATE_FIELDS:
        values = (*SPOKEN, "none") if field == "date" else SPOKEN
    return [value for value in values if value.startswith(start.lower()) and value != start.lower()]


@dataclass(frozen=True, slots=True)
class _Place:
    """A lexeme and where it stands."""

    lexeme: Lexeme
    field: str | None
    begin: int
    """Where the field's name begins that stands right before it."""
    negated: bool
    joined: bool
    """Whether all brackets around it join with AND so far."""


def _placed(text: str) -> list[_Place]:
    try:
        return list(_places(lex(text, Repairs(strict=False))))
    except QueryError:
        return []


def _places(lexemes: list[Lexeme]) -> Iterator[_Place]:
    levels: list[tuple[str | None, bool, bool]] = [(None, False, True)]  # the field, whether negated, whether AND joins
    before: Lexeme | None = None  # the field's name right before
    negated = False
    for lexeme in lexemes:
        scope, inside, _ = levels[-1]
        if lexeme.kind == "or":
            levels[-1] = (scope, inside, False)
        behind = before.text if before and before.end == lexeme.start else None
        begin = before.start if before and behind else lexeme.start
        yield _Place(lexeme, behind or scope, begin, inside or negated, all(level[2] for level in levels))
        if lexeme.kind == "(":
            levels.append((behind or scope, inside or negated, True))
        elif lexeme.kind == ")" and len(levels) > 1:
            levels.pop()
        before = lexeme if lexeme.kind == "field" else None
        negated = lexeme.kind == "not" or (negated and lexeme.kind == "field")


def _value(text: str, cursor: int, lexeme: Lexeme) -> tuple[str, int, int, str] | None:
    """Return what is typed of `lexeme`, which ends at the cursor, the range it has in `text`, and its mark."""
    if lexeme.kind == "field":
        return "", cursor, end_of_chunk(text, cursor), ""
    if lexeme.kind == "saved":
        return lexeme.text, lexeme.start, end_of_chunk(text, cursor), "@"
    start, mark = lexeme.start, "=" if text[lexeme.start] == "=" else ""
    opening = start + len(mark)
    if opening < cursor and text[opening] in _QUOTES:
        if closing(text[:cursor], opening) is not None:
            return None
        closed = closing(text, opening)
        marks = sum(text.count(sign, cursor) for sign in _QUOTES)
        end = cursor if closed is None or not marks % 2 else closed + 1
        return text[opening + 1 : cursor], start, end, mark
    if lexeme.kind not in ("word", "exact") or text[opening:cursor] != lexeme.text:
        return None  # a star, a tilde, a colon: finished, or no word
    return lexeme.text, start, end_of_chunk(text, cursor), mark


def _rest(text: str, place: _Place, start: int, end: int) -> str | None:
    others = _placed(text[end:])
    if not place.joined or (text[end:].strip() and not others) or any(other.lexeme.kind == "or" for other in others):
        return None
    return text[:start] + text[end:]
