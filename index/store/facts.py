"""The articles of which something is true that only the store knows."""

import sqlite3
from datetime import UTC, date, datetime, time, timedelta

from index.query.tree import DateRange, Fact
from index.store.given_names import folded_name
from index.store.noting import noted_with

_FACTS = {
    "url": "SELECT key FROM article WHERE instr(lower(url), lower(?))",
    "lang": "SELECT key FROM article WHERE substr(lower(language) || '-', 1, length(?1) + 1) = lower(?1) || '-'",
    "type": "SELECT key FROM article WHERE format = ?",
    "id": "SELECT key FROM article WHERE substr(id, 1, length(?1)) = lower(?1)",
    "copies": "SELECT key FROM article WHERE substr(id, 1, length(?1)) = lower(?1) UNION "
    "SELECT key FROM article WHERE story IN (SELECT story FROM article WHERE substr(id, 1, length(?1)) = lower(?1))",
    "tag": "SELECT article FROM tag WHERE folded = ?",
}
_PERSONAL = {
    "read": "SELECT article FROM seen",
    "starred": "SELECT article FROM star",
    "noted": "SELECT DISTINCT article FROM note",
    "note": "SELECT DISTINCT article FROM note",
}
_DAYS = {
    "added": "SELECT key FROM article WHERE added >= ? AND added < ?",
    "read": "SELECT article FROM seen WHERE at >= ? AND at < ?",
}


def keys_with(connection: sqlite3.Connection, condition: Fact | DateRange) -> list[int]:
    """Return the articles of which the condition is true.

    Of `is` it knows `read`, `starred` and `noted`, of `has` `note`, of dates `added` and `read`.
    """
    if isinstance(condition, Fact) and condition.field in ("is", "has"):
        found = connection.execute(_PERSONAL[condition.text])
    elif isinstance(condition, Fact) and condition.field == "note":
        return noted_with(connection, condition.text)
    elif isinstance(condition, Fact):
        text = folded_name(condition.text) if condition.field == "tag" else condition.text
        found = connection.execute(_FACTS[condition.field], (text,))
    else:
        start = _midnight(condition.start, otherwise="0")
        end = _midnight(condition.end and _next(condition.end), otherwise="9")
        found = connection.execute(_DAYS[condition.field], (start, end))
    return [key for (key,) in found]


def _midnight(day: date | None, otherwise: str) -> str:
    """Return the moment at which the local day begins as the store writes it, or what comes before or after all."""
    if day is None or not 1970 < day.year < 9999:
        return otherwise if day is None or day.year > 1970 else "0"
    return datetime.combine(day, time.min).astimezone(UTC).isoformat(timespec="seconds")


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
