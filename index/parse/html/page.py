"""A page and what it says of itself."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from index.parse.html import linked
from index.parse.html.blocks import Block, read_blocks
from index.parse.html.words import likeness, packed
from index.parse.pasted.dates import slashed_order
from index.parse.tree import inner_text, squeeze

_DAY_FIRST_HOST = re.compile(r"^https?://[^/]*\.(?:uk|au|nz|ie|in|za)(?:[:/]|$)")
_SHORT = 120
"""Characters of a line that may be a date with a few words."""
_COMMON = frozenset(["www", "com", "co", "org", "net", "de", "uk", "fr", "es", "it", "at", "ch", "eu", "news"])
_ENDINGS = ("", "com", "de", "online", "net", "org")


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
    url: str = ""
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
