"""Narrowing the list to the articles that name somebody or something, or that do not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.screens import sentences
from tui.screens.desk import Desk

if TYPE_CHECKING:
    from index import Entity


def narrowed_to(query: str, entities: Sequence[Entity], *, out: bool = False) -> str:
    """Return `query` with the condition that an article names all of these, or with `out` none of them."""
    for entity in entities:
        query = sentences.narrowed(query, entity.type, entity.name, out)
    return query


class NarrowingDesk(Desk):
    """A desk on which one goes on from names, wherever they stand."""

    def narrow_to(self, entities: Sequence[Entity], *, out: bool = False) -> None:
        """Keep only the articles that name all of these, or with `out` none; marks on names have served their end."""
        now = self.history.now
        self.entity_list.unmark()
        self.take_step(now._replace(query=narrowed_to(now.query, entities, out=out)))
