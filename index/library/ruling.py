"""Rulings: a person sets right who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from index.article import EntityType
from index.errors import AmbiguousEntity, UnknownEntity, UnusableValue
from index.library.comparing import Comparing
from index.plain import printable
from index.store import folded

if TYPE_CHECKING:
    from index.answers import Joined, MergedEntity


class Ruling(Comparing):
    """What a person decides of an entity is a mark like a star: on the disk at once, and taken back by `undo`.

    It holds for articles that come later too. Entities are told by the keys that `MergedEntity` and `Named` have, which
    never change.
    """

    def entities_called(self, name: str) -> list[MergedEntity]:
        """Return the entities that go by a name, or of `TYPE:NAME` those of that type; those most articles name first.

        Hidden ones are among them.
        """
        type, called = _typed(name)
        found = self._store.names.entities(self._store.names.keys("entity", called))
        return [each for each in found if type in (None, each.type)]

    def entity_called(self, name: str) -> MergedEntity:
        """Return the entity with this very name, or the only one that goes by it; of `TYPE:NAME` one of that type.

        Raises:
            UnknownEntity: none goes by it.
            AmbiguousEntity: several do.
        """
        found, wanted = self.entities_called(name), " ".join(_typed(name)[1].split()).casefold()
        exact = [each for each in found if each.name.casefold() == wanted]
        if len(exact) == 1 or len(found) == 1:
            return (exact or found)[0]
        if not found:
            raise UnknownEntity(printable(name))
        raise AmbiguousEntity(printable(name), [f"{each.type}:{printable(each.name)}" for each in found])

    def entity(self, key: int) -> MergedEntity | None:
        """Return the entity with this key, or the one that it was made one with; None where there is none any more."""
        whole = self._store.names.whole(key)
        return next(iter(self._store.names.entities([whole])), None) if whole is not None else None

    def names_of(self, key: int) -> tuple[str, ...]:
        """Return the names that are one with an entity, its own among them: those that `split_entity` can part."""
        return tuple(sorted(text for _, text in self._store.names.names(key).values()))

    def why_one(self, key: int) -> tuple[Joined, ...]:
        """Return why the other names of an entity are one with it, in the order in which they were met."""
        return tuple(self._store.names.reasons(key))

    def rename_entity(self, key: int, name: str | None) -> bool:
        """Have an entity shown and found by another name too, or (None) by its own alone; tell if that changed it.

        Raises:
            UnusableName: nothing can be called so.
        """
        return self._store.rulings.rename(key, name)

    def retype_entity(self, key: int, type: str | None) -> bool:
        """Have an entity shown and found as another type, or (None) as was found; tell if that changed it.

        Raises:
            UnusableValue: there is no such type.
        """
        known: dict[str, EntityType] = {each: each for each in get_args(EntityType)}
        if type is not None and type not in known:
            raise UnusableValue(f"{type} is no type of entity; there are {', '.join(known)}")
        return self._store.rulings.retype(key, known[type] if type else None)

    def hide_entity(self, key: int, on: bool = True) -> bool:
        """Have lists leave an entity out, or show it again; tell if that changed it. A search by its name finds it."""
        return self._store.rulings.hide(key, on)

    def merge_entities(self, key: int, into: int) -> bool:
        """Make two entities one, which is `into`; tell whether they were two."""
        before = self._moment()
        merged = self._store.rulings.merge(key, into)
        self._follow(before)
        return merged

    def split_entity(self, key: int, name: str) -> bool:
        """Make one name of an entity one of its own; tell whether there were others.

        Raises:
            UnknownEntity: no name that is one with it is spelt so.
        """
        names = self._store.names.names(key)
        own, _ = names.get(folded(name), (None, ""))
        if own is None:
            raise UnknownEntity(name, [text for _, text in names.values()])
        before = self._moment()
        parted = self._store.rulings.split(own)
        self._follow(before)
        return parted


def _typed(name: str) -> tuple[str | None, str]:
    """Return the type and the name of `TYPE:NAME`; None and all of it where no type stands in front."""
    type, _, rest = name.partition(":")
    return (type, rest) if type in get_args(EntityType) and rest.strip() else (None, name)
