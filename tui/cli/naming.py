"""Commands about entities: why names are one, and what a person sets right."""

from collections.abc import Callable
from pathlib import Path

from index import Joined, Library, MergedEntity, UnknownEntity, printable
from tui.cli.output import put, put_json, say
from tui.cli.readying import ready, ready_names
from tui.cli.statuses import NOTHING


def why(path: Path, name: str, *, as_json: bool) -> int:
    """Say for each entity that goes by a name which names are one with it, and why. Raises `UnknownEntity`."""
    with Library.open(path) as library:
        ready(library)
        ready_names(library)
        found = [(entity, library.why_one(entity.key)) for entity in library.entities_called(name)]
    if not found:
        raise UnknownEntity(printable(name))
    if as_json:
        put_json({"entities": [_to_json(entity, joined) for entity, joined in found]}, indent=1)
        return 0
    for entity, joined in found:
        also = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
        put(f"{entity.name} ({entity.type}){also}")
        for each in joined:
            put(f"  {each.score:.2f}  {each.name} = {each.other}: {each.reason}")
        if not joined:
            put("  no other name is one with it; its spellings are of the articles that name it")
    return 0


def set_right(path: Path, name: str, change: Callable[[Library, MergedEntity], bool], done: str) -> int:
    """Change the one entity that goes by a name; `done` says what was done, with {} for its name."""
    with Library.open(path) as library:
        ready(library)
        ready_names(library)
        entity = library.entity_called(name)
        if not change(library, entity):
            say(f"nothing is changed: {printable(entity.name)} is so already")
            return NOTHING
    say(f"{done.format(printable(entity.name))}; broadsheet undo takes it back")
    return 0


def merge(library: Library, entity: MergedEntity, other: str) -> bool:
    """Make an entity one with the one that goes by another name."""
    return library.merge_entities(entity.key, library.entity_called(other).key)


def _to_json(entity: MergedEntity, joined: tuple[Joined, ...]) -> dict[str, object]:
    keys = ("type", "name", "aliases", "articles", "mentions")
    reasons = [
        {"name": each.name, "same_as": each.other, "score": each.score, "reason": each.reason} for each in joined
    ]
    return {key: getattr(entity, key) for key in keys} | {"merged": reasons}
