"""What a person decides of an entity: what is asked for it, and what is done then, told in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

import index
from tui.paint import Glyphs
from tui.screens.prompting import Question
from tui.screens.sentences import undoes

if TYPE_CHECKING:
    from index import Library, MergedEntity

    Change = Callable[[Library, MergedEntity, str], str]
    Decide = Callable[[Change, MergedEntity, str], None]
    What = Literal["rename", "merge", "split", "retype", "hide"]

_OFFERED = 1000
"""Names that completion knows: those that most articles have."""


class Subject(NamedTuple):
    """The entity that is to be set right, and what is asked about it."""

    entity: MergedEntity
    names: tuple[str, ...]
    """All that are one with it."""
    others: dict[str, int | None]
    """Names of other entities, those of the article in hand first, with its key where it is one of these."""


def subject(library: Library, key: int, nearby: dict[str, int | None], *, others: bool) -> Subject | None:
    """Return the entity with this key, with `others` also what it may be one with; None where there is none."""
    entity = library.entity(key)
    if entity is None:
        return None
    known = [each.name for each in library.entities(limit=_OFFERED)] if others else []
    names = nearby | {name: None for name in known if name not in nearby and name != entity.name}
    return Subject(entity, library.names_of(entity.key), names)


def _holding(words: Sequence[str], text: str) -> list[str]:
    """Return the words that begin with `text`, then those that hold it."""
    sought = text.strip().casefold()
    begun = [word for word in words if word.casefold().startswith(sought)]
    return begun + [word for word in words if sought in word.casefold() and word not in begun]


def rename(library: Library, entity: MergedEntity, text: str) -> str:
    """Have the entity called otherwise, or by an empty text as it was found."""
    changed = library.rename_entity(entity.key, text if text.strip() else None)
    now = library.entity(entity.key) or entity
    return f"{entity.name} is shown as {now.name}; {undoes()}" if changed else f"{entity.name} is called so already"


def merge(nearby: dict[str, int | None], library: Library, entity: MergedEntity, text: str) -> str:
    """Make `entity` one with what is called `text`: of several so called with the one of `nearby`, names and keys."""
    if not text.strip():
        return "nothing is changed: no name was given"
    key = nearby.get(text.strip())
    into = (library.entity(key) if key is not None else None) or library.entity_called(text)
    if not library.merge_entities(entity.key, into.key):
        return f"{entity.name} and {into.name} are one already"
    return f"{entity.name} is one with {into.name}; {undoes()}"


def split(library: Library, entity: MergedEntity, text: str) -> str:
    """Make one of its names an entity of its own."""
    if not text.strip():
        return "nothing is changed: no name was given"
    if not library.split_entity(entity.key, text):
        return f"{text} stands alone already"
    return f"{' '.join(text.split())} is an entity of its own; {undoes()}"


def retype(library: Library, entity: MergedEntity, text: str) -> str:
    """Have it be of the type that is called so or begins so; by an empty text of the type that was found."""
    sought = text.strip().casefold()
    begun = [type for type in get_args(index.EntityType) if sought and type.startswith(sought)]
    type = begun[0] if len(begun) == 1 else sought or None
    changed = library.retype_entity(entity.key, type)
    now = library.entity(entity.key) or entity
    return f"{now.name} is of type {now.type}; {undoes()}" if changed else f"{entity.name} is of that type already"


def hide(library: Library, entity: MergedEntity, _: str) -> str:
    """Leave it out of lists, or list it again."""
    if library.hide_entity(entity.key):
        return f"{entity.name} is not listed any more; {undoes()}"
    library.hide_entity(entity.key, False)
    return f"{entity.name} is listed again; {undoes()}"


def question(what: What, about: Subject, decide: Decide, glyphs: Glyphs) -> Question:
    """Return what is asked before anything but hiding; the answer goes to `decide`."""
    entity = about.entity
    change: Change
    match what:
        case "rename":
            says = f"empty: its own name{glyphs.dot}now {entity.name}"
            return Question("name", partial(decide, rename, entity), entity.name, says=lambda _: says)
        case "merge":
            label, change, words = f"{entity.name} is one with", partial(merge, about.others), tuple(about.others)
        case "split":
            label, change, words = "split off", split, about.names
        case "retype":
            label, change, words = f"{entity.name} is of type", retype, get_args(index.EntityType)
        case "hide":
            raise AssertionError(what)
    return Question(label, partial(decide, change, entity), words=partial(_holding, words))
