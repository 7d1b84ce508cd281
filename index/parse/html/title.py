"""The headline of a page: what stands on it, where what the page says of itself agrees."""

import re

from index.parse.html import linked
from index.parse.html.page import Page, Place
from index.parse.html.words import folded, likeness, packed
from index.parse.tree import inner_text, squeeze

Titled = tuple[str, str]
"""A title and where it came from."""

_META = (
    "og:title", "citation_title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "headline",
    "twitter:title", "title",
)  # fmt: skip
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_BREAK = re.compile(
    rf"\s+[|–—·•»«:/-]+\s+|\s*[｜ㅣ]\s*|\s*::+\s*|_(?=\S)|\s+--+\s+|\s*\|\s*|-(?=[{_UNSPACED}]+$)|[:：]\s?(?=\S*[{_UNSPACED}]\S*$)"
)
_SECTIONS = re.compile(rf"(?<=[{_UNSPACED}])(?:_[{_UNSPACED}A-Za-z]{{2,12}}){{1,3}}$")
"""`_科技_某某网`: how Chinese pages add section and site."""
_HARD_BREAK = re.compile(r"\s+[|–—·•»«/-]+\s+|\s*::+\s*|\s+:\s+|:\s")
_KICKER = re.compile(
    r"(?i)kick|overline|topline|dachzeile|eyebrow|roofline|spitzmarke|pretitle|supertitle|surtitre|tagline|topic|headline-?intro"
)
_MACHINES = re.compile(
    r"(?i)bread-?crumb|seo-?_?title|(?<![a-z])(?:logo|hidden|sr-only|visually-?hidden|screen-?reader)(?![a-z])"
)
_KICKER_TAGS = ("span", "small", "div", "strong", "p", "em", "b", "a")
_AGREES = 0.4
"""From this likeness on a heading is taken for the title that the page claims."""
_LONGEST = 300


def find_title(page: Page) -> Titled:
    """Return the page's title and its provenance; both empty when it has none."""
    name = linked.text(page.article, "headline") or linked.text(page.article, "name")
    told = [(name, "JSON-LD headline")] if name else []
    told += [(page.meta[key][0], f"meta {key}") for key in _META if key in page.meta]
    told = [(plain, where) for text, where in told if (plain := _plain(text))]
    claims = [text for text, _ in told[:4]] + ([page.title] if page.title else [])
    cut = [without_site(page, claim) for claim in claims]
    heading = _heading(page, claims, cut, lone=not name)
    if heading:
        return _without_kicker(heading, cut), "h1"
    for claim in claims:
        for piece in _HARD_BREAK.split(claim):
            whole = _subheading(page, piece)
            if whole:
                return whole, "heading"
    if told:
        return _shortest(page, told)
    return _last_resort(page)


def _shortest(page: Page, told: list[tuple[str, str]]) -> Titled:
    """Return the first title that the page tells, or one of the others that is the same without what it ends in."""
    title, where = without_site(page, told[0][0]), told[0][1]
    for other, place in told[1:]:
        if len(other) > 0.5 * len(title) and title.startswith(other) and not title[len(other) :][:1].isalnum():
            return other, place
    return title, where


def without_site(page: Page, title: str) -> str:
    """Cut names of the outlet and of its sections off both ends of a title."""
    title = _SECTIONS.sub("", title.strip(" :|-–"))
    before, colon, rest = title.partition(": ")
    if colon and rest and page.is_site(before, whole=True):
        title = rest.strip()
    for _ in range(3):
        breaks = list(_BREAK.finditer(title))
        if not breaks:
            break
        head, tail = title[: breaks[0].start()], title[breaks[-1].end() :]
        rest = title[: breaks[-1].start()].strip()
        is_bar = "|" in breaks[-1].group() and len(tail.split()) <= 4
        if len(tail) <= 50 and rest and (is_bar or page.is_site(tail)):
            title = rest
        elif len(head) <= 40 and page.is_site(head, whole=True):
            title = title[breaks[0].end() :].strip()
        else:
            break
    return title


def _subheading(page: Page, piece: str) -> str:
    """Return the subheading that `piece` of a claim is, or how it begins; empty when there is none."""
    words = packed(piece)
    same = (
        text
        for text in page.subheadings
        if packed(text) == words or (len(words) > 24 and packed(text).startswith(words))
    )
    return next(same, "") if len(words) > 10 else ""


def _plain(text: str) -> str:
    text = squeeze(text)
    return squeeze(re.sub(r"</?(?:i|b|em|strong|span|br)\b[^<>]*>", "", text)) if "<" in text else text


def _heading(page: Page, claims: list[str], cut: list[str], *, lone: bool) -> Place | None:
    best: tuple[float, Place] | None = None
    for place in page.headings:
        text = place.text
        if len(text) > _LONGEST or page.is_site(text, whole=True) or _is_for_machines(place):
            continue
        worth = max((likeness(text, claim) for claim in claims + cut), default=0.0)
        if len(packed(text)) > 8 and any(packed(text) in packed(claim) for claim in claims):
            worth = max(worth, 0.7)
        worth -= place.at / 1e5
        if best is None or worth > best[0]:
            best = worth, place
    if best and best[0] >= _AGREES:
        return best[1]
    return _lone_heading(page, cut) if lone and len(page.headings) <= 3 else None


def _is_for_machines(place: Place) -> bool:
    """Tell whether a heading is the last step of a breadcrumb trail, a logo, or hidden: what search engines read."""
    element = place.element
    told = f"{' '.join(element.keys())} {element.get('class', '')} {element.get('id', '')}"
    return bool(_MACHINES.search(told)) or element.get("aria-current") == "page"


def _lone_heading(page: Page, cut: list[str]) -> Place | None:
    """Return a long heading that nothing echoes, unless a subheading is what the page claims as title."""
    if any(likeness(claim, text) > 0.5 for claim in cut for text in page.subheadings):
        return None
    for place in page.headings:
        text = place.text
        if len(text) <= _LONGEST and (len(text) > 30 or len(text.split()) >= 4) and not page.is_site(text, whole=True):
            return place
    return None


def _without_kicker(place: Place, claims: list[str]) -> str:
    """Return a heading's text without the overline inside it, in the spelling of a claim that has the same words."""
    text = place.text
    inner = [child for child in place.element.iter(*_KICKER_TAGS) if child is not place.element]
    for child in inner:
        line = inner_text(child)
        if not line or len(line) >= 0.6 * len(text) or not text.startswith(line):
            continue
        rest = text[len(line) :].strip(" :|–—-")
        same = [claim for claim in claims if folded(claim).startswith(folded(line)) and likeness(claim, text) > 0.8]
        if same:
            return same[0]
        if _KICKER.search(child.get("class") or "") or any(packed(rest) == packed(claim) for claim in claims):
            return rest or text
    if inner:
        alike = (c for c in claims if packed(c) == packed(text) and c != text and abs(len(c) - len(text)) <= 3)
        return next(alike, text)
    return text


def _last_resort(page: Page) -> Titled:
    headings = [place.text for place in page.headings if not page.is_site(place.text)]
    title = without_site(page, page.title)
    if (not title or page.is_site(title, whole=True)) and headings:
        return headings[0], "h1"
    if title:
        return title, "title element"
    return (headings[0], "h1") if headings else ("", "")
