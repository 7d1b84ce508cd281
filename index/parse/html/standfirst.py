"""The line under the headline: marked as one, or what the page gives as its description where it shows that too."""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.parse.html import linked
from index.parse.html.page import Page
from index.parse.html.words import folded
from index.parse.tree import inner_text

_META = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_MARKS = re.compile(
    r"(?i)stand-?first|\bdek\b|(?:^|[-_\s])deck\b|sub-?(?:title|head|line)|chapeau|vorspann|(?:article|story|post)[-_]+"
    r"(?:lead|lede|intro|summary|excerpt|description)|^(?:lead|lede|intro|summary)$|headline-?(?:sub|desc)"
)
_TAGS = ("p", "h2", "h3", "div", "span", "strong", "header")
_LENGTHS = range(20, 601)
_BEGINNING = 60
"""Characters of a line that are looked for in the text: what is only cut shorter or longer is the same line."""
_NEAR = 12
_LONGEST = 1000
"""Characters of a class that are looked at."""
_REACH = 8
"""Marked lines that are looked at."""


def find_standfirst(page: Page, body: Sequence[str]) -> tuple[str, str]:
    """Return the standfirst and where it came from; both empty when the page has none.

    A line of `body` is returned as it stands there, so that it can be taken out. A description that is how a
    paragraph begins is no standfirst, and one that stands nowhere on the page was written for search engines.
    """
    marked = _marked(page)
    lines = {folded(line): line for line in body[:3]}
    text_words = " ".join(map(folded, body))
    told = [(linked.text(page.article, "description"), "JSON-LD description")]
    told += [(page.meta[key][0], f"meta {key}") for key in _META if key in page.meta]
    for text, where in told:
        words = folded(text)
        if len(text) not in _LENGTHS or not any(words in block.words for block in page.blocks):
            continue
        if words in marked and words in lines:
            return lines[words], where
        if words[:_BEGINNING] not in text_words:
            return text, where
    for words, (text, distance) in marked.items():
        if words in lines or (distance < _NEAR and words[:_BEGINNING] not in text_words):
            return lines.get(words, text), "marked on the page"
    return "", ""


@lru_cache(maxsize=4096)
def _is_marked(name: str) -> bool:
    return bool(_MARKS.search(name))


def _marked(page: Page) -> dict[str, tuple[str, int]]:
    """Return the lines behind the heading that are marked as a standfirst, by their folded text, with the distance."""
    found: dict[str, tuple[str, int]] = {}
    for at, element in enumerate(page.root.iter("*")):
        if (
            at <= page.start
            or not (name := element.get("class"))
            or element.tag not in _TAGS
            or not _is_marked(name[:_LONGEST])
        ):
            continue
        text = inner_text(element)
        if len(text) in _LENGTHS:
            found.setdefault(folded(text), (text, at - page.start))
        if len(found) == _REACH:
            break
    return found
