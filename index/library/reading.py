"""Finding articles: the question goes to the index, and what only the store knows comes from there."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from index.library.looking import extractor_of
from index.query import Query, asks_for_copies, asks_for_names
from index.query.tree import DateRange, EntityField, Exact, Fact, Phrase, Prefix, Word
from index.results import NO_INDEX, Results, Sort
from index.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.library.folding import Folding
    from index.search import Index, Known, Resolve

Asked = Word | Exact | Phrase | Prefix | Fact | DateRange


def _is_found(leaf: Fact | DateRange) -> bool:
    """Tell whether it is about what is found in texts; all else the store knows by itself."""
    return leaf == Fact("has", "quote") or (isinstance(leaf, DateRange) and leaf.field == "mentions")


def _found(store: Store, known: "Known", leaf: Asked) -> "NDArray[np.int64]":
    """Return the keys of the articles in which it was found."""
    match leaf:
        case Fact():
            return known.speaking()
        case DateRange(start, end):
            return known.dating((start or date.min).toordinal(), (end or date.max).toordinal())
        case Exact(text, field) if field != "speaker":
            import numpy as np  # the index has loaded it

            return np.array(store.names.articles_spelling(cast(EntityField, field), text), np.int64)
        case _:
            prefix, just = isinstance(leaf, Prefix), isinstance(leaf, Phrase)
            entities = store.names.keys(cast(EntityField, leaf.field), leaf.text, prefix=prefix, just=just)
            return known.quoting(entities) if leaf.field == "speaker" else known.naming(entities)


def find(
    store: Store,
    index: "Index",
    folding: "Folding",
    tree: Query,
    text: str,
    notices: tuple[str, ...],
    sort: Sort,
    limit: int | None,
    cancelled: Callable[[], bool],
) -> Results:
    """Return the results of `tree`, written `text`; none, and a notice, where there is no sound index."""
    from index.library.likening import liken
    from index.search import DamagedIndex  # loads Whoosh

    likes, said = liken(store, tree)
    notices += said
    behind = store.count_changed_since(index.change or 0)
    stories = None if asks_for_copies(tree) else folding.stories()
    try:
        found = index.find(tree, sort, resolver(store, index, folding), cancelled, likes=likes, stories=stories)
    except DamagedIndex:
        return Results(text, tree, 0, (), sort, notices=(*notices, NO_INDEX))
    if behind:
        notices = (*notices, f"{behind:,} {'article is' if behind == 1 else 'articles are'} not indexed yet")
    if asks_for_names(tree) and (pending := store.names.count_pending(extractor_of(store))):
        every = store.count()
        notices = (*notices, f"names have been looked for in {every - pending:,} of {every:,} articles so far")
    keys, scores = found.keys, found.scores
    if limit is not None:
        keys, scores = keys[:limit], scores[:limit]
    total = len(found.keys)
    left_out = found.undated_left_out
    return Results(text, tree, total, keys, sort, scores, notices, left_out, len(found.under), found.under)


def resolver(store: Store, index: "Index", folding: "Folding") -> "Resolve":
    """Return what tells the index what only the store knows: the articles that name somebody, or have a fact true."""

    def resolve(leaf: Asked) -> "Sequence[int] | NDArray[np.int64]":
        if isinstance(leaf, Fact) and (leaf.field == "dup" or leaf == Fact("is", "dup")):
            return folding.copy_keys()
        if isinstance(leaf, Fact | DateRange) and not _is_found(leaf):
            return store.keys_with(leaf)
        return _found(store, index.known, leaf)

    return resolve
