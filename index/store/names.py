"""The names in a library: what was found in its articles, and the entities that are merged from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from index.store import entities, looking, spellings
from index.store.shown import are_ruled, count_hidden, hidden, shown, types_of

if TYPE_CHECKING:
    from index.answers import Joined, MergedEntity
    from index.article import EntityType, Extraction
    from index.finding import Finding, Looked, Pairs
    from index.query.tree import EntityField
    from index.store.database import Database
    from index.store.shown import Shown

_REMEMBERED = 1_000
"""Entities of several names of which it is remembered how many articles name them: the same few are in most."""


class Names:
    """The part of a store that is about names. Safe to call from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._count_together = lru_cache(_REMEMBERED)(self._count_naming)

    @property
    def _rows(self) -> sqlite3.Connection:
        return self._database.connection

    # Writing. Only the holder of the library's lock calls these.

    def put(self, found: Iterable[tuple[int, int, Looked]], extractor: str) -> int:
        """Keep (article key, the change at which its text was read, what was found there) in one transaction.

        All was found by this extractor: a version and a tagger.

        What was found in a text that has changed since is left out, as is an article that was taken out. Returns how
        many were kept.
        """
        kept = 0
        with self._database.transaction() as connection:
            looking.await_another_look(connection, extractor)
            for key, change, looked in found:
                now = connection.execute("SELECT change FROM article WHERE key = ?", (key,)).fetchone()
                if now == (change,):
                    looking.put_looked(connection, key, looked)
                    kept += 1
        return kept

    def await_another_look(self, extractor: str) -> None:
        """Let every article be looked through again if another extractor was at work last."""
        if self._rows.execute("SELECT extractor FROM counter").fetchone() != (extractor,):
            with self._database.transaction() as connection:
                looking.await_another_look(connection, extractor)

    def choose_tagger(self, name: str) -> None:
        """Let this tagger mark names from now on."""
        with self._database.transaction(durable=True) as connection:
            connection.execute("UPDATE counter SET tagger = ?", (name,))

    # Reading.

    def tagger(self) -> str:
        """Return the name of the tagger that was chosen for this library."""
        return str(self._rows.execute("SELECT tagger FROM counter").fetchone()[0])

    def pending(self, limit: int) -> list[int]:
        """Return the newest articles that nobody has looked through yet."""
        return looking.pending(self._rows, limit)

    def count_pending(self, extractor: str) -> int:
        """Return how many articles nobody has looked through yet with this extractor."""
        (last,) = self._rows.execute("SELECT extractor FROM counter").fetchone()
        table = "pending" if last in (looking.NOBODY, extractor) else "article"
        return int(self._rows.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def count(self) -> int:
        """Return the count of all extractions ever kept: what the index compares its own to."""
        return int(self._rows.execute("SELECT named FROM counter").fetchone()[0])

    def found_since(self, count: int) -> Iterator[tuple[int, Finding]]:
        """Yield (article, what was found in it) for everything found after that count."""
        return looking.found_since(self._rows, count)

    def extraction(self, key: int) -> Extraction | None:
        """Return what was found in the article; None when nobody has looked through it yet."""
        return self.extractions([key]).get(key)

    def extractions(self, keys: Sequence[int], part: looking.Part = "all") -> dict[int, Extraction]:
        """Return what was found in these articles, by their keys; those that nobody has looked through are missing."""
        return looking.get_extractions(self._rows, keys, part)

    def days(self, keys: Sequence[int]) -> Iterator[tuple[int, Pairs]]:
        """Yield (article, the stretches of days that its text names), in this order; see `looking.days`."""
        return looking.days(self._rows, keys)

    def keys(self, field: EntityField, text: str, *, prefix: bool = False, just: bool = False) -> list[int]:
        """Return the entities that go by this name, each for all names that are one with it.

        With `just` those that have this very name, where there are any.
        """
        named = spellings.keys_called_just(self._rows, field, text) if just else []
        return named or spellings.keys_of_name(self._rows, field, text, prefix=prefix)

    def namesakes(self, shown: Mapping[int, Shown]) -> dict[int, list[int]]:
        """Return for each of these entities all that a query finds by its type and name: itself, mostly alone.

        Two of one name and type there are only where a person said so.
        """
        if not are_ruled(self._rows):
            return {key: [key] for key in shown}
        return {key: spellings.keys_called_just(self._rows, each.type, each.name) for key, each in shown.items()}

    def articles_spelling(self, field: EntityField, text: str) -> list[int]:
        """Return the keys of the articles that name an entity in this very spelling, ascending."""
        return entities.articles_naming(self._rows, spellings.names_spelt(self._rows, field, text))

    def begun(self, text: str) -> list[int]:
        """Return the names with the words of `text`, the last one only begun, in a spelling or given by a person.

        What they are one with is left out, see `standing_for`.
        """
        return spellings.keys_begun(self._rows, text)

    def words_of(self, wholes: Iterable[int]) -> Iterator[tuple[str, int]]:
        """Yield (folded word, entity) for the words in all spellings of these entities, some more than once."""
        return spellings.words_of(self._rows, wholes)

    def standing_for(self, names: Iterable[int]) -> list[int]:
        """Return the entities that stand for those of the names that are one with another."""
        return entities.standing_for(self._rows, names)

    def of_article(self, key: int) -> dict[tuple[EntityType | str, str], int]:
        """Return (type, folded name) → the entity that stands for it, for the names in the article."""
        return dict(entities.keys_in_article(self._rows, key))

    def called(self, names: Iterable[tuple[EntityType, str]]) -> dict[tuple[EntityType, str], int]:
        """Return (type, folded name) → the entity that stands for it, for those of the names that there are."""
        return spellings.keys_called(self._rows, names)

    def articles(self, entity: int) -> list[int]:
        """Return the keys of the articles that name the entity by any of its names, ascending."""
        return entities.articles_naming(self._rows, entities.names_of(self._rows, entity))

    def standing(self, entity: int, articles: Sequence[int]) -> list[bytes]:
        """Return of those of the articles that name the entity where all names stand, as `index.standing.to_bytes`."""
        return entities.standing(self._rows, entities.names_of(self._rows, entity), articles)

    def wholes(self) -> list[tuple[int, int]]:
        """Return (name, the entity that it is one with), by their keys, for all names that are not their own."""
        return self._rows.execute("SELECT key, whole FROM entity WHERE key <> whole").fetchall()

    def count_all(self) -> int:
        """Return a number above every key of a name."""
        return int(self._rows.execute("SELECT coalesce(max(key), 0) + 1 FROM entity").fetchone()[0])

    def hidden(self) -> list[int]:
        """Return the entities that lists leave out."""
        return hidden(self._rows)

    def count_articles(self, some: Sequence[Sequence[int]]) -> list[int]:
        """Return of each of `some` in how many articles one of these entities is named, by any of its names."""
        count, names = self.count(), entities.spread(self._rows, [whole for each in some for whole in each])
        return [self._count_together(count, tuple(name for whole in each for name in names[whole])) for each in some]

    def count_copies(self, some: Sequence[Sequence[int]]) -> list[int]:
        """Return of each of `some` how many of the articles that `count_articles` counts are copies of others there."""
        return entities.count_copies(self._rows, some)

    def _count_naming(self, count: int, names: tuple[tuple[int, int], ...]) -> int:
        """Return how many articles have any of the names, given as (key, articles); `count` is as `count` gives it.

        The same names in as many articles are together in as many, as long as nothing more was found.
        """
        if len(names) < 2:
            return sum(articles for _, articles in names)
        return entities.count_naming(self._rows, (key for key, _ in names))

    def shown(self, keys: Sequence[int]) -> dict[int, Shown]:
        """Return how each of these entities is shown."""
        return shown(self._rows, keys)

    def whole(self, key: int) -> int | None:
        """Return the entity that stands for the name with this key, itself where it is one with no other."""
        row = self._rows.execute("SELECT whole FROM entity WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def names(self, entity: int) -> dict[str, tuple[int, str]]:
        """Return (folded name → its key, the name) for all names that are one with the entity.

        Of one name as two types that is the one that joined the other.
        """
        select = "SELECT folded, key, name FROM entity WHERE whole = ? ORDER BY key <> whole, key"
        return {name: (key, text) for name, key, text in self._rows.execute(select, (entity,))}

    def reasons(self, entity: int) -> list[Joined]:
        """Return why the other names of an entity are one with it, in the order in which they were met."""
        from index.store.identities import reasons  # nothing else that reads needs it

        return list(reasons(self._rows, entity))

    def entities(self, keys: Sequence[int]) -> list[MergedEntity]:
        """Return these entities, hidden ones too, those that most articles name first."""
        return entities.counted(self._rows, keys)

    def types(self, keys: Sequence[int]) -> dict[int, EntityType]:
        """Return the type as which each of these entities is shown."""
        return types_of(self._rows, keys)

    def count_hidden(self) -> int:
        """Return how many entities lists leave out."""
        return count_hidden(self._rows)

    def merged(
        self, articles: Sequence[int] | None, limit: int, among: Sequence[int] | None = None
    ) -> list[MergedEntity]:
        """Return the entities that most of `articles` (None: of all) name, but for hidden ones.

        `among` are those that can be it, where that is known: then it takes no look at all others.
        """
        return entities.merged(self._rows, articles, limit, among)
