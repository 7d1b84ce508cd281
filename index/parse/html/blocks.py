"""The lines that a page shows, each with what the tree says of it."""

import re
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from lxml.html import HtmlElement

from index.parse.html.words import folded
from index.parse.tree import BLOCKS, SILENT, squeeze

_CLIMB = 30
_LONGEST = 400
_NUMBERED = re.compile(r"\S*\d\S*\s?")


@dataclass(eq=False)
class Block:
    """A line of text as readers see it."""

    text: str
    linked: int
    """Characters of it that stand in links, white space at their ends left out."""
    around: tuple[str, ...]
    """Class and id of each of the elements around it up to 30 above, the innermost last."""
    tag: str
    """The block element that it stands in."""

    @cached_property
    def words(self) -> str:
        """The text, folded."""
        return folded(self.text)

    @property
    def marks(self) -> str:
        """Class and id of the two innermost elements around it that have any."""
        return " ".join([mark for mark in self.around if mark][-2:])

    @cached_property
    def kin(self) -> tuple[str, str]:
        """What blocks of one kind have in common: paragraphs of one article mostly share it.

        The first class of each element around it, without those that count or name a single paragraph.
        """
        return " ".join(_NUMBERED.sub("", mark).partition(" ")[0] for mark in self.around), self.tag

    @property
    def is_link(self) -> bool:
        """Whether nearly all of the line is a link."""
        return self.linked > 0.85 * len(self.text.replace(" ", ""))


def read_blocks(root: HtmlElement) -> list[Block]:
    """Return the non-empty lines of text in `root`, in order."""
    reader = _Reader()
    silent: HtmlElement | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if silent is None and element.tag in SILENT:
                silent = element
            if silent is None:
                reader.open(element)
        else:
            if silent is None:
                reader.close(element)
            if silent is element:
                silent = None
            if silent is None and element is not root:
                reader.add(element.tail)
    reader.end_line()
    return reader.found


class _Reader:
    """Gathers the pieces of text between two block boundaries."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._marks: list[str] = []
        self._tags: list[str] = []
        self._where: tuple[tuple[str, ...], str] = ((), "")

    def open(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self.end_line()
            self._tags.append(tag)
        elif tag == "a":
            self._links += 1
        mark = f"{element.get('class', '')[:_LONGEST]} {element.get('id', '')[:_LONGEST]}" if element.attrib else ""
        self._marks.append(mark.strip())
        self.add(element.text)

    def close(self, element: HtmlElement) -> None:
        self._marks.pop()
        if element.tag in BLOCKS:
            self.end_line()
            self._tags.pop()
        elif element.tag == "a":
            self._links -= 1

    def add(self, text: str | None) -> None:
        if not text:
            return
        if not self._pieces:
            if text.isspace():
                return
            self._where = tuple(self._marks[-_CLIMB:]), self._tags[-1] if self._tags else ""
        self._pieces.append(text)
        if self._links:
            self._linked += len("".join(text.split()))

    def end_line(self) -> None:
        if not self._pieces:
            return
        text = squeeze("".join(self._pieces))
        if text:
            self.found.append(Block(text, self._linked, *self._where))
        self._pieces.clear()
        self._linked = 0
