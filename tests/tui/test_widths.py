"""Signs of which terminals differ in how wide they are: the panes stand, and nothing of an older picture is left."""

import subprocess
import sys
import unicodedata
from itertools import groupby

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tests.tui.pictures import differences
from tests.tui.test_cells import CONSOLE, HEIGHT, STYLES, WIDTH, strip, whole
from tui.cells.textual_output import CellWriter, Update
from tui.paint import shown, wrap
from tui.widths import disputed, disputed_words

HINDI = "भारत की राजधानी"
# none ends in a mark without a cell: at the last column pyte wraps before it, as no terminal does
PIECES = ["a", "gate", "की", "समझौता", "नि", "தமி", " ", " ", "   ", "水", "🫨", "👩", "é", "│"]


def is_spacing_mark(sign: str) -> bool:
    return unicodedata.category(sign) == "Mc"


@pytest.fixture(autouse=True)
def _as_wcwidth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pyte give a spacing mark its cell, as the wcwidth of a C library does; Python's gives it none."""
    narrow = pyte.screens.wcwidth
    monkeypatch.setattr("pyte.screens.wcwidth", lambda sign: 1 if is_spacing_mark(sign) else narrow(sign))


class ByClusters(pyte.Screen):
    """A terminal on which a vowel sign stands with its letter in one cell, and new pictures take one cell."""

    def draw(self, data: str) -> None:
        super().draw("".join("?" if one == "🫨" else one for one in data if not is_spacing_mark(one)))


@pytest.mark.parametrize(
    ("text", "cells"),
    [("की", 2), (HINDI, 15), ("தமிழ்", 4), ("ไทยนี้", 4), ("한국", 4), ("é", 1), ("שָׁלוֹם", 4), ("水門", 4)],
)
def test_a_vowel_sign_that_stands_beside_its_letter_takes_a_cell_and_one_above_it_none(text: str, cells: int) -> None:
    assert cell_len(text) == cells


@pytest.mark.parametrize(
    ("pictures", "cells"),
    [("👩\u200d👩\u200d👧", 6), ("👍🏽", 2), ("❤\ufe0f", 1), ("✈\ufe0f ", 2), ("1\ufe0f\u20e3", 1)],
)
def test_pictures_are_not_joined_and_not_widened_by_what_follows(pictures: str, cells: int) -> None:
    assert cell_len(shown(pictures)) == cells
    assert len(shown(pictures)) == len(pictures)


def test_lines_in_hindi_are_no_wider_than_their_column() -> None:
    text = " ".join([HINDI] * 5)
    assert all(cell_len(text[start:end]) <= 20 for start, end in wrap(text, 20))


def test_disputed_are_spacing_marks_and_new_pictures() -> None:
    assert [sign for sign in (*HINDI, "🫨", "水", "é", "e\u0301", "–", "ก็") if disputed(sign)] == [
        "ा",
        "ी",
        "ा",
        "ा",
        "ी",
        "🫨",
    ]
    assert list(disputed_words("a की gate की")) == [(2, 4), (10, 12)]


def test_every_spacing_mark_is_found_in_a_word() -> None:
    marks = [chr(code) for code in range(sys.maxunicode + 1) if is_spacing_mark(chr(code))]
    assert len(marks) > 400
    assert all(list(disputed_words(["x", mark])) == [(0, 2)] for mark in marks)


LINES = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(STYLES)), min_size=1, max_size=9)
PICTURES = st.lists(LINES, min_size=HEIGHT, max_size=HEIGHT).map(lambda lines: whole(*lines))


def shown_by(screen: pyte.Screen, updates: list[Update], term: str) -> pyte.Screen:
    """Send `updates` to a terminal, each as what changes, and return it."""
    writer, stream = CellWriter(term), pyte.Stream(screen)
    for update in updates:
        stream.feed("\x1b[1;1H" + writer.send(update, CONSOLE))
    return screen


@pytest.mark.parametrize("term", ["xterm-256color", "screen-256color"])
@settings(max_examples=80, deadline=None)
@given(updates=st.lists(PICTURES, min_size=1, max_size=5))
def test_by_wcwidth_any_pictures_end_as_stock_output_shows_the_last(term: str, updates: list[Update]) -> None:
    stock = pyte.Screen(WIDTH, HEIGHT)
    pyte.Stream(stock).feed("\x1b[1;1H" + updates[-1].render_segments(CONSOLE))
    assert differences(stock, shown_by(pyte.Screen(WIDTH, HEIGHT), updates, term)) == []


@pytest.mark.parametrize("term", ["xterm-256color", "screen-256color"])
@settings(max_examples=80, deadline=None)
@given(updates=st.lists(PICTURES, min_size=1, max_size=5))
def test_by_clusters_words_are_narrower_and_all_else_is_in_its_place(term: str, updates: list[Update]) -> None:
    wide, narrow = (shown_by(screen(WIDTH, HEIGHT), updates, term) for screen in (pyte.Screen, ByClusters))
    for y in range(HEIGHT):
        cells = [[screen.buffer[y][x].data for x in range(WIDTH)] for screen in (wide, narrow)]
        for start, end in words(cells[0]):
            here, there = ("".join(line[start:end]) for line in cells)
            if any(disputed(sign) for sign in here):
                assert sorted(there.replace(" ", "")) == sorted(drawn(here))
            else:
                assert there == here


def words(cells: list[str]) -> list[tuple[int, int]]:
    """Return where words begin and end, and what stands between them."""
    ends, at = [], 0
    for _, part in groupby(cells, key=" ".__eq__):
        start, at = at, at + len(list(part))
        ends.append((start, at))
    return ends


def drawn(word: str) -> str:
    """Return what of a word is to be seen where spacing marks are drawn with their letters."""
    return "".join("?" if one == "🫨" else one for one in word if not is_spacing_mark(one))


def test_a_word_in_hindi_is_sent_whole_and_behind_blanks() -> None:
    writer = CellWriter("xterm")
    writer.send(whole([("gate की open", None)]), CONSOLE)
    assert writer.send(whole([("gate को open", None)]), CONSOLE) == "\x1b[1;6H\x1b[2Xको"
    underlined = CellWriter("xterm")
    sent = underlined.send(whole([("की", Style(underline=True)), ("x", None)]), CONSOLE)
    assert "\x1b[4m  \x1b[1Hकी\x1b[1;3H\x1b[mx" in sent


def test_where_such_a_word_was_all_that_stands_there_now_is_sent() -> None:
    writer = CellWriter("xterm")
    writer.send(whole([("कीgate", None)]), CONSOLE)
    assert writer.send(whole([("abgate", None)]), CONSOLE) == "\x1b[1Habgate"


def test_a_rich_that_has_its_table_elsewhere_measures_as_it_does() -> None:
    script = "import rich.cells; del rich.cells.load_cell_table; import tui.widths; print(tui.widths.cell_len('gate'))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "4\n"


def test_a_strip_is_as_wide_as_its_text() -> None:
    assert strip([(HINDI, None)], WIDTH).cell_length == WIDTH
