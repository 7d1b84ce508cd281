"""Names: what a field for authors holds becomes people."""

import re
from collections.abc import Iterable

from index.parse.pasted.bylines import split_byline

_LONGEST = 60
_NO_NAME = re.compile(
    r"(?i)https?:|www\.|@|\d{2}|\.(?:com|net|org|de)\b|^(?:none|null|n/?a|unknown|admin|nan)$"
)


def names_of(values: Iterable[str]) -> tuple[str, ...]:
    """Return the people named by `values` of a field that is meant for them, in order, each once.

    A value that does not look like names (`madonna`, `the Karst desk`) is taken whole where it is short: the
    field says that it is one. Addresses and numbers are no names.
    """
    found: list[str] = []
    for value in values:
        names = split_byline(value)
        if names:
            found.extend(names)
        elif 1 < len(value.strip()) <= _LONGEST and not _NO_NAME.search(value.strip()):
            found.append(" ".join(value.split()))
    return tuple(dict.fromkeys(found))
