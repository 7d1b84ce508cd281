"""The lines that a page shows, each with what the tree says of it."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

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
        return " ".join(map(_first_class, self.around)), self.tag

    @property
    def is_link(self) -> bool:
        """Whether nearly all of the line is a link."""
        return self.linked > 0.85 * len(self.text.replace(" ", ""))


@lru_cache(maxsize=4096)
def _first_class(mark: str) -> str:
    return _NUMBERED.sub("", mark).partition(" ")[0]


def read_blocks(root: HtmlElement) -> list[Block]:
    """Return the non-empty lines of text in `root`, in order."""
    reader = _Reader()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            if tag not in SILENT:
                reader.close(tag)
            if element is not root:
                reader.add(element.tail)
        elif tag in SILENT:
            walk.skip_subtree()
        else:
            reader.open(tag, element)
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

    def open(self, tag: str, element: HtmlElement) -> None:
        if tag in BLOCKS:
            self.end_line()
            self._tags.append(tag)
        elif tag == "a":
            self._links += 1
        name, id = element.get("class"), element.get("id")
        self._marks.append(f"{(name or '')[:_LONGEST]} {(id or '')[:_LONGEST]}".strip() if name or id else "")
        self.add(element.text)

    def close(self, tag: str) -> None:
        self._marks.pop()
        if tag in BLOCKS:
            self.end_line()
            self._tags.pop()
        elif tag == "a":
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
