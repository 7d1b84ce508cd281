"""Pointing by letters and by numbers."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from index import Library
from tests.tui.looking import Settle, picture, seen
from tui.app import BroadsheetApp
from tui.terminal import Tier
from tui.widgets.labels import apart, labels, laid_over


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses that would have been opened."""
    addresses: list[str] = []
    monkeypatch.setattr("tui.screens.reader.ReaderScreen.open_address", lambda _, url: addresses.append(url))
    return addresses


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was put on the clipboard."""
    texts: list[str] = []
    monkeypatch.setattr(BroadsheetApp, "copy_to_clipboard", lambda _, text: texts.append(text))
    monkeypatch.delenv("TMUX", raising=False)
    return texts


@pytest.fixture
def library(linked: Library) -> Library:
    """The pile of `app`: with names, days and addresses to walk on."""
    return linked


def label_of(app: BroadsheetApp, value: str) -> str:
    return next(label for label, thing in app.reader.article_text.labels.items() if thing.value == value)


async def test_labels_lie_over_the_first_letters_and_move_nothing(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        before = picture(app)
        await pilot.press("f")
        with_labels = picture(app)
        varga = label_of(app, "Ilse Varga")
        assert f"{varga}lse Varga said on" in "\n".join(with_labels)
        assert "to blame" in "\n".join(with_labels)
        changed = [
            (old, new) for one, other in zip(before[:-1], with_labels[:-1], strict=True)
            for old, new in zip(one, other, strict=True) if old != new
        ]  # fmt: skip
        assert len(changed) <= 2 * sum(map(len, app.reader.article_text._labels_at.values()))
        await pilot.press("escape")
        assert picture(app) == before


async def test_one_label_stands_on_all_that_is_the_same(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f")
        text = app.reader.article_text
        values = [(thing.kind, thing.value) for thing in text.labels.values()]
        assert len(values) == len(set(values))
        drawn = [label for there in text._labels_at.values() for _, label in there]
        assert drawn.count(label_of(app, "Ilse Varga")) == 3


async def test_a_label_on_a_name_narrows_to_it(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await pilot.press(*label_of(app, "Brandt Foundry"))
        await settle(pilot)
        assert (app.reader.query_bar.text, app.reader.mode) == ('org:"Brandt Foundry"', None)
        entity = app.reader.article_text.entity
        assert entity and entity.name == "Brandt Foundry"


async def test_a_label_on_a_day_asks_for_what_names_it(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await pilot.press(*label_of(app, "2032-06-03"))
        await settle(pilot)
        assert (app.reader.query_bar.text, app.reader.article_list.total) == ("mentions:2032-06-03", 1)


async def test_a_label_on_a_link_opens_it_and_after_y_copies_it(
    app: BroadsheetApp, settle: Settle, opened: list[str], copied: list[str]
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await pilot.press(*label_of(app, "https://ferry.example/times"))
        assert opened == ["https://ferry.example/times"]
        await pilot.press("f", "y")
        await pilot.press(*label_of(app, "https://ferry.example/times"))
        await settle(pilot)
        assert copied[-1] == "https://ferry.example/times"
        assert opened == ["https://ferry.example/times"]


async def test_a_letter_that_begins_no_label_leaves(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2", "f", "z")
        assert (app.reader.bottom.message, app.reader.mode) == ("no label begins so", None)
        await pilot.press("j")
        assert app.reader.article_text.top == 1


async def test_labels_are_told_without_colour(linked: Library, settle: Settle) -> None:
    app = BroadsheetApp(linked, tier=Tier(colour=False, ascii=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f")
        strips = app.screen._compositor.render_strips(app.size)
        reversed_ = [segment.text for strip in strips for segment in strip if segment.style and segment.style.reverse]
        assert set(app.reader.article_text.labels) <= set(reversed_)


async def test_in_another_window_the_labels_stand_on_the_same_things(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2", "f")
        before = dict(app.reader.article_text.labels)
        await pilot.resize_terminal(80, 40)
        await settle(pilot)
        now = app.reader.article_text.labels
        assert app.reader.mode == "hints" and now
        assert {thing.value for thing in now.values()} <= {thing.value for thing in before.values()}
        await pilot.resize_terminal(40, 4)
        await settle(pilot)
        assert not app.reader.mode and app.reader.bottom.message == "there is no name, day or link in sight"


async def test_another_article_takes_the_labels_away(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f")
        app.reader.show_reading(app.reader.article_text.reading)  # as when its names are found meanwhile
        assert app.reader.mode == "hints" and app.reader.article_text.labels
        app.reader.show_reading(None)
        assert app.reader.mode is None and not app.reader.article_text.labels


async def test_addresses_are_listed_with_the_numbers_they_have_in_the_text(
    app: BroadsheetApp, settle: Settle, opened: list[str]
) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("U")
        await settle(pilot)
        text = seen(app)
        assert "https://pellwire.example" in text and "2  HTTPS://Pell.example" in text
        await pilot.press("2")
        assert opened == ["HTTPS://Pell.example/a_(b)"]
        assert (app.reader.mode, app.reader.wishes.panel) == (None, None)
        await pilot.press("U", "j", "j", "j", "k", "enter")
        assert opened[1:] == ["https://ferry.example/times"]
        await pilot.press("U", "7")
        assert app.reader.bottom.message == "there is no such number"
        await pilot.press("q")
        assert (app.reader.mode, app.reader.wishes.panel) == (None, None)


async def test_a_listed_address_is_copied(app: BroadsheetApp, settle: Settle, copied: list[str]) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("U", "j", "y")
        await settle(pilot)
        assert copied == ["https://ferry.example/times"]


@given(st.integers(0, 900))
def test_no_label_begins_another_and_none_is_longer_than_needed(count: int) -> None:
    named = labels(count)
    assert len(named) == len(set(named)) == count
    assert all(not b.startswith(a) for a, b in combinations(sorted(named), 2)) or count > 200
    assert all(len(label) == 1 for label in named) or count > 9
    assert all(len(label) <= 2 for label in named) or count > 81


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 12))).map(sorted))
def test_labels_that_are_kept_lie_apart(places: list[tuple[int, int]]) -> None:
    kept = [place for place, free in zip(places, apart(places), strict=True) if free]
    assert bool(kept) == bool(places)
    assert all(a[0] != b[0] or abs(a[1] - b[1]) >= 2 for a, b in combinations(kept, 2))


@given(st.text(st.sampled_from("ab 水門é"), min_size=4, max_size=20), st.integers(0, 30), st.sampled_from(["s", "as"]))
def test_a_label_keeps_the_width_of_its_line(text: str, column: int, label: str) -> None:
    cells = [Segment(text, Style())]
    labelled = laid_over(cells, [(column, label)], Style(reverse=True))
    assert Segment.get_line_length(labelled) == Segment.get_line_length(cells)
