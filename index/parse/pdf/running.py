"""Running heads and feet: what every page repeats, and the numbers of the pages."""

import re
from collections import Counter
from collections.abc import Sequence

from index.parse.pdf.runs import Run

_EDGE = 0.12  # of the page's height
_SHARE = 0.4  # of the pages
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?i)\W*(?:page|seite|página|pagina|p\.|s\.)?\s*\d{1,4}\s*(?:(?:/|of|von|de|di|sur)\s*\d{1,4})?\W*"
)


def without_running(pages: Sequence[list[Run]], heights: Sequence[float]) -> tuple[list[list[Run]], list[str]]:
    """Return the lines of each page without those that pages repeat, and each of these once.

    A line is repeated that stands at one place of three pages and of two in five, digits aside, and at the edge of two.
    A lone number at the edge is the page's.
    """
    counts = Counter(key for lines in pages for key in {_key(line) for line in lines})
    edges = Counter(
        _words(line)
        for lines, height in zip(pages, heights, strict=True)
        for line in {_words(each): each for each in lines if _is_at_edge(each, height)}.values()
    )
    left_out: dict[str, str] = {}
    kept: list[list[Run]] = []
    for lines, height in zip(pages, heights, strict=True):
        kept.append([])
        for line in lines:
            if _is_running(line, height, counts, edges, len(pages)):
                left_out.setdefault(_words(line), line.text)
            else:
                kept[-1].append(line)
    return kept, list(left_out.values())


def _is_running(
    line: Run, height: float, counts: Counter[tuple[int, int, str]], edges: Counter[str], pages: int
) -> bool:
    if counts[_key(line)] >= max(3, _SHARE * pages):
        return True
    if not _is_at_edge(line, height):
        return False
    often = edges[_words(line)] >= max(2, _SHARE * pages) and pages > 1
    return often or _NUMBER.fullmatch(line.text) is not None


def _is_at_edge(line: Run, height: float) -> bool:
    return not _EDGE * height < line.base < (1 - _EDGE) * height


def _key(line: Run) -> tuple[int, int, str]:
    return round(line.left / 4), round(line.base / 4), _words(line)


def _words(line: Run) -> str:
    return _DIGITS.sub("#", line.text).casefold()
