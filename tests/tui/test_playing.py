"""Doing again: macros and the last change."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import Keys

from index import Library
from tests.tui.looking import Settle
from tui import keys
from tui.app import BroadsheetApp
from tui.config import NoPlace, read, with_macro
from tui.config.keynames import textual_name
from tui.terminal import Tier


async def test_a_macro_of_the_settings_plays_lines_and_keys(library: Library, settle: Settle) -> None:
    config = read('[macros]\nh = [":search hinge", "Enter", "z"]\ns = ["/", "g", "a", "t", "e", "Enter"]\n')
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False), config=config)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("comma")
        assert ("h", ":search hinge Enter z") in app.reader.bottom.hints
        await pilot.press("h")
        await settle(pilot)
        assert app.reader.query_bar.text == "hinge"
        assert app.reader.wishes.zoomed
        assert app.reader.focused is app.reader.article_text
        await pilot.press("comma", "s")
        await settle(pilot)
        assert app.reader.query_bar.text == "hinge gate"
        await pilot.press("1", "comma", "comma")
        await settle(pilot)
        assert app.reader.query_bar.text == "hinge gate gate"


async def test_keys_are_recorded_under_a_letter_and_played(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("comma")
        assert "no macro is there yet" in app.reader.bottom.message
        await pilot.press("x", "colon", *"record a", "enter", "j", "z", "colon", *"record", "enter")
        assert app.reader.bottom.message == "recorded: , a plays 2 keys until you leave; :keep-macro a keeps it"
        assert app.reader.article_list.cursor == 1
        assert app.reader.wishes.zoomed
        await pilot.press("comma", "a")
        assert app.reader.article_list.cursor == 2
        assert not app.reader.wishes.zoomed
        await pilot.press("comma", "b")
        assert app.reader.bottom.message == "no macro is called b; :record b records one"


async def test_a_recording_that_is_full_keeps_all_that_it_has(
    app: BroadsheetApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.playing._LONGEST", 4)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await app.reader.run_line("record a")
        await pilot.press("colon", "escape", "j", "j", "j")
        assert app.reader.bottom.message == "recorded: , a plays 4 keys until you leave; :keep-macro a keeps it"
        assert app.reader.recorded == {"a": ["colon", "escape", "j", "j"]}
        assert app.reader.article_list.cursor == 3


async def test_a_macro_that_is_played_while_one_is_recorded_is_recorded_as_it_was_called(
    app: BroadsheetApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.reader.recorded["b"] = ["j", "j"]
        await app.reader.run_line("record a")
        await pilot.press("comma", "b")
        assert app.reader.article_list.cursor == 2
        assert app.reader.recorded["a"] == ["comma", "b"]
        await pilot.press("comma", "a")
        assert app.reader.bottom.message == "macro a would play itself without end"
        assert app.reader.article_list.cursor == 2


async def test_a_recorded_macro_is_kept_in_the_settings(
    library: Library, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "made" / "config.toml"
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False), settings=file)
    monkeypatch.setattr("tui.screens.settling.LOOK_EVERY", 0.1)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await app.reader.run_line("keep-macro")
        assert app.reader.bottom.message.startswith("nothing was recorded yet")
        await app.reader.run_line("record a")
        await pilot.press("slash", *'"g', "enter", "z", "colon", *"record", "enter")
        await app.reader.run_line("keep-macro")
        assert app.reader.bottom.message == f", a is kept, under [macros] in {file}"
        assert read(file.read_text()).macros == {"a": ("slash", "quotation_mark", "g", "enter", "z")}
        await settle(pilot, lambda: app.reader.config is not None)
        assert app.reader.bottom.message == f", a is kept, under [macros] in {file}", "not that it was read again"
        await app.reader.run_line("keep-macro a")
        assert app.reader.bottom.message.startswith("config.toml was left alone: line 2 has a macro a already")
        await app.reader.run_line("keep-macro b")
        assert app.reader.bottom.message == "nothing was recorded as b; :record b begins"


NAMES = sorted({name for key in keys.TABLE for name in key.keys} | {key.value for key in Keys} | set("aZ9é"))


@given(
    st.sampled_from(["", "x", "[keys]\nzoom = 'F5'", "[macros] # mine\nb = ['j']\n\n[settings]\r\nmeasure = 66\r\n"]),
    st.lists(st.sampled_from(NAMES).filter(lambda name: textual_name(name) == name), min_size=1),
)
def test_a_macro_that_is_kept_is_read_back_and_the_rest_stays(text: str, played: list[str]) -> None:
    if text == "x":
        with pytest.raises(NoPlace, match="no TOML"):
            with_macro(text, "a", played)
        return
    changed = with_macro(text, "a", played)
    assert read(changed).macros == {**read(text).macros, "a": tuple(played)}
    assert [line for line in changed.splitlines() if line in text.splitlines()] == text.splitlines()
    with pytest.raises(NoPlace, match="has a macro a already"):
        with_macro(changed, "a", played)


@pytest.mark.parametrize("text", ["macros = {}", "[macros.b]\nc = 1", 'x = """\n[macros]\n"""'])
def test_a_file_that_takes_no_line_is_left_alone_or_gets_a_section_of_its_own(text: str) -> None:
    try:
        changed = with_macro(text, "a", ["j"])
    except NoPlace as error:
        assert 'a = ["j"]' in str(error)
    else:
        assert changed.startswith(text) and read(changed).macros["a"] == ("j",)


async def test_the_last_change_of_many_is_done_again(app: BroadsheetApp, library: Library, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"hinge", "enter")
        await settle(pilot)
        await pilot.press("A", "escape")
        await settle(pilot)
        await pilot.press("full_stop")
        await settle(pilot)
        assert app.reader.bottom.message == "marked read: 3 articles; Z undoes"
        await pilot.press("v", "v", "a", *"by phone", "enter", "escape", "G", "full_stop")
        await settle(pilot)
        assert [note.text for note in library.all_notes()] == ["by phone"] * 3


async def test_macros_that_play_one_another_end(library: Library, settle: Settle) -> None:
    config = read('[macros]\na = ["j", ",", "b"]\nb = [",", "a"]\n')
    app = BroadsheetApp(library, tier=Tier(colour=True, ascii=False), config=config)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("comma", "a")
        await settle(pilot)
        assert "would play itself without end" in app.reader.bottom.message
        assert app.reader.article_list.cursor == 4


async def test_the_last_change_is_done_again_on_another_article(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("full_stop")
        assert "nothing was changed yet" in app.reader.bottom.message
        await pilot.press("t", *"tide", "enter", "j", "n", "colon", *"zoom", "enter", "full_stop")
        await settle(pilot)
        assert [(tag.name, tag.articles) for tag in library.tags()] == [("tide", 2)]
        await pilot.press("t", "escape", "colon", *"zoom", "enter", "j", "full_stop")
        await settle(pilot)
        assert [(tag.name, tag.articles) for tag in library.tags()] == [("tide", 3)]
        await pilot.press("r", "j", "full_stop")
        await settle(pilot)
        assert app.reader.article_list.row is not None
        assert not app.reader.article_list.row.unread
