"""How facts are put into words, the same in every pane."""

from datetime import date, datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Not the locale's: an English screen with a German month in it helps nobody."""


def day(when: date | datetime | None) -> str:
    """Return the day of `when` where the reader is, `12 Feb 2031`; a missing date is said."""
    if when is None:
        return "no date"
    if isinstance(when, datetime):
        when = when.astimezone()
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return `number` with its noun: `1 article`, `42 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
