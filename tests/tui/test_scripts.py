"""Scripts of the world: signs of two cells, marks on letters, joined signs, lines read from the right."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes
from rich.style import Style

from tui.paint import UNICODE, cut, filled, marked, reads_from_right, shown, wrap
from tui.widgets.blocks import Block
from tui.widgets.page import Page

PLAIN = Style()
PIECES = ["a", "the", " ", " ", "水", "門", "e\u0301", "\u0301", "👩\u200d👩\u200d👧", "\u200d", "🏳\ufe0f\u200d🌈",
          "🇳🇴",
          "שלום", "ש\u05b8", "سلام", "\u200c", "नमस्ते", "ก็", "한", "\u1112\u1161\u11ab", "—", "\u00ad", "1"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join).map(shown)
MARKS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=4)


def signs(text: str) -> set[int]:
    """Return where what a terminal draws as one sign begins, and the end."""
    return {0, len(text), *(at for at, _, _ in split_graphemes(text)[0])}


@given(TEXTS, st.integers(2, 24))
@example(" \u0301 \u0301ab", 2)
def test_a_line_breaks_only_between_signs(text: str, width: int) -> None:
    ranges = wrap(text, width)
    assert all(a in signs(text) and b in signs(text) for a, b in ranges)
    assert all(cell_len(text[a:b]) <= width for a, b in ranges)
    assert all(text[end:start] in ("", " ") for (_, end), (start, _) in pairwise(ranges))


@given(TEXTS, MARKS)
def test_marks_change_neither_the_text_nor_its_cells(text: str, marks: list[list[int]]) -> None:
    styles = [Style(bold=True), Style(reverse=True), Style(underline=True), Style(italic=True)]
    parts = marked(text, 0, len(text), PLAIN, [(a, b, style) for (a, b), style in zip(marks, styles, strict=False)])
    assert "".join(part for part, _ in parts) == text
    assert sum(cell_len(part) for part, _ in parts) == cell_len(text)


@given(TEXTS, MARKS)
def test_a_mark_covers_every_character_it_was_given(text: str, marks: list[list[int]]) -> None:
    bold = Style(bold=True)
    parts = marked(text, 0, len(text), PLAIN, [(a, b, bold) for a, b in marks])
    styles = [style for part, style in parts for _ in part]
    assert all(styles[at].bold for a, b in marks for at in range(a, min(b, len(text))))


@given(TEXTS, st.integers(2, 24))
def test_what_is_cut_ends_between_signs(text: str, width: int) -> None:
    left = cut(text, width, UNICODE.ellipsis)
    assert cell_len(left) <= width
    assert left == text or len(left.removesuffix("…")) in signs(text) or text.startswith(left[:-1].rstrip())


def test_a_joiner_between_letters_takes_no_letter_away() -> None:
    for letters, cells in (("ශ්\u200dරී", 2), ("क्\u200dष", 2), ("a\u200db", 2), ("\u200da", 1)):
        assert cell_len(shown(letters)) == cells


def test_what_is_not_to_be_seen_takes_no_cell_and_nothing_stands_in_its_place() -> None:
    for word in ("har\u00adbour", "har\u200bbour", "har\u2060bour"):
        assert cell_len(shown(word)) == len("harbour")
        assert "\ufffd" not in shown(word) and len(shown(word)) == len(word)


def test_a_paragraph_is_read_from_where_its_first_letter_is() -> None:
    assert reads_from_right("«שלום» said the engineer")
    assert reads_from_right("1948: سلام")
    assert not reads_from_right("The word שלום is Hebrew")
    assert not reads_from_right("水門は月曜日に")
    assert not reads_from_right("12 — 14")


@given(st.lists(st.sampled_from(["שלום", "סער", "סל\u05b8", "gate", "水門", "12"]), min_size=1), st.integers(4, 30))
def test_lines_read_from_the_right_end_at_the_right(words: list[str], width: int) -> None:
    text = " ".join(["שער", *words])
    page = Page((Block("text", text, "body"),), width, UNICODE)
    lines = [at for at in page.lines if at]
    assert [(at.start, at.end) for at in lines] == wrap(text, width)  # in the order in which it is written
    for at in lines:
        assert at.indent + cell_len(text[at.start : at.end]) == width
        cells = filled([(" " * at.indent, PLAIN), (text[at.start : at.end], PLAIN)], width, PLAIN)
        assert cell_len("".join(segment.text for segment in cells)) == width
