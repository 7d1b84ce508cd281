"""Date expressions and what day, month or stretch of days they mean."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta

from index.article import DateMention, When
from index.extract.days import (
    COUNTS,
    MONTHS,
    UNITS,
    WEEKDAYS,
    ago,
    day,
    month_near,
    nearest,
    part_of_month,
    week,
    weekday_near,
)

Reading = Callable[[re.Match[str], str, date | None], str | None]
"""Match, text and publication day → value; None when only an unknown publication day could tell."""

_LONG = "|".join(name for name in MONTHS if len(name) > 4)
_MONTH = rf"(?:{_LONG}|May|June|July|(?:{'|'.join(name for name in MONTHS if len(name) < 5)})\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_COUNT = r"\d{1,4}|" + "|".join(sorted(COUNTS, key=len, reverse=True))
_SEVERAL = r"\d{1,4}|" + "|".join(sorted((word for word, n in COUNTS.items() if n > 1), key=len, reverse=True))
_UNIT = "|".join(UNITS)
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|due to|scheduled|plans? to)\b[^.!?\n]{0,80}$"
    r"|\b(?:by|until|before|next|coming) (?:the )?$"
)
_AHEAD_LATER = re.compile(r"[^.!?\n]{0,40}?\bwill\b")


def find_dates(fields: Mapping[str, str], published: When | None) -> tuple[DateMention, ...]:
    """Return the date expressions of all `fields` in order.

    A full date or a plain year has its value always; "October 7", "Friday", "two months ago", "late November" only
    when `published` is known: the nearest such day, a weekday before it unless the sentence looks ahead ("will meet
    on Friday").
    """
    today = published.date() if isinstance(published, datetime) else published
    return tuple(found for name, text in fields.items() for found in _find(name, text, today))


def _find(name: str, text: str, today: date | None) -> Iterator[DateMention]:
    for match in _DATE.finditer(text):
        kind = match.lastgroup or ""
        inner = _PATTERNS[kind].match(text, match.start())
        if inner is None:
            continue
        try:
            value = _READINGS[kind](inner, text, today)
        except (OverflowError, ValueError):  # a day before the year 1 or behind 9999: it cannot be told
            value = None
        yield DateMention(name, inner.start("it"), inner.end("it"), inner["it"], value)


def _iso(match: re.Match[str], text: str, today: date | None) -> str | None:
    return day(int(match[2]), int(match[3]), int(match[4]))


def _month_day(match: re.Match[str], text: str, today: date | None) -> str | None:
    month, number, year = (match["m"], match["d"], match["y"])
    number = int(number.rstrip("stndrh"))
    if year:
        return day(int(year), MONTHS[month.rstrip(".")], number)
    return nearest(MONTHS[month.rstrip(".")], number, today) if today else None


def _month_year(match: re.Match[str], text: str, today: date | None) -> str | None:
    groups = match.groupdict()
    year, month, part = groups.get("y"), MONTHS[match["m"].rstrip(".")], groups.get("part")
    if not year:
        if today is None:
            return None
        year = month_near(month, today, _looks_ahead(match, text))
    return part_of_month(int(year), month, part.lower()) if part else f"{int(year):04d}-{month:02d}"


def _weekday(match: re.Match[str], text: str, today: date | None) -> str | None:
    if today is None:
        return None
    word = (match[2] or "").lower()
    ahead = word == "next" or _looks_ahead(match, text)
    return weekday_near(WEEKDAYS[match[3]], today, ahead and word != "last", word == "last")


def _looks_ahead(match: re.Match[str], text: str) -> bool:
    start = match.start("it")
    return bool(_AHEAD.search(text, max(0, start - 100), start) or _AHEAD_LATER.match(text, match.end("it")))


def _relative_day(match: re.Match[str], text: str, today: date | None) -> str | None:
    shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[match["it"].lower()]
    return (today + timedelta(days=shift)).isoformat() if today else None


def _ago(match: re.Match[str], text: str, today: date | None) -> str | None:
    return ago(today, _count(match[2]), match[3]) if today else None


def _past(match: re.Match[str], text: str, today: date | None) -> str | None:
    days = _count(match[2]) * UNITS[match[3]]
    return f"{(today - timedelta(days=days)).isoformat()}/{today.isoformat()}" if today else None


def _nearby_unit(match: re.Match[str], text: str, today: date | None) -> str | None:
    if today is None:
        return None
    shift = {"last": -1, "this": 0, "next": 1}[match[2].lower()]
    if match[3] == "week":
        return week(today + timedelta(weeks=shift))
    return ago(today, -shift, match[3])


def _duration(match: re.Match[str], text: str, today: date | None) -> str | None:
    return f"P{_count(match[2]) * UNITS[match[3]]}D"


def _decade(match: re.Match[str], text: str, today: date | None) -> str | None:
    first = int(match["it"][:4])
    return f"{first}/{first + 9}"


def _years(match: re.Match[str], text: str, today: date | None) -> str | None:
    last = match[3] if len(match[3]) == 4 else match[2][:2] + match[3]
    return f"{match[2]}/{last}" if int(match[2]) < int(last) else None


def _year(match: re.Match[str], text: str, today: date | None) -> str | None:
    return match["it"]


def _count(words: str) -> int:
    return int(words) if words.isdigit() else COUNTS[words.lower()]


# Longest reading first: of two that begin at one place the earlier wins.
_KINDS: tuple[tuple[str, str, Reading], ...] = (
    ("iso", rf"(?P<it>({_YEAR})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))(?!\d)", _iso),
    ("monthday", rf"(?P<it>(?P<m>{_MONTH}) (?P<d>{_DAY})(?:,? (?P<y>{_YEAR}))?)(?![\w%]|[.,:]\d)", _month_day),
    ("daymonth", rf"(?P<it>(?P<d>{_DAY}) (?:of )?(?P<m>{_MONTH})(?!\w)(?:,? (?P<y>{_YEAR})(?!\w))?)", _month_day),
    (
        "monthyear",
        rf"(?P<it>(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[ -])?(?P<m>{_MONTH})(?: of)?,? (?P<y>{_YEAR}))(?!\w)",
        _month_year,
    ),
    ("monthpart", rf"(?P<it>(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[ -](?P<m>{_MONTH}))(?!\w)", _month_year),
    (
        "month",
        r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]y|[Ff]or|[Ll]ast|[Nn]ext|[Tt]his) "
        rf"(?P<it>(?P<m>{_MONTH}))(?!\w|(?: of|,)? \d)",
        _month_year,
    ),
    ("weekday", rf"(?P<it>(?:([Ll]ast|[Nn]ext|[Tt]his) )?({'|'.join(WEEKDAYS)}))(?!\w)", _weekday),
    ("relative", r"(?P<it>(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow))\b", _relative_day),
    ("ago", rf"(?P<it>({_COUNT}) ({_UNIT})s? ago)\b", _ago),
    ("past", rf"(?P<it>(?:[Pp]ast|[Ll]ast) ({_COUNT}) ({_UNIT})s?)\b", _past),
    ("unit", r"(?P<it>([Ll]ast|[Tt]his|[Nn]ext) (week|month|year))\b", _nearby_unit),
    ("duration", rf"(?P<it>({_SEVERAL})[ -](day|week)s?)\b", _duration),
    ("decade", r"(?P<it>(?:1[5-9]|20)\d0s)\b", _decade),
    ("years", rf"(?P<it>({_YEAR})[-–]({_YEAR}|\d\d))(?![\w–-]|[.,]\d)", _years),
    (
        "year",
        r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]efore|[Aa]fter|[Dd]uring|[Oo]f|[Tt]he"
        r"|[Ee]arly|[Ll]ate|[Mm]id|[Bb]etween|and|to)[ -]"
        rf"(?P<it>{_YEAR})(?![\w%]|[.,:–-]\d|[ \xa0](?:people|men|women|votes|miles|km|tonnes|tons|metres|feet|years))",
        _year,
    ),
)
_PATTERNS = {kind: re.compile(pattern) for kind, pattern, _ in _KINDS}
_READINGS = {kind: reading for kind, _, reading in _KINDS}
_NAMED = re.compile(r"\(\?P<\w+>")
_ANY = "|".join(f"(?P<{kind}>{_NAMED.sub('(?:', pattern)})" for kind, pattern, _ in _KINDS)
_DATE = re.compile(rf"(?<![\w$£€.,-])(?:{_ANY})")
