"""Days, weeks and months counted from a publication day. Values are ISO 8601 strings as in `DateMention.value`."""

from datetime import date, timedelta

_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTHS = {
    **{name: n for n, name in enumerate(_NAMES, 1)},
    **{name[:3]: n for n, name in enumerate(_NAMES, 1)},
    "Sept": 9,
}
"""Name or abbreviation → 1 to 12."""
WEEKDAYS = {
    name: n for n, name in enumerate(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
}
"""Name → 0 to 6."""
UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
"""Unit → days."""
COUNTS = {
    "a": 1,
    "an": 1,
    **{
        name: n
        for n, name in enumerate(
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
        )
    },
}
"""Number word → number."""


def day(year: int, month: int, number: int) -> str | None:
    """Return the day, None when the calendar has none such."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def nearest(month: int, number: int, today: date) -> str | None:
    """Return the day of this month and number that is nearest to `today`, before or after."""
    days = [found for year in (today.year - 1, today.year, today.year + 1) if (found := day(year, month, number))]
    return min(days, key=lambda found: abs(date.fromisoformat(found) - today), default=None)


def month_near(month: int, today: date, ahead: bool) -> int:
    """Return the year of the last such month up to `today`'s own, or with `ahead` of the first from it on."""
    if ahead:
        return today.year + (month < today.month)
    return today.year - (month > today.month)


def part_of_month(year: int, month: int, part: str) -> str:
    """Return the ten days that "early", "mid" or "late" name, as an interval."""
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, 0)}[part]
    start = date(year, month, first)
    end = start.replace(day=last) if last else _first_of(year, month + 1) - timedelta(days=1)
    return f"{start.isoformat()}/{end.isoformat()}"


def weekday_near(weekday: int, today: date, ahead: bool, before: bool) -> str:
    """Return the last such weekday up to `today`, itself allowed unless `before`; with `ahead` the first after it."""
    back = (today.weekday() - weekday) % 7
    if ahead:
        return (today + timedelta(days=7 - back)).isoformat()
    return (today - timedelta(days=back or (7 if before else 0))).isoformat()


def week(of: date) -> str:
    """Return the ISO week that holds this day."""
    year, number, _ = of.isocalendar()
    return f"{year:04d}-W{number:02d}"


def ago(today: date, count: int, unit: str) -> str:
    """Return the day, week, month or year so many units before `today`.

    Raises: ValueError or OverflowError when the calendar does not reach so far.
    """
    if unit == "day":
        return (today - timedelta(days=count)).isoformat()
    if unit == "week":
        return week(today - timedelta(weeks=count))
    if unit == "month":
        return _first_of(today.year, today.month - count).isoformat()[:7]
    return f"{today.replace(year=today.year - count, day=1).year:04d}"


def _first_of(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
