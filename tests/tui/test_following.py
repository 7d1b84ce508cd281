"""The text that follows the cursor of the list."""

import pytest

from index import Library, Reading, Results
from tests.tui.looking import Settle
from tui.app import BroadsheetApp


async def test_an_article_that_comes_for_a_list_before_is_not_shown(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        reader = app.reader
        assert reader.found and reader.article_text.reading
        before = reader.found.results
        late = library.read(reader.article_text.reading.key, before)
        await pilot.press("slash", *"hinge", "enter")
        await settle(pilot)
        assert reader.article_text.reading and reader.article_text.reading.key == late.key
        reader.post_message(reader.Opened(before, late))
        await settle(pilot)
        assert reader.article_text.reading is not late, "it marks what another query found"


async def test_names_that_cannot_be_looked_for_now_are_asked_for_once(
    app: BroadsheetApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    read = Library.read

    def unlooked(library: Library, key: int, results: Results | None = None, *, look: bool = True) -> Reading:
        asked.append((key, look))
        return read(library, key, results, look=look)._replace(looked=False)

    monkeypatch.setattr(Library, "read", unlooked)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot, lambda: len(asked) > 1)
        assert app.reader.article_text.reading
        key = app.reader.article_text.reading.key
        assert asked == [(key, False), (key, True)]
