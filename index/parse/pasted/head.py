"""Headline, standfirst, byline, date and source: the lines around the start of the body."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.parse.pasted.bylines import is_agency
from index.parse.pasted.page import Page

_REACH = 160  # lines above the body in which the headline is looked for
_BELOW = 4  # lines below the end of the body in which a signed byline or a marked date may stand
_HEAD_LINES = 14  # lines above the headline and between it and the body that belong to it
SOURCE = re.compile(
    r"^(?:source|quelle|fuente|fonte|bron|kilde|källa|źródło|источник|sumber|kaynak)\s?[:：]\s*(\S.{0,79})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """Indexes of the lines that say what the article is."""

    title: int | None
    standfirsts: frozenset[int]
    bylines: frozenset[int]
    dates: frozenset[int]
    sources: frozenset[int]


def find_head(page: Page, body: frozenset[int], captions: frozenset[int]) -> Head:
    """Find the head of the article whose body lines are known."""
    sources = frozenset(
        index
        for index in range(len(page.lines))
        if index not in captions and SOURCE.match(page.lines[index].text[:100])
    )
    taken = captions | sources
    first = _first_paragraph(page, body - taken)
    title = _title(page, first, taken)
    if title is None:
        return Head(None, frozenset(), frozenset(), frozenset(), sources)
    first = _after_standfirst(page, title, first, body, taken)
    zone = [index for index in _zone(page, title, first, body) if index not in taken and index != title]
    dates = frozenset(index for index in zone if page.shapes[index].dated and _is_meta(page, index))
    bylines = frozenset(index for index in zone if _is_byline(page, index, title, first, dates))
    standfirsts = _standfirsts(page, title, first, taken | dates | bylines)
    return Head(title, standfirsts, bylines, dates, sources)


def _first_paragraph(page: Page, body: frozenset[int]) -> int:
    """Return the first line of the body that is prose, the first body line when none is, else the end."""
    prose = [index for index in body if page.shapes[index].prose]
    return min(prose or body, default=len(page.lines))


def _title(page: Page, first: int, taken: frozenset[int]) -> int | None:
    if page.bare:
        return next((index for index in range(len(page.lines)) if _may_head(page, index, taken)), None)
    candidates = range(max(0, first - _REACH), min(first + 1, len(page.lines)))
    said = "\n".join(shape.key for shape in page.shapes if shape.words <= 40)
    scored = [(_title_score(page, index, first, said), index) for index in candidates if index not in taken]
    score, index = max(scored, default=(0.0, 0))
    return index if score > 0 else None


def _may_head(page: Page, index: int, taken: frozenset[int]) -> bool:
    shape = page.shapes[index]
    return (
        index not in taken and not (shape.dated and shape.words <= 8) and not (shape.names and shape.opened)
    )


def _title_score(page: Page, index: int, first: int, said: str) -> float:
    shape = page.shapes[index]
    if shape.words > 40 or (shape.furniture and shape.words < 8):
        return -1.0
    score = 1.0
    score += 0.8 * (3 <= shape.words <= 25) + 0.4 * (5 <= shape.words <= 18) - 1.2 * (shape.words < 3)
    score -= (
        2.0 * shape.furniture
        + 1.5 * shape.names
        + 1.5 * (shape.dated and shape.words < 12)
        + 1.0 * ("pub" in shape.cues)
    )
    score -= 0.7 * (shape.words > 4 and page.lines[index].text.endswith((".", "。"))) + 0.7 * (shape.end in ("comma", "colon"))
    score += 1.2 * page.lines[index].heading
    score -= min(0.05 * (first - index), 1.2) + 1.5 * (index == first)
    score += 1.2 * page.known(index)
    score += 1.0 * (shape.words > 3 and said.count(shape.key) > 1)
    score += 0.6 * _meta_follows(page, index)
    score -= 0.8 * (index > 0 and _looks_like_title(page, index - 1))
    return score


def _looks_like_title(page: Page, index: int) -> bool:
    shape = page.shapes[index]
    return (
        4 <= shape.words <= 25
        and not (shape.furniture or shape.names or shape.dated or shape.credit)
        and page.known(index) > 0.2
    )


def _meta_follows(page: Page, index: int) -> bool:
    return any(shape.dated or (shape.names and shape.opened) for shape in page.shapes[index + 1 : index + 7])


def _is_meta(page: Page, index: int) -> bool:
    """Tell a line about the article from a sentence of it."""
    shape = page.shapes[index]
    return (
        shape.words <= 26
        and not shape.prose
        and not (shape.sentence and shape.stops == 0 and shape.words > 9)
    )


def _after_standfirst(page: Page, title: int, first: int, body: frozenset[int], taken: frozenset[int]) -> int:
    """Return the first line of the body proper: prose between headline and byline is the standfirst."""
    if first <= title or first - title > 6 or page.shapes[first].words > 60:
        return max(first, title + 1)
    for index in range(first + 1, min(first + 7, len(page.lines))):
        shape = page.shapes[index]
        if (
            index not in taken
            and _is_meta(page, index)
            and ((shape.names and shape.opened) or (shape.dated and not shape.sentence))
        ):
            return min((each for each in body if each > index and page.shapes[each].prose), default=first)
        if shape.prose and index not in taken:
            break
    return first


def _zone(page: Page, title: int, first: int, body: frozenset[int]) -> Iterable[int]:
    """Lines near the headline, then those just below the body."""
    end = max(body, default=len(page.lines) - 1) + 1
    above = range(max(0, title - _HEAD_LINES // 2), min(first, title + _HEAD_LINES))
    return [*above, *range(max(end, first), min(len(page.lines), end + _BELOW))]


def _is_byline(page: Page, index: int, title: int, first: int, dates: frozenset[int]) -> bool:
    shape = page.shapes[index]
    if not shape.names or not _is_meta(page, index) or (shape.furniture and not shape.opened):
        return False
    if title < index < first:
        return True
    return shape.opened and not is_agency(page.lines[index].text)


def _standfirsts(page: Page, title: int, first: int, taken: frozenset[int]) -> frozenset[int]:
    """The first one or two telling lines between headline and body."""
    found: list[int] = []
    for index in range(title + 1, min(first, title + 7)):
        shape = page.shapes[index]
        if (
            index in taken
            or shape.furniture
            or shape.words < 4
            or "pub" in shape.cues
            or shape.key == page.shapes[title].key
        ):
            if found:
                break
            continue
        found.append(index)
        if len(found) == 1 and shape.words > 12:
            break
    return frozenset(found[:1])
