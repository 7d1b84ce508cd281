"""Where words, phrases and NEAR stand in a text, by the numbers of its tokens."""

from collections.abc import Iterator, Mapping, Sequence

from index.alike import alike
from index.analysis import CAPITALS, terms_of
from index.highlight.nearness import Place, joined
from index.query.tree import And, Exact, Fuzzy, Near, Or, Phrase, Prefix, Query, Word
from index.stemming import stem

Leaf = Word | Exact | Prefix | Fuzzy | Phrase


def wanted_in(tree: Query, field: str) -> Iterator[Leaf | Near]:
    """Yield what of `tree` is to be marked in `field`: `title`, `standfirst`, `body` or `caption:N`.

    A word without a field counts in all of them; nothing under a Not does, and no name (`org:`).
    """
    match tree:
        case And(children) | Or(children):
            for child in children:
                yield from wanted_in(child, field)
        case Word() | Exact() | Prefix() | Fuzzy() | Phrase() if tree.field in (None, field):
            yield tree
        case Near() if any(wanted_in(tree.left, field)):
            yield tree
        case _:
            return


class Places:
    """One text, as the numbers of the tokens at which each of its terms stands, ascending.

    A name in capitals is there as such and as a word. Terms that no query asks for may be missing.
    """

    def __init__(self, terms: Mapping[str, Sequence[int]]) -> None:
        self._terms = terms

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

    def _leaf(self, leaf: Leaf) -> Iterator[Place]:
        words = terms_of(leaf.text)
        if not words:
            return
        if isinstance(leaf, Prefix):
            words = tuple(word.lower() for word in words)
        terms = [[word] for word in words]
        if isinstance(leaf, Prefix):
            terms[-1] = [term for term in self._terms if term.startswith(words[-1])]
        elif len(words) == 1 and isinstance(leaf, Fuzzy | Word):
            terms[0] = [term for term in self._terms if _is_like(term, words[0], leaf)]
        if isinstance(leaf, Phrase) and leaf.slop:
            chain = [place for term in terms[0] for place in self._single(term)]
            for word in words[1:]:
                near = Near(leaf, leaf, leaf.slop, ordered=True)
                chain = list(joined(chain, list(self._single(word)), near))
            yield from chain
            return
        yield from self._side_by_side(terms)

    def _single(self, term: str) -> Iterator[Place]:
        return ((number, number, ((number, number),)) for number in self._terms.get(term, ()))

    def _side_by_side(self, terms: list[list[str]]) -> Iterator[Place]:
        later = [{number for term in choices for number in self._terms.get(term, ())} for choices in terms[1:]]
        for term in terms[0]:
            for first in self._terms.get(term, ()):
                if all(first + step in numbers for step, numbers in enumerate(later, 1)):
                    yield first, first + len(later), ((first, first + len(later)),)


def _is_like(term: str, word: str, leaf: Word | Fuzzy) -> bool:
    if isinstance(leaf, Fuzzy):
        return alike(term, word.lower(), leaf.edits)
    if word.lower() in CAPITALS:
        return term == word
    return stem(term) == stem(word)
