"""Setting right who is who: another name, another type, what is one and what is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from textual import on

import index
from tui.screens.carding import CardDesk
from tui.screens.inquiry import CARD
from tui.screens.marking import MarkingDesk
from tui.screens.prompting import Question

if TYPE_CHECKING:
    from index import Library, MergedEntity

What = Literal["rename", "merge", "split", "retype", "hide"]
UNDOES = "Z undoes"
_OFFERED = 1000
"""Names that completion knows: those that most articles have."""


class _Subject(NamedTuple):
    """The entity that is to be set right, and what is asked about it."""

    entity: MergedEntity
    names: tuple[str, ...]
    """All that are one with it."""
    others: dict[str, int | None]
    """Names of other entities, those of the article in hand first, with its key where it is one of these."""


class DecidingDesk(CardDesk, MarkingDesk):
    """A desk on which a person decides of entities. What is decided is on the disk before the screen says so."""

    async def action_rule(self, what: What) -> None:
        """Ask what is to be decided of the entity of the card, or of the one under the cursor; to hide asks nothing."""
        key = self.entity_key
        if key is None:
            self.say("choose a name in the third pane first")
            return
        nearby = {named.entity.name: named.key for named in self.entity_list.listing.named if named.key != key}
        about = await self.known(partial(_subject, self.library, key, nearby, others=what == "merge"))
        if about is None:
            self.say("this name is not kept yet: names are still being looked for")
        elif what == "hide":
            self._decide(_hide, about.entity, "")
        else:
            self._ask_ruling(what, about)

    def _ask_ruling(self, what: What, about: _Subject) -> None:
        entity, glyphs = about.entity, self.glyphs
        match what:
            case "rename":
                says = f"empty: its own name{glyphs.dot}now {entity.name}"
                self.put_question(
                    Question("name", partial(self._decide, _rename, entity), entity.name, says=lambda _: says)
                )
            case "merge":
                others = partial(_holding, tuple(about.others))
                take = partial(self._decide, partial(_merge, about.others), entity)
                self.put_question(Question(f"{entity.name} is one with", take, words=others))
            case "split" if len(about.names) < 2:
                self.say(f"{entity.name} has this one name only: there is nothing to split off")
            case "split":
                names = partial(_holding, about.names)
                self.put_question(Question("split off", partial(self._decide, _split, entity), words=names))
            case "retype":
                types = partial(_holding, get_args(index.EntityType))
                self.put_question(
                    Question(f"{entity.name} is of type", partial(self._decide, _retype, entity), words=types)
                )
            case "hide":
                raise AssertionError(what)

    def _decide(self, change: Callable[[Library, MergedEntity, str], str], entity: MergedEntity, text: str) -> None:
        self._follow_name(entity, text if change is _rename else "")
        self.run_worker(self._keep(partial(change, self.library, entity, text), None), group="mark")

    def _follow_name(self, entity: MergedEntity, name: str) -> None:
        """Keep an entity lit that is about to be called otherwise."""
        if name.strip() and self.history.now.entity == entity.name:
            self.history = replace(self.history, now=replace(self.history.now, entity=" ".join(name.split())))

    @on(MarkingDesk.Marked)
    def _show_card_again(self) -> None:
        if self.has_panel(CARD) and self.carded:
            self.show_card(self.carded.key)


def _subject(library: Library, key: int, nearby: dict[str, int | None], *, others: bool) -> _Subject | None:
    entity = library.entity(key)
    if entity is None:
        return None
    known = [each.name for each in library.entities(limit=_OFFERED)] if others else []
    names = nearby | {name: None for name in known if name not in nearby and name != entity.name}
    return _Subject(entity, library.names_of(entity.key), names)


def _holding(words: Sequence[str], text: str) -> list[str]:
    """Return the words that begin with `text`, then those that hold it."""
    sought = text.strip().casefold()
    begun = [word for word in words if word.casefold().startswith(sought)]
    return begun + [word for word in words if sought in word.casefold() and word not in begun]


def _rename(library: Library, entity: MergedEntity, text: str) -> str:
    changed = library.rename_entity(entity.key, text if text.strip() else None)
    now = library.entity(entity.key) or entity
    return f"{entity.name} is shown as {now.name}; {UNDOES}" if changed else f"{entity.name} is called so already"


def _merge(nearby: dict[str, int | None], library: Library, entity: MergedEntity, text: str) -> str:
    """Make `entity` one with what is called `text`: of several so called with the one of `nearby`, names and keys."""
    if not text.strip():
        return "nothing is changed: no name was given"
    key = nearby.get(text.strip())
    into = (library.entity(key) if key is not None else None) or library.entity_called(text)
    if not library.merge_entities(entity.key, into.key):
        return f"{entity.name} and {into.name} are one already"
    return f"{entity.name} is one with {into.name}; {UNDOES}"


def _split(library: Library, entity: MergedEntity, text: str) -> str:
    if not text.strip():
        return "nothing is changed: no name was given"
    if not library.split_entity(entity.key, text):
        return f"{text} stands alone already"
    return f"{' '.join(text.split())} is an entity of its own; {UNDOES}"


def _retype(library: Library, entity: MergedEntity, text: str) -> str:
    sought = text.strip().casefold()
    begun = [type for type in get_args(index.EntityType) if sought and type.startswith(sought)]
    type = begun[0] if len(begun) == 1 else sought or None
    changed = library.retype_entity(entity.key, type)
    now = library.entity(entity.key) or entity
    return f"{now.name} is of type {now.type}; {UNDOES}" if changed else f"{entity.name} is of that type already"


def _hide(library: Library, entity: MergedEntity, _: str) -> str:
    if library.hide_entity(entity.key):
        return f"{entity.name} is not listed any more; {UNDOES}"
    library.hide_entity(entity.key, False)
    return f"{entity.name} is listed again; {UNDOES}"
