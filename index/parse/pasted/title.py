"""The headline: of the lines around the start of the first paragraph, the one whose features fit best."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from index.parse.pasted.head_features import HeadFeatures
from index.parse.pasted.outlets import is_outlet
from index.parse.pasted.page import Page
from index.parse.pasted.scorer import Scorer
from index.parse.pasted.shape import Shape

_REACH = 80  # lines above the first paragraph that are scored
_INTO_BODY = 3  # lines from the first paragraph on
_MOST_WORDS = 40
_DATELINE_WORDS = 8
_SUMMARY_WORDS, _LEAST_WORDS = 18, 5
_SHOWN = 0.15  # how likely the best line must be the headline


@dataclass(frozen=True, slots=True)
class TitlePlace:
    """Where the headline of a page stands, or would."""

    line: int
    shown: bool
    """It is a headline; else the page fits better as one that was taken from below its headline."""


def find_title(page: Page, first: int, taken: Set[int], features: HeadFeatures, scorer: Scorer) -> TitlePlace | None:
    """Return where the headline is, None when no line could be one.

    `first` is the line of the first paragraph; lines in `taken` are something else. A text without a page around it
    starts with its headline, unless with a paragraph or a single word that no mark makes a heading.
    """
    if page.bare:
        start = _behind_masthead(page) if is_masthead(page, 0) else 0
        opening = next((index for index in range(start, len(page.lines)) if _opens(page, index, taken)), None)
        return None if opening is None else TitlePlace(opening, _is_said(page, opening))
    scores = {index: scorer.score("title", features.as_title(index)) for index in title_candidates(page, first, taken)}
    best = max(scores, key=scores.__getitem__, default=None)
    if best is None:
        return None
    line = _above_summary(page, _behind_breadcrumb(page, best), set(scores))
    return TitlePlace(line, scorer.probability("titled", features.as_titled(best, scores)) >= _SHOWN)


def title_candidates(page: Page, first: int, taken: Set[int]) -> Sequence[int]:
    """Return the lines that could be the headline of a page."""
    around = range(max(0, first - _REACH), min(first + _INTO_BODY, len(page.lines)))
    return [
        index
        for index in around
        if index not in taken and 0 < page.shapes[index].words <= _MOST_WORDS and not _is_dateline(page.shapes[index])
    ]


def is_masthead(page: Page, index: int) -> bool:
    """Tell whether a text without a page starts with its outlet: known by its words, or all in capitals.

    A line that could be the headline must follow.
    """
    text = page.lines[index].text
    if not page.bare or not (is_outlet(text) or (text.isupper() and page.shapes[index].words <= 4)):
        return False
    return any(_could_head(page, other) for other in range(index + 1, min(index + 4, len(page.lines))))


def _behind_breadcrumb(page: Page, index: int) -> int:
    """Return the line nearby that stands at the end of line `index` too, as the last step of a path does."""
    text = page.lines[index].text.casefold()
    for other in range(max(0, index - 6), min(len(page.lines), index + 7)):
        tail = page.lines[other].text.casefold()
        if page.shapes[other].words >= 2 and len(tail) < len(text) and text.endswith(tail):
            return other
    return index


def _above_summary(page: Page, index: int, candidates: Set[int]) -> int:
    """Return the short line that a text begins with, where a long one below says more: that is the standfirst."""
    above, words = index - 1, page.shapes[index].words
    if above or words < _SUMMARY_WORDS or above not in candidates or not _could_head(page, above):
        return index
    return above if _LEAST_WORDS <= page.shapes[above].words < words / 2 else index


def _behind_masthead(page: Page) -> int:
    """Return the line below a date within three lines when it could be the headline, else the second line."""
    for index in (1, 2, 3):
        if index + 1 < len(page.lines) and page.shapes[index].dated and _could_head(page, index + 1):
            return index + 1
    return 1


def _is_said(page: Page, index: int) -> bool:
    """Tell a headline from the paragraph or the single word that a text without a page may start with."""
    shape = page.shapes[index]
    return page.lines[index].heading or (not shape.prose and shape.words > 1)


def _opens(page: Page, index: int, taken: Set[int]) -> bool:
    shape = page.shapes[index]
    return index not in taken and not _is_dateline(shape) and not (shape.names and shape.opened)


def _is_dateline(shape: Shape) -> bool:
    return shape.dated and shape.words <= _DATELINE_WORDS


def _could_head(page: Page, index: int) -> bool:
    shape = page.shapes[index]
    other = shape.furniture or shape.names or shape.dated or shape.credit or shape.prose
    return 3 <= shape.words <= 25 and not other
