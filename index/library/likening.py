"""More like this: what the index must be told of the articles that a query names by `like:`."""

from collections import Counter
from collections.abc import Iterator

from index.analysis import terms_of
from index.errors import UnknownArticle
from index.query import And, Fact, Like, Not, Or, Query
from index.search import Likeness
from index.store import Store

_HEADLINE = 2
"""So often as much as elsewhere counts a word in the headline."""


def liken(store: Store, tree: Query) -> tuple[dict[Like, Likeness], tuple[str, ...]]:
    """Return the articles that the `Like`s in `tree` name, and a sentence about each of these."""
    likes: dict[Like, Likeness] = {}
    notices = []
    for like in dict.fromkeys(_likes_in(tree)):
        keys = _keys(store, like.id)
        if len(keys) != 1:
            reason = "more than one article has an id that begins so" if keys else "no article has this id"
            notices.append(f"like:{like.id} finds nothing: {reason}")
            continue
        article = store.article(keys[0])
        words = Counter(terms_of(article.body)) + Counter(terms_of(article.standfirst or ""))
        for word in terms_of(article.title):
            words[word] += _HEADLINE
        likes[like] = Likeness(words, [*keys, *(row.key for row in store.kin.copies(keys[0]))])
        notices.append(f"like:{like.id} is “{article.title}”")
    return likes, tuple(notices)


def _keys(store: Store, id: str) -> list[int]:
    try:
        return [store.key(id.lower())]
    except UnknownArticle:
        return store.keys_with(Fact("id", id))


def _likes_in(tree: Query) -> Iterator[Like]:
    match tree:
        case Like():
            yield tree
        case And(children) | Or(children):
            for child in children:
                yield from _likes_in(child)
        case Not(child):
            yield from _likes_in(child)
