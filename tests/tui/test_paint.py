from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tui.paint import ASCII, UNICODE, apart, cut, filled, marked, shown, wrap

PLAIN = Style()
LETTERS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("  abc水開́‍"), max_size=120)


@given(LETTERS, st.integers(2, 40))
@example("0⺀\U000e0080", 2)  # two cells and none: as many as characters
def test_wrapped_lines_fit_and_lose_nothing_but_the_spaces_they_broke_at(text: str, width: int) -> None:
    text = shown(text)
    ranges = wrap(text, width)
    assert all(cell_len(text[a:b]) <= width for a, b in ranges)
    assert ranges[0][0] == 0 and ranges[-1][1] == len(text)
    for (_, end), (start, _) in pairwise(ranges):
        assert text[end:start] in ("", " ")


def test_words_stay_whole_where_a_line_has_room_for_them() -> None:
    text = "The gate stays shut until Saturday"
    assert [text[a:b] for a, b in wrap(text, 12)] == ["The gate", "stays shut", "until", "Saturday"]


def test_wide_characters_break_between_any_two() -> None:
    text = "水門は月曜日に"
    assert [text[a:b] for a, b in wrap(text, 6)] == ["水門は", "月曜日", "に"]


@given(LETTERS)
def test_what_is_shown_has_the_same_length_and_nothing_a_terminal_obeys(text: str) -> None:
    seen = shown(text)
    assert len(seen) == len(text)
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in seen)
    assert not set(seen) & set("\u202e\u2066\u2069\u200f\ufeff")


@given(LETTERS)
def test_in_ascii_nothing_else_is_left(text: str) -> None:
    seen = shown(text, ASCII)
    assert len(seen) == len(text) and seen.isascii()


@given(LETTERS, st.integers(0, 40))
def test_what_is_cut_fits(text: str, width: int) -> None:
    assert cell_len(cut(shown(text), width, UNICODE.ellipsis)) <= width


@given(LETTERS, LETTERS, st.integers(1, 60))
def test_a_line_has_exactly_the_cells_it_was_asked_for(left: str, right: str, width: int) -> None:
    for line in (
        filled([(shown(left), PLAIN)], width, PLAIN),
        apart([(shown(left), PLAIN)], [(shown(right), PLAIN)], width, PLAIN),
    ):
        assert cell_len("".join(segment.text for segment in line)) == width


def test_later_marks_lie_on_earlier_ones() -> None:
    bold, reverse = Style(bold=True), Style(reverse=True)
    parts = marked("a gate at sea", 0, 13, PLAIN, [(2, 6, bold), (4, 9, reverse)])
    assert parts == [("a ", PLAIN), ("ga", bold), ("te", bold + reverse), (" at", reverse), (" sea", PLAIN)]
