"""What stands behind the fields that are about no text and no name."""

import re
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import cast

from index.errors import QueryError
from index.query.dates import parse_date
from index.query.fields import CHOICES, DATE_FIELDS
from index.query.lexer import Lexeme
from index.query.repairs import shown
from index.query.tree import DateField, Fact, FactField, Length, Like, Order, Query, Saved, Sorted, Undated

_LENGTHS = re.compile(r"([0-9]{0,9})(?:(\.\.)([0-9]{0,9}))?")
_COMPARED = re.compile(r"(>=|<=|>|<)([0-9]{1,9})")
_NONE_OF = {
    "read": "write is:unread",
    "added": "every article was added on some day",
    "mentions": "name a day, a month or a year",
}
_MARKS = {"prefix": ("", "*"), "exact": ("=", ""), "fuzzy": ("", "~")}


def parse_value(field: str, lexeme: Lexeme, today: date) -> Query:
    """Return what the lexeme, which stands behind `field:`, asks for.

    Raises:
        QueryError: at its column, when that is nothing the field can be.
    """
    column = lexeme.start + 1
    before, behind = _MARKS.get(lexeme.kind, ("", "~" if lexeme.number else ""))
    text = before + lexeme.text + behind
    if field in DATE_FIELDS:
        return _date(cast(DateField, field), text, today, column)
    if before or behind:
        raise QueryError(f'"{shown(text)}" has a mark that {field}: has no use for; leave it out', column)
    if field == "like":
        return Like(text)
    if field == "query":
        return Saved(text, column)
    if field == "words":
        return _length(text, column)
    if field in CHOICES:
        text = _choice(field, text.lower(), column)
    return Sorted(cast(Order, text)) if field == "sort" else Fact(cast(FactField, field), text)


def _date(field: DateField, text: str, today: date, column: int) -> Query:
    days = parse_date(text, today, column, field)
    if field == "date":
        return days
    if isinstance(days, Undated):
        advice = _NONE_OF[field]
        raise QueryError(f"{field}:none finds nothing; {advice}", column)
    return replace(days, field=field)


def _choice(field: str, text: str, column: int) -> str:
    choices = CHOICES[field]
    if text in choices:
        return text
    close = get_close_matches(text, choices, n=1)
    hint = f'did you mean "{field}:{close[0]}"?' if close else f"write {field}: and one of {', '.join(choices)}"
    raise QueryError(f'"{shown(text)}" is nothing that {field}: can be; {hint}', column)


def _length(text: str, column: int) -> Length:
    if match := _COMPARED.fullmatch(text):
        sign, number = match[1], int(match[2])
        if sign == "<" and not number:
            raise QueryError("no text has fewer than no words", column)
        if sign[0] == ">":
            return Length(number + (sign == ">"), None)
        return Length(None, number - (sign == "<"))
    match = _LENGTHS.fullmatch(text)
    if match is None or not (match[1] or match[3]):
        raise QueryError(f'"{shown(text)}" is no number of words; write 300, 300..800, 300.. or >300', column)
    least, most = (int(number) if number else None for number in (match[1], match[3]))
    if not match[2]:
        return Length(least, least)
    if least is not None and most is not None and least > most:
        raise QueryError(f'"{text}" ends before it begins; did you mean "words:{most}..{least}"?', column)
    return Length(least, most)
