"""Stars, tags and notes on the screen."""

from textual.events import Paste

from index import Library
from tests.tui.looking import Settle, picture, seen
from tui.app import BroadsheetApp
from tui.terminal import Tier


async def test_t_and_enter_star_the_article_and_again_take_the_star_off(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("t")
        assert "Enter alone: star" in picture(app)[-2]
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.bottom.message == "starred"
        assert app.reader.article_list.has_focus
        assert seen(app).count("★") == 2  # in the list and below the byline
        assert library.search("is:starred").total == 1
        await pilot.press("t", "enter")
        await settle(pilot)
        assert "★" not in seen(app)
        assert app.reader.bottom.message == "star taken off"


async def test_a_tag_is_typed_completed_and_taken_off_by_typing_it_again(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("t", *"To read", "enter")
        await settle(pilot)
        assert "  tagged To read  " in seen(app)
        await pilot.press("J", "t", *"to", "tab", "enter")
        await settle(pilot)
        assert [(tag.name, tag.articles) for tag in library.tags()] == [("To read", 2)]
        assert app.reader.bottom.message == "tagged To read"
        await pilot.press("t", *"TO READ", "enter")
        await settle(pilot)
        assert [(tag.name, tag.articles) for tag in library.tags()] == [("To read", 1)]


async def test_keys_that_come_in_one_go_are_written_and_kept_in_their_order(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("t", *"war", "enter", "t", *"war", "enter", "t", *"war", "enter", "t", "enter")
        await settle(pilot)
        assert [tag.name for tag in library.tags()] == ["war"]
        assert library.search("is:starred tag:war").total == 1


async def test_a_note_is_written_shown_changed_and_taken_away(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2", "a", *"ask Varga")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.article_text.has_focus
        assert seen(app).count("¶") == 2
        assert "¶ ask Varga" in seen(app)
        await pilot.press("a", *" today", "enter")
        await settle(pilot)
        assert [note.text for note in library.all_notes()] == ["ask Varga today"]
        await pilot.press("a", "ctrl+u", "enter")
        await settle(pilot)
        assert library.all_notes() == ()
        assert "¶" not in seen(app)


async def test_a_note_of_several_lines_keeps_them(app: BroadsheetApp, library: Library, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        row = app.reader.article_list.row
        assert row
        library.note(row.key, "one\ntwo")
        await pilot.press("a")
        app.reader.write(" three\x1b[31m\nfour")
        await pilot.press("enter")
        await settle(pilot)
        (note,) = library.all_notes()
        assert note.text.startswith("one\ntwo three")
        assert "\x1b" not in note.text
        assert sum("¶" in line for line in picture(app)) >= 2


async def test_escape_leaves_things_as_they_were(app: BroadsheetApp, library: Library, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("t", *"war", "escape")
        await pilot.press("a", *"words", "escape")
        await settle(pilot)
        assert app.reader.article_list.has_focus
        assert not app.reader.prompt.display
        assert (library.tags(), library.all_notes(), library.undo()) == ((), (), None)


async def test_z_takes_back_what_was_done_last_and_says_what(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("t", "enter", "a", *"words", "enter", "Z")
        await settle(pilot)
        assert app.reader.bottom.message == "undone: the note on “Foundry ships the hinge”"
        assert "¶" not in seen(app)
        assert "★" in seen(app)
        await pilot.press("Z")
        await settle(pilot)
        assert "★" not in seen(app)
        await pilot.press("Z")
        await settle(pilot)
        assert app.reader.bottom.message.startswith("nothing to undo")


async def test_a_name_that_cannot_be_is_refused_in_a_sentence(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("t", *"!!", "enter")
        await settle(pilot)
        assert app.reader.bottom.message.startswith('"!!" is no name')
        assert library.tags() == ()


async def test_the_text_stays_where_it_is_read_when_a_note_comes_above_it(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        await pilot.press("space")
        before = [line[37:97] for line in picture(app)[2:16]]
        await pilot.press("a", *"words", "enter")
        await settle(pilot)
        assert [line[37:97] for line in picture(app)[2:16]] == before


async def test_saved_searches_are_asked_and_completed(app: BroadsheetApp, library: Library, settle: Settle) -> None:
    library.save_search("mine", "hinge sort:oldest")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"@mi")
        await settle(pilot)
        assert "mine 2" in seen(app)
        await pilot.press("tab", "enter")
        await settle(pilot)
        assert (app.reader.query_bar.text, app.reader.article_list.total) == ("@mine", 2)
        assert "oldest first" in picture(app)[0]


async def test_what_is_pasted_goes_into_the_note(app: BroadsheetApp, library: Library, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("a")
        app.post_message(Paste("two\nlines"))
        await settle(pilot, lambda: app.reader.prompt.text)
        await pilot.press("enter")
        await settle(pilot)
        assert [note.text for note in library.all_notes()] == ["two lines"]


async def test_without_an_article_there_is_nothing_to_mark(empty_library: Library, settle: Settle) -> None:
    app = BroadsheetApp(empty_library, tier=Tier(colour=True, ascii=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("t")
        assert app.reader.bottom.message == "no article is open"
