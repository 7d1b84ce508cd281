"""How many cells a sign takes, as most terminals have it. Whoever measures text gets Rich's measures from here.

Rich takes a letter and the vowel sign beside it for one sign of one cell. Terminals that go by `wcwidth` (xterm, VTE,
tmux, GNU screen, PuTTY, st, foot) give a spacing mark, category Mc, a cell of its own: a headline in Hindi is a third
longer on them and would run into the next pane. Those that go by clusters (kitty, Ghostty, WezTerm) draw such a word
narrower than the room it is given here; what is sent sees to it that nothing is left beside it (`cells/frame.py`).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from rich import cells
from rich.cells import cell_len, split_graphemes

if TYPE_CHECKING:
    from rich.cells import CellTable

__all__ = ["cell_len", "disputed", "disputed_words", "split_graphemes"]

_PICTURES = range(0x1F000, 0x1FB00)
"""New ones come each year; a terminal that does not know them gives them one cell."""
_SUSPECT = re.compile("[\u0903-\u1cff\u302e\u302f\ua800-\uabff\U00011000-\U0001fb00]")
"""All spacing marks are among these, and all pictures: to look for them costs less than to ask for each sign."""
_rich_table = getattr(cells, "load_cell_table", None)
"""The one place where Rich takes its table from. Where a Rich has it elsewhere, its measures stand as they are."""


@cache
def _table(version: str = "auto") -> "CellTable":
    """Return Rich's table, in which spacing marks take no cell, without them: what is in no range takes one."""
    assert _rich_table
    table: CellTable = _rich_table(version)
    widths = [
        part for start, end, width in table.widths for part in ([(start, end, width)] if width else _marks(start, end))
    ]
    return table._replace(widths=widths)


def _marks(start: int, end: int) -> list[tuple[int, int, int]]:
    """Return the parts of a range of code points without cells that are no spacing marks."""
    parts = groupby(range(start, end + 1), key=lambda code: unicodedata.category(chr(code)) == "Mc")
    codes = [list(part) for spacing, part in parts if not spacing]
    return [(part[0], part[-1], 0) for part in codes]


@lru_cache(maxsize=4096)
def disputed(sign: str) -> bool:
    """Return whether terminals differ in how many cells `sign` takes, what one cell or two hold."""
    return any(ord(one) in _PICTURES or unicodedata.category(one) == "Mc" for one in sign)


def disputed_words(signs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the words with such a sign in them, as half-open ranges of cells."""
    at = 0
    if not _SUSPECT.search("".join(signs)):
        return
    for filled, word in groupby(signs, key=" ".__ne__):
        start, at = at, at + sum(1 for _ in word)
        if filled and any(map(disputed, signs[start:at])):
            yield start, at


if _rich_table:
    cells.load_cell_table = _table  # type: ignore[attr-defined]
