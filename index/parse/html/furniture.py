"""What stands among an article's lines without belonging to it, and lines that an extractor passed over."""

import re
from collections import Counter
from collections.abc import Sequence

from index.parse.html.blocks import Block
from index.parse.html.gather import ASIDE

_MARKS = re.compile(
    r"(?i)newsletter|sign-?up|subscri|(?<![a-z])bio(?![a-z])|author-?_?(?:bio|box|info|card|desc|about|detail|profile)"
    r"|about-?_?author|comment(?!ary)|related|recommend|read-?(?:more|also|next)|disclaim|copyright|(?<![a-z])tags(?![a-z])"
    r"|caption|credit"
)
_TAGS = frozenset(["option", "button", "form", "figcaption", "dt"])
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_PROSE = 60
"""Characters from which on a line counts as prose."""
_MISSED = 80
"""Prose this long that is of one kind with the article's belongs to it."""
_LARGE = 0.2
"""Share of the text that lines of one kind must hold for others of that kind to be taken too."""
_SPARE = 0.3
"""What would take a larger share of the text is no furniture."""
_COVERED, _WHOLLY = 0.5, 0.8
_ASIDE = 400
_NEAR = 4
"""Elements around a line that say whether it stands aside."""


def most_prose(blocks: Sequence[Block]) -> list[bool]:
    """Return which of `blocks` are of the one kind that holds the most prose, or prose among them; none without any.

    What stands in footers, side columns and boxes for other articles does not count.
    """
    sizes: Counter[object] = Counter()
    for block in blocks:
        if len(block.text) > _PROSE and _is_plain(block) and not ASIDE.search(" ".join(block.around[-_NEAR:])):
            sizes[block.kin] += len(block.text)
    kind = max(sizes, key=lambda each: sizes[each], default=None)
    own = [block.kin == kind and _is_plain(block) for block in blocks]
    first = next((index for index, is_own in enumerate(own) if is_own), len(own))
    last = len(own) - next((index for index, is_own in enumerate(reversed(own)) if is_own), 0)
    between = range(first, last)  # what lies among them belongs to them, in boxes of its own or not
    return [
        is_own or (index in between and is_prose(block) and not _is_marked(block))
        for index, (is_own, block) in enumerate(zip(own, blocks, strict=True))
    ]


def is_prose(block: Block) -> bool:
    """Tell whether a line is a paragraph of text and not mostly links."""
    return len(block.text) > _MISSED and block.linked < 0.5 * len(block.text)


def _is_plain(block: Block) -> bool:
    return block.linked < 0.5 * len(block.text) and not _is_marked(block)


def sift(blocks: Sequence[Block], found: Sequence[bool], told: str) -> tuple[list[bool], bool]:
    """Return which of `blocks` are the article's, given those that an extractor `found`.

    `told` are the folded words that the page gives to machines as the text of the article, with a space at both ends;
    empty where it gives none. It is the better witness: the second value says whether it was heard.
    """
    size = sum(len(block.text) for block, is_in in zip(blocks, found, strict=True) if is_in)
    kinds: Counter[object] = Counter()
    for block, is_in in zip(blocks, found, strict=True):
        if is_in and len(block.text) > _PROSE:
            kinds[block.kin] += len(block.text)
    usual = {kind for kind, length in kinds.items() if length > _LARGE * size}
    said = [bool(told and block.words) and f" {block.words} " in told for block in blocks]
    kept = _with_missed(blocks, list(found), usual)
    heard = False
    if told:
        kept, heard = _as_told(blocks, kept, said, usual)
    for is_furniture in (_is_reference, _is_marked):
        drop = [
            index
            for index, block in enumerate(blocks)
            if kept[index] and not said[index] and is_furniture(block) and not _heads(blocks, index, usual)
        ]
        if sum(len(blocks[index].text) for index in drop) < _SPARE * size:
            for index in drop:
                kept[index] = False
    return kept, heard


def _with_missed(blocks: Sequence[Block], kept: list[bool], usual: set[object]) -> list[bool]:
    """Add prose behind the first paragraph that has the place and the marks of most of the article's paragraphs."""
    begun = False
    for index, block in enumerate(blocks):
        begun = begun or (kept[index] and len(block.text) > _PROSE)
        if begun and len(block.text) > _MISSED and block.linked < 0.5 * len(block.text):
            kept[index] = kept[index] or block.kin in usual
    return kept


def _as_told(
    blocks: Sequence[Block], kept: list[bool], said: list[bool], usual: set[object]
) -> tuple[list[bool], bool]:
    """Hear what the page tells machines, where it covers the text found or tells far more than was found."""
    size = sum(len(block.text) for block, is_in in zip(blocks, kept, strict=True) if is_in)
    shared = sum(len(block.text) for block, is_in, same in zip(blocks, kept, said, strict=True) if is_in and same)
    whole = sum(len(block.text) for block, same in zip(blocks, said, strict=True) if same and len(block.text) > _PROSE)
    if shared > _COVERED * size:
        for index, block in enumerate(blocks):
            if said[index]:
                kept[index] = kept[index] or len(block.text) > _PROSE
            elif shared > _WHOLLY * size and len(block.text) < _ASIDE and block.tag not in _HEADINGS:
                kept[index] = kept[index] and block.kin in usual
        return kept, True
    if whole > 1.5 * size:
        return [same and len(block.text) > 20 for block, same in zip(blocks, said, strict=True)], True
    return kept, False


def _heads(blocks: Sequence[Block], index: int, usual: set[object]) -> bool:
    """Tell whether a heading stands right above a paragraph of the article's usual kind."""
    return blocks[index].tag in _HEADINGS and index + 1 < len(blocks) and blocks[index + 1].kin in usual


def _is_reference(block: Block) -> bool:
    """Tell whether a line is a link to something else."""
    return len(block.text) > 20 and block.is_link


def _is_marked(block: Block) -> bool:
    return block.tag in _TAGS or bool(_MARKS.search(block.marks))
