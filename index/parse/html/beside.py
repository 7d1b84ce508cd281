"""The lines right above and below a page's heading, where readers look for who wrote it and when."""

import re
from collections.abc import Iterator

from index.parse.html.blocks import Block
from index.parse.html.page import Page
from index.parse.html.words import folded

_ABOVE, _BELOW = 4, 9
_SHORT = 120
_ELSEWHERE = re.compile(r"(?i)comment|related|teaser|recommend|newsletter|caption|credit")


def lines_beside(page: Page) -> Iterator[tuple[int, Block]]:
    """Yield the short lines around the article's heading, the nearest first, each with how many lines below it stands.

    What stands above counts negative. There are none where the page has no heading.
    """
    heading = folded(page.heading)
    blocks = page.blocks
    same = [index for index, block in enumerate(blocks) if heading and block.words == heading]
    if not same:
        return
    at = next((index for index in same if blocks[index].tag == "h1"), same[0])  # not where a trail of links ends in it
    around = [index for index in range(max(0, at - _ABOVE), min(len(blocks), at + _BELOW)) if index != at]
    for index in sorted(around, key=lambda index: abs(index - at)):
        block = blocks[index]
        if len(block.text) <= _SHORT and block.tag != "figcaption" and not _ELSEWHERE.search(block.marks):
            yield index - at, block
