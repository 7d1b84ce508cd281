"""Days, weeks, months and seasons counted from a publication day. Values are ISO 8601, as in `DateMention.value`."""

from datetime import date, timedelta

from index.extract.calendarwords import UNITS

_FARTHEST_AHEAD = timedelta(days=92)


def day(year: int, month: int, number: int) -> str | None:
    """Return the day, None when the calendar has none such."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def nearest(month: int, number: int, today: date, ahead: bool = True, weekday: int | None = None) -> str | None:
    """Return the day of this month and number that is nearest to `today`, before or after; on `weekday` if one is.

    Not one more than three months off, unless the sentence looks `ahead`.
    """
    days = [found for year in range(today.year - 6, today.year + 7) if (found := _date(year, month, number))]
    on_day = [found for found in days if weekday is None or found.weekday() == weekday]
    told = [found for found in on_day or days if ahead or found - today < _FARTHEST_AHEAD]
    best = min(told, key=lambda found: abs(found - today), default=None)
    return best.isoformat() if best else None


def nearest_numbered(number: int, today: date, weekday: int | None = None) -> str | None:
    """Return the day with this number, in the month before `today`, its own or the next, that is nearest."""
    months = [_first_of(today.year, today.month + shift) for shift in (-1, 0, 1)]
    days = [found for first in months if (found := _date(first.year, first.month, number))]
    on_day = [found for found in days if weekday is None or found.weekday() == weekday]
    best = min(on_day or days, key=lambda found: abs(found - today), default=None)
    return best.isoformat() if best else None


def month_near(month: int, today: date, ahead: bool) -> int:
    """Return the year of the last such month up to `today`'s own, or with `ahead` of the first from it on."""
    if ahead:
        return today.year + (month < today.month)
    return today.year - (month > today.month)


def month_nearest(month: int, today: date) -> int:
    """Return the year of the such month that is nearest to `today`'s own; of two as near the earlier."""
    return min(
        range(today.year - 1, today.year + 2), key=lambda year: abs((year - today.year) * 12 + month - today.month)
    )


def part_of_month(year: int, month: int, part: str) -> str:
    """Return the ten days that "early", "mid" or "late" name, as an interval."""
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, 0)}[part]
    start = date(year, month, first)
    end = start.replace(day=last) if last else _first_of(year, month + 1) - timedelta(days=1)
    return f"{start.isoformat()}/{end.isoformat()}"


def part_of_year(year: int, part: str) -> str:
    """Return the four months that "early", "mid" or "late" name."""
    first = {"early": 1, "mid": 5, "late": 9}[part]
    return months(year, first, 4)


def part_of_decade(first: int, length: int, part: str) -> str:
    """Return the years of a decade or century, or the part of it that "early", "mid" or "late" names."""
    begin, end = {"": (0, 1), "early": (0, 0.4), "mid": (0.4, 0.7), "late": (0.7, 1)}[part]
    return f"{first + round(begin * length):04d}/{first + round(end * length) - 1:04d}"


def months(year: int, first: int, count: int) -> str:
    """Return `count` months from the `first` of `year` on."""
    last = _first_of(year, first + count - 1)
    return f"{_first_of(year, first).isoformat()[:7]}/{last.isoformat()[:7]}"


def season(first: int, today: date, word: str, ahead: bool) -> str:
    """Return the season that begins with the month `first`: the last one or the present one, or as `word` says.

    `word`: last, next, this or empty.
    """
    year = today.year - (first > today.month)
    going_on = _first_of(year, first + 3) > today
    if word == "next" or (ahead and not going_on):
        year += 1
    elif word == "last" and going_on:
        year -= 1
    return months(year, first, 3)


def quarter(number: int, today: date, ahead: bool) -> str:
    """Return the last such quarter that has begun, or with `ahead` the first that has not ended."""
    first = 3 * number - 2
    year = today.year + (first + 2 < today.month) if ahead else today.year - (first > today.month)
    return months(year, first, 3)


def weekday_near(weekday: int, today: date, ahead: bool, before: bool) -> str:
    """Return the last such weekday up to `today`, itself allowed unless `before`; with `ahead` the first after it."""
    back = (today.weekday() - weekday) % 7
    if ahead:
        return (today + timedelta(days=7 - back)).isoformat()
    return (today - timedelta(days=back or (7 if before else 0))).isoformat()


def weekday_nearest(weekday: int, today: date) -> str:
    """Return the such weekday that is nearest to `today`: three days before it to three after."""
    return (today + timedelta(days=(weekday - today.weekday() + 3) % 7 - 3)).isoformat()


def weekday_this_week(weekday: int, today: date) -> str:
    """Return the day of the week that holds `today`, Monday its first."""
    return (today + timedelta(days=weekday - today.weekday())).isoformat()


def weekend(today: date, shift: int) -> str:
    """Return Saturday and Sunday of the week `shift` weeks after that of `today`."""
    saturday = today + timedelta(days=5 - today.weekday() + 7 * shift)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def week(of: date) -> str:
    """Return the ISO week that holds this day."""
    year, number, _ = of.isocalendar()
    return f"{year:04d}-W{number:02d}"


def ago(today: date, count: int, unit: str) -> str:
    """Return the day, week, month or year so many units before `today`; a decade ago is a year.

    Raises: ValueError or OverflowError when the calendar does not reach so far.
    """
    if unit == "day":
        return (today - timedelta(days=count)).isoformat()
    if unit in ("week", "fortnight"):
        return week(today - timedelta(weeks=count * (2 if unit == "fortnight" else 1)))
    if unit == "month":
        return _first_of(today.year, today.month - count).isoformat()[:7]
    return f"{today.replace(year=today.year - count * (10 if unit == 'decade' else 1), day=1).year:04d}"


def back(today: date, count: int, unit: str) -> date:
    """Return the day so many units before `today`, after it where `count` is negative; of a short month the last.

    Raises: ValueError or OverflowError when the calendar does not reach so far.
    """
    if unit in ("day", "week", "fortnight"):
        return today - timedelta(days=count * UNITS[unit])
    first = _first_of(today.year, today.month - count * {"month": 1, "year": 12, "decade": 120}[unit])
    last = (_first_of(first.year, first.month + 1) - timedelta(days=1)).day
    return first.replace(day=min(today.day, last))


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _first_of(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
