"""Where text stands between quotation marks: straight, curly, angle, low and single ones, over paragraphs too."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile("[\"“”„«»‹›‘’']|\n+")
# Opening mark → the marks that close it. A text with ”…” or »…« has its own way round.
_CLOSERS = {
    "“": "”“",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "‘": "’",
    "'": "'",
}
_SINGLE = "‘'"
# Either mark of a pair that tells opening from closing, or the end of the paragraph.
_NEXT = {mark: re.compile(f"[\n{mark}{_CLOSERS[mark]}]") for mark in "“„«»‹›"}
_BEFORE_OPENING = frozenset(" \xa0\t\n([{—–-/“‘„«\"'…")
_ELISION = re.compile(r"['‘](?:\d0s|em|tis|twas|til|cause|n|round|bout)\b", re.IGNORECASE)
_INCHES = re.compile(r"\d['’′] ?\d{1,2}$")
# A closing single mark looks like an apostrophe.
_SINGLE_CLOSE = {
    "‘": re.compile(r"(?<=[^\s‘(])’(?!\w)|\n"),
    "'": re.compile(r"(?<=[^\s'(])'(?!\w)|\n"),
}
_PLURAL = re.compile(r"[sS]['’] ?[a-z]")  # the ministers’ plan
_SURE_CLOSE = re.compile(r"(?<=[.,!?…])['’](?!\w)|[\n‘]")
_FARTHEST_SURE = 400
_LONGEST = 20_000


class Marked(NamedTuple):
    """Text between quotation marks, the marks included."""

    start: int
    end: int
    closed: bool
    """False when the closing mark was forgotten: then the paragraph's end is the end."""

    @property
    def inner_end(self) -> int:
        """Offset behind the last character that is said."""
        return self.end - self.closed


def quotations(text: str) -> Iterator[Marked]:
    """Yield what stands between quotation marks in `text`, in order and disjoint: of nested ones the outer one.

    A quotation that its paragraph does not close goes on in the next when that opens with a mark again, or when the
    next mark there closes. A paragraph that opens with a mark and never closes it is a quotation to its end; any other
    mark without a partner is none. Takes time in proportion to the length of the text.
    """
    reader = _Reader(text)
    for match in _MARK.finditer(text):
        if match[0][0] == "\n":
            yield from reader.end_paragraph(match.start(), match.end())
        elif match.start() >= reader.skipped and (found := reader.take(match.start(), match[0])):
            yield found
    yield from reader.end_paragraph(len(text), len(text))


class _Reader:
    """The marks that are open while a text is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.skipped = 0
        """Up to here marks were seen to: the one that a paragraph repeats."""
        self._opened: list[int] = []
        self._mark = ""
        self._inner: list[Marked] = []
        self._next_close = {mark: -1 for mark in _SINGLE}

    def take(self, at: int, char: str) -> Marked | None:
        """Read one mark; return the quotation that it closes."""
        if not self._opened:
            if self._opens(at, char):
                self._mark = char
                self._opened = [at]
        elif char in _CLOSERS[self._mark] and self._closes(at, char):
            closed = Marked(self._opened.pop(), at + 1, True)
            while self._inner and self._inner[-1].start > closed.start:
                self._inner.pop()
            if not self._opened:
                return closed
            self._inner.append(closed)
        elif char == self._mark and char not in _SINGLE:
            self._opened.append(at)
        return None

    def end_paragraph(self, at: int, following: int) -> Iterator[Marked]:
        """Carry a quotation that is open at `at` over into the `following` paragraph, or yield what there is of it."""
        if self._opened and not self._goes_on(following):
            start = self._opened[0]
            forgotten = len(self._opened) == 1 and self.text[max(0, start - 1) : start] in ("", "\n")
            if forgotten and self._mark not in _SINGLE and self.text[at - 1] in ".!?…":
                yield Marked(start, at, False)
            else:
                yield from self._inner
            self._opened, self._inner = [], []

    def _goes_on(self, following: int) -> bool:
        if following >= len(self.text) or following - self._opened[0] > _LONGEST:
            return False
        if self.text[following] == self._mark:
            self.skipped = following + 1
            self._opened, self._inner = self._opened[:1], []
            return True
        if self._mark not in _NEXT or len(self._opened) > 1:
            return False
        found = _NEXT[self._mark].search(self.text, following)
        return bool(found and found[0] not in ("\n", self._mark))

    def _opens(self, at: int, char: str) -> bool:
        if char in "“„«‹":
            return True
        before, behind = self.text[at - 1] if at else " ", self.text[at + 1 : at + 2]
        if before not in _BEFORE_OPENING or not behind.strip() or behind in ",.;:!?)":
            return False
        if char in _SINGLE:
            return not _ELISION.match(self.text, at) and self._is_closed_later(at, char)
        return char in _CLOSERS

    def _is_closed_later(self, at: int, mark: str) -> bool:
        """Say whether a closing single mark follows in this paragraph."""
        if self._next_close[mark] <= at:
            found = _SINGLE_CLOSE[mark].search(self.text, at + 1)
            self._next_close[mark] = found.start() if found else len(self.text)
        close = self._next_close[mark]
        return close < len(self.text) and self.text[close] != "\n"

    def _closes(self, at: int, char: str) -> bool:
        text, behind = self.text, self.text[at + 1 : at + 2]
        if self._mark in _SINGLE:
            if behind.isalnum() or text[at - 1].isspace():
                return False
            if not _PLURAL.match(text, at - 1):
                return True
            sure = _SURE_CLOSE.search(text, at + 1, at + _FARTHEST_SURE)
            return sure is None or sure[0] in "\n‘"
        if char == '"' and _INCHES.search(text, max(0, at - 5), at):
            return False
        if char != self._mark or self._mark == "”":
            return True
        # The same mark opens and closes: inside, one that stands before a word opens once more.
        return at == 0 or text[at - 1] not in _BEFORE_OPENING or not behind.strip() or behind in ",.;:!?)"
