"""How a query that is being typed may go on."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, cast, get_args

from index.analysis import CAPITALS, fold
from index.answers import Suggestion, SuggestionKind
from index.errors import QueryError
from index.library.begun import Begun
from index.query import (
    Everything,
    Exact,
    Fact,
    Phrase,
    Query,
    Saved,
    Sorted,
    Typed,
    Word,
    expand,
    fields_like,
    parse_query,
    to_text,
    values_like,
    what_is_typed,
)
from index.query.tree import EntityField, TextField
from index.store import Store, folded_name

if TYPE_CHECKING:
    from index.search import Index, Resolve
    from index.store.shown import Shown

_ENTITY_FIELDS = get_args(EntityField)
_ALSO = {"group": ("org",)}
"""Further fields that find what is of a type."""
_NAMES_FROM = 3
"""Letters from which a word without a field may be the beginning of a name or an outlet."""
_FIELDS_BESIDE_WORDS = 1
_NAMES_KEPT, _ANSWERS_KEPT = 500, 50
"""Entities of which it is remembered how they are shown, and conditions of which it is who meets them: the next letter
mostly asks for the same."""
Candidate = tuple[Suggestion, Query]
"""A suggestion, and the condition that it stands for."""


class Suggesting:
    """Answers for one library. `resolve` tells the index what only the store knows."""

    def __init__(self, store: Store, index: "Index", resolve: "Resolve") -> None:
        self._store = store
        self._index = index
        self._begun = Begun(store, index.known)
        self._shown = lru_cache(_NAMES_KEPT)(self._look_up)
        self._resolved = lru_cache(_ANSWERS_KEPT)(lambda state, condition: resolve(condition))

    def suggest(
        self, text: str, cursor: int | None, limit: int, earlier: Iterable[str], cancelled: Callable[[], bool]
    ) -> tuple[Suggestion, ...]:
        """Return ways to go on; see `Library.suggest`."""
        typed = what_is_typed(text, cursor)
        found = list(self._completed(typed, limit, cancelled)) if typed else []
        again = list(_asked_before(text, cursor, earlier))[: limit if not found else 2]
        return tuple(found[: limit - len(again)] + again)

    def _completed(self, typed: Typed, limit: int, cancelled: Callable[[], bool]) -> Iterator[Suggestion]:
        if typed.field == "source":
            yield from self._counted(self._sources(typed, limit), typed, limit, cancelled)
        elif typed.field in _ENTITY_FIELDS:
            yield from self._counted(self._names(typed, limit), typed, limit, cancelled)
        elif typed.field == "tag":
            yield from self._counted(self._tags(typed), typed, limit, cancelled)
        elif typed.field == "query":
            yield from self._counted(self._saved(typed), typed, limit, cancelled)
        elif values := values_like(typed.field or "", typed.text):
            yield from (Suggestion(value, "value", value, typed.start, typed.end) for value in values[:limit])
        elif typed.field in ("title", "body", "by", "path"):
            yield from self._counted(self._words(typed, limit), typed, limit, cancelled)
        elif typed.field is None:
            yield from self._of_any_kind(typed, limit, cancelled)

    def _of_any_kind(self, typed: Typed, limit: int, cancelled: Callable[[], bool]) -> Iterator[Suggestion]:
        fields = list(_fields(typed)) if typed.alone else []
        exact = [field for field in fields if field.replacement == f"{typed.text.lower()}:"]
        others = [field for field in fields if field not in exact][: _FIELDS_BESIDE_WORDS if exact else None]
        room = max(1, limit - len(exact) - len(others[:_FIELDS_BESIDE_WORDS]))
        names: list[Candidate] = []
        if typed.alone and len(typed.text) >= _NAMES_FROM:
            names = [*self._names(typed, room // 2), *self._sources(typed, 1)]
        beside = self._counted(names, typed, room // 2, cancelled)
        words = self._counted(self._words(typed, limit), typed, room - len(beside), cancelled)
        yield from [*exact, *words, *beside, *others]

    @property
    def _state(self) -> Hashable:
        """What is another one as soon as anything has changed that answers are made of."""
        return self._store.state, self._index.known.reach

    def _counted(
        self, candidates: Sequence[Candidate], typed: Typed, limit: int, cancelled: Callable[[], bool]
    ) -> list[Suggestion]:
        """Return those that some article has beside the rest of the query, as many as count, most articles first."""
        from index.search import DamagedIndex  # loads Whoosh

        trees, rest = [tree for _, tree in candidates], _rest(typed, self._store)
        resolve = partial(self._resolved, self._state)
        try:
            counts = self._index.suggest(lambda words: words.count_each(trees, rest, resolve, cancelled))
        except DamagedIndex:
            return [suggestion for suggestion, _ in candidates][:limit]
        pairs = zip(candidates, counts, strict=True)
        found = [replace(suggestion, count=count) for (suggestion, _), count in pairs if count]
        return sorted(found, key=lambda suggestion: -(suggestion.count or 0))[:limit]

    def _words(self, typed: Typed, most: int) -> list[Candidate]:
        from index.search import DamagedIndex

        begun, field = fold(typed.text), cast("TextField | None", typed.field)
        if len(begun) < 2:
            return []
        try:
            words = self._index.suggest(lambda terms: terms.completions(begun, field, most))
        except DamagedIndex:
            return []
        candidates: list[Candidate] = []
        for word in words:
            written = _written(typed.text, begun, word)
            condition = Word(word, field) if typed.alone and not typed.mark else Exact(word, field)
            suggestion = Suggestion(written, "word", written, typed.start, typed.end)
            candidates.append((suggestion, condition))
        return candidates

    def _names(self, typed: Typed, most: int) -> list[Candidate]:
        named = cast(EntityField, typed.field) if typed.field else "entity"
        candidates: list[Candidate] = []
        state = self._state
        for key, articles in self._begun.entities(typed.text):
            each = self._shown(state, key)
            if each and not each.is_hidden and named in (each.type, *_ALSO.get(each.type, ()), "entity", "speaker"):
                field = cast(EntityField, typed.field or each.type)
                condition = Exact(each.name, field) if typed.mark else Phrase(each.name, field)
                candidates.append((_whole(typed, each.name, each.type, condition, articles), condition))
            if len(candidates) == most:
                break
        return candidates

    def _look_up(self, state: Hashable, entity: int) -> "Shown | None":
        """Return how it is shown; None where it has become one with another and the index has not heard of it yet."""
        return self._store.names.shown([entity]).get(entity)

    def _tags(self, typed: Typed) -> list[Candidate]:
        conditions = [Fact("tag", tag.name) for tag in self._store.kept.tags() if _begins(tag.name, typed.text)]
        return [(_whole(typed, fact.text, "tag", fact, None), fact) for fact in conditions]

    def _saved(self, typed: Typed) -> list[Candidate]:
        candidates: list[Candidate] = []
        for search in self._store.kept.saved_searches():
            saved = Saved(search.name)
            if _begins(search.name, typed.text):
                try:
                    candidates.append((_whole(typed, search.name, "query", saved, None), self._written_out(saved)))
                except QueryError:
                    continue  # it names one that is gone
        return candidates

    def _written_out(self, tree: Query) -> Query:
        return expand(tree, self._store.kept.saved_query)

    def _sources(self, typed: Typed, most: int) -> list[Candidate]:
        found = self._store.sources_like(typed.text, most)
        conditions = [(name, Phrase(name, "source"), articles) for name, articles in found]
        return [(_whole(typed, name, "source", query, articles), query) for name, query, articles in conditions]


def _begins(name: str, text: str) -> bool:
    """Say whether a word of `name` begins as was typed."""
    return f" {folded_name(text)}" in f" {folded_name(name)}"


def _whole(
    typed: Typed, name: str, kind: SuggestionKind, condition: Phrase | Exact | Fact | Saved, articles: int | None
) -> Suggestion:
    """Return the suggestion of a name: with its field in front where none stands there yet."""
    written = to_text(condition)
    if typed.field and typed.mark != "@":
        field = typed.field if isinstance(condition, Saved) else condition.field
        written = written.removeprefix("@").removeprefix(f"{field}:")
    return Suggestion(name, kind, written, typed.start, typed.end, articles)


def _rest(typed: Typed, store: Store) -> Query | None:
    """Return what the rest of the query asks for; None for everything, and where it cannot be told."""
    try:
        tree = expand(parse_query(typed.rest or "").tree, store.kept.saved_query)
    except QueryError:
        return None
    return None if isinstance(tree, Everything | Sorted) else tree


def _written(typed: str, begun: str, word: str) -> str:
    """Return the word with what is typed of it left as it is."""
    rest = word[len(begun) :]
    if len(typed) != len(begun):
        return word  # accents apart, or a script in which folding changes the number of letters
    shouted = typed.isupper() and word not in CAPITALS
    return typed + (rest.upper() if shouted else rest)


def _fields(typed: Typed) -> Iterator[Suggestion]:
    for field, name in fields_like(typed.text):
        shown = f"{field}:" if name == field else f"{field}: ({name})"
        yield Suggestion(shown, "field", f"{field}:", typed.start, typed.end)


def _asked_before(text: str, cursor: int | None, earlier: Iterable[str]) -> Iterator[Suggestion]:
    """Yield what was asked before and begins as `text` does, the cursor being at its end."""
    begun = text.lstrip().casefold()
    if cursor in (None, len(text)):
        for query in dict.fromkeys(earlier):
            if query.casefold().startswith(begun) and query.casefold() != begun.rstrip():
                yield Suggestion(query, "query", query, 0, len(text))
