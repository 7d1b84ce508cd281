"""Web addresses in a text: what looks like a name there is none."""

import re
from bisect import bisect_right

_ADDRESS = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>\"”]+")


class Addresses:
    """Where web addresses stand in a text."""

    def __init__(self, text: str) -> None:
        spans = [found.span() for found in _ADDRESS.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __contains__(self, at: int) -> bool:
        """Tell whether the character `at` belongs to one."""
        last = bisect_right(self._starts, at) - 1
        return last >= 0 and at < self._ends[last]
