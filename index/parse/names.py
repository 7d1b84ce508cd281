"""Names: what a field for authors holds becomes people."""

import re
from collections.abc import Iterable
from functools import lru_cache

from index.parse.pasted.bylines import split_byline

_LONGEST = 60
_NO_NAME = re.compile(r"(?i)https?:|www\.|@|\d{2}|\.(?:com|net|org|de)\b|^(?:none|null|n/?a|unknown|admin|nan)$")


def names_of(values: Iterable[str]) -> tuple[str, ...]:
    """Return the people named by `values` of a field that is meant for them, in order, each once.

    A value that does not look like names (`madonna`, `the Karst desk`) is taken whole where it is short: the
    field says that it is one. Addresses and numbers are no names.
    """
    return tuple(dict.fromkeys(name for value in values for name in _names(value)))


@lru_cache(maxsize=4096)
def _names(value: str) -> tuple[str, ...]:
    names = split_byline(value)
    if not names and 1 < len(value.strip()) <= _LONGEST and not _NO_NAME.search(value.strip()):
        return (" ".join(value.split()),)
    return names
