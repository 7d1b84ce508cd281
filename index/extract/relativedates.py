"""Date expressions that count from the day of publication, durations and seasons."""

from datetime import timedelta

from index.extract.calendardates import PART, YEAR
from index.extract.calendarwords import COUNTS, SEASONS, UNITS
from index.extract.cues import words
from index.extract.dateplaces import NO_DATE, Kind, Place
from index.extract.days import (
    ago,
    back,
    months,
    part_of_decade,
    part_of_year,
    season,
    week,
    weekend,
)

_TENS = "(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
MANY = (
    rf"[Tt](?:wo|hree|en|welve|hirteen|wenty{_TENS}|hirty{_TENS})|[Ff](?:our(?:teen)?|ive|ifteen|orty{_TENS}|ifty{_TENS})"
    rf"|[Ss](?:ix(?:teen)?|even(?:teen)?|ixty{_TENS}|eventy{_TENS})|[Ee](?:ight(?:een)?|leven|ighty{_TENS})"
    rf"|[Nn](?:ine(?:teen)?|inety{_TENS})"
)
"""The words of `COUNTS` from two on, by their first letters: a quarter of the time that one after the other takes."""
COUNT = rf"\d{{1,4}}|[Aa]n?|[Oo]ne|{MANY}"
"""A number, in digits or words."""
_COUNT = rf"(?P<n>{COUNT})"
_SEVERAL = rf"(?P<n>\d{{1,4}}|{MANY})"
_UNIT = rf"(?P<unit>{'|'.join(UNITS)})"
_SEASON = rf"(?P<season>{'|'.join(SEASONS)}|{'|'.join(name.title() for name in SEASONS)})"
_NAMED_DAYS = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_PART_OF_DAY = {"last night": -1, "last evening": -1, "this morning": 0, "this afternoon": 0, "this evening": 0}
_IN_SEASON = words("in since during by until through over all for")
_SATURDAY = 5


def _count(words: str) -> int:
    return int(words) if words.isdigit() else COUNTS[words.lower()]


def _named_day(place: Place) -> str | None:
    written = place.get("day").lower()
    shift = _NAMED_DAYS.get(written, _PART_OF_DAY.get(written, 0))
    return (place.today + timedelta(days=shift)).isoformat() if place.today else None


def _ago(place: Place) -> str | None:
    return ago(place.today, _count(place.get("n")), place.get("unit")) if place.today else None


def _stretch(place: Place) -> str | None:
    """`the past 40 days`, `the next three weeks`, `the past year`."""
    if place.today is None:
        return None
    count = _count(place.get("n") or "1")
    if place.get("way").lower() in ("past", "last"):
        return f"{back(place.today, count, place.get('unit')).isoformat()}/{place.today.isoformat()}"
    return f"{place.today.isoformat()}/{back(place.today, -count, place.get('unit')).isoformat()}"


def _unit(place: Place) -> str | None:
    """`last week`, `this weekend`, `next year`, `late last year`."""
    today, unit = place.today, place.get("unit")
    if today is None:
        return None
    shift = {"last": -1, "this": 0, "next": 1}[place.get("rel").lower()]
    if unit == "week":
        return week(today + timedelta(weeks=shift))
    if unit == "weekend":
        return weekend(today, shift)
    if unit == "quarter":
        first = today.month - (today.month - 1) % 3 + 3 * shift
        return months(today.year, first, 3)
    if unit == "decade":
        return part_of_decade(today.year // 10 * 10 + 10 * shift, 10, "")
    if part := place.get("part").lower():
        return part_of_year(today.year + shift, part)
    return ago(today, -shift, unit)


def _weekend(place: Place) -> str | None:
    """`over the weekend`: the last one that has begun."""
    if place.today is None:
        return None
    begun = place.today.weekday() >= _SATURDAY or place.ahead
    return weekend(place.today, 0 if begun else -1)


def _duration(place: Place) -> str | None:
    return f"P{_count(place.get('n')) * UNITS[place.get('unit')]}D"


def _season(place: Place) -> str | None:
    name, rel, year = place.get("season").lower(), place.get("rel").lower(), place.get("y")
    if name == "fall" and place.text.startswith(" of ", place.end):
        return NO_DATE
    if year:
        return months(int(year), SEASONS[name], 3)
    if not rel and place.word_before not in _IN_SEASON:
        return NO_DATE
    return season(SEASONS[name], place.today, rel, place.ahead) if place.today else None


_NOT_COUNTED_FROM = r"(?!s? (?:after|before|later|earlier|old|from now|ahead|since|apart|ago)\b|s?-old)"

RELATIVE = (
    Kind("named_day", "aA", r"(?P<day>[Tt]he day (?:before yesterday|after tomorrow))\b", _named_day),
    Kind("named_day", "aA", r"(?P<day>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b", _named_day),
    Kind("named_day", "aA", r"(?P<day>[Ll]ast (?:night|evening)|[Tt]his (?:morning|afternoon|evening))\b", _named_day),
    Kind("stretch", "aA", rf"(?P<way>[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming) {_COUNT} {_UNIT}s?\b", _stretch),
    Kind("stretch", "a", rf"(?<=the )(?P<way>past|coming) {_UNIT}\b", _stretch),
    Kind("unit", "aA", rf"{PART}(?P<rel>last|this|next) (?P<unit>year)\b", _unit),
    Kind("unit", "aA", r"(?P<rel>[Ll]ast|[Tt]his|[Nn]ext) (?P<unit>weekend|week|month|year|quarter|decade)\b", _unit),
    Kind("weekend", "a", r"(?<=over |ring )the weekend\b", _weekend),
    Kind("weekend", "a", r"(?<=at )the weekend\b", _weekend),
    Kind(
        "season",
        "aA",
        rf"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his) |[Tt]he )?{_SEASON}(?: of)?(?: (?P<y>{YEAR}))?(?![\w-])",
        _season,
    ),
    Kind("ago", "0aA", rf"{_COUNT} {_UNIT}s? ago\b", _ago),
    Kind("duration", "0aA", rf"{_SEVERAL}[ -](?P<unit>day|week){_NOT_COUNTED_FROM}s?\b", _duration),
)
"""In the order in which they are tried at a place."""
