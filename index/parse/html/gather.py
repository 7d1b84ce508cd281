"""Gathering what a page says of itself, in one walk over its tree."""

import html
import re
from functools import lru_cache

from lxml.html import HtmlElement

from index.parse.html import linked
from index.parse.html.page import Page, Place
from index.parse.html.words import likeness
from index.parse.pasted.bylines import has_opening
from index.parse.tree import SILENT, inner_text, squeeze

_BY = re.compile(r"(?i)by-?line|author|autor(?!e?play|otat)|writer|contributor|posted-?by|redakteur")
_NOT_BY = re.compile(
    r"(?i)comment|avatar|\bbio|-bio|social|related|teaser|recommend|footer|sidebar|share|img\b|image|photo|quote|caption"
    r"|authori[tz]|follow|flyout|navbox|promo|card-list|newsletter|snippet|more-from"
)
_TIME = re.compile(r"(?i)date|publish|time|posted|stamp|datum|fecha|meta\b|created")
_NOT_TIME = re.compile(
    r"(?i)comment|related|teaser|recommend|footer|sidebar|timer|timeline|today|current|countdown|birth|join|event|datepicker|video"
)
ASIDE = re.compile(
    r"(?i)(?<![a-z])(?:comments?|related|teasers?|recommend\w*|footer|sidebar|more-from|promo|newsletter|latest|most-?read"
    r"|popular)(?![a-z])"
)
"""Classes and ids of the parts of a page that are not the article."""
_NO_MARKS = frozenset(["html", "body", "img", "link", "style", "svg", "input", "button", "meta", "script"])
_CLIMB = 9
_BARE = 6
"""Characters of marks that are too few to say anything: three of them are the spaces between the four."""
_LONGEST = 1000
"""Characters of marks that are looked at."""
_H1_KEPT, _H2_KEPT = 20, 40


def read_page(root: HtmlElement) -> Page:
    """Gather what the page `root` says of itself."""
    page = Page(root)
    blocks: list[object] = []
    for at, element in enumerate(root.iter("*")):
        match element.tag:
            case "meta":
                _note_meta(page, element)
            case "script":
                if "ld+json" in (element.get("type") or "") and element.text:
                    blocks.extend(linked.read_block(element.text))
            case "title":
                page.title = page.title or squeeze(element.text_content())
            case _:
                _note_place(page, at, element)
        page.size = at + 1
    _note_linked(page, blocks)
    if not page.url:
        page.url, page.url_from = _own_address(page)
    return page


def is_aside(element: HtmlElement) -> bool:
    """Tell whether an element stands in a part of the page that is not the article."""
    for _, above in zip(range(_CLIMB), element.iterancestors(), strict=False):
        if above.tag in ("body", "html"):
            return False
        if above.tag in ("footer", "nav", "aside") or ASIDE.search(f"{above.get('class', '')} {above.get('id', '')}"):
            return True
    return False


def _note_meta(page: Page, element: HtmlElement) -> None:
    key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower().strip()
    content = squeeze(html.unescape(element.get("content") or element.get("value") or ""))  # early Twitter Cards: value
    if key and content:
        page.meta.setdefault(key, []).append(content)


def _note_place(page: Page, at: int, element: HtmlElement) -> None:
    tag = element.tag
    if tag == "h1":
        if len(page.headings) < _H1_KEPT and inner_text(element):
            page.headings.append(Place(at, element, ""))
        return
    if tag in ("h2", "h3") and len(page.subheadings) < _H2_KEPT:
        page.subheadings.append(inner_text(element)[:300])
        page.subheading_places.append(at)
    if tag in _NO_MARKS:
        return
    get = element.get
    marks = f"{get('class', '')} {get('id', '')} {get('itemprop', '')} {get('rel', '')}"
    if tag == "time":
        page.dates.append(Place(at, element, f"{marks} {element.get('pubdate', '')}"))
    elif len(marks) > _BARE and (kind := _promise(marks[:_LONGEST])):
        (page.bylines if kind == "byline" else page.dates).append(Place(at, element, marks))
    own = element.text
    if own and len(own) < 120 and tag not in SILENT and tag != "option" and has_opening(own.strip()[:60] + " "):
        page.opened.append(Place(at, element, marks))


@lru_cache(maxsize=4096)
def _promise(marks: str) -> str:
    """Return what an element with these marks seems to hold: `byline`, `date` or nothing."""
    if _BY.search(marks) and not _NOT_BY.search(marks):
        return "byline"
    return "date" if _TIME.search(marks) and not _NOT_TIME.search(marks) else ""


def _note_linked(page: Page, blocks: list[object]) -> None:
    found = list(linked.nodes(blocks))
    page.known = {str(node["@id"]): node for _, node in found if isinstance(node.get("@id"), str) and node.get("name")}
    page.webpage = next((node for _, node in found if "WebPage" in linked.types(node)), {})
    articles = [(depth, node) for depth, node in found if linked.is_article(node)]
    heading = page.headings[0].text if page.headings else page.title

    def worth(item: tuple[int, linked.Node]) -> tuple[bool, int, bool, bool]:
        depth, node = item
        name = linked.text(node, "headline") or linked.text(node, "name")
        alike = max(likeness(name, heading), likeness(name, page.title)) > 0.3
        return alike, -depth, bool(node.get("datePublished")), bool(node.get("author"))

    if articles:
        page.article = max(articles, key=worth)[1]


def _own_address(page: Page) -> tuple[str, str]:
    """Return the address that a page gives for itself, and where it does; both empty where it gives none."""
    for link in page.root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href")).strip(), "link canonical"
    found = page.first(("og:url", "twitter:url", "parsely-link", "dc.identifier"))
    if found and found[1].startswith("http"):
        return found[1], f"meta {found[0]}"
    value = page.article.get("mainEntityOfPage") or page.article.get("url")
    if isinstance(value, dict):
        value = value.get("@id")
    return (value.strip(), "JSON-LD url") if isinstance(value, str) and value.startswith("http") else ("", "")
