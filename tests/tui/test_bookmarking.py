"""Bookmarks on the screen: places that are come back to, at any width and in any list."""

from hypothesis import given
from hypothesis import strategies as st

from index import Library, Span
from tests.tui.looking import Settle
from tui.app import BroadsheetApp
from tui.screens.bookmarking import found_again


async def test_a_place_is_come_back_to_from_another_list_and_at_another_width(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        await pilot.press("space", "space", "m")
        assert app.reader.bottom.message == "a letter or a digit names this place"
        await pilot.press("a")
        await settle(pilot)
        assert app.reader.bottom.message == "bookmark a is set here: ' a comes back"
        spot = app.reader.article_text.spot
        assert spot is not None
        assert spot.start > 100
        await pilot.press("slash", *"quay", "enter")
        await settle(pilot)
        assert app.reader.article_list.total == 1
        await pilot.resize_terminal(80, 20)
        await pilot.press("apostrophe")
        assert ("a", "Tide gate at Pell Sound…") in app.reader.bottom.hints
        await pilot.press("a")
        await settle(pilot)
        again = app.reader.article_text.spot
        assert app.reader.article_text.reading.article.id == library.bookmarks()[0].id  # type: ignore[union-attr]
        assert again is not None
        assert 0 <= spot.start - again.start < 80, "the same character is on the first line"
        assert app.reader.focused is app.reader.article_text
        assert app.reader.query_bar.text == ""
        await pilot.press("apostrophe", "apostrophe")
        await settle(pilot)
        assert app.reader.query_bar.text == "quay"
        await pilot.press("apostrophe", "apostrophe")
        await settle(pilot)
        assert app.reader.article_text.spot == again


async def test_a_letter_without_a_bookmark_goes_nowhere_and_a_bookmark_is_undone(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("apostrophe", "b")
        assert app.reader.bottom.message == "no bookmark is called b"
        await pilot.press("colon", *"bookmark b", "enter")
        await settle(pilot, library.bookmarks)
        await pilot.press("colon", *"bookmarks", "enter")
        assert [label.strip() for label, _, _ in app.reader.panel.lines] == ["b"]
        key = library.bookmarks()[0].key
        await pilot.press("q", "1", "G", "colon", *"bookmarks", "enter", "enter")
        await settle(pilot, lambda: app.reader.article_text.has_focus)
        assert app.reader.article_text.reading and app.reader.article_text.reading.key == key
        await pilot.press("Z")
        await settle(pilot, lambda: not library.bookmarks())
        assert "undone: the bookmark b on" in app.reader.bottom.message


@given(st.text("ab ", max_size=30), st.text("ab ", max_size=4), st.integers(0, 40))
def test_a_place_is_found_again_by_what_stood_there_the_nearest_first(text: str, beside: str, start: int) -> None:
    at = found_again(text, Span("body", start, start + len(beside), beside))
    places = [place for place in range(len(text)) if beside and text.startswith(beside, place)]
    assert 0 <= at <= len(text)
    if places:
        assert abs(at - start) == min(abs(place - start) for place in places)
