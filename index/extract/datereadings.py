"""What the date expressions mean that name a month, a day or a year."""

import re

from index.extract.calendarwords import HOLIDAYS, MONTHS, ORDINALS, WEEKDAYS
from index.extract.cues import words
from index.extract.dateplaces import NO_DATE, Place
from index.extract.days import (
    day,
    month_near,
    month_nearest,
    months,
    nearest,
    nearest_numbered,
    part_of_decade,
    part_of_month,
    part_of_year,
    quarter,
    weekday_near,
    weekday_nearest,
    weekday_this_week,
)

_SURE_MONTHS = words("January February July September October November December")
_AT = words("in since until till during by for from after before through to of between and over")
_NEAR = words("for from until till by before through")
_IN_YEAR = _AT | words("the early late mid year")
_FOLLOWS = re.compile(
    r"(?: of (?:the|this|last|next) month)?(?=[.,;:!?)—–”\"’\n]|$"
    r"| (?:at|and|or|but|in|to|for|as|when|after|with|from|until|he|she)\b)"
)
_CERTAIN_ORDINAL = 13  # the first nine or so count floors and rounds
DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
"""What decades are called → tens."""


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _number(text: str) -> int:
    return int(text.rstrip("stndrh")) if text[0].isdigit() else ORDINALS[text]


def read_iso(place: Place) -> str | None:
    """Read `2031-02-12`."""
    return day(int(place.get("y")), int(place.get("m")), int(place.get("d")))


def read_month_day(place: Place) -> str | None:
    """Read `7 October 2023`, `October 7`: the nearest such day, on its weekday if it has one."""
    month, number = _month(place.get("m")), _number(place.get("d"))
    if year := place.get("y"):
        return day(int(year), month, number)
    weekday = WEEKDAYS.get(place.get("wd"))
    return nearest(month, number, place.today, place.ahead, weekday) if place.today else None


def read_day_range(place: Place) -> str | None:
    """Read `3–5 May`, `October 28 to November 2`."""
    last_month = _month(place.get("m2") or place.get("m"))
    first_month = _month(place.get("m")) if place.get("m") else last_month
    first, last = _number(place.get("d")), _number(place.get("d2"))
    if year := place.get("y"):
        end = day(int(year), last_month, last)
    else:
        end = nearest(last_month, last, place.today, place.ahead) if place.today else None
    if end is None:
        return None
    begin = day(int(end[:4]) - (first_month > last_month), first_month, first)
    return f"{begin}/{end}" if begin and begin <= end else None


def read_month_range(place: Place) -> str | None:
    """Read `from May to July`."""
    first, last = _month(place.get("m")), _month(place.get("m2"))
    if year := place.get("y"):
        end = int(year)
    elif place.today:
        end = month_near(last, place.today, place.ahead)
    else:
        return None
    return months(end - (first > last), first, (last - first) % 12 + 1)


def read_month_year(place: Place) -> str | None:
    """Read `October 2021`, `late November`."""
    year, month, part = place.get("y"), _month(place.get("m")), place.get("part").lower()
    if not year:
        if place.today is None:
            return None
        year = str(month_near(month, place.today, place.ahead))
    return part_of_month(int(year), month, part) if part else f"{int(year):04d}-{month:02d}"


def read_bare_month(place: Place) -> str | None:
    """Read `in May`, `last August`, `a November opening`."""
    name, rel, today, before = place.get("m"), place.get("rel").lower(), place.today, place.word_before
    if not rel and before not in _AT and (name not in _SURE_MONTHS or _is_name(place)):
        return NO_DATE
    if today is None:
        return None
    month = _month(name)
    if rel == "last":
        year = today.year - (month >= today.month)
    elif rel == "next":
        year = today.year + (month <= today.month)
    elif rel == "this":
        year = today.year
    elif place.ahead:
        year = month_near(month, today, True)
    else:
        near = before in _NEAR or before not in _AT
        year = month_nearest(month, today) if near else month_near(month, today, False)
    return f"{year:04d}-{month:02d}"


def _is_name(place: Place) -> bool:
    """Say whether a capital follows: `October Books`."""
    return place.text[place.end : place.end + 1] == " " and place.text[place.end + 1 : place.end + 2].isupper()


def read_nth(place: Place) -> str | None:
    """Read `on the eighteenth`, `Tuesday the 18th`; not `the second round`."""
    number, weekday = _number(place.get("d")), WEEKDAYS.get(place.get("wd"))
    if weekday is None:
        spelled = place.get("d") in ORDINALS
        if (spelled and number < _CERTAIN_ORDINAL) or place.word_before not in _AT | {"on", "date"}:
            return NO_DATE
        if not _FOLLOWS.match(place.text, place.end):
            return NO_DATE
    return nearest_numbered(number, place.today, weekday) if place.today else None


def read_weekday(place: Place) -> str | None:
    """Read `Tuesday`, `last Tuesday`."""
    if place.today is None:
        return None
    rel, number = place.get("rel").lower(), WEEKDAYS[place.get("wd")]
    if rel == "this":
        return weekday_this_week(number, place.today)
    if not rel and place.planned:
        return weekday_nearest(number, place.today)
    ahead = rel == "next" or (not rel and place.ahead)
    return weekday_near(number, place.today, ahead, rel == "last")


def read_holiday(place: Place) -> str | None:
    """Read `over Christmas`."""
    name = place.get("holiday")
    month, number = HOLIDAYS[name]
    if year := place.get("y"):
        return day(int(year), month, number)
    if name == "Christmas" and not _FOLLOWS.match(place.text, place.end):
        return NO_DATE
    return nearest(month, number, place.today) if place.today else None


def read_quarter(place: Place) -> str | None:
    """Read `Q3 2024`, `the second half of 2024`."""
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}.get(place.get("q"), 0) or int(place.get("q"))
    half = place.get("half") != ""
    if year := place.get("y"):
        return months(int(year), 6 * number - 5, 6) if half else months(int(year), 3 * number - 2, 3)
    if half or place.get("of") or place.today is None:
        return None
    return quarter(number, place.today, place.ahead)


def read_decade(place: Place) -> str | None:
    """Read `the 1990s`, `the late nineties`."""
    written = place.get("decade")
    first = int(written[:4]) if written[:4].isdigit() else 0
    if not first:
        tens = DECADES.get(written) or int(re.sub(r"\D", "", written))
        first = (1900 if tens >= 30 else 2000) + tens
    return part_of_decade(first, 10, place.get("part").lower())


def read_century(place: Place) -> str | None:
    """Read `the 19th century`."""
    if place.text.startswith((" BC", " bc", " B.C"), place.end):
        return NO_DATE
    return part_of_decade(100 * _number(place.get("d")) - 99, 100, place.get("part").lower())


def read_years(place: Place) -> str | None:
    """Read `2019–21`, `between 2019 and 2021`."""
    first, last = place.get("y"), place.get("y2")
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if int(first) < int(last) else NO_DATE


def read_year(place: Place) -> str | None:
    """Read `in 2019`, `late 2019`."""
    if part := place.get("part").lower():
        return part_of_year(int(place.get("y")), part)
    return place.get("y") if place.word_before in _IN_YEAR else NO_DATE
