"""Date expressions that name a month, a day or a year: how each is written, and what it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from index.extract.days import (
    HOLIDAYS,
    MONTHS,
    ORDINALS,
    WEEKDAYS,
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
    weekday_this_week,
)
from index.extract.tense import looks_ahead

NO_DATE = "no date"
"""What a reading returns for words that are no date after all."""


@dataclass(frozen=True, slots=True)
class Place:
    """A match, the text it stands in and the day of publication."""

    groups: dict[str, str | None]
    start: int
    end: int
    text: str
    today: date | None

    def get(self, group: str) -> str:
        """Return what the group holds, empty when it holds nothing."""
        return self.groups.get(group) or ""

    @property
    def ahead(self) -> bool:
        """Whether the sentence looks ahead there."""
        return looks_ahead(self.text, self.start, self.end)

    @property
    def word_before(self) -> str:
        """The word before it in its line, in lower case."""
        match = _WORD_BEFORE.search(self.text, max(0, self.start - 14), self.start)
        return match[1].lower() if match else ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of date expression."""

    name: str
    begins: str
    """The classes of its first character: `0` a digit, `A` a capital, `a` a small letter."""
    pattern: str
    read: Callable[[Place], str | None]
    """Returns the value; None when only an unknown publication day could tell; `NO_DATE` when it is none.

    Raises: KeyError when a word in the place of a month or an ordinal is none; ValueError or OverflowError when the
    calendar has no such day.
    """


_WORD_BEFORE = re.compile(r"(\w+)[ -]$")
# Names are written by their form and told by the tables in `days`: patterns of all names would take long to compile.
_MONTH = r"(?:(?:J(?:an|u[nl])|Feb|Mar|A(?:pr|ug)|Sept?|Oct|Nov|Dec)\.|[A-Z][a-z]{2,8}(?![a-z]))"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20)\d\d"
_NTH = r"(?:[a-z]+-)?(?:[a-z]+th|first|second|third)"
_WEEKDAY = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_WEEKDAY_SHORT = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)"
_M, _M2 = rf"(?P<m>{_MONTH})", rf"(?P<m2>{_MONTH})"
_D, _D2 = rf"(?P<d>{_DAY})", rf"(?P<d2>{_DAY})"
_Y = rf"(?:,? (?P<y>{YEAR})(?![\w%]))?"
_TO = r"(?: ?[–—-] ?| to | until | till | through )"
_NO_MORE = r"(?![\w%]|[.,:]\d)"
PART = r"(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[ -](?:in )?"
_SURE_MONTHS = frozenset("January February July September October November December".split())
_AT = frozenset("in since until till during by for from after before through to of between and over".split())
_NEAR = frozenset("for from until till by before through".split())
_IN_YEAR = _AT | frozenset("the early late mid year".split())
_PEOPLE = r"(?![\w%]|[.,:–-]\d|[ \xa0](?:people|men|women|votes|miles|km|tonnes|tons|metres|feet|years|days))"
_FOLLOWS = re.compile(
    r"(?: of (?:the|this|last|next) month)?(?=[.,;:!?)—–”\"’\n]|$| (?:at|and|or|but|in|to|for|as|when|after|with|from|until|he|she)\b)"
)
_CERTAIN_ORDINAL = 13  # the first nine or so count floors and rounds


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _number(text: str) -> int:
    return int(text.rstrip("stndrh")) if text[0].isdigit() else ORDINALS[text]


def _iso(place: Place) -> str | None:
    return day(int(place.get("y")), int(place.get("m")), int(place.get("d")))


def _month_day(place: Place) -> str | None:
    month, number = _month(place.get("m")), _number(place.get("d"))
    if year := place.get("y"):
        return day(int(year), month, number)
    weekday = WEEKDAYS.get(place.get("wd"))
    return nearest(month, number, place.today, weekday) if place.today else None


def _day_range(place: Place) -> str | None:
    last_month = _month(place.get("m2") or place.get("m"))
    first_month = _month(place.get("m")) if place.get("m") else last_month
    first, last = _number(place.get("d")), _number(place.get("d2"))
    if year := place.get("y"):
        end = day(int(year), last_month, last)
    else:
        end = nearest(last_month, last, place.today) if place.today else None
    if end is None:
        return None
    begin = day(int(end[:4]) - (first_month > last_month), first_month, first)
    return f"{begin}/{end}" if begin and begin <= end else None


