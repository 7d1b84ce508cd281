"""What is done by its name: the command line, the palette, what was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Library
from tests.tui.looking import Settle
from tui import keys
from tui.app import BroadsheetApp
from tui.screens.fuzzy import rank


async def test_a_line_does_what_its_key_does(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("colon", *"zoom", "enter")
        assert app.reader.wishes.zoomed
        await pilot.press("colon", *"2", "enter")
        assert app.reader.article_list.cursor == 1
        await pilot.press("colon", *":sort oldest", "enter")
        assert app.reader.history.now.sort == "oldest"


async def test_what_stands_behind_a_name_answers_what_its_key_asks(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("colon", *"tag tide watch", "enter")
        await settle(pilot)
        assert app.reader.bottom.message == "tagged tide watch"
        assert [tag.name for tag in library.tags()] == ["tide watch"]
        await pilot.press("colon", *"search hinge", "enter")
        await settle(pilot)
        assert app.reader.article_list.total == 2
        await pilot.press("colon", *"help palette", "enter")
        assert app.reader.panel.title == "KEYS"
        assert app.reader.panel.filter == "palette"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("zom", "no command is called zom; did you mean :zoom?"),
        ("qqqqqq", "no command is called qqqqqq; Ctrl-P finds them all"),
        ("zoom in", ":zoom takes nothing behind it"),
        ("width 9", "a width is a whole number of cells from 20 to 400; 9 is not"),
        ("open 9", "the list has numbers from 1 to 5"),
        (
            "sort by-name",
            "the list is sorted by: best first, newest first, oldest first, by outlet; there is no order by-name",
        ),
    ],
)
async def test_a_line_that_cannot_be_done_says_why(
    app: BroadsheetApp, settle: Settle, line: str, sentence: str
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("colon", *line, "enter")
        assert app.reader.bottom.message == sentence


async def test_tab_completes_names_and_what_stands_behind_them(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("colon", *"mess", "tab")
        assert app.reader.prompt.text == "messages"
        await pilot.press("ctrl+u", *"sort n", "tab")
        assert app.reader.prompt.text == "sort newest"
        await pilot.press("ctrl+u", *"tag tide watch", "enter")
        await settle(pilot)
        await pilot.press("colon")
        await settle(pilot)
        await pilot.press(*"tag t", "tab")
        assert app.reader.prompt.text == "tag tide watch"


async def test_the_palette_finds_by_letters_and_runs_what_is_chosen(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"zm")
        labels = [label for label, _, _ in app.reader.panel.lines]
        assert labels[0].split() == ["▌", "zoom"]
        await pilot.press("enter")
        assert app.reader.wishes.zoomed
        assert app.reader.wishes.panel is None
        await pilot.press("ctrl+p", *["down"] * 30)
        chosen = keys.commands()[30].id
        shown = [label.split() for label, _, _ in app.reader.panel.lines[: app.reader.panel.room]]
        assert ["▌", chosen] in shown
        await pilot.press("escape")
        assert app.reader.wishes.panel is None
        assert app.reader.focused is app.reader.article_list


async def test_what_was_said_is_kept_the_latest_first(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("K", "n", "n", "colon", *"messages", "enter")
        said = [text for _, text, _ in app.reader.panel.lines]
        assert said == ["search first: /", "this is the first article"]


async def test_the_help_is_filtered_by_a_key_and_knows_the_commands(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark", *"key:J")
        assert {text for _, text, _ in app.reader.panel.lines} == {"Next article", "Next difference"}
        await pilot.press("ctrl+c", "question_mark", *"key:ctrl-d")
        told = " ".join(text for _, text, _ in app.reader.panel.lines)
        assert "Half a page down" in told
        assert "Delete behind the caret" in told
        await pilot.press("ctrl+c", "question_mark", *":mess")
        assert [label.strip() for label, _, _ in app.reader.panel.lines][:1] == [":messages"]


def test_every_name_is_one_word_and_stands_once() -> None:
    names = [key.id for key in keys.commands()]
    assert len(names) == len(set(names))
    assert not [name for name in names if " " in name]


@given(st.text("abc -", max_size=5), st.lists(st.tuples(st.text("abc -", max_size=8), st.text("abc", max_size=5))))
def test_found_is_what_has_the_letters_of_each_word_in_order(sought: str, texts: list[tuple[str, str]]) -> None:
    def has(word: str, text: str) -> bool:
        letters = iter(text)
        return all(letter in letters for letter in word)

    naive = {
        place
        for place, parts in enumerate(texts)
        if all(any(has(word, part) for part in parts) for word in sought.split())
    }
    assert set(rank(sought, texts)) == naive
    assert sorted(rank("", texts)) == rank("", texts)


def test_the_start_of_a_name_comes_before_its_middle_and_that_before_scattered_letters() -> None:
    texts = [("undo-step", ""), ("sort", "Stars"), ("top", "to the start"), ("theme", "the next sort"), ("start", "")]
    assert rank("st", texts) == [4, 0, 1, 2, 3]
