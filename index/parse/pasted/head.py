"""Headline, standfirst, byline, date and source: the lines around the start of the body."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from index.parse.pasted.bylines import split_byline
from index.parse.pasted.cues import UPDATED
from index.parse.pasted.dates import find_dates
from index.parse.pasted.head_features import HeadFeatures
from index.parse.pasted.outlets import dated_source, labelled_source, names_weekday
from index.parse.pasted.page import Page
from index.parse.pasted.scorer import Scorer
from index.parse.pasted.title import find_title, is_masthead

_BELOW = 12  # lines around the end of the body in which a signed byline or a marked date may stand
_SOURCE_BELOW = 4
_HEAD_LINES = 20  # lines below the headline that may belong to it
_ABOVE = 8  # and above it
_INTO_BODY = 4  # lines from the first paragraph on in which a byline or date may still stand
_LONGEST = 250  # characters of a line about the article
_MOST_WORDS = 40
_STANDFIRST_WORDS = range(4, 91)
_DATELINE_WORDS = 8
_WEB = 1991  # no page with furniture around it is older
_NEAR = 3  # lines between two authors, or between the dates of two versions
# How likely a line must be what it is taken for. Taking a body line for the standfirst costs the body a paragraph.
_DATE, _OTHER_DATE = 0.1, 0.3
_BYLINE, _OTHER_BYLINE, _BYLINE_BELOW = 0.4, 0.5, 0.8
_NEXT_BYLINE, _BYLINE_OPENED = 0.2, 0.2
_STANDFIRST, _STANDFIRST_OF_BODY, _STANDFIRST_GOES_ON = 0.2, 0.5, 0.7
_AS_GOOD = 0.6  # of the best: the first such line is the standfirst, for captions come below it


@dataclass(frozen=True, slots=True)
class Head:
    """Indexes of the lines that say what the article is."""

    title: int | None
    """None where the page shows none."""
    standfirsts: frozenset[int]
    bylines: frozenset[int]
    dates: frozenset[int]
    sources: frozenset[int]


def find_head(page: Page, body: Set[int], captions: Set[int], scorer: Scorer) -> Head:
    """Find the head of the article whose body lines are known."""
    first = first_paragraph(page, body - captions)
    sources = _sources(page, body, captions, first)
    taken = captions | sources
    features = HeadFeatures(page, first, body)
    place = find_title(page, first, taken, features, scorer)
    if place is None:
        return Head(None, frozenset(), frozenset(), frozenset(), sources)
    title = place.line
    spare = {title} if not place.shown and not page.shapes[title].prose else set()
    around = [index for index in sorted({*zone(page, title, first, body), *spare}) if index not in taken]
    dates = _dates(page, around, title, features, scorer)
    bylines = _bylines(page, around, title, first, features, scorer)
    if not sources:
        sources = _outlets(page, [index for index in around if index < first and index not in bylines])
    if not place.shown:  # what stands below no headline is text
        return Head(None, frozenset(), bylines, dates, sources)
    return Head(
        title,
        _standfirsts(page, title, first, body, taken, dates | bylines, features, scorer),
        bylines,
        dates,
        sources,
    )


def first_paragraph(page: Page, body: Set[int]) -> int:
    """Return the first line of the body that is prose, the first body line when none is, else the end."""
    prose = [index for index in body if page.shapes[index].prose]
    return min(prose or body, default=len(page.lines))


def zone(page: Page, title: int, first: int, body: Set[int]) -> Sequence[int]:
    """Return the short lines near the headline, just below the first paragraph, and around the end of the body."""
    end = max(body, default=len(page.lines) - 1) + 1
    above = range(title - _ABOVE, max(title + _HEAD_LINES, first + _INTO_BODY))
    return [
        index
        for index in sorted({*above, *range(end - 2, end + _BELOW)} - {title})
        if 0 <= index < len(page.lines)
        and page.shapes[index].words <= _MOST_WORDS
        and len(page.lines[index].text) < _LONGEST
        and not (page.shapes[index].prose and index >= first)
    ]


def standfirst_candidates(page: Page, title: int, first: int) -> Sequence[int]:
    """Return the lines below the headline that could be the standfirst."""
    below = range(title + 1, min(len(page.lines), max(first + 3, title + 8)))
    said = page.shapes[title].key
    return [
        index
        for index in below
        if page.shapes[index].words in _STANDFIRST_WORDS
        and "pub" not in page.shapes[index].cues
        and not (page.shapes[index].words <= _DATELINE_WORDS and names_weekday(page.lines[index].text))
        and said not in page.shapes[index].key
        and not (page.lines[index].text.isupper() and page.shapes[index].words <= _DATELINE_WORDS)
    ]


def _sources(page: Page, body: Set[int], captions: Set[int], first: int) -> frozenset[int]:
    """The first `Source: X` above the body, else one right below it; the others are notes to a chart."""
    end = max(body, default=len(page.lines) - 1)
    for index in (*range(min(first + 1, len(page.lines))), *range(end, min(len(page.lines), end + _SOURCE_BELOW))):
        if index not in captions and labelled_source(page.lines[index].text):
            return frozenset({index})
    return frozenset()


def _outlets(page: Page, around: Sequence[int]) -> frozenset[int]:
    """The line near the headline that is the name of an outlet, alone or with the date."""
    for index in around:
        if dated_source(page.lines[index].text) and (page.bare or page.shapes[index].dated):
            return frozenset({index})
    masthead = page.shapes[0].capitals == 1.0 and is_masthead(page, 0)
    return frozenset({0}) if masthead and 0 in around else frozenset()


def _dates(page: Page, around: Iterable[int], title: int, features: HeadFeatures, scorer: Scorer) -> frozenset[int]:
    """The likeliest line, and beside it the likeliest with the date of the other version."""
    likely = {}
    for index in around:
        dates = find_dates(page.lines[index].text) if page.shapes[index].dated else []
        if dates and (page.bare or max(each.when.year for each in dates) >= _WEB):
            likely[index] = scorer.probability("date", features.as_date(index, title, len(dates)))
    best = max(likely, key=likely.__getitem__, default=None)
    if best is None or likely[best] < _DATE:
        return frozenset()
    others = [
        index
        for index, chance in likely.items()
        if chance >= _OTHER_DATE and abs(index - best) <= _NEAR and _updated(page, index) != _updated(page, best)
    ]
    return frozenset([best, *sorted(others, key=likely.__getitem__)[-1:]])


def _updated(page: Page, index: int) -> bool:
    return not UPDATED.isdisjoint(page.shapes[index].key.split())


def _bylines(
    page: Page, around: Iterable[int], title: int, first: int, features: HeadFeatures, scorer: Scorer
) -> frozenset[int]:
    """The likeliest line, and those of the same kind beside it: several authors, each on a line."""
    named = {index: split_byline(page.lines[index].text) for index in around if page.shapes[index].names}
    likely = {
        index: scorer.probability("byline", features.as_byline(index, title, names))
        for index, names in named.items()
        if names
    }
    best = max(likely, key=likely.__getitem__, default=None)
    if best is None or likely[best] < _byline_least(page, best, first):
        return frozenset()
    kind = _byline_kind(page, best)
    beside = {
        index
        for index, chance in likely.items()
        if abs(index - best) <= _NEAR
        and chance >= (_NEXT_BYLINE if abs(index - best) == 1 == len(named[index]) else _OTHER_BYLINE)
        and _byline_kind(page, index) == kind
    }
    return frozenset({best, *beside})


def _byline_least(page: Page, index: int, first: int) -> float:
    if index >= first + _INTO_BODY:
        return _BYLINE_BELOW
    return _BYLINE_OPENED if page.shapes[index].opened else _BYLINE


def _byline_kind(page: Page, index: int) -> tuple[bool, bool]:
    return page.shapes[index].opened, page.lines[index].text.isupper()


def _standfirsts(
    page: Page,
    title: int,
    first: int,
    body: Set[int],
    taken: Set[int],
    head: Set[int],
    features: HeadFeatures,
    scorer: Scorer,
) -> frozenset[int]:
    """The first likely line below the headline, and those that follow.

    In a bare text a sentence is one only above the byline or date.
    """
    likely = {}
    for index in standfirst_candidates(page, title, first):
        shape = page.shapes[index]
        told = any(index < other for other in head) if page.bare and shape.end != "open" else True
        if index not in taken | head and told:
            chance = scorer.probability("standfirst", features.as_standfirst(index, title))
            if chance >= (_STANDFIRST_OF_BODY if index in body else _STANDFIRST):
                likely[index] = chance
    if not likely:
        return frozenset()
    enough = _AS_GOOD * max(likely.values())
    start = min(index for index, chance in likely.items() if chance >= enough)
    stop = next(at for at in range(start + 1, start + 5) if likely.get(at, 0.0) < _STANDFIRST_GOES_ON or at in body)
    return frozenset(range(start, stop))
