"""Labelled pages → the weights of every role."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.parse.pasted.body import body_lines, caption_lines
from index.parse.pasted.bylines import split_byline
from index.parse.pasted.dates import find_dates, reads_month_first
from index.parse.pasted.head import first_paragraph, standfirst_candidates, zone
from index.parse.pasted.head_features import HeadFeatures
from index.parse.pasted.lines import Line, split_lines
from index.parse.pasted.page import Page, see_page
from index.parse.pasted.scorer import Role, Scorer
from index.parse.pasted.shape import shape_of
from index.parse.pasted.title import title_candidates
from tests.training.fit import Group, fit_choice, fit_each
from tests.training.pages import REWORDED, GoldPage, likeness, plain

_L2 = {"title": 2.0, "titled": 3.0, "byline": 3.0, "date": 3.0, "standfirst": 6.0}
_SMALLEST = 0.02  # weights below are not worth their place
_SITE = re.compile(r"\s+[|–—·»:-]+\s+[^|]{1,45}$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as the reader sees it before it looks for the head."""

    gold: GoldPage
    page: Page
    body: frozenset[int]
    captions: frozenset[int]
    first: int
    features: HeadFeatures
    beheaded: "Reading | None" = None
    """Every other page without the lines that say its headline: so it looks when it is taken from below it."""


def read(gold: GoldPage) -> Reading | None:
    """Return the lines of a page, measured; None for a blank one."""
    lines = split_lines(gold.text)
    title = plain(gold.gold.get("title") or "")
    whole = _measured(gold, lines)
    if not whole or not title or zlib.crc32(gold.id.encode()) % 2:
        return whole
    left = [line for line in lines if title not in plain(line.text) and likeness(title, line.text) < REWORDED]
    return replace(whole, beheaded=_measured(gold, left))


def _measured(gold: GoldPage, lines: list[Line]) -> Reading | None:
    if not lines:
        return None
    page = see_page(lines, [shape_of(line) for line in lines])
    captions = caption_lines(page)
    body = body_lines(page, captions)
    first = first_paragraph(page, body - captions)
    return Reading(gold, page, body, captions, first, HeadFeatures(page, first, body))


def learn(readings: Sequence[Reading]) -> Scorer:
    """Fit the title's weights, then those of the other roles, which depend on where the title is."""
    titles = [group for reading in readings if (group := _title_group(reading))]
    title = _rounded(fit_choice(titles, l2=_L2["title"]))
    scorer = Scorer({"title": title})
    pages = [each for reading in readings for each in (reading, reading.beheaded) if each]
    judged = [group for page in pages if (group := _titled_group(page, scorer))]
    titled = _rounded(fit_each(judged, l2=_L2["titled"]))
    groups: dict[Role, list[Group]] = {"byline": [], "date": [], "standfirst": []}
    for reading in readings:
        at = _title(reading, scorer)
        for role, group in _head_groups(reading, at).items() if at is not None else ():
            if any(group.right):  # a page whose answer was not found teaches nothing, least of all that all is chrome
                groups[role].append(group)
    return Scorer(
        {"title": title, "titled": titled}
        | {role: _rounded(fit_each(each, l2=_L2[role])) for role, each in groups.items()}
    )


def _rounded(weights: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in sorted(weights.items()) if abs(value) >= _SMALLEST}


def _same_title(gold: str, text: str) -> bool:
    return bool({plain(gold), plain(_SITE.sub("", gold))} & {plain(text), plain(_SITE.sub("", text))} - {""})


def _title_group(reading: Reading) -> Group | None:
    gold = reading.gold.gold.get("title")
    if not gold:
        return None
    candidates = _candidates(reading)
    right = [_same_title(gold, reading.page.lines[index].text) for index in candidates]
    return Group([reading.features.as_title(index) for index in candidates], right) if any(right) else None


def _titled_group(reading: Reading, scorer: Scorer) -> Group | None:
    """Return the line taken for the headline, and whether it is."""
    gold = reading.gold.gold.get("title")
    title = gold or reading.gold.gold.get("not_in_text", {}).get("title")
    scores = _title_scores(reading, scorer)
    if not scores or not title or reading.page.bare:
        return None
    best = max(scores, key=scores.__getitem__)
    text = reading.page.lines[best].text
    right = _same_title(title, text) if gold else likeness(title, text) >= REWORDED
    return Group([reading.features.as_titled(best, scores)], [right])


def _candidates(reading: Reading) -> Sequence[int]:
    return title_candidates(reading.page, reading.first, reading.captions)


def _title_scores(reading: Reading, scorer: Scorer) -> dict[int, float]:
    return {index: scorer.score("title", reading.features.as_title(index)) for index in _candidates(reading)}


def _title(reading: Reading, scorer: Scorer) -> int | None:
    scores = _title_scores(reading, scorer)
    return max(scores, key=scores.__getitem__, default=None)


def _head_groups(reading: Reading, title: int) -> dict[Role, Group]:
    """Return the candidates of each role for which the page has a gold answer."""
    gold, page, features = reading.gold, reading.page, reading.features
    found: dict[Role, Group] = {}
    around = [index for index in zone(page, title, reading.first, reading.body) if index not in reading.captions]
    if gold.gold.get("byline"):
        names = gold.gold["byline"]
        people = {plain(name) for name in ([names] if isinstance(names, str) else names)}
        named = [(index, split_byline(page.lines[index].text)) for index in around if page.shapes[index].names]
        found["byline"] = Group(
            [features.as_byline(index, title, each) for index, each in named if each],
            [bool(people & set(map(plain, each))) for _, each in named if each],
        )
    if gold.gold.get("date"):
        found["date"] = _date_group(reading, [index for index in around if page.shapes[index].dated], title)
    if gold.standfirst and plain(gold.standfirst) in plain(gold.text):
        below = standfirst_candidates(page, title, reading.first)
        words = plain(gold.standfirst)
        found["standfirst"] = Group(
            [features.as_standfirst(index, title) for index in below],
            [len(said := plain(page.lines[index].text)) > 25 and said in words for index in below],
        )
    return found


def _date_group(reading: Reading, around: Sequence[int], title: int) -> Group:
    month_first = reads_month_first(reading.gold.text)
    days = [
        [each.when.isoformat()[:10] for each in find_dates(reading.page.lines[index].text, month_first=month_first)]
        for index in around
    ]
    day = reading.gold.gold["date"][:10]
    return Group(
        [reading.features.as_date(index, title, len(each)) for index, each in zip(around, days, strict=True)],
        [day in each for each in days],
    )
