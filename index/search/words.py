"""Words and phrases become Whoosh queries about one field."""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from whoosh import query as whoosh

from index.analysis import CAPITALS, terms_of
from index.query.tree import Exact, Fuzzy, Near, Or, Phrase, Prefix, Word
from index.query.tree import Field as QueryField
from index.search.expanding import Alike, Forms
from index.search.schema import BOOSTS

STEMMED = ("title", "body", "other")
"""Fields in which a word finds its forms; the others hold names."""
TextQuery = Word | Exact | Prefix | Fuzzy | Phrase | Near


class Nearness(whoosh.Query):  # type: ignore[misc]  # Whoosh's classes are untyped
    """Two queries about the places of words in one field, at most `within` words between them."""

    def __init__(self, left: Any, right: Any, within: int, ordered: bool) -> None:
        self.left = left
        self.right = right
        self.within = within
        self.ordered = ordered

    def __str__(self) -> str:
        return f"({self.left} {'ADJ' if self.ordered else 'NEAR'}/{self.within} {self.right})"

    def field(self) -> str:
        """Return the name of the field."""
        side = self.left
        while isinstance(side, whoosh.Or):
            side = side.subqueries[0]
        return name_of(side)


class InFields(whoosh.Or):  # type: ignore[misc]
    """One leaf of a query tree, or one `Near`, in each of some fields. What it finds is scored over all of them."""

    def __init__(self, asked: Hashable, subqueries: Sequence[Any]) -> None:
        """`asked` tells it from all others; what is found is remembered by it."""
        super().__init__(subqueries)
        self.asked = asked

    def words(self) -> "list[InFields]":
        """Return each of the words that a phrase or a `Near` is about, in all fields."""
        leaves = zip(*map(_leaves, self.subqueries), strict=True)
        return [InFields((self.asked, number), same) for number, same in enumerate(leaves)]


def in_fields(query: TextQuery, fields: Sequence[str]) -> InFields:
    """Return the Whoosh query for a leaf or a `Near` in any of these fields."""
    return InFields((query, fields), [in_field(query, field) for field in fields])


def name_of(query: Any) -> str:
    """Return the name of the field that a Whoosh query about one field is about."""
    return str(query.qs[0].field() if isinstance(query, whoosh.SpanNear2) else query.field())


def parts_of(phrase: Any) -> list[Any]:
    """Return the words of a phrase as queries."""
    if isinstance(phrase, whoosh.SpanNear2):
        return list(phrase.qs)
    return [whoosh.Term(phrase.fieldname, word, boost=phrase.boost) for word in phrase.words]


def _leaves(query: Any) -> Iterator[Any]:
    match query:
        case Nearness():
            inner = [query.left, query.right]
        case whoosh.Or():
            inner = query.subqueries
        case whoosh.Phrase() | whoosh.SpanNear2():
            inner = parts_of(query)
        case _:
            inner = []
            yield query
    for part in inner:
        yield from _leaves(part)


def field_of(query: Any) -> QueryField | None:
    """Return the field that a `TextQuery`, or an `Or` of such, is about; None for any."""
    while isinstance(query, Near | Or):
        query = query.left if isinstance(query, Near) else query.children[0]
    field: QueryField | None = query.field
    return field


def in_field(query: Any, field: str) -> Any:
    """Return the Whoosh query for a `TextQuery`, or an `Or` of such, in this field."""
    match query:
        case Near(left, right, within, ordered):
            return Nearness(in_field(left, field), in_field(right, field), within, ordered)
        case Or(children):
            return whoosh.Or([in_field(child, field) for child in children])
        case Phrase(text, _, slop) if slop:
            chain, *others = (whoosh.Term(field, word, boost=BOOSTS.get(field, 1.0)) for word in terms_of(text))
            for word in others:
                chain = Nearness(chain, word, slop, True)
            return chain
        case _:
            return _leaf(query, field)


def _leaf(leaf: Word | Exact | Prefix | Fuzzy | Phrase, field: str) -> Any:
    boost = BOOSTS.get(field, 1.0)
    words = terms_of(leaf.text)
    if isinstance(leaf, Prefix):
        return _prefix([word.lower() for word in words], field, boost)
    if len(words) > 1:
        return whoosh.Phrase(field, list(words), boost=boost)
    if isinstance(leaf, Fuzzy):
        return Alike(field, words[0].lower(), leaf.edits, boost)
    if finds_forms(leaf, field):
        return Forms(field, words[0], boost)
    return whoosh.Term(field, words[0], boost=boost)


def finds_forms(leaf: object, field: str) -> bool:
    """Tell whether the leaf, if it is one word, finds all forms of it in this field."""
    return isinstance(leaf, Word) and field in STEMMED and terms_of(leaf.text)[0].lower() not in CAPITALS


def _prefix(words: list[str], field: str, boost: float) -> Any:
    """`Israel-Ham*`: the last part is open, the others stand before it."""
    start = whoosh.Prefix(field, words[-1], boost=boost)
    return whoosh.SpanNear2([*(whoosh.Term(field, word) for word in words[:-1]), start]) if words[:-1] else start
