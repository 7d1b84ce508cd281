"""Headline, standfirst, byline, date and source: the lines around the start of the body."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.parse.pasted.outlets import dated_source, labelled_source
from index.parse.pasted.page import Page
from index.parse.pasted.title import find_title, is_masthead

_BELOW = 4  # lines below the end of the body in which a signed byline or a marked date may stand
_INTO_BODY = 3  # lines from the first paragraph on in which a byline or date may still stand
_NEAR = 3  # lines
_STANDFIRST_WORDS = 45
_HEAD_LINES = 14  # lines above the headline and between it and the body that belong to it


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
    first = _first_paragraph(page, body - captions)
    sources = _sources(page, body, captions, first)
    taken = captions | sources
    title = find_title(page, first, taken)
    if title is None:
        return Head(None, frozenset(), frozenset(), frozenset(), sources)
    first = _after_standfirst(page, title, first, body, taken)
    zone = [index for index in _zone(page, title, first, body) if index not in taken and index != title]
    dates = frozenset(index for index in zone if page.shapes[index].dated and _is_meta(page, index))
    bylines = _bylines(page, zone, title, first)
    if not sources:
        sources = _outlets(page, [index for index in zone if index < first and index not in bylines])
    standfirsts = _standfirsts(page, title, first, taken | dates | bylines)
    return Head(title, standfirsts, bylines, dates, sources)


def _sources(page: Page, body: frozenset[int], captions: frozenset[int], first: int) -> frozenset[int]:
    """The first `Source: X` above the body, else one right below it; the others are notes to a chart."""
    end = max(body, default=len(page.lines) - 1)
    for index in (*range(min(first + 1, len(page.lines))), *range(end, min(len(page.lines), end + _BELOW))):
        if index not in captions and labelled_source(page.lines[index].text):
            return frozenset({index})
    return frozenset()


def _outlets(page: Page, zone: Sequence[int]) -> frozenset[int]:
    """The line near the headline that is the name of an outlet, alone or with the date."""
    for index in zone:
        if dated_source(page.lines[index].text) and (page.bare or page.shapes[index].dated):
            return frozenset({index})
    masthead = page.shapes[0].capitals == 1.0 and is_masthead(page, 0)
    return frozenset({0}) if masthead and 0 in zone else frozenset()


def _first_paragraph(page: Page, body: frozenset[int]) -> int:
    """Return the first line of the body that is prose, the first body line when none is, else the end."""
    prose = [index for index in body if page.shapes[index].prose]
    return min(prose or body, default=len(page.lines))


def _is_meta(page: Page, index: int) -> bool:
    """Tell a line about the article from a sentence of it."""
    shape = page.shapes[index]
    return shape.words <= 26 and not shape.prose and not (shape.sentence and shape.stops == 0 and shape.words > 9)


def _after_standfirst(page: Page, title: int, first: int, body: frozenset[int], taken: frozenset[int]) -> int:
    """Return the first line of the body proper: prose between headline and byline is the standfirst."""
    if first == len(page.lines):
        return first
    if first <= title or first - title > 6 or page.shapes[first].words > _STANDFIRST_WORDS:
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


def _zone(page: Page, title: int, first: int, body: frozenset[int]) -> Sequence[int]:
    """Lines near the headline, those just below the first paragraph, and those just below the body."""
    end = max(body, default=len(page.lines) - 1) + 1
    above = range(max(0, title - _HEAD_LINES // 2), min(first + _INTO_BODY, max(first, title + _HEAD_LINES)))
    below = range(max(end, above.stop), min(len(page.lines), end + _BELOW))
    return [
        index
        for index in (*above, *below)
        if index < len(page.lines) and (index < first or not page.shapes[index].prose)
    ]


def _bylines(page: Page, zone: Sequence[int], title: int, first: int) -> frozenset[int]:
    """Marked bylines; unmarked names only between headline and body, beside a marked one or else near a date."""
    names = [index for index in zone if _names_somebody(page, index, title)]
    marked = {index for index in names if page.shapes[index].opened}
    below = {index for index in marked if index > title} or marked
    if below:
        near = {index for index in names if any(0 < index - other <= 2 for other in below)}
        return frozenset(below | {index for index in near if title < index < first})
    return frozenset(index for index in names if title < index < first and (page.bare or _meta_near(page, index)))


def _names_somebody(page: Page, index: int, title: int) -> bool:
    shape = page.shapes[index]
    if not shape.names or shape.prose or not _is_meta(page, index) or shape.key in page.shapes[title].key:
        return False
    return shape.opened or not shape.furniture


def _meta_near(page: Page, index: int) -> bool:
    around = page.shapes[max(0, index - _NEAR) : index + _NEAR + 1]
    return any(shape.dated or "pub" in shape.cues or ("by" in shape.cues and shape.words < 6) for shape in around)


def _standfirsts(page: Page, title: int, first: int, taken: frozenset[int]) -> frozenset[int]:
    """The first telling line between headline and body; in a bare text a short sentence there is body."""
    for index in range(title + 1, min(first, title + 7)):
        shape = page.shapes[index]
        other = shape.furniture or shape.words < 4 or "pub" in shape.cues or shape.key == page.shapes[title].key
        if index in taken or other or (page.bare and shape.end != "open" and not shape.prose):
            continue
        return frozenset({index})
    return frozenset()
