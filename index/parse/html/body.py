"""The text of a page: trafilatura's choice, without the invitations that slip into it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from trafilatura import bare_extraction

from index.parse.html import linked
from index.parse.html.align import taken
from index.parse.html.blocks import Block
from index.parse.html.carried import carried_text
from index.parse.html.furniture import is_prose, most_prose, sift
from index.parse.html.invitations import invitations, tail
from index.parse.html.lean import lean
from index.parse.html.page import Page
from index.parse.html.words import folded
from index.parse.rich import plain_text
from index.parse.solicitations import solicitations
from index.parse.tree import squeeze

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each page it finds nothing in

_SCANT = 0.25
"""A smaller share of the visible text is a sign that the article was missed."""
_FEW, _LITTLE = 250, 500
_FAR_MORE = 3
_MOST_ELEMENTS = 100_000
_LARGE = 1500
"""Elements from which on a page is made leaner first."""
_TOLD = 200
"""Characters from which on the text in JSON-LD is no summary."""
_CARRIED = "the page shows no text without running its scripts; the text was taken out of these"
_MUCH_LEFT = "less than a quarter of the page's text was taken for the article; the rest is among what was left out"
_KNOWN = 0.6
"""Share of the extracted text that must be found again in the page's lines."""
# What trafilatura lets through on odd trees; the visible text of the page is there all the same.
_FAULTS = (RecursionError, ValueError, TypeError, AttributeError, LookupError, AssertionError, etree.LxmlError)


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page, line by line."""

    lines: tuple[str, ...]
    """Paragraphs in order."""
    left_out: tuple[str, ...]
    """Invitations and the like that stood among them."""
    is_missing: bool
    """Nothing was found, or so little of what the page shows that the article is likelier to be elsewhere."""
    came_from: str = "paragraphs of the page"
    notice: str | None = None
    """What a reader should know of where the text came from, or that much is left out."""


def find_body(page: Page, title: str) -> Body:
    """Return the article's text; no lines when none was found."""
    above = (place.text for place in page.headings if place.at <= page.start)  # h1 further down head its parts
    headings = frozenset(filter(None, map(folded, (title, *above))))
    found, left_out = _lines(page, _article_text(page), headings)
    while found and folded(found[0]) in headings:
        found = found[1:]
    kept, more = _without_furniture(found)
    size = sum(map(len, kept))
    if size < _FEW:
        carried = carried_text(page.root).split("\n\n")
        if sum(map(len, carried)) > max(_FEW, 2 * size):
            return Body(tuple(map(squeeze, carried)), (), False, "data in a script", _CARRIED)
    passed = [] if size < _FEW else _passed_over(page, kept, size)
    is_missing = size < _FEW and size < _SCANT * sum(len(block.text) for block in page.blocks)
    return Body(tuple(kept), (*left_out, *more, *passed), is_missing, notice=_MUCH_LEFT if passed else None)


def _passed_over(page: Page, kept: list[str], size: int) -> list[str]:
    """Return the prose that was not taken, where what was taken is less than a quarter of all prose."""
    known = set(kept)
    others = [block.text for block in page.blocks if is_prose(block) and block.text not in known]
    return others if size < _SCANT / (1 - _SCANT) * sum(map(len, others)) else []


def _lines(page: Page, text: str, headings: frozenset[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the page that `text` was made of, and those of them that are furniture.

    An extractor breaks paragraphs where the source does and glues what stands apart; the page's own lines are as
    readers see them.
    """
    blocks = page.blocks
    found = taken([block.words for block in blocks], text, headings)
    if len(text) < _LITTLE and page.size <= _MOST_ELEMENTS:
        found = _voted(blocks, found)
    told = plain_text(linked.text(page.article, "articleBody"))
    known = _size(blocks, found)
    kept, heard = sift(blocks, found, f" {folded(told)} " if len(told) > _TOLD else "")
    if known < _KNOWN * len(text) and not heard:
        return [line for each in text.split("\n") if (line := squeeze(each))], []
    kept = _below_headline(blocks, kept, {folded(page.heading), *headings})
    left_out = [block.text for block, is_in, stays in zip(blocks, found, kept, strict=True) if is_in and not stays]
    return [block.text for block, stays in zip(blocks, kept, strict=True) if stays], left_out


def _below_headline(blocks: Sequence[Block], kept: list[bool], headlines: set[str]) -> list[bool]:
    """Leave out what stands above the headline, unless the text begins there already."""
    for at, (block, stays) in enumerate(zip(blocks, kept, strict=True)):
        if block.words and block.words in headlines:
            return [False] * at + kept[at:]
        if stays and is_prose(block):
            break
    return kept


def _voted(blocks: Sequence[Block], found: list[bool]) -> list[bool]:
    """Hear a second witness where the extractor found little: the lines of the kind that holds the most prose.

    Where it knows far more, its word stands, else that of both. Its own thorough mode cost ten times as much here and
    found less.
    """
    massed = most_prose(blocks)
    own, other = _size(blocks, found), _size(blocks, massed)
    if other > _FAR_MORE * own:
        return massed
    return [one or both for one, both in zip(found, massed, strict=True)] if other > own else found


def _size(blocks: Sequence[Block], found: Sequence[bool]) -> int:
    return sum(len(block.text) for block, is_in in zip(blocks, found, strict=True) if is_in)


def _article_text(page: Page) -> str:
    """Return the text that trafilatura finds, line by line, or what the page tells machines where that is far more.

    Its fast mode is the better and quicker one (measured: body F1 .954 to .950). A page of more elements than any
    honest one would take it minutes.
    """
    told = linked.text(page.article, "articleBody")
    if page.size > _MOST_ELEMENTS:
        return plain_text(told)
    text = _extracted(page)
    return plain_text(told) if len(text) < _FEW and len(told) > 2 * len(text) else text


def _extracted(page: Page) -> str:
    root = lean(page.root, page.size) if page.size > _LARGE else page.root
    try:
        found = bare_extraction(
            root, page.url or None, fast=True, with_metadata=False, include_comments=False, include_tables=True
        )
    except _FAULTS:
        return ""
    return (found.text or "") if found is not None and not isinstance(found, dict) else ""


def _without_furniture(found: list[str]) -> tuple[list[str], list[str]]:
    kept: list[str] = []
    left_out: list[str] = []
    for line, is_unasked, invites in zip(found, solicitations(found), invitations(found), strict=True):
        (left_out if is_unasked or invites else kept).append(line)
    end = len(kept) - tail(kept)
    return kept[:end], left_out + kept[end:]
