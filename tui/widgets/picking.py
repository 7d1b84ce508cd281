"""Selecting a stretch of one field by words, lines and sentences. Pure: each move returns another selection."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

import index
from tui.widgets.page import Page, Stretch

if TYPE_CHECKING:
    from index import Article, Span

Move = Literal["word", "word-back", "line", "line-back", "sentence", "sentence-back"]

# A word with what stands beside it; where words are not parted by spaces, a character
_WORD = "[\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f]|[^\\s\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f]+"


class Picked(NamedTuple):
    """A selection: all words of a field from one to another, both included."""

    page: Page
    field: str
    words: tuple[Stretch, ...]
    """Every word of the field that is shown, in reading order."""
    fixed: int
    """The word at the end that stays."""
    moving: int
    """The word at the end that moves; before or behind the other."""

    @property
    def ends(self) -> tuple[Stretch, Stretch]:
        """The first word and the last."""
        first, last = sorted((self.fixed, self.moving))
        return self.words[first], self.words[last]

    def span(self, article: Article) -> Span:
        """Return what is selected, as a stretch of `article`."""
        first, last = self.ends
        start = self.page.blocks[first.block].offset(first.start)
        end = self.page.blocks[last.block].offset(last.end)
        return index.Span(self.field, start, end, article.texts()[self.field][start:end])

    def stretches(self) -> list[Stretch]:
        """Return where it stands, a stretch for each block."""
        (first, last), (low, high) = self.ends, sorted((self.fixed, self.moving))
        found = []
        for block in dict.fromkeys(word.block for word in self.words[low : high + 1]):
            start = first.start if block == first.block else 0
            found.append(Stretch(block, start, last.end if block == last.block else len(self.page.blocks[block].text)))
        return found

    def begin_anew(self) -> Picked:
        """Return the word at the moving end alone."""
        return self._replace(fixed=self.moving)

    def turned(self) -> Picked:
        """Return the same selection with the other end moving."""
        return self._replace(fixed=self.moving, moving=self.fixed)

    def moved(self, move: Move) -> Picked:
        """Return the selection with its moving end elsewhere, as far as the field goes."""
        match move:
            case "word" | "word-back":
                target = self.moving + (1 if move == "word" else -1)
            case "line" | "line-back":
                target = self._on_line(1 if move == "line" else -1)
            case "sentence":
                target = next((last for _, last in self._sentences() if last > self.moving), self.moving)
            case "sentence-back":
                firsts = [first for first, _ in self._sentences() if first < self.moving]
                target = firsts[-1] if firsts else self.moving
        return self._replace(moving=max(0, min(target, len(self.words) - 1)))

    def whole_sentence(self) -> Picked:
        """Return the sentence at the moving end."""
        first, last = next(ends for ends in self._sentences() if ends[0] <= self.moving <= ends[1])
        return self._replace(fixed=first, moving=last)

    def _sentences(self) -> list[tuple[int, int]]:
        """Return the first and the last word of each sentence; a word that two share belongs to the first."""
        from index import sentence_spans  # one who only reads does without

        found: list[tuple[int, int]] = []
        for block in dict.fromkeys(word.block for word in self.words):
            for start, end in sentence_spans(self.page.blocks[block].text):
                first = bisect_left(self.words, Stretch(block, start, 0))
                last = bisect_left(self.words, Stretch(block, end, 0)) - 1
                if last >= first:
                    found.append((first, last))
        return found

    def _on_line(self, step: int) -> int:
        """Return the word on the next line, or the one before, that is nearest to the column of the moving end."""
        word = self.words[self.moving]
        line = self.page.lines_of(word)[0]
        column = self._column(word)
        there = line
        while 0 <= (there := there + step) < len(self.page.lines):
            on_it = [number for number, each in enumerate(self.words) if self.page.lines_of(each)[0] == there]
            if on_it:
                return min(on_it, key=lambda number: abs(self._column(self.words[number]) - column))
        return len(self.words) - 1 if step > 0 else 0

    def _column(self, word: Stretch) -> int:
        line = self.page.lines[self.page.lines_of(word)[0]]
        return self.page.column(line, word.start) if line else 0


def pick(page: Page, at: Stretch, until: Stretch | None = None) -> Picked | None:
    """Return the selection of the words from `at` to the end of `until`, or of `at` where that is None.

    Where no word stands there it is the next one below; None where nothing below is of a field.
    """
    number = next((each for each in range(at.block, len(page.blocks)) if page.blocks[each].field), None)
    field = page.blocks[number].field if number is not None else None
    words = tuple(
        Stretch(other, match.start(), match.end())
        for other, block in enumerate(page.blocks)
        if field and block.field == field
        for match in re.finditer(_WORD, block.text[: block.behind(block.start + block.length)])
    )
    if not field or not words:
        return None
    end = until or at
    below = (each for each, word in enumerate(words) if (word.block, word.end) > (at.block, at.start))
    first = next(below, len(words) - 1)
    last = max(first, bisect_left(words, Stretch(end.block, end.end, 0)) - 1)
    return Picked(page, field, words, first, last)
