"""Web addresses that are written out in a text. Pure."""

import re
from collections.abc import Iterator

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»„]+", re.IGNORECASE)
_BEHIND = ".,;:!?…'’*_"
"""What ends a sentence or a quotation, and never an address."""
_PAIRS = {")": "(", "]": "[", "}": "{"}


def links_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open range of each address in `text`, without the marks of the sentence around it."""
    for match in _ADDRESS.finditer(text):
        end = match.start() + len(_trimmed(match.group()))
        if end - match.start() > len("https://"):
            yield match.start(), end


def _trimmed(address: str) -> str:
    """Return the address without what closes around it; a bracket stays that it has opened itself."""
    while address:
        last = address[-1]
        closes = last in _PAIRS and address.count(last) > address.count(_PAIRS[last])
        if last not in _BEHIND and not closes:
            return address
        address = address[:-1]
    return address
