"""From text to styled lines: what fits, where it breaks, how it is marked. Pure functions over strings and cells.

The text of an article reaches a terminal only through `shown`; everything below measures in terminal cells, never in
characters.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.widths import cell_len, split_graphemes

Part = tuple[str, Style]
"""A run of text in one style."""
Range = tuple[int, int]
"""Half-open range of code points."""


class Glyphs(NamedTuple):
    """The signs that the screen is drawn with; each stands in as many cells as characters."""

    ascii: bool
    """Whether the terminal takes nothing but ASCII; then text is put into ASCII as well."""
    cursor: str
    unread: str
    dot: str
    """Between two facts on one line, with its spaces."""
    ellipsis: str
    caption: str
    bar: str
    """In front of every line of a quotation."""
    caret: str
    arrow: str
    """In front of a query as it was understood."""
    dash: str
    times: str
    """Behind a number of copies."""
    star: str
    note: str
    """Beside an article with a note, and in front of the note."""
    spark: str
    """Signs for counts, from none to the most."""
    bars: str
    """Signs for the end of a bar, from an empty to a full cell."""
    mark: str
    """Beside a row that is marked."""
    rule: str
    """Before and behind what rows of a list have in common."""
    edge: str
    """Between two panes."""


UNICODE = Glyphs(
    False, "▌", "●", " · ", "…", "┄", "▏", "▏", "→", "–", "×", "★", "¶", " ▁▂▃▄▅▆▇█", " ▏▎▍▌▋▊▉█", "✓", "─", "│"
)
ASCII = Glyphs(True, ">", "*", " - ", "...", "~", "|", "_", "=>", "-", "x", "+", "#", " .:-=+*#%", " #", "v", "-", "|")

# What a terminal would act on instead of showing: controls, marks of direction, invisible tags, half surrogate pairs
_ACTIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2065-\u2069\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)
# Where a line may break, a word be divided, nothing stand between: terminals give some of these a cell and some none
_UNSEEN = "[\xad\u200b\u2060-\u2064"
# What makes one picture of several, or gives one a colour of skin or a second cell: on every other terminal it does not
_PICTURING = "\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
_WITHOUT_CELLS = re.compile(_UNSEEN + _PICTURING)
_NOT_ASCII = re.compile("[^\x20-\x7e]")
_NARROW = re.compile("[\x20-\x7e\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u2500-\u25fc]*")
"""A cell each, whatever stands beside them."""
_PLAIN = {
    "‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": ".",
    "·": "-", "•": "*", "×": "x", "→": ">", "©": "c", "\xa0": " ", "ß": "s", "ø": "o", "ł": "l",
}  # fmt: skip


def shown(text: str, glyphs: Glyphs = UNICODE) -> str:
    """Return `text` with one harmless character for each of its characters, so that offsets into it stay true.

    White space becomes a space, anything that a terminal would obey a replacement sign. Pictures stand for themselves,
    not joined or coloured by what follows, and what is not to be seen takes no cell: cells can be counted so.
    """
    text = _ACTIVE.sub(lambda match: " " if match.group() in "\t\n\r\u2028\u2029" else "\ufffd", text)
    if text.isascii():
        return text
    text = _WITHOUT_CELLS.sub("\u200c", text)
    return _NOT_ASCII.sub(_plain, text) if glyphs.ascii else text


def _plain(match: re.Match[str]) -> str:
    character = match.group()
    base = _PLAIN.get(character) or unicodedata.normalize("NFKD", character)[0]
    return base if base.isascii() else "?"


_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]")


def reads_from_right(text: str) -> bool:
    """Tell whether a paragraph is read from the right: its first letter of either direction is (UAX #9, rule P2)."""
    if not _FROM_RIGHT.search(text):
        return False
    directions = map(unicodedata.bidirectional, text)
    return next((direction for direction in directions if direction in ("L", "R", "AL")), "L") != "L"


def cell_count(text: str) -> int:
    """Return how many cells `text` takes. Rich's table of widths is loaded only by what is not as narrow as Latin."""
    return len(text) if text.isascii() or _NARROW.fullmatch(text) else cell_len(text)


def wrap(text: str, width: int) -> list[Range]:
    """Return the lines that `text` takes in a column of `width` cells, as ranges without the spaces they broke at.

    Breaks at spaces, inside a word only where it is longer than a line, and before a character two cells wide. An
    empty text is one empty line.
    """
    width = max(width, 1)
    if _NARROW.fullmatch(text):
        return _wrap_narrow(text, width)
    return _wrap_wide(text, width)


def _wrap_narrow(text: str, width: int) -> list[Range]:
    lines: list[Range] = []
    start, length = 0, len(text)
    while length - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        if cut < 0:
            cut = start + width
        lines.append((start, cut))
        start = cut + 1 if text[cut] == " " else cut
    lines.append((start, length))
    return lines


def _wrap_wide(text: str, width: int) -> list[Range]:
    lines: list[Range] = []
    start = used = 0  # where this line begins; its cells so far
    chance: Range | None = None  # where this line could end, and where the next would begin
    since = 0  # cells behind that place
    for at, end, cells in split_graphemes(text)[0]:
        space = text[at:end] == " "  # with a mark on it, it is a letter
        if cells == 2 and at > start:
            chance, since = (at, at), 0
        while used + cells > width and at > start:
            if space or chance is None:
                chance, since = (at, end if space else at), 0
            lines.append((start, chance[0]))
            start, used, chance = chance[1], since, None
        if start > at:
            continue
        used += cells
        since += cells
        if space and at > start:
            chance, since = (at, end), 0
    lines.append((start, len(text)))
    return lines


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """Return as much of `text` as stands in `width` cells, ended by `ellipsis` where something is missing."""
    if cell_count(text) <= width:
        return text
    room = width - len(ellipsis)
    if room < 0:
        return ""
    if _NARROW.fullmatch(text):
        return text[:room].rstrip() + ellipsis
    used = 0
    for start, _, cells in split_graphemes(text)[0]:
        if used + cells > room:
            return text[:start].rstrip() + ellipsis
        used += cells
    return text


def filled(parts: Iterable[Part], width: int, base: Style) -> list[Segment]:
    """Return exactly `width` cells: `parts` from the left, the rest in `base`."""
    segments = [Segment(text, style) for text, style in parts if text]
    used = sum(cell_count(text) for text, _, _ in segments)
    if used < width:
        segments.append(Segment(" " * (width - used), base))
    return segments if used <= width else list(Strip(segments, used).crop(0, width))


def apart(left: Iterable[Part], right: Sequence[Part], width: int, base: Style) -> list[Segment]:
    """Return `width` cells with `left` at the left and `right` at the right; what is too long of `left` gives way."""
    taken = sum(cell_count(text) for text, _ in right)
    if not right or taken >= width:
        return filled(left, width, base)
    return [*filled(left, width - taken, base), *(Segment(text, style) for text, style in right)]


def marked(text: str, start: int, end: int, base: Style, marks: Iterable[tuple[int, int, Style]]) -> list[Part]:
    """Return `text[start:end]` in `base` with `marks` laid over it, the later over the earlier.

    A mark is a half-open range of the whole `text` and a style that is added to what lies beneath. One that ends inside
    what a terminal draws as one sign goes on to the end of it.
    """
    inside = [(max(a, start), min(b, end), style) for a, b, style in marks if a < end and b > start]
    if not inside:
        return [(text[start:end], base)]
    if not _NARROW.fullmatch(text, start, end):
        inside = _whole_signs(text[start:end], start, inside)
    edges = sorted({start, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    parts: list[Part] = []
    for left, right in pairwise(edges):
        style = base
        for a, b, extra in inside:
            if a <= left and right <= b:
                style += extra
        parts.append((text[left:right], style))
    return parts


def _whole_signs(text: str, start: int, marks: list[tuple[int, int, Style]]) -> list[tuple[int, int, Style]]:
    """Return `marks` over `text`, which begins at `start`, with both ends moved out to where a sign begins or ends."""
    begins = [start + at for at, _, _ in split_graphemes(text)[0]]
    begins.append(start + len(text))
    return [(begins[bisect_right(begins, a) - 1], begins[bisect_left(begins, b)], style) for a, b, style in marks]
