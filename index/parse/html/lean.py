"""Lean: a large page without what is hardly more than links, before an extractor looks at all of it several times."""

from copy import copy

from lxml import etree
from lxml.html import HtmlElement

_BOXES = frozenset(["ul", "ol", "table", "nav", "footer", "div", "section"])
_MOSTLY = 0.85
"""Share of a box's text in links from which on it is a menu."""
_HARDLY = 0.5
"""Share up to which links say nothing against a paragraph."""
_MENU = 20
"""Elements from which on leaving a box out is worth the while."""
_INLINE = ("span", "b", "i", "em", "strong", "u", "sup", "cite", "abbr", "small")
_GIANT = 5000
"""Elements from which on also the marks inside paragraphs cost more than they tell."""


def lean(root: HtmlElement, size: int) -> HtmlElement:
    """Return a copy of the tree `root`, of `size` elements, without its menus; what stands behind each stays."""
    copied = copy(root)
    menus, prose = _by_links(copied)
    for box in reversed(menus):
        if box.getparent() is not None:
            box.drop_tree()
    if size > _GIANT:
        etree.strip_tags(copied, *_INLINE)
        for paragraph in prose:
            etree.strip_tags(paragraph, "a")
    return copied


def _by_links(root: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """Return the boxes that are mostly links, those inside others first, and the paragraphs that are mostly text."""
    menus: list[HtmlElement] = []
    prose: list[HtmlElement] = []
    open_links = 0
    counts: list[list[int]] = []  # of each open element: characters, of them linked, elements
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            open_links += tag == "a"
            length = len((element.text or "").strip())
            counts.append([length, length if open_links else 0, 1])
            continue
        open_links -= tag == "a"
        length, linked, elements = counts.pop()
        if tag in _BOXES and elements > _MENU and linked > _MOSTLY * length:
            menus.append(element)
        elif tag in ("p", "li") and linked < _HARDLY * length:
            prose.append(element)
        if counts:
            tail = len((element.tail or "").strip())
            around = counts[-1]
            around[0] += length + tail
            around[1] += linked + (tail if open_links else 0)
            around[2] += elements
    return menus, prose
