"""Written dates: `Nov 17, 2023`, `12. Februar 2031`, `2031-02-12T09:30:00+01:00`. Nothing relative is ever guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from index.article import When
from index.parse.pasted.months import MONTHS


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that stands in a text."""

    start: int
    end: int
    """Half-open code-point range of the day (not of the time)."""
    when: When
    """Aware UTC when a time with a known zone stands beside it, else the day."""


_WORD = r"((?:(?<![^\W\d_])|(?<=[a-z])(?=[A-Z]))[^\W\d_]{3,12})"
_YEAR = r"((?:19|20)\d\d)"
_PATTERNS = [
    (re.compile(rf"(?<!\d){_YEAR}([-/.])(\d\d?)\2(\d\d?)(?!\d)"), "ysmd"),
    (re.compile(rf"(?<!\d){_YEAR} ?[年년] ?(\d\d?) ?[月월] ?(\d\d?) ?[日일]"), "ymd"),
    (
        re.compile(
            rf"(?<![\d:.,])(\d\d?)(?:st|nd|rd|th|er|º|ª|\.)?[ \-/.]{{0,2}}(?:(?:de|of) )?{_WORD}\.?"
            rf"(?: del?)?[ ,./-]{{1,3}}{_YEAR}(?!\d)"
        ),
        "dmy",
    ),
    (re.compile(rf"{_WORD}\.? ?(\d\d?)(?:st|nd|rd|th)?(?:, ?| ){_YEAR}"), "mdy"),
    (re.compile(rf"(?<!\d){_YEAR}[.,]? {_WORD} (\d\d?)(?!\d)"), "ymd"),
    (re.compile(rf"(?<![\d./-])(\d\d?)([./-]) ?(\d\d?)\2 ?{_YEAR}(?![\d])"), "asby"),
    (re.compile(r"(?<![\d./-])(\d\d)([./])(\d\d)\2(\d\d)(?![\d./-])"), "asby"),
]
_TIME = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])[:.h]([0-5]\d)(?::([0-5]\d))?(?:[.,]\d{1,6})?"
    r" ?(?:([ap])\.?m\.?(?![^\W\d_]))?"
    r"(?:,? ?(?:Uhr )?\(?(?-i:(Z|[A-Z]{3,4})(?![^\W\d_])|(?:UTC|GMT)?([+-]\d\d):?([0-5]\d)(?!\d)))?",
    re.IGNORECASE,
)
# Hours from UTC. Names that mean different hours in different countries (IST, CST) or seasons (ET) are left out.
_ZONES = {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "WET": 0,
    "WEST": 1,
    "BST": 1,
    "CET": 1,
    "MEZ": 1,
    "CEST": 2,
    "MESZ": 2,
    "EET": 2,
}
_ZONES |= {
    "EEST": 3,
    "MSK": 3,
    "SAST": 2,
    "WIB": 7,
    "SGT": 8,
    "HKT": 8,
    "JST": 9,
    "KST": 9,
    "AEST": 10,
    "AEDT": 11,
}
_ZONES |= {"EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_MONTH_FIRST = re.compile(r"\d ?[ap]\.?m\b|\b(?:E[SD]T|P[SD]T|C[SD]T|ET|PT)\b", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![\d/])(\d\d?)/(\d\d?)/(?:\d{4}|\d\d)(?![\d/])")
_DIGITS = re.compile(r"\d\d")  # every written day holds two digits in a row
_GAP_BEHIND = re.compile(r"[\s,;:|•·–—T-]{0,4}(?:(?:at|um|kl\.?|à|om|alle) )?")
_GAP_BEFORE = re.compile(r"[\s,;|•·–—-]{0,4}(?:on )?")
_NEAR = 28


def find_dates(text: str, *, month_first: bool = False) -> list[FoundDate]:
    """Return the days written in `text`, in order and apart; `month_first` says how to read 3/4/2031."""
    found: list[FoundDate] = []
    covered: set[int] = set()
    if not _DIGITS.search(text):
        return found
    for pattern, order in _PATTERNS:
        for match in _matches(pattern, text):
            day = _day(match.groups(), order, month_first)
            if day and match.start() not in covered and match.end() - 1 not in covered:
                covered.update(range(match.start(), match.end()))
                found.append(FoundDate(match.start(), match.end(), day))
    found.sort(key=lambda each: each.start)
    return [_with_time(text, found, index) for index in range(len(found))]


def parse_date(text: str, *, month_first: bool = False) -> When | None:
    """Return the first date in a short `text` that is meant to be one, such as a field of a record, else None."""
    found = find_dates(text[:200], month_first=month_first)
    return found[0].when if found else None


def reads_month_first(text: str) -> bool:
    """Tell whether 3/4/2031 in `text` is 4 March: by a day past 12 elsewhere, else by a.m. or a US zone."""
    sample = text[:100_000]
    order = slashed_order(sample)
    return bool(_MONTH_FIRST.search(sample)) if order is None else order


def slashed_order(text: str) -> bool | None:
    """Tell whether the dates in `text` have the month first, by the first with a day past 12; None without one."""
    for match in _SLASHED.finditer(text):
        if int(match[1]) > 12 >= int(match[2]):
            return False
        if int(match[2]) > 12 >= int(match[1]):
            return True
    return None


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield every match, also one that starts inside another: `12 people 3 May 2031` holds a date."""
    position = 0
    while match := pattern.search(text, position):
        yield match
        position = match.start() + 1


def _day(groups: tuple[str, ...], order: str, month_first: bool) -> date | None:
    parts = dict(zip(order, groups, strict=True))
    if "a" in parts:
        first, second = parts["a"], parts["b"]
        swap = int(first) <= 12 and (int(second) > 12 or (month_first and parts["s"] != "."))
        parts["d"], parts["m"] = (second, first) if swap else (first, second)
    month = int(parts["m"]) if parts["m"].isdecimal() else MONTHS.get(parts["m"].casefold(), 0)
    year = int(parts["y"])
    try:
        return date(year + 2000 if year < 100 else year, month, int(parts["d"]))
    except ValueError:
        return None


def _with_time(text: str, found: list[FoundDate], index: int) -> FoundDate:
    """Take the time right behind the day, else the one right before it, if its zone is known."""
    day = found[index]
    times = []
    gap = _GAP_BEHIND.match(text, day.end)
    if gap and (behind := _TIME.match(text, gap.end())):
        times.append(behind)
    since = max(found[index - 1].end if index else 0, day.start - _NEAR)
    times += [
        each for each in _TIME.finditer(text, since, day.start) if _GAP_BEFORE.fullmatch(text, each.end(), day.start)
    ]
    for match in times:
        if moment := _moment(day.when, match):
            return FoundDate(day.start, day.end, moment)
    return day


def _moment(day: date, match: re.Match[str]) -> datetime | None:
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[4] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if match[6]:
        shift = timedelta(hours=int(match[6]), minutes=int(match[6][0] + match[7]))
    elif match[5] in _ZONES:
        shift = timedelta(hours=_ZONES[match[5]])
    else:
        return None
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=timezone(shift)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
