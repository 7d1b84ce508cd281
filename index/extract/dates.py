"""Date expressions and what day, month or stretch of days they mean."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache

from index.article import DateMention, When
from index.extract.calendardates import KINDS
from index.extract.dateplaces import NO_DATE, Place
from index.extract.relativedates import COUNT, RELATIVE


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
    while match := _DATE.search(text, at):
        kind = match.lastgroup or ""
        inner = _pattern(kind).match(text, match.start())
        value: str | None = NO_DATE
        if inner is not None:
            place = Place(inner.groupdict(), match.start(), match.end(), text, today)
            try:
                value = _KINDS[kind].read(place)
            except KeyError:
                value = NO_DATE
            except (OverflowError, ValueError):  # a day before the year 1 or behind 9999: it cannot be told
                value = None
        if value == NO_DATE:
            word = _WORD.match(text, match.start())
            at = word.end() if word else match.end()
        else:
            at = match.end()
            yield DateMention(name, match.start(), match.end(), match[0], value)


_WORD = re.compile(r"\w*")
_NAMED = re.compile(r"\(\?P<\w+>")
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
_COUNTS = rf"(?:{COUNT})[ -](?:day|week|fortnight|month|year|decade)"
_CLASSES = {"a": rf"(?=[a-z])(?:{_WORDS}|{_COUNTS})", "A": f"(?=[A-Z])(?:{_CAPITALS}|{_COUNTS})", "0": r"\d"}
_KINDS = {f"{kind.name}{n}{first}": kind for n, kind in enumerate((*KINDS, *RELATIVE)) for first in kind.begins}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_KINDS[name].pattern)


def _any_of(first: str) -> str:
    """Return a pattern of the kinds that begin with such a character, each a group called as in `_KINDS`."""
    patterns = [
        f"(?P<{name}>{_NAMED.sub('(?:', kind.pattern)})" for name, kind in _KINDS.items() if name.endswith(first)
    ]
    return f"(?={_CLASSES[first]})(?:{'|'.join(patterns)})"


_DATE = re.compile(rf"(?<![\w$£€.,’'-])(?:{'|'.join(map(_any_of, _CLASSES))})")
