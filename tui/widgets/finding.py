"""Finding words in the text one reads: as they are written, in whatever case, quotation marks or dashes. Pure."""

import re
from collections.abc import Iterator, Sequence

from tui.widgets.blocks import Block
from tui.widgets.page import Stretch

_ALIKE = {ord(sign): plain for signs, plain in (("“”„‟«»″", '"'), ("‘’‚‛′´`", "'"), ("‐‑‒–—―−", "-"), ("ς", "σ"))
          for sign in signs}  # fmt: skip


def folded(text: str) -> str:
    """Return `text` with one character for each of its own: lower case, straight quotation marks, plain hyphens."""
    lower = text.lower()
    if len(lower) != len(text):  # İ becomes two; such a character stays as it is
        lower = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lower.translate(_ALIKE)


def places_of(sought: str, blocks: Sequence[Block]) -> Iterator[Stretch]:
    """Yield where `sought` stands in `blocks`, in reading order, none over another; nowhere when it is blank.

    White space in it stands for any white space.
    """
    words = folded(sought).split()
    if not words:
        return
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    for number, block in enumerate(blocks):
        for match in pattern.finditer(folded(block.text)):
            yield Stretch(number, match.start(), match.end())
