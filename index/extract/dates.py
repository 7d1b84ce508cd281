"""Date expressions and what day, month or stretch of days they mean."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache

from index.article import DateMention, When
from index.extract.calendardates import KINDS
from index.extract.dateplaces import NO_DATE, Kind, Place
from index.extract.relativedates import RELATIVE


def find_dates(fields: Mapping[str, str], published: When | None) -> tuple[DateMention, ...]:
    """Return the date expressions of all `fields` in order.

    A full date, a year, a decade or a duration has its value always; "October 7", "Friday", "two months ago", "late
    November", "last summer" only when `published` is known. A weekday or month is the last one up to that day, unless
    the sentence looks ahead ("will meet on Friday", "until March"); a day with its month is the nearest one.
    """
    today = published.date() if isinstance(published, datetime) else published
    return tuple(found for name, text in fields.items() for found in _find(name, text, today))


def _find(name: str, text: str, today: date | None) -> Iterator[DateMention]:
    at = 0
    while begin := _BEGINNING.search(text, at):
        at = begin.start()
        match, kind = _written(text, at)
        if match is None or kind is None:
            at += 1
            continue
        value = _value(kind, Place(match.groupdict(), at, match.end(), text, today))
        if value == NO_DATE:
            word = _WORD.match(text, at)
            at = word.end() if word else match.end()
        else:
            at = match.end()
            yield DateMention(name, match.start(), match.end(), match[0], value)


def _written(text: str, at: int) -> tuple[re.Match[str], Kind] | tuple[None, None]:
    """Return the first kind of expression that is written there."""
    first = text[at]
    for kind in _KINDS["0" if first.isdigit() else "a" if first.islower() else "A"]:
        if match := _pattern(kind.pattern).match(text, at):
            return match, kind
    return None, None


def _value(kind: Kind, place: Place) -> str | None:
    try:
        return kind.read(place)
    except KeyError:
        return NO_DATE
    except (OverflowError, ValueError):  # a day before the year 1 or behind 9999: it cannot be told
        return None


_WORD = re.compile(r"\w*")
# What a kind begins with, so that most words of a text are passed over at once.
_THE = (
    r"[Tt]he (?:[a-z-]+th\b|first|second|third|last|day|week|spring|summer|autumn|winter|fall|twent|thirt|['’\d]"
    r"|[a-z]+ies\b)"
)
_WORDS = (
    rf"last |next |this |{_THE}|past |coming |early[ -]|late[ -]|mid[ -]|yester|to(?:day|night|morrow)\b|spring|summer"
    "|autumn|winter|fall"
)
_CAPITALS = (
    r"J(?:an|u[nl])|Feb|Ma[ry]|Apr|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|S(?:at|un|pring|ummer)|Christmas|Boxing"
    r"|New Year|[QH][1-4]|Last |Next |This |The |Past |Coming |Early[ -]|Late[ -]|Mid[ -]|Yester"
    r"|To(?:day|night|morrow)\b|Autumn|Winter|Fall"
)
_COUNTS = "(?:-[a-z]+)?[ -](?:day|week|fortnight|month|year|decade)"
_CLASSES = {
    "a": rf"(?=[a-z])(?:{_WORDS}|[a-z]+{_COUNTS})",
    "A": f"(?=[A-Z])(?:{_CAPITALS}|[A-Z][a-z]*{_COUNTS})",
    "0": r"\d",
}
_KINDS = {first: tuple(kind for kind in (*KINDS, *RELATIVE) if first in kind.begins) for first in _CLASSES}
_BEGINNING = re.compile(rf"(?<![\w$£€.,’'-])(?:{'|'.join(f'(?={each})' for each in _CLASSES.values())})")


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """Return it compiled, when there is first something to try it at: all together take long."""
    return re.compile(pattern)
