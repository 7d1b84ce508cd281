"""Moments: a date as machines and records write it becomes a day or a moment."""

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from index.article import When
from index.parse.pasted.dates import parse_date

_EPOCH = re.compile(r"-?\d{9,13}(?:\.\d+)?")
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_HOURS = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d")
_SHORT_ZONE = re.compile(r"([+-]\d\d)(\d\d)?$")
_FRACTION = re.compile(r"([.,]\d+)")
_MILLISECONDS = 10**11
"""Epoch numbers from here on count milliseconds: as seconds they would lie after the year 5000."""
_YEARS = range(1500, 2201)
_LONGEST = 100


def moment(value: object, *, month_first: bool = False) -> When | None:
    """Return the day or moment that `value` of a record means, None when it means none.

    Takes ISO 8601, RFC 2822, seconds or milliseconds since 1970, YYYYMMDD and written dates. A time without a zone
    says too little to be a moment, so its day is returned; so is the day of an exact midnight, which is how programs
    write a date without a time.
    """
    if isinstance(value, bool) or value is None:
        return None
    text = str(value).strip() if isinstance(value, str | int | float) else ""
    if not text or len(text) > _LONGEST:
        return None
    found = _iso(text) or _epoch(text) or _mail(text) or parse_date(text, month_first=month_first)
    return found if found and found.year in _YEARS else None


def settle(found: datetime) -> When:
    """Return `found` as this program keeps moments: aware, in the zone it was written in; its day where it is none."""
    if found.tzinfo is None or found.timetz().replace(tzinfo=None) == time():
        return found.date()
    try:
        found.astimezone(UTC)
    except OverflowError:
        return found.date()
    return found


def _iso(text: str) -> When | None:
    match = _ISO.match(text)
    if not match:
        return None
    if _HOURS.match(text):
        try:
            return settle(datetime.fromisoformat(_tidy(text)))
        except ValueError:
            pass  # the day may be good all the same
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def _tidy(text: str) -> str:
    """Bring the variants of ISO 8601 that pages use to the one that Python reads."""
    text = text.replace(" UTC", "Z").replace(" GMT", "Z").replace(" Z", "Z")
    text = _FRACTION.sub(lambda match: match[1][:7], text, count=1)
    zone = _SHORT_ZONE.search(text, 11)
    if zone:
        text = f"{text[: zone.start()].rstrip()}{zone[1]}:{zone[2] or '00'}"
    return text


def _epoch(text: str) -> When | None:
    if not _EPOCH.fullmatch(text):
        return None
    number = float(text)
    try:
        return settle(datetime.fromtimestamp(number / 1000 if abs(number) >= _MILLISECONDS else number, UTC))
    except (OverflowError, ValueError, OSError):
        return None


def _mail(text: str) -> When | None:
    """Read `Sat, 12 Feb 2031 09:30:00 +0100`."""
    if ":" not in text:
        return None
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if found.tzinfo is None and not text.rstrip().endswith("-0000"):
        return found.date()
    return settle(found.replace(tzinfo=found.tzinfo or UTC))
