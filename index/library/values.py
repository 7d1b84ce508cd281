"""What a person types for a field of an article becomes its value."""

import re
from typing import Any

from index.article import CORRECTABLE, field_called
from index.errors import UnusableValue
from index.json_form import when_to_json
from index.plain import clean

_LONGEST = 4000
_ADDRESS = re.compile(r"(?i)https?://[^\s<>\"]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2}")


def value_of(field: str, text: str) -> Any:
    """Return what `text` means for `field`, as the JSON form of an article has it; None for an empty text.

    Raises:
        UnusableValue: articles have no such field, or it cannot hold this.
    """
    text = " ".join(clean(text).split())
    if field not in CORRECTABLE:
        raise UnusableValue(f"{field!r} cannot be corrected; what can is {', '.join(CORRECTABLE)}")
    if len(text) > _LONGEST:
        raise UnusableValue(f"{field_called(field)} holds {_LONGEST:,} characters at most, and this is {len(text):,}")
    return _READ.get(field, str)(text) if text else None


def _when(text: str) -> str | None:
    from index.parse.moments import moment  # reading needs none of it

    found = moment(text)
    if found is None:
        raise UnusableValue(f"{text!r} is no date: write it as 2031-02-12 or 2031-02-12T09:30+01:00")
    return when_to_json(found)


def _people(text: str) -> list[str]:
    from index.parse.names import names_of

    if ";" in text:
        return list(dict.fromkeys(name.strip() for name in text.split(";") if name.strip()))
    return list(names_of([text])) or [text]


def _outlet(text: str) -> str | None:
    from index.parse.outlets import outlet_name

    return outlet_name(text)


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise UnusableValue(f"{text!r} is no web address: one begins with https:// and has no spaces")
    return text


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise UnusableValue(f"{text!r} is no language: write its two letters, such as en or de")
    return text.lower()


_READ = {
    "published": _when,
    "updated": _when,
    "authors": _people,
    "source": _outlet,
    "url": _address,
    "language": _language,
}
