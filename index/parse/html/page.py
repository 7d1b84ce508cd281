"""A page and what it says of itself, gathered in one walk over its tree."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from index.parse.html import linked
from index.parse.html.blocks import Block, read_blocks
from index.parse.html.words import likeness, packed
from index.parse.pasted.bylines import has_opening
from index.parse.pasted.dates import slashed_order
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
_DAY_FIRST_HOST = re.compile(r"^https?://[^/]*\.(?:uk|au|nz|ie|in|za)(?:[:/]|$)")
_SHORT = 120
"""Characters of a line that may be a date with a few words."""
_NO_MARKS = frozenset(["html", "body", "img", "link", "style", "svg", "input", "button", "meta", "script"])
_COMMON = frozenset(["www", "com", "co", "org", "net", "de", "uk", "fr", "es", "it", "at", "ch", "eu", "news"])
_ENDINGS = ("", "com", "de", "online", "net", "org")
_CLIMB = 9
_BARE = 6
"""Characters of marks that are too few to say anything: three of them are the spaces between the four."""
_LONGEST = 1000
"""Characters of marks that are looked at."""
_H1_KEPT, _H2_KEPT = 20, 40


@dataclass(frozen=True, slots=True)
class Place:
    """An element, and how many elements stand before it in the page."""

    at: int
    element: HtmlElement
    marks: str
    """Its class, id, itemprop and rel."""

    @property
    def text(self) -> str:
        """The text in it, on one line."""
        return inner_text(self.element)


class Site(NamedTuple):
    """A name of the outlet, and where it came from."""

    text: str
    where: str


@dataclass(eq=False)
class Page:
    """What a page says of itself to machines, and where it seems to say the same to readers."""

    root: HtmlElement
    url: str
    url_from: str = ""
    """Where the page gives that address."""
    size: int = 0
    """Elements in it."""
    meta: dict[str, list[str]] = field(default_factory=dict)
    """Content of `<meta>`, by property, name or itemprop in lower case."""
    title: str = ""
    """The `<title>`, as written."""
    headings: list[Place] = field(default_factory=list)
    """Every h1 with text."""
    subheadings: list[str] = field(default_factory=list)
    """Text of the first h2 and h3."""
    subheading_places: list[int] = field(default_factory=list)
    """How many elements stand before each of them."""
    bylines: list[Place] = field(default_factory=list)
    dates: list[Place] = field(default_factory=list)
    opened: list[Place] = field(default_factory=list)
    """Elements whose text begins like a byline: `By …`."""
    article: linked.Node = field(default_factory=dict)
    """The JSON-LD node of the article, empty when there is none."""
    webpage: linked.Node = field(default_factory=dict)
    known: Mapping[str, linked.Node] = field(default_factory=dict)
    """JSON-LD nodes with a name, by `@id`."""

    def first(self, keys: Iterable[str]) -> tuple[str, str] | None:
        """Return the first of the meta `keys` that the page has, and its content."""
        return next(((key, self.meta[key][0]) for key in keys if key in self.meta), None)

    @cached_property
    def visible(self) -> str:
        """The words that stand on the page, folded, with a space at both ends."""
        return f" {' '.join(block.words for block in self.blocks)} "

    @cached_property
    def blocks(self) -> list[Block]:
        """The lines that the page shows."""
        return read_blocks(self.root)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """What the page calls the outlet, the best first."""
        publisher = self.article.get("publisher")
        named = [name for name, _ in linked.people(publisher, self.known)][:1]
        site = self.first(("og:site_name",))
        app = self.first(("application-name", "apple-mobile-web-app-title", "dc.publisher", "citation_journal_title"))
        found = [(site[1], "meta og:site_name")] if site else []
        found += [(name, "JSON-LD publisher") for name in named]
        found += [(app[1], f"meta {app[0]}")] if app else []
        title = packed(self.title)  # some pages put their headline there too
        return tuple(Site(squeeze(name), where) for name, where in found if packed(name) not in ("", title))

    @cached_property
    def _hosts(self) -> frozenset[str]:
        host = urlsplit(self.url).hostname if self.url else None
        parts = (host or "").split(".")
        return frozenset(packed(part) for part in parts if len(part) > 2 and part not in _COMMON)

    @cached_property
    def month_first(self) -> bool:
        """Whether 3/4/2031 is 4 March on this page: by another date on it, else by its language and address."""
        shown = slashed_order("\n".join(block.text for block in self.blocks if len(block.text) <= _SHORT))
        if shown is not None:
            return shown
        language = (self.root.get("lang") or "").lower().replace("_", "-")
        return language in ("en", "en-us", "") and not _DAY_FIRST_HOST.match(self.url)

    def is_site(self, text: str, *, whole: bool = False) -> bool:
        """Tell whether `text` names the outlet; unless `whole`, a part of its name will do."""
        name = packed(text)
        if not name:
            return False
        known = {packed(site.text) for site in self.sites} | self._hosts
        if any(name == each + ending for each in known for ending in _ENDINGS):
            return True
        return not whole and any(len(each) > 2 and (each in name or (len(name) > 3 and name in each)) for each in known)

    @property
    def start(self) -> int:
        """Where the article's own heading stands; 0 when it has none."""
        return self._start[0]

    @property
    def heading(self) -> str:
        """The text of the article's own heading."""
        return self._start[1]

    @cached_property
    def _start(self) -> tuple[int, str]:
        og = self.first(("og:title",))
        said = [text for text in (self.title, og[1] if og else "", linked.text(self.article, "headline")) if text]

        def alike(text: str) -> float:
            return max((likeness(text, each) for each in said), default=0)

        if self.headings:
            best = max(self.headings, key=lambda heading: (alike(heading.text), -heading.at))
            return best.at, best.text
        lesser = zip(self.subheading_places, self.subheadings, strict=True)
        best_lesser = max(lesser, key=lambda each: alike(each[1]), default=(0, ""))
        return best_lesser if alike(best_lesser[1]) > 0.5 else (0, "")


def read_page(root: HtmlElement, url: str = "") -> Page:
    """Gather what the page `root` says of itself; `url` is where it was, when known."""
    page = Page(root, url)
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
