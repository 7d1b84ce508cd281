"""What is known of the article in hand: its fields, to be set right, its versions and its copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

import index
from index import BroadsheetError
from tui.screens.carding import CardDesk
from tui.screens.comparing import ComparingDesk
from tui.screens.marking import MarkingDesk
from tui.screens.prompting import Question
from tui.screens.sentences import undoes
from tui.widgets.entries import Entry
from tui.widgets.wording import counted, day

if TYPE_CHECKING:
    from index import Library, Reading, Row, Version

ARTICLE = "ARTICLE"
_DAY = "2031-02-12 or 2031-02-12T09:30+01:00"
_FORMS = {"authors": "parted by semicolons", "published": _DAY, "updated": _DAY}
"""How the values of some fields are written."""


class InfoDesk(CardDesk, ComparingDesk, MarkingDesk):
    """A desk that shows where an article came from, and takes corrections of it."""

    class Versions(Message):
        """The versions of an article, the newest first."""

        def __init__(self, id: str, versions: tuple[Version, ...]) -> None:
            super().__init__()
            self.id, self.versions = id, versions

    _versions: InfoDesk.Versions | None = None

    def action_info(self) -> None:
        """Show what is known of the article, or in the third pane of the entity under the cursor."""
        if not self.show_card_here():
            self.panel.show(ARTICLE, self._told_of_article())
            self.open_panel("entities")

    def _told_of_article(self) -> tuple[Entry, ...]:
        """Return what is known of the article that is read, and have its versions looked for."""
        from tui.screens.panels import info_entries

        reading = self.article_text.reading
        entries = info_entries(
            reading.article if reading else None, self.report, lambda field: partial(self._ask_value, field)
        )
        if reading and (self._versions is None or self._versions.id != reading.article.id):
            work = partial(self._ask_versions, reading.article.id)
            self.run_worker(work, thread=True, exclusive=True, group="versions")
        return (*entries, *(self._others(reading) if reading else ()))

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article, or none, and in the panel what is known of it."""
        super().show_reading(reading)
        self._versions = None
        if self.has_panel(ARTICLE):
            self.fill_panel(ARTICLE, self._told_of_article(), at=None)

    def _ask_versions(self, id: str) -> None:
        worker = get_current_worker()
        try:
            versions = self.library.versions(id)
        except BroadsheetError:
            return  # the next question to the library says what is wrong
        if not worker.is_cancelled:
            self.post_message(self.Versions(id, versions))

    @on(Versions)
    def _take_versions(self, message: Versions) -> None:
        reading = self.article_text.reading
        if reading and reading.article.id == message.id:
            self._versions = message
            if len(message.versions) > 1 and self.has_panel(ARTICLE):
                self.fill_panel(ARTICLE, self._told_of_article(), at=None)

    def _others(self, reading: Reading) -> Iterator[Entry]:
        """Yield the article's versions and copies; Enter on one shows what differs."""
        id = reading.article.id
        versions = self._versions.versions if self._versions and self._versions.id == id else ()
        if len(versions) > 1:
            yield Entry("", counted(len(versions), "version") + ": Enter shows what changed", heading=True)
        for version in versions if len(versions) > 1 else ():
            until = f" until {day(version.until)}" if version.until else ""
            said = f"{version.title}{until}{' (this one)' * (version.name == id)}"
            take = None if version.name == id else partial(self.show_changes, reading.key, id, version.name)
            yield Entry(day(version.updated or version.published), said, take=take)
        if reading.copies:
            yield Entry("", "Copies and reprints: Enter compares", heading=True)
        for row in reading.copies:
            said = self.glyphs.dot.join([row.source or row.path, row.title])
            yield Entry(day(row.published), said, take=partial(self._compare_with, row))

    def _compare_with(self, row: Row) -> None:
        if self.in_hand:
            self.compare(self.in_hand, row)

    # -- correcting --------------------------------------------------------------------------------

    def _ask_value(self, field: str) -> None:
        """Ask for what a field of the article is to hold."""
        reading = self.article_text.reading
        if reading is None:
            return
        value = index.article_to_json(reading.article)[field]
        text = "; ".join(value) if isinstance(value, list) else str(value or "")
        take = partial(self._change, partial(_correct, field, text), [reading.key])
        form, label = _FORMS.get(field, ""), index.field_called(field)
        self.put_question(Question(label, take, text, says=lambda typed: form if typed else "empty: takes it away"))


def _correct(field: str, before: str, library: Library, keys: Sequence[int], text: str) -> str:
    if text.strip() == before.strip() or not library.correct(keys[0], {field: text}):
        return "nothing is changed by that"
    return f"{index.field_called(field)} is set right; {undoes()}"
