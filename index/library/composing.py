"""Putting together what a screen shows of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from index.article import Article, Extraction, Span
from index.everything import Everything
from index.library.named import find_named, in_reading_order
from index.library.standing import Standing
from index.results import Named, Reading, Results

if TYPE_CHECKING:
    from index.query.tree import Query
    from index.search import Known, Stories
    from index.store import Store


def compose_reading(
    store: Store, known: Known | None, stories: Callable[[], Stories], key: int, results: Results, *, look: bool
) -> Reading:
    """Return the article with its entities, their standing among the hits, and where the query matches.

    `known` is what the index knows of names, where it is open; `stories` tells which article is of which story, and
    loads numpy. `look` is whether to look the article through now if nobody has.
    """
    article = store.article(key)
    found = store.names.extraction(key)
    if found is None and look:
        from index.library.looking import extraction_of  # most articles have been looked through

        found = extraction_of(store, key)
    extraction = found or Extraction()
    named = find_named(store, Standing(store, known, stories, results), key, extraction)
    return Reading(
        key,
        article,
        extraction,
        named,
        _hits(article, extraction, results.tree, _spoken(store, extraction, named, results.tree)),
        copies=tuple(store.kin.copies(key)),
        starred=store.kept.starred(key),
        tags=store.kept.tags_of(key),
        notes=store.kept.notes_of(key),
        place=store.places.of(key),
        looked=found is not None,
    )


def _hits(
    article: Article, extraction: Extraction, tree: Query, spoken: Iterator[tuple[str, tuple[int, int]]]
) -> tuple[Span, ...]:
    """Return where the query matches, in reading order, and what is `spoken` where nothing else in it is marked."""
    if isinstance(tree, Everything):
        return ()
    from index.highlight import match_spans  # who asks for nothing has nothing marked

    texts = article.texts()
    marked = {(field, span) for field, text in texts.items() for span in match_spans(text, tree, field)}
    marked |= {("body", span) for span in _said(article.body, extraction, tree)}
    for where, (start, end) in spoken:
        if not any(field == where and first < end and start < last for field, (first, last) in marked):
            marked.add((where, (start, end)))
    hits = tuple(Span(field, start, end, texts[field][start:end]) for field, (start, end) in marked)
    return in_reading_order(hits)


def _spoken(
    store: Store, extraction: Extraction, named: Sequence[Named], tree: Query
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield field and place of what is said, or reported, by whom `tree` asks for as a speaker."""
    from index.query import asks_for_speakers

    if not asks_for_speakers(tree):
        return
    from index.library.speaking import speech_test
    from index.relations.speech import in_reading_order as in_turn

    wanted, keys = speech_test(store, tree), {each.entity.id: each.key for each in named}
    for quote, is_direct in in_turn(extraction) if wanted else ():
        if wanted and wanted(quote, keys.get(quote.entity or ""), is_direct):
            yield quote.field, (quote.start, quote.end)


def _said(body: str, extraction: Extraction, tree: Query) -> Iterator[tuple[int, int]]:
    """Yield where the body holds what `tree` wants to be said, within direct speech."""
    from index.highlight import match_spans
    from index.query import asks_for_quotes

    if not asks_for_quotes(tree):  # a word without a field is marked wherever it stands
        return
    quotes = [(quote.start, quote.end) for quote in extraction.quotes if quote.field == "body"]
    for start, end in match_spans(body, tree, "quote") if quotes else ():
        if any(first <= start and end <= last for first, last in quotes):
            yield start, end
