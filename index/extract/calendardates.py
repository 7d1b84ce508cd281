"""How the date expressions are written that name a month, a day or a year."""

from index.extract.dateplaces import Kind
from index.extract.datereadings import (
    DECADES,
    read_bare_month,
    read_century,
    read_day_range,
    read_decade,
    read_holiday,
    read_iso,
    read_month_day,
    read_month_range,
    read_month_year,
    read_nth,
    read_quarter,
    read_weekday,
    read_year,
    read_years,
)

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
_PEOPLE = r"(?![\w%]|[.,:–-]\d|[ \xa0](?:people|men|women|votes|miles|km|tonnes|tons|metres|feet|years|days))"
_CENTURY = rf"(?P<d>{_NTH}|\d{{1,2}}(?:st|nd|rd|th))[ -]century\b"
_REL = r"(?P<rel>[Ll]ast|[Nn]ext|[Tt]his) "
_FULL_MONTH = r"(?P<m>J(?:anuary|une|uly)|February|Ma(?:rch|y)|A(?:pril|ugust)|September|October|November|December)"

KINDS = (
    Kind("iso", "0", rf"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", read_iso),
    Kind("range", "0", rf"(?P<d>{_DAY})(?: {_M})?{_TO}{_D2} {_M2}(?!\w){_Y}", read_day_range),
    Kind("range", "0", rf"(?<=[Bb]etween )(?P<d>{_DAY})(?: {_M})? and {_D2} {_M2}(?!\w){_Y}", read_day_range),
    Kind("range", "A", rf"{_M} {_D}{_TO}(?:{_M2} )?{_D2}{_NO_MORE}{_Y}", read_day_range),
    Kind("range", "A", rf"(?<=[Bb]etween ){_M} {_D} and (?:{_M2} )?{_D2}{_NO_MORE}{_Y}", read_day_range),
    Kind("weekday_date", "A", rf"(?P<wd>{_WEEKDAY_SHORT}),? (?:the )?{_D} (?:of )?{_M}(?!\w){_Y}", read_month_day),
    Kind("weekday_date", "A", rf"(?P<wd>{_WEEKDAY_SHORT}),? {_M} {_D}{_NO_MORE}{_Y}", read_month_day),
    Kind("weekday_date", "A", rf"(?P<wd>{_WEEKDAY}),? the (?P<d>{_NTH}) of {_M}(?!\w){_Y}", read_month_day),
    Kind("weekday_nth", "A", rf"(?P<wd>{_WEEKDAY}),? the (?P<d>{_NTH}|\d\d?(?:st|nd|rd|th))(?!\w)", read_nth),
    Kind("month_day", "A", rf"{_M} {_D}{_NO_MORE}{_Y}", read_month_day),
    Kind("day_month", "0", rf"{_D} (?:of )?{_M}(?!\w){_Y}", read_month_day),
    Kind("day_month", "aA", rf"[Tt]he (?P<d>{_NTH}) (?:day )?of {_M}(?!\w){_Y}", read_month_day),
    Kind("month_range", "A", rf"{_M}{_TO}{_M2} (?P<y>{YEAR})(?!\w)", read_month_range),
    Kind("month_range", "A", rf"(?<=[Ff]rom ){_M} to {_M2}(?!\w)", read_month_range),
    Kind("month_range", "A", rf"(?<=[Bb]etween ){_M} and {_M2}(?:,? (?P<y>{YEAR}))?(?!\w)", read_month_range),
    Kind("month_year", "aA", rf"{PART}{_M}(?:(?: of)?,? (?P<y>{YEAR}))?(?!\w)", read_month_year),
    Kind("month_year", "A", rf"{_M}(?: of)?,? (?P<y>{YEAR})(?!\w)", read_month_year),
    Kind("month", "aA", rf"{_REL}{_FULL_MONTH}(?!\w)", read_bare_month),
    Kind("month", "A", rf"{_FULL_MONTH}(?![\w-]|(?: of|,)? \d)", read_bare_month),
    Kind("weekday", "aA", rf"{_REL}(?P<wd>{_WEEKDAY})(?!\w)", read_weekday),
    Kind("weekday", "A", rf"(?P<wd>{_WEEKDAY})(?!\w)", read_weekday),
    Kind(
        "holiday",
        "A",
        rf"(?P<holiday>Christmas(?: Eve| Day)?|Boxing Day|New Year[’']s (?:Eve|Day))(?!\w)(?: (?P<y>{YEAR})(?!\w))?",
        read_holiday,
    ),
    Kind("quarter", "A", rf"(?:Q|(?P<half>H(?=[12])))(?P<q>[1-4])(?: (?:of )?(?P<y>{YEAR}))?(?!\w)", read_quarter),
    Kind(
        "quarter",
        "aA",
        rf"[Tt]he (?P<q>first|second|third|fourth|last) (?:quarter|(?P<half>half)) (?P<of>of) (?P<y>{YEAR})(?!\w)",
        read_quarter,
    ),
    Kind("century", "aA", rf"(?:{PART})?(?:[Tt]he )?{_CENTURY}", read_century),
    Kind("century", "0", _CENTURY, read_century),
    Kind("decade", "aA", rf"{PART}(?:the )?(?P<decade>{YEAR[:-2]}0s)\b", read_decade),
    Kind("decade", "0", rf"(?P<decade>{YEAR[:-2]}0s)\b", read_decade),
    Kind("decade", "aA", rf"[Tt]he (?P<decade>{'|'.join(DECADES)}|['’]?[1-9]0s)(?!\w)", read_decade),
    Kind("nth", "aA", rf"[Tt]he (?P<d>{_NTH}|\d\d?(?:st|nd|rd|th))(?![\w-])", read_nth),
    Kind("years", "0", rf"(?P<y>{YEAR})[-–](?P<y2>{YEAR}|\d\d)(?![\w–-]|[.,]\d)", read_years),
    Kind("years", "0", rf"(?<=[Bb]etween )(?P<y>{YEAR}) and (?P<y2>{YEAR}){_NO_MORE}", read_years),
    Kind("years", "0", rf"(?<=[Ff]rom )(?P<y>{YEAR}) to (?P<y2>{YEAR}){_NO_MORE}", read_years),
    Kind("year", "aA", rf"{PART}(?P<y>{YEAR}){_NO_MORE}", read_year),
    Kind("year", "0", rf"(?P<y>{YEAR}){_PEOPLE}", read_year),
)
"""In the order in which they are tried at a place."""
