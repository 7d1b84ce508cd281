"""Quantities: money, percentages, counts, distances and weights."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.article import DateMention, NumberMention
from index.extract.calendarwords import COUNTS
from index.extract.relativedates import MANY
from index.extract.units import CURRENCIES, MEASURES, SCALES, SIGNS, UNIT_OF


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BIG = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"
_UNIT = (
    rf"(?:(?P<percent>[ \xa0]?%)|(?:[ \xa0-]?(?P<unit>{_any(MEASURES)})|[ \xa0](?P<money>{_any(CURRENCIES)}))(?!\w))?"
)
_DIGIT = re.compile(r"\d[\d.,]*")
_DIGITS = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?)"
    rf"(?:(?P<close>mn|bn|tn|m|k|b)\b|[ \xa0-](?P<scale>{_BIG}|mn|bn|tn)\b)?{_UNIT}(?![\w°]|[.,:/-]\d)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?<!\w)(?:(?:US|NZ|HK|A|C)?\$|[£€¥₹₽₴₪₩]|Rs\.? ?)$")
_SPELLED = re.compile(
    rf"\b(?:[Hh]alf (?P<half>an?)|(?P<word>[Aa]n?|[Oo]ne|{MANY})(?P<more> and a half)?)[ \xa0-]"
    rf"(?P<of>{_BIG})(?: and (?P<rest>{MANY}))?(?:[ \xa0](?P<of2>thousand|million|billion|trillion))?\b{_UNIT}"
    rf"|\b(?P<alone>[Oo]ne|{MANY})(?P<a_more> and a half)?{re.sub('[?]P<', '?P<a_', _UNIT)[:-1]}"
)
_FROM = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?)(?P<close>)(?P<scale>)"
    r"(?P<joint>[–-]| – | to | and | or )(?:(?:US|NZ|HK|A|C)?\$|[£€¥₹₽₴₪₩])?(?=\d)"
)
"""The lower end of a range; it has the groups of `_DIGITS` that may be empty."""
_FROM_WORD = re.compile(r"\b(?P<low>[A-Za-z]{2,9}(?:-[a-z]{3,5})?)(?P<joint> to | or | and )$")
_BETWEEN = re.compile(r"\b[Bb]etween (?:\w+ )?$")
_THINGS = re.compile(r"[ \xa0][a-z]{3}")
_WIDEST = 5
"""Times the lower end that the upper end of a range without a unit may be."""
_NOT_BEFORE = frozenset("_.,:/–-")
_CLOCK = re.compile(r"[ \xa0]?(?:[ap]\.?m\b|o[’']clock)", re.IGNORECASE)
_NAME = re.compile(r"[A-Z]\w+$")
_AGE = re.compile(r"[ -]old\b")
_TO_THE_HOUR = re.compile(
    r" (?:past|to) (?:\d|(?:noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
_Found = tuple[int, int, float, str | None]
"""Start, end, value, unit."""


def find_numbers(fields: Mapping[str, str], dates: Sequence[DateMention]) -> tuple[NumberMention, ...]:
    """Return the quantities of all `fields` in order, those inside `dates` left out.

    `unit` is an ISO 4217 code for money (`crown` and `peso` where the text does not say whose), `%`, a measure (`km`,
    `mi`, `t`, `h` …) or None for a plain count. Numbers in words count with a scale or a unit: `two million`,
    `a dozen`, `eleven nautical miles`. Of a range both ends are given, with what stands behind the second: of
    `2–3 million` two million and three. Years, times of day, ages, scores and numbers in codes (`F-16`, `10/12`) are
    none.
    """
    taken = {(found.field, at) for found in dates for at in range(found.start, found.end)}
    return tuple(
        found for name, text in fields.items() for found in _find(name, text) if (name, found.start) not in taken
    )


def _find(name: str, text: str) -> Iterator[NumberMention]:
    found = sorted([*_in_digits(text), *_in_words(text)])
    for start, end, value, unit in found:
        if unit in ("year", "month") and _AGE.match(text, end):
            continue
        if unit == "min" and _TO_THE_HOUR.match(text, end):
            continue
        yield NumberMention(name, start, end, text[start:end], _exact(value), unit)


def _in_digits(text: str) -> Iterator[_Found]:
    end = 0
    for digit in _DIGIT.finditer(text):
        start = digit.start()
        if start < end or (start and (text[start - 1].isalnum() or text[start - 1] in _NOT_BEFORE)):
            continue
        found = _range(text, start) or _one(text, start)
        yield from found
        end = found[-1][1] if found else end


def _one(text: str, start: int) -> list[_Found]:
    match = _DIGITS.match(text, start)
    if match is None:
        return []
    begin, unit = _sign(text, start)
    unit = unit or _unit(match["percent"], match["unit"], match["money"])
    if not unit and _is_no_quantity(match, text):
        return []
    return [(begin, match.end(), _value(match), unit)]


def _range(text: str, start: int) -> list[_Found]:
    """Return both ends of the range that begins at `start`; nothing where there is none."""
    match = _FROM.match(text, start)
    high = _DIGITS.match(text, match.end()) if match else None
    if match is None or high is None:
        return []
    if match["joint"].strip() == "and" and not _BETWEEN.search(text, max(0, start - 12), start):
        return []
    (begin, sign), (high_begin, high_sign) = _sign(text, start), _sign(text, match.end())
    unit = sign or high_sign or _unit(high["percent"], high["unit"], high["money"])
    low, top = float(match["digits"].replace(",", "")), _value(high)
    scaled = low * (top / float(high["digits"].replace(",", "")) if top else 1)
    low = scaled if scaled < top else low
    if low >= top or not (unit or high["close"] or high["scale"] or _is_counted(match, high, text)):
        return []
    return [(begin, match.end("digits"), low, unit), (high_begin, high.end(), top, unit)]


def _is_counted(low: re.Match[str], high: re.Match[str], text: str) -> bool:
    """Say whether a range without a unit is one of things and not a score, a time, years, or a code."""
    if any(not 1 < len(each["digits"].split(",")[0]) < 4 and "," not in each["digits"] for each in (low, high)):
        return False
    if _is_no_quantity(low, text) or _is_no_quantity(high, text):
        return False
    return _value(high) <= _WIDEST * _value(low) and _THINGS.match(text, high.end()) is not None


def _sign(text: str, start: int) -> tuple[int, str | None]:
    """Return where a number begins with the sign before it, and that sign's currency."""
    sign = _SIGN.search(text, max(0, start - 4), start)
    return (sign.start(), SIGNS[sign[0].rstrip(". ")]) if sign else (start, None)


