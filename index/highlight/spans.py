"""Where a query matches in a text. What search finds, this marks: both take tokens from `index.analysis`."""

from collections import defaultdict
from collections.abc import Iterable

from index.analysis import Token, capitals, tokens
from index.highlight.places import Places, wanted_in
from index.query.tree import Query

Spans = tuple[tuple[int, int], ...]
"""Half-open code-point ranges, sorted and disjoint."""


def match_spans(text: str, tree: Query, field: str) -> Spans:
    """Return where `text`, which is the field `field` of an article, holds what `tree` wants.

    `field` is `title`, `standfirst`, `body` or `caption:N`. A word without a field counts in all of them.
    Nothing under a Not is marked, and no name (`org:`): the extraction knows where names stand. A phrase is
    one span, of NEAR each side. The time is linear in `text`.
    """
    wanted = list(wanted_in(tree, field))
    if not wanted:
        return ()
    found = list(tokens(text))
    places = Places(_numbers(text, found))
    ranges = {span for leaf in wanted for _, _, spans in places.of(leaf) for span in spans}
    return merged((found[first].start, found[last].end) for first, last in sorted(ranges))


def _numbers(text: str, found: list[Token]) -> dict[str, list[int]]:
    """Return where each term stands: the numbers of its tokens."""
    numbers = defaultdict(list)
    for number, token in enumerate(found):
        numbers[token.text].append(number)
    for number, name in capitals(text, found):
        numbers[name].append(number)
    return numbers


def merged(ranges: Iterable[tuple[int, int]]) -> Spans:
    """Join what overlaps in `ranges`, which come by their start; neighbours that only touch stay two."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
