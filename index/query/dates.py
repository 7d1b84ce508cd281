"""Dates as people write them in a query become ranges of days.

A date is as vague as it is written: `2024-05` is all of May, so `2024-05..` begins on the first and
`..2024-05` ends on the last. `2w` is the day on which the last two weeks began, today being the last of their
days. Hours are as vague as a day.
"""

import re
from calendar import monthrange
from datetime import MINYEAR, date, timedelta
from difflib import get_close_matches

from index.errors import QueryError
from index.query.repairs import shown
from index.query.tree import DateRange, Undated

_CALENDAR = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_AGO = re.compile(r"0*([1-9][0-9]{0,4})([hdwmy])")
_COMPARED = re.compile(r"(>=|<=|>|<)(.*)")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PERIODS = tuple(f"{which}-{unit}" for which in ("this", "last") for unit in ("week", "month", "year"))
_NAMES = ("today", "yesterday", *_WEEKDAYS, *_PERIODS)
SPOKEN = ("today", "yesterday", *_PERIODS, *_WEEKDAYS)
"""Every date that is a word, those first that are asked for most."""
_ADVICE = "write 2024, 2024-05, 2024-05-31, today, yesterday, mon … sun, 2w, last-week, or a range: 2023..2024-03"
_DAY = timedelta(days=1)

Extent = tuple[date, date]
"""First and last day of a vague date."""


def parse_date(text: str, today: date, column: int, field: str = "date") -> DateRange | Undated:
    """Return the days that `text`, which stands behind `field:`, names on the day `today`.

    Raises:
        QueryError: at `column`, when it is no date, or a range that ends before it begins.
    """
    text = text.strip().lower()
    if text == "none":
        return Undated()
    try:
        return _compared(text, today) or _between(text, today, field) or _single(text, today)
    except (ValueError, OverflowError) as error:
        raise QueryError(f'"{shown(text)}" {error}', column) from error


def _compared(text: str, today: date) -> DateRange | None:
    match = _COMPARED.fullmatch(text)
    if match is None:
        return None
    (first, last), value = _extent(match[2], today), _shortest(match[2])
    match match[1]:
        case ">=":
            return DateRange(first, None, f"{value}..")
        case "<=":
            return DateRange(None, last, f"..{value}")
        case ">":
            return DateRange(_shift(last, _DAY), None, f">{value}")
        case _:
            return DateRange(None, _shift(first, -_DAY), f"<{value}")


def _between(text: str, today: date, field: str) -> DateRange | None:
    low, dots, high = text.partition("..")
    if not dots:
        return None
    if not low and not high:
        raise ValueError(f"has no date on either side; {_ADVICE}")
    start = _extent(low, today)[0] if low else None
    end = _extent(high, today)[1] if high else None
    if start and end and start > end:
        raise ValueError(f'ends before it begins; did you mean "{field}:{_shortest(high)}..{_shortest(low)}"?')
    return DateRange(start, end, f"{_shortest(low)}..{_shortest(high)}")


def _single(text: str, today: date) -> DateRange:
    first, last = _extent(text, today)
    if _AGO.fullmatch(text):  # "2w" alone is what happened in the last two weeks, not one day a fortnight ago
        return DateRange(first, None, f"{_shortest(text)}..")
    return DateRange(first, last, text)


def _shortest(value: str) -> str:
    match = _AGO.fullmatch(value)
    return match[1] + match[2] if match else value


def _extent(value: str, today: date) -> Extent:
    """Return first and last day of one vague date.

    Raises:
        ValueError: with the end of a sentence that begins with the date.
    """
    if match := _CALENDAR.fullmatch(value):
        return _calendar(match)
    if match := _AGO.fullmatch(value):
        return _ago(int(match[1]), match[2], today)
    if value == "today":
        return today, today
    if value == "yesterday":
        return _shift(today, -_DAY), _shift(today, -_DAY)
    if value in _WEEKDAYS:
        day = _shift(today, -_DAY * ((today.weekday() - _WEEKDAYS.index(value)) % 7))
        return day, day
    if value in _PERIODS:
        return _period(value, today)
    close = [value[:3]] if value[:3] in _WEEKDAYS else get_close_matches(value, _NAMES, n=1)
    hint = f'did you mean "{close[0]}"?' if close else _ADVICE
    raise ValueError(f"is no date; {hint}")


def _calendar(match: re.Match[str]) -> Extent:
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            only = date(year, int(month), int(day))
            return only, only
        if month:
            return _month(date(year, int(month), 1))
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError as error:
        raise ValueError("is not in the calendar") from error


def _ago(count: int, unit: str, today: date) -> Extent:
    if unit == "h":  # which hour it is now is unknown: the two ends of what it may be
        return _shift(today, -_DAY * -(-count // 24)), _shift(today, -_DAY * (count // 24))
    if unit in "dw":
        begin = _shift(today, -_DAY * (count * (7 if unit == "w" else 1) - 1))
    else:
        begin = _shift(_months_before(today, count * (12 if unit == "y" else 1)), _DAY)
    return begin, begin


def _period(name: str, today: date) -> Extent:
    last, unit = name.startswith("last-"), name[5:]
    if unit == "week":
        monday = _shift(today, -_DAY * (today.weekday() + 7 * last))
        return monday, _shift(monday, _DAY * 6)
    if unit == "month":
        return _month(_months_before(today, 1) if last else today)
    year = _months_before(today, 12 * last).year
    return date(year, 1, 1), date(year, 12, 31)


def _month(day: date) -> Extent:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _months_before(day: date, count: int) -> date:
    """Return the same day `count` months before, or the last of a shorter month."""
    months = day.year * 12 + day.month - 1 - count
    year, month = months // 12, months % 12 + 1
    if year < MINYEAR:
        raise ValueError("lies outside the calendar")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError as error:
        raise ValueError("lies outside the calendar") from error
