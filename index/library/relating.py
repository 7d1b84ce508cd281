"""Relating: what articles have in common, over the hits of a query or all of them."""

from collections import Counter

from index.library.excerpts import event_of, quotations_of, rows_of
from index.library.ruling import Ruling
from index.library.speaking import speech_test
from index.library.telling import bounded, keys_of, told
from index.related import Brief, Companion, Event, Gathered, Quotation
from index.relations.company import company
from index.relations.events import event_line
from index.relations.speech import speech
from index.results import Results


class Relating(Ruling):
    """Who is named with whom, who said what, what happened when.

    Of the hits (None: of all articles, newest first) the first 2,000 are gone through, and a notice says where there
    are more. Articles that nobody has looked through for names yet are passed over. A `limit` of 0 gives all.
    """

    def named_with(self, key: int, results: Results | None = None, *, limit: int = 100) -> Gathered[Companion]:
        """Return who is named together with an entity, those that share most sentences first, then paragraphs.

        `key` is a `MergedEntity.key`. Hidden entities are left out.
        """
        naming = set(self._store.names.articles(key))
        keys, notices = bounded([each for each in keys_of(self._store, results) if each in naming])
        found = company(told(self._store, keys), key)
        shown = self._store.names.shown(list(found))
        visible = [each for each in found if not shown[each].is_hidden]
        visible.sort(key=lambda each: (*(-count for count in reversed(found[each])), each))
        chosen = visible[: limit or None]
        entities = {entity.key: entity for entity in self._store.names.entities(chosen)}
        return Gathered(tuple(Companion(entities[each], *found[each]) for each in chosen), len(visible), notices)

    def quotations(self, results: Results | None = None, *, limit: int = 100) -> Gathered[Quotation]:
        """Return who said what, in the order of the hits; what is said in the same words stands there once.

        Of a query with `speaker:` only what they say, with `quote:` only what has these words.
        """
        wanted = speech_test(self._store, results.tree) if results else None
        keys, notices = bounded(keys_of(self._store, results))
        found = speech(told(self._store, keys), wanted)
        chosen = found[: limit or None]
        rows = rows_of(self._store, (spoken.told.key for spoken in chosen))
        return Gathered(quotations_of(self._store, rows, chosen), len(found), notices)

    def events(self, results: Results | None = None, *, limit: int = 0) -> Gathered[Event]:
        """Return the event line: sentences with the time that they name, in calendar order.

        Time is what a date expression was resolved to; a month or a longer time comes where its first day is. Sentences
        in the same words stand there once. With a `limit` those stay that most articles have, then the articles that
        were found first.
        """
        keys, notices = bounded(keys_of(self._store, results))
        articles = list(told(self._store, keys))
        found = event_line(articles)
        chosen = found
        if limit and limit < len(found):
            rank = {article.key: number for number, article in enumerate(articles)}
            best = sorted(found, key=lambda line: (-line.articles, line.dated.days, rank[line.dated.told.key]))[:limit]
            kept = set(map(id, best))
            chosen = [line for line in found if id(line) in kept]
        rows = rows_of(self._store, (line.dated.told.key for line in chosen))
        events = (event_of(rows, line.dated, line.articles) for line in chosen if line.dated.told.key in rows)
        return Gathered(tuple(events), len(found), notices)

    def months(self, key: int, results: Results | None = None) -> dict[str, int]:
        """Return how many of the hits (None: of all articles) name an entity, by month (`2031-02`), ascending.

        Months without any are left out, and so are articles without a date.
        """
        naming = self._store.names.articles(key)
        if results is not None and results.keys is not None:
            hits = set(map(int, results.keys))
            naming = [each for each in naming if each in hits]
        return dict(sorted(Counter(self._store.months(naming)).items()))

    def brief(self, results: Results) -> Brief:
        """Return what the hits tell: the story's events, people, voices, and where outlets differ.

        Every sentence of it stands in an article. What is told is chosen so that it covers much and repeats little. The
        first 1,000 hits are gone through.
        """
        from index.library.briefing import MOST_BRIEFED, compose_brief  # nothing else needs it

        keys, notices = bounded(keys_of(self._store, results), MOST_BRIEFED)
        return compose_brief(self._store, results, list(told(self._store, keys)), notices)
