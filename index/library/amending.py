"""Corrections by hand: a person sets right what was read of an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from index.article import CORRECTABLE
from index.errors import LibraryError
from index.library.lock import writing
from index.library.marking import Marking

if TYPE_CHECKING:
    from index.article import Article


class Amending(Marking):
    """What a person corrects is a mark like a star: on the disk at once, kept when the article goes, taken back.

    It goes before what is read, and stays when the file is read again.
    """

    correctable: ClassVar[tuple[str, ...]] = CORRECTABLE
    """The fields that can be corrected, in reading order."""

    def correct(self, key: int, values: Mapping[str, str | None]) -> tuple[str, ...]:
        """Have fields of an article hold what a person typed; return those of which that changed anything.

        An empty text takes the field away (without a headline an article is shown by its first words), None withdraws
        the correction. Fields are those in `correctable`; several `authors` are parted by semicolons or as in a byline.
        Searches and lists show it at once, or, while another process writes, when that is done.

        Raises:
            UnusableValue: there is no such field, or it cannot hold this; then nothing is changed.
            UnknownArticle: it is not there.
        """
        from index.library.values import value_of  # most who read correct nothing

        before = self._moment()
        typed = {field: value_of(field, text) for field, text in values.items() if text is not None}
        withdrawn = {field for field, text in values.items() if text is None}
        changed = self._store.marks.correct(key, typed, withdrawn)
        self._follow(before)
        return changed

    def corrected(self, key: int) -> tuple[str, ...]:
        """Return the fields of an article that were corrected by hand, in the order of `correctable`."""
        found = self._store.kept.corrections_of(key)
        return tuple(field for field in self.correctable if field in found)

    def as_read(self, key: int) -> Article:
        """Return an article without what was corrected by hand. Raises `UnknownArticle`."""
        return self._store.as_read(key)

    def undo(self) -> str | None:
        """Take back the latest of these changes; return a sentence that says which, None where there is none."""
        before = self._moment()
        said = super().undo()
        self._follow(before)
        return said

    def redo(self) -> str | None:
        """Do again what was taken back last; returns as `undo`. A new change ends what can be done again."""
        before = self._moment()
        said = super().redo()
        self._follow(before)
        return said

    def _moment(self) -> tuple[int, int]:
        """Return what tells whether there is something new for the index."""
        return self._store.change(), self._store.names.count()

    def _follow(self, before: tuple[int, int]) -> None:
        """Have the index follow the store where that has changed, unless somebody else is writing, who does it then."""
        if self._moment() == before:
            return
        from index.library.catching_up import bring_up_to_date

        try:
            with writing(self.path):
                bring_up_to_date(self._store, self._index)
        except LibraryError:
            pass  # the correction is safe; the index comes after it with the next catch-up
        self.refresh()
