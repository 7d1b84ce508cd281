"""Where a query matches in a text. What search finds, this marks: both take tokens from `index.analysis`."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.analysis import tokens
from index.query.tree import And, Or, Phrase, Prefix, Query, Word

Spans = tuple[tuple[int, int], ...]
"""Half-open code-point ranges, sorted and disjoint."""

_Leaf = Word | Prefix | Phrase


def match_spans(text: str, tree: Query, field: str) -> Spans:
    """Return where `text`, which is the field `field` of an article, holds what `tree` wants.

    `field` is `title`, `standfirst`, `body` or `caption:N`. A word without a field counts in all of them.
    Nothing under a Not is marked, and no name (`org:`): the extraction knows where names stand. A phrase is
    one span. The time is linear in `text`.
    """
    needles = _Needles()
    for leaf in _wanted(tree):
        if leaf.field is None or leaf.field == field:
            needles.add(leaf)
    return _merged(needles.find(text))


def _wanted(tree: Query) -> Iterator[_Leaf]:
    match tree:
        case And(children) | Or(children):
            for child in children:
                yield from _wanted(child)
        case Word() | Prefix() | Phrase():
            yield tree
        case _:
            return


@dataclass(slots=True)
class _Needles:
    """Rows of folded tokens to look for, by their first token; a prefix is cut off at its length."""

    phrases: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    """What follows the first token, whole tokens; empty for a single word."""
    open_phrases: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    """The same, with a prefix at the end."""
    prefixes: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Single prefixes by length."""

    def add(self, leaf: _Leaf) -> None:
        """Look for `leaf` too."""
        words = tuple(token.text for token in tokens(leaf.text))
        if not words:
            return
        if not isinstance(leaf, Prefix):
            self.phrases[words[0]].add(words[1:])
        elif len(words) > 1:
            self.open_phrases[words[0]].add(words[1:])
        else:
            self.prefixes[len(words[0])].add(words[0])

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the range of every match, by its start."""
        if not (self.phrases or self.open_phrases or self.prefixes):
            return
        found = list(tokens(text))
        words = [token.text for token in found]
        for at, (word, start, end) in enumerate(found):
            if any(word[:length] in stems for length, stems in self.prefixes.items()):
                yield start, end
            for rest in self.phrases.get(word, ()):
                if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                    yield start, found[at + len(rest)].end
            for rest in self.open_phrases.get(word, ()):
                last = at + len(rest)
                if tuple(words[at + 1 : last]) == rest[:-1] and last < len(words) and words[last].startswith(rest[-1]):
                    yield start, found[last].end


def _merged(ranges: Iterator[tuple[int, int]]) -> Spans:
    """Join what overlaps in `ranges`, which come by their start; neighbours that only touch stay two."""
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
