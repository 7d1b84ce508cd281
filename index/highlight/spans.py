"""Where a query matches in a text. What search finds, this marks: both take tokens from `index.analysis`."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from index.alike import alike
from index.analysis import CAPITALS, capitals, terms_of, tokens
from index.highlight.nearness import Place, joined
from index.query.tree import And, Exact, Fuzzy, Near, Or, Phrase, Prefix, Query, Word
from index.stemming import stem

Spans = tuple[tuple[int, int], ...]
"""Half-open code-point ranges, sorted and disjoint."""

_Leaf = Word | Exact | Prefix | Fuzzy | Phrase


def match_spans(text: str, tree: Query, field: str) -> Spans:
    """Return where `text`, which is the field `field` of an article, holds what `tree` wants.

    `field` is `title`, `standfirst`, `body` or `caption:N`. A word without a field counts in all of them.
    Nothing under a Not is marked, and no name (`org:`): the extraction knows where names stand. A phrase is
    one span, of NEAR each side. The time is linear in `text`.
    """
    wanted = list(_wanted(tree, field))
    if not wanted:
        return ()
    among = _Text(text)
    ranges = {span for leaf in wanted for _, _, spans in among.of(leaf) for span in spans}
    return _merged((among.found[first].start, among.found[last].end) for first, last in sorted(ranges))


def _wanted(tree: Query, field: str) -> Iterator[_Leaf | Near]:
    match tree:
        case And(children) | Or(children):
            for child in children:
                yield from _wanted(child, field)
        case Word() | Exact() | Prefix() | Fuzzy() | Phrase() if tree.field in (None, field):
            yield tree
        case Near() if any(_wanted(tree.left, field)):
            yield tree
        case _:
            return


class _Text:
    """The tokens of a text, and where words and phrases stand among them."""

    def __init__(self, text: str) -> None:
        self.found = list(tokens(text))
        self._words = [token.text for token in self.found]
        self._text = text

    @cached_property
    def _names(self) -> dict[int, str]:
        return dict(capitals(self._text))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each term stands, ascending; a name in capitals is there as such and as a word."""
        places = defaultdict(list)
        for number, word in enumerate(self._words):
            places[word].append(number)
        for number, name in self._names.items():
            places[name].append(number)
        return places

    def of(self, query: Query) -> Iterator[Place]:
        """Yield the places of a leaf, a `Near` or an `Or` of those."""
        match query:
            case Near():
                yield from joined(list(self.of(query.left)), list(self.of(query.right)), query)
            case Or(children):
                for child in children:
                    yield from self.of(child)
            case Word() | Exact() | Prefix() | Fuzzy() | Phrase():
                yield from self._leaf(query)

    def _leaf(self, leaf: _Leaf) -> Iterator[Place]:
        words = terms_of(leaf.text)
        if not words:
            return
        if isinstance(leaf, Prefix):
            words = [word.lower() for word in words]
        terms = [[word] for word in words]
        if isinstance(leaf, Prefix):
            terms[-1] = [term for term in self._places if term.startswith(words[-1])]
        elif len(words) == 1 and isinstance(leaf, Fuzzy | Word):
            terms[0] = [term for term in self._places if _is_like(term, words[0], leaf)]
        if isinstance(leaf, Phrase) and leaf.slop:
            chain = [place for term in terms[0] for place in self._single(term)]
            for word in words[1:]:
                near = Near(leaf, leaf, leaf.slop, ordered=True)
                chain = list(joined(chain, list(self._single(word)), near))
            yield from chain
            return
        yield from self._side_by_side(terms)

    def _single(self, term: str) -> Iterator[Place]:
        return ((number, number, ((number, number),)) for number in self._places.get(term, ()))

    def _side_by_side(self, terms: list[list[str]]) -> Iterator[Place]:
        later = [{number for term in choices for number in self._places.get(term, ())} for choices in terms[1:]]
        for term in terms[0]:
            for first in self._places.get(term, ()):
                if all(first + step in numbers for step, numbers in enumerate(later, 1)):
                    yield first, first + len(later), ((first, first + len(later)),)


def _is_like(term: str, word: str, leaf: Word | Fuzzy) -> bool:
    if isinstance(leaf, Fuzzy):
        return alike(term, word.lower(), leaf.edits)
    if word.lower() in CAPITALS:
        return term == word
    return stem(term) == stem(word)


def _merged(ranges: Iterator[tuple[int, int]]) -> Spans:
    """Join what overlaps in `ranges`, which come by their start; neighbours that only touch stay two."""
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