def _month_range(place: Place) -> str | None:
    first, last = _month(place.get("m")), _month(place.get("m2"))
    if year := place.get("y"):
        end = int(year)
    elif place.today:
        end = month_near(last, place.today, place.ahead)
    else:
        return None
    return months(end - (first > last), first, (last - first) % 12 + 1)


def _month_year(place: Place) -> str | None:
    year, month, part = place.get("y"), _month(place.get("m")), place.get("part").lower()
    if not year:
        if place.today is None:
            return None
        year = str(month_near(month, place.today, place.ahead))
    return part_of_month(int(year), month, part) if part else f"{int(year):04d}-{month:02d}"


def _bare_month(place: Place) -> str | None:
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


def _nth(place: Place) -> str | None:
    """`on the eighteenth`, `Tuesday the 18th`; not `the second round`."""
    number, weekday = _number(place.get("d")), WEEKDAYS.get(place.get("wd"))
    if weekday is None:
        spelled = place.get("d") in ORDINALS
        if (spelled and number < _CERTAIN_ORDINAL) or place.word_before not in _AT | {"on", "date"}:
            return NO_DATE
        if not _FOLLOWS.match(place.text, place.end):
            return NO_DATE
    return nearest_numbered(number, place.today, weekday) if place.today else None


def _weekday(place: Place) -> str | None:
    if place.today is None:
        return None
    rel, number = place.get("rel").lower(), WEEKDAYS[place.get("wd")]
    if rel == "this":
        return weekday_this_week(number, place.today)
    ahead = rel == "next" or (not rel and place.ahead)
    return weekday_near(number, place.today, ahead, rel == "last")


def _holiday(place: Place) -> str | None:
    name = place.get("holiday")
    month, number = HOLIDAYS[name]
    if year := place.get("y"):
        return day(int(year), month, number)
    if name == "Christmas" and not _FOLLOWS.match(place.text, place.end):
        return NO_DATE
    return nearest(month, number, place.today) if place.today else None


def _quarter(place: Place) -> str | None:
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}.get(place.get("q"), 0) or int(place.get("q"))
    half = place.get("half") != ""
    if year := place.get("y"):
        return months(int(year), 6 * number - 5, 6) if half else months(int(year), 3 * number - 2, 3)
    if half or place.get("of") or place.today is None:
        return None
    return quarter(number, place.today, place.ahead)


def _decade(place: Place) -> str | None:
    written = place.get("decade")
    first = int(written[:4]) if written[:4].isdigit() else 0
    if not first:
        tens = _DECADES.get(written) or int(re.sub(r"\D", "", written))
        first = (1900 if tens >= 30 else 2000) + tens
    return part_of_decade(first, 10, place.get("part").lower())


def _century(place: Place) -> str | None:
    if place.text.startswith((" BC", " bc", " B.C"), place.end):
        return NO_DATE
    return part_of_decade(100 * _number(place.get("d")) - 99, 100, place.get("part").lower())


def _years(place: Place) -> str | None:
    first, last = place.get("y"), place.get("y2")
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if int(first) < int(last) else NO_DATE


def _year(place: Place) -> str | None:
    if part := place.get("part").lower():
        return part_of_year(int(place.get("y")), part)
    return place.get("y") if place.word_before in _IN_YEAR else NO_DATE


_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_CENTURY = rf"(?P<d>{_NTH}|\d{{1,2}}(?:st|nd|rd|th))[ -]century\b"
_REL = r"(?P<rel>[Ll]ast|[Nn]ext|[Tt]his) "
_FULL_MONTH = (
    r"(?P<m>J(?:anuary|une|uly)|February|Ma(?:rch|y)|A(?:pril|ugust)|September|October|November|December)"
)

