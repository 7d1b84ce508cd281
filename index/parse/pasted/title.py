"""The headline: each line above the first paragraph is scored by shape, place and company; the best one wins."""

from index.parse.pasted.outlets import is_outlet
from index.parse.pasted.page import Page

_REACH = 160  # lines above the first paragraph that are scored
_SEPARATORS = frozenset("|»›•")
# Fitted by conditional logistic regression (one right line a page) to the shared half of the pasted pages, rounded;
# they choose the right line on 71 % of pages held out, on 77 % of all.
_TINY, _SOME, _GOOD, _LONG = -0.8, 0.2, 1.5, 0.6
_FURNITURE, _NAMES, _DATED, _PUBLISHED = -0.8, -0.2, -0.8, -1.0
_STOP, _PROSE, _SEPARATED, _HEADING = -1.1, -1.0, -0.7, 0.5
_FIRST_PARAGRAPH, _FAR, _TOP = -0.6, -0.2, 0.5
_KNOWN, _ECHO, _META_NEAR, _META_NEXT = 2.1, 1.9, 1.6, 1.1
_BELOW_ANOTHER, _ABOVE_TEXT = -0.6, 0.9


def find_title(page: Page, first: int, taken: frozenset[int]) -> int | None:
    """Return the line of the headline, None when no line could be one.

    `first` is the line of the first paragraph; lines in `taken` are something else. A text without a page around it
    starts with its headline.
    """
    if page.bare:
        start = _behind_masthead(page) if is_masthead(page, 0) else 0
        return next((index for index in range(start, len(page.lines)) if _opens(page, index, taken)), None)
    said = "\n".join(shape.key for shape in page.shapes if shape.words <= 40)
    candidates = range(max(0, first - _REACH), min(first + 1, len(page.lines)))
    scored = [(_score(page, index, first, said), index) for index in candidates if index not in taken]
    score, index = max(scored, default=(0.0, 0))
    return index if score > 0 else None


def is_masthead(page: Page, index: int) -> bool:
    """Tell whether a text without a page starts with its outlet: known by its words, or all in capitals.

    A line that could be the headline must follow.
    """
    text = page.lines[index].text
    if not page.bare or not (is_outlet(text) or (text.isupper() and page.shapes[index].words <= 4)):
        return False
    return any(_could_head(page, other) for other in range(index + 1, min(index + 4, len(page.lines))))


def _behind_masthead(page: Page) -> int:
    """Return the line below a date within three lines when it could be the headline, else the second line."""
    for index in (1, 2, 3):
        if index + 1 < len(page.lines) and page.shapes[index].dated and _could_head(page, index + 1):
            return index + 1
    return 1


def _opens(page: Page, index: int, taken: frozenset[int]) -> bool:
    shape = page.shapes[index]
    return index not in taken and not (shape.dated and shape.words <= 8) and not (shape.names and shape.opened)


def _score(page: Page, index: int, first: int, said: str) -> float:
    return _own_score(page, index) + _place_score(page, index, first, said)


def _own_score(page: Page, index: int) -> float:
    shape, text = page.shapes[index], page.lines[index].text
    score = _TINY * (shape.words < 3) + _SOME * (3 <= shape.words <= 25) + _LONG * (shape.words > 25)
    score += _GOOD * (5 <= shape.words <= 18) + _HEADING * page.lines[index].heading
    score += _FURNITURE * shape.furniture + _NAMES * shape.names + _PUBLISHED * ("pub" in shape.cues)
    score += _DATED * (shape.dated and shape.words < 12) + _PROSE * shape.prose
    score += _STOP * (shape.words > 4 and text.endswith((".", "。")))
    return score + _SEPARATED * (not _SEPARATORS.isdisjoint(text[:200]))


def _place_score(page: Page, index: int, first: int, said: str) -> float:
    shape = page.shapes[index]
    score = _FAR * min(first - index, 24) / 24 + _FIRST_PARAGRAPH * (index == first) + _TOP * (index == 0)
    score += _KNOWN * page.known(index) + _ECHO * (shape.words > 3 and said.count(shape.key) > 1)
    score += _META_NEXT * _meta_follows(page, index, 3) + _META_NEAR * _meta_follows(page, index, 6)
    below = page.shapes[index + 1] if index + 1 < len(page.shapes) else None
    score += _ABOVE_TEXT * (below is not None and below.words >= 10 and not below.furniture and not below.credit)
    return score + _BELOW_ANOTHER * (index > 0 and _could_head(page, index - 1))


def _meta_follows(page: Page, index: int, lines: int) -> bool:
    """Tell whether a date or a marked byline stands within so many lines below."""
    below = page.shapes[index + 1 : index + 1 + lines]
    return any(shape.dated or (shape.names and shape.opened) for shape in below)


def _could_head(page: Page, index: int) -> bool:
    shape = page.shapes[index]
    other = shape.furniture or shape.names or shape.dated or shape.credit or shape.prose
    return 3 <= shape.words <= 25 and not other