def _value(match: re.Match[str]) -> float:
    value = float(match["digits"].replace(",", ""))
    for scale in (match["close"], match["scale"]):
        value *= SCALES[scale.lower()] if scale else 1
    return value


def _in_words(text: str) -> Iterator[_Found]:
    end = 0
    for match in _SPELLED.finditer(text):
        if alone := match["alone"]:
            first = COUNTS[alone.lower()]
            value = first + (0.5 if match["a_more"] else 0)
            unit = _unit(match["a_percent"], match["a_unit"], match["a_money"])
        else:
            first = 0 if match["half"] else COUNTS[match["word"].lower()]
            value = 0.5 if match["half"] else first + (0.5 if match["more"] else 0)
            value = value * SCALES[match["of"]] + (COUNTS[match["rest"]] if match["rest"] else 0)
            value *= SCALES[match["of2"]] if match["of2"] else 1
            unit = _unit(match["percent"], match["unit"], match["money"])
        low = _FROM_WORD.search(text, max(end, match.start() - 24), match.start())
        if low and first and (low["joint"] != " and " or _BETWEEN.search(text, max(0, low.start() - 12), low.start())):
            count = COUNTS.get(low["low"].lower(), first)
            if count < first:
                yield low.start(), low.end("low"), count * (value // first if match["of"] else 1), unit
        yield match.start(), match.end(), value, unit
        end = match.end()


def _unit(percent: str | None, measure: str | None, money: str | None) -> str | None:
    if percent:
        return "%"
    return UNIT_OF[(measure or money or "").lower()] if measure or money else None


def _is_no_quantity(match: re.Match[str], text: str) -> bool:
    """Say whether a number without a unit may be a year, a time of day, an age or a single digit in a text."""
    if match["close"] or match["scale"]:
        return False
    digits = match["digits"]
    if len(digits) == 1 or digits[0] == "0" or _may_be_year(digits) or _CLOCK.match(text, match.end()):
        return True
    if text.startswith("-year", match.end()):
        return True
    return len(digits) == 2 and text.startswith((",", "."), match.end()) and _is_behind_name(text, match.start())


def _is_behind_name(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start] == ", " and _NAME.search(text, max(0, start - 24), start - 2) is not None


def _may_be_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and 1500 <= int(digits) < 2100


def _exact(value: float) -> float:
    """Take off what binary fractions add: 2.3 million is 2,300,000."""
    return float(round(value, 6) if value < 1e9 else round(value))
