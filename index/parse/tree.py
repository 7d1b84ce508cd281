"""HTML as a tree: read within limits, walked without recursion."""

import re
from collections.abc import Iterator
from contextlib import suppress

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from index.parse.taming import flatten, tame

LIMIT = 16 << 20
"""Characters of a page; what comes behind them is not looked at."""

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin and end a line of their own."""
SILENT = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "textarea",
        "audio",
        "video",
    ]
)
"""Elements whose text is not part of what a page says."""
_KINDS = etree.ElementDefaultClassLookup(element=HtmlElement)
"""Every tag is an `HtmlElement`: lxml's own choice of a class is a call of Python each time an element is touched."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")


def load(text: str) -> HtmlElement | None:
    """Return the tree of a page or a piece of one, None when there is nothing in it.

    Tags with hundreds of attributes lose them, and tags that lie too deep in others are left out: their text stays.
    """
    text = _CONTROL.sub("", tame(text[:LIMIT]))
    root, is_whole = _parsed(text)
    return root if is_whole else _parsed(flatten(text))[0]


def _parsed(text: str) -> tuple[HtmlElement | None, bool]:
    """Return the tree, and whether the parser read on to the end."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, recover=True)
    parser.set_element_class_lookup(_KINDS)
    root = None
    with suppress(etree.ParserError, etree.XMLSyntaxError):
        root = document_fromstring(text.encode(), parser=parser)
    return root, not any("depth" in error.message for error in parser.error_log)


def squeeze(text: str) -> str:
    """Return `text` on one line, white space collapsed, without soft hyphens and zero-width spaces."""
    return _SPACE.sub(" ", text.replace("\u00ad", "").replace("\u200b", "")).strip()


def inner_text(element: HtmlElement, most: int = 4000) -> str:
    """Return the text in `element` on one line; blocks in it are parted by a space.

    Stops behind `most` characters: elements that hold nearly the whole page may lie in each other by the thousand.
    """
    found: list[str] = []
    size = 0
    for text, is_break in _pieces(element):
        found.append(f" {text}" if is_break else text)
        size += len(text)
        if size > most:
            break
    return squeeze("".join(found))


def block_text(element: HtmlElement) -> str:
    """Return the text in `element` as a reader sees it: every block a paragraph, parted by blank lines."""
    return "\n\n".join(lines(element))


def lines(element: HtmlElement) -> list[str]:
    """Return the non-empty blocks of text in `element`, each on one line."""
    found: list[str] = []
    current: list[str] = []
    for text, is_break in _pieces(element):
        if is_break:
            found.append(squeeze("".join(current)))
            current = []
        current.append(text)
    found.append(squeeze("".join(current)))
    return [line for line in found if line]


def _pieces(root: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of visible text in `root`, and whether a line ends before each."""
    silent: HtmlElement | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if silent is None and element.tag in SILENT:
                silent = element
            if silent is None:
                yield element.text or "", element.tag in BLOCKS
            continue
        if silent is element:
            silent = None
        if silent is None and element is not root:
            yield element.tail or "", element.tag in BLOCKS
