"""Lines of a page → blocks in the order of reading: columns told apart, the lines of a paragraph joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.parse.pdf.runs import Run

_LEADING = 1.75  # sizes from one line of a paragraph to the next, at most
_SAME_SIZE = 0.12
_INDENT = 0.8  # sizes
_WHITE = 0.6  # sizes of white between two columns
_SHORT = 0.72  # a line of this share of its column's width ends a paragraph if it ends a sentence
_HYPHEN = re.compile(r"[^\W\d_]{2,}[-\u00ad‐]$")
_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_AND = re.compile(r"(?:and|or|to|und|oder|bis|et|ou|y|o|e)\b")  # `pre- and post-war`
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a headline, a piece of furniture."""

    text: str
    size: float
    """Height of its letters, in points."""


def blocks_of(lines: Sequence[Run]) -> list[Block]:
    """Return the blocks of a page's lines in the order in which they are read."""
    found: list[Block] = []
    for column in columns_of(list(lines)):
        found += _paragraphs(column)
    return found


def columns_of(lines: list[Run], depth: int = 0) -> list[list[Run]]:
    """Part lines at the white between columns, else at the largest white below a line that a column does not cross."""
    if len(lines) < 4 or depth == _DEEPEST:
        return [_from_top(lines)] if lines else []
    place = _gutter(lines)
    if place is not None:
        left = [line for line in lines if line.left < place]
        right = [line for line in lines if line.left >= place]
        return columns_of(left, depth + 1) + columns_of(right, depth + 1)
    ordered = _from_top(lines)
    for _, at in sorted(((a.base - b.top, index) for index, (a, b) in enumerate(pairwise(ordered), 1)), reverse=True)[
        :6
    ]:
        above, below = ordered[:at], ordered[at:]
        if _gutter(above) is not None or _gutter(below) is not None:
            return columns_of(above, depth + 1) + columns_of(below, depth + 1)
    return [ordered]


def _from_top(lines: Sequence[Run]) -> list[Run]:
    return sorted(lines, key=lambda line: (-round(line.base), line.left))


def _gutter(lines: Sequence[Run]) -> float | None:
    """Return where a second column begins: a place that no line crosses, with several lines side by side around it."""
    reach = -1e9
    for index, line in enumerate(ordered := sorted(lines, key=lambda line: line.left)):
        if index >= 3 and len(lines) - index >= 3 and line.left - reach > _WHITE * line.size:
            left, right = ordered[:index], ordered[index:]
            if _are_columns(left) and _are_columns(right) and _stand_beside(left, right):
                return line.left
        reach = max(reach, line.right)
    return None


def _are_columns(lines: Sequence[Run]) -> bool:
    """Tell lines of prose, which fill their column, from labels beside a text."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    full = [line for line in lines if line.right - line.left > 0.6 * width and len(line.text) > 18]
    return len(full) >= max(3, len(lines) // 3)


def _stand_beside(left: Sequence[Run], right: Sequence[Run]) -> bool:
    top = min(max(line.top for line in side) for side in (left, right))
    bottom = max(min(line.base for line in side) for side in (left, right))
    heights = [max(line.top for line in side) - min(line.base for line in side) for side in (left, right)]
    return top - bottom > 0.3 * min(heights)


def _paragraphs(lines: Sequence[Run]) -> list[Block]:
    if not lines:
        return []
    widest = max(line.right - line.left for line in lines)
    found: list[Block] = []
    pieces: list[Run] = []
    for line in lines:
        if pieces and not _goes_on(pieces, line, widest):
            found.append(_block(pieces))
            pieces = []
        pieces.append(line)
    return [*found, _block(pieces)]


def _goes_on(pieces: Sequence[Run], line: Run, widest: float) -> bool:
    """Tell whether `line` goes on with the paragraph of `pieces`."""
    last = pieces[-1]
    size = max(last.size, line.size)
    step = last.base - line.base
    if abs(last.size - line.size) > _SAME_SIZE * size or not 0 < step <= _LEADING * size:
        return False
    if len(pieces) > 1 and step > 1.25 * (pieces[-2].base - last.base):
        return False
    margin = min(piece.left for piece in pieces[1:] or pieces)
    ended = _END.search(last.text) is not None
    if line.left - margin > _INDENT * size and ended:
        return False  # the first line of the next paragraph stands in
    return not (ended and last.right - last.left < _SHORT * min(widest, _widest(pieces, widest)))


def _widest(pieces: Sequence[Run], widest: float) -> float:
    return max(piece.right - piece.left for piece in pieces) if len(pieces) > 1 else widest


def _block(pieces: Sequence[Run]) -> Block:
    return Block(joined([piece.text for piece in pieces]), max(piece.size for piece in pieces))


def joined(texts: Sequence[str]) -> str:
    """Join lines to a paragraph; a word that was parted by a hyphen at a line's end is one again."""
    found = texts[0]
    for text in texts[1:]:
        if _HYPHEN.search(found) and text[:1].islower() and not _AND.match(text):
            found = found[:-1] + text
        elif _HYPHEN.search(found) and text[:1].isupper():
            found += text  # `Kokain-` `Verherrlichung`: the hyphen is the word's own
        else:
            found = f"{found.rstrip(chr(0xAD))} {text}"
    return found


def join_across(blocks: Sequence[Block]) -> list[Block]:
    """Join paragraphs that a page or a column breaks: the first part ends no sentence, the second begins none."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if last and len(last.text) > 40 and _is_rest(last, block):
            found[-1] = Block(joined([last.text, block.text]), last.size)
        else:
            found.append(block)
    return found


def _is_rest(first: Block, second: Block) -> bool:
    alike = abs(first.size - second.size) <= _SAME_SIZE * first.size
    return alike and second.text[:1].islower() and _END.search(first.text) is None