KINDS = (
    Kind("iso", "0", rf"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", _iso),
    Kind("range", "0", rf"(?P<d>{_DAY})(?: {_M})?{_TO}{_D2} {_M2}(?!\w){_Y}", _day_range),
    Kind("range", "0", rf"(?<=[Bb]etween )(?P<d>{_DAY})(?: {_M})? and {_D2} {_M2}(?!\w){_Y}", _day_range),
    Kind("range", "A", rf"{_M} {_D}{_TO}(?:{_M2} )?{_D2}{_NO_MORE}{_Y}", _day_range),
    Kind("range", "A", rf"(?<=[Bb]etween ){_M} {_D} and (?:{_M2} )?{_D2}{_NO_MORE}{_Y}", _day_range),
    Kind("weekday_date", "A", rf"(?P<wd>{_WEEKDAY_SHORT}),? (?:the )?{_D} (?:of )?{_M}(?!\w){_Y}", _month_day),
    Kind("weekday_date", "A", rf"(?P<wd>{_WEEKDAY_SHORT}),? {_M} {_D}{_NO_MORE}{_Y}", _month_day),
    Kind("weekday_date", "A", rf"(?P<wd>{_WEEKDAY}),? the (?P<d>{_NTH}) of {_M}(?!\w){_Y}", _month_day),
    Kind("weekday_nth", "A", rf"(?P<wd>{_WEEKDAY}),? the (?P<d>{_NTH}|\d\d?(?:st|nd|rd|th))(?!\w)", _nth),
    Kind("month_day", "A", rf"{_M} {_D}{_NO_MORE}{_Y}", _month_day),
    Kind("day_month", "0", rf"{_D} (?:of )?{_M}(?!\w){_Y}", _month_day),
    Kind("day_month", "aA", rf"[Tt]he (?P<d>{_NTH}) (?:day )?of {_M}(?!\w){_Y}", _month_day),
    Kind("month_range", "A", rf"{_M}{_TO}{_M2} (?P<y>{YEAR})(?!\w)", _month_range),
    Kind("month_range", "A", rf"(?<=[Ff]rom ){_M} to {_M2}(?!\w)", _month_range),
    Kind("month_range", "A", rf"(?<=[Bb]etween ){_M} and {_M2}(?:,? (?P<y>{YEAR}))?(?!\w)", _month_range),
    Kind("month_year", "aA", rf"{PART}{_M}(?:(?: of)?,? (?P<y>{YEAR}))?(?!\w)", _month_year),
    Kind("month_year", "A", rf"{_M}(?: of)?,? (?P<y>{YEAR})(?!\w)", _month_year),
    Kind("month", "aA", rf"{_REL}{_FULL_MONTH}(?!\w)", _bare_month),
    Kind("month", "A", rf"{_FULL_MONTH}(?![\w-]|(?: of|,)? \d)", _bare_month),
    Kind("weekday", "aA", rf"{_REL}(?P<wd>{_WEEKDAY})(?!\w)", _weekday),
    Kind("weekday", "A", rf"(?P<wd>{_WEEKDAY})(?!\w)", _weekday),
    Kind("holiday", "A", rf"(?P<holiday>Christmas(?: Eve| Day)?|Boxing Day|New Year[’']s (?:Eve|Day))(?!\w)(?: (?P<y>{YEAR})(?!\w))?", _holiday),
    Kind("quarter", "A", rf"(?:Q|(?P<half>H(?=[12])))(?P<q>[1-4])(?: (?:of )?(?P<y>{YEAR}))?(?!\w)", _quarter),
    Kind(
        "quarter",
        "aA",
        rf"[Tt]he (?P<q>first|second|third|fourth|last) (?:quarter|(?P<half>half)) (?P<of>of) (?P<y>{YEAR})(?!\w)",
        _quarter,
    ),
    Kind("century", "aA", rf"(?:{PART})?(?:[Tt]he )?{_CENTURY}", _century),
    Kind("century", "0", _CENTURY, _century),
    Kind("decade", "aA", rf"{PART}(?:the )?(?P<decade>{YEAR[:-2]}0s)\b", _decade),
    Kind("decade", "0", rf"(?P<decade>{YEAR[:-2]}0s)\b", _decade),
    Kind("decade", "aA", rf"[Tt]he (?P<decade>{'|'.join(_DECADES)}|['’]?[1-9]0s)(?!\w)", _decade),
    Kind("nth", "aA", rf"[Tt]he (?P<d>{_NTH}|\d\d?(?:st|nd|rd|th))(?![\w-])", _nth),
    Kind("years", "0", rf"(?P<y>{YEAR})[-–](?P<y2>{YEAR}|\d\d)(?![\w–-]|[.,]\d)", _years),
    Kind("years", "0", rf"(?<=[Bb]etween )(?P<y>{YEAR}) and (?P<y2>{YEAR}){_NO_MORE}", _years),
    Kind("years", "0", rf"(?<=[Ff]rom )(?P<y>{YEAR}) to (?P<y2>{YEAR}){_NO_MORE}", _years),
    Kind("year", "aA", rf"{PART}(?P<y>{YEAR}){_NO_MORE}", _year),
    Kind("year", "0", rf"(?P<y>{YEAR}){_PEOPLE}", _year),
)
"""In the order in which they are tried at a place."""
