import re

from hypothesis import given
from hypothesis import strategies as st

from index.plain import clean, printable

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\U000e0000-\U000e007f]"
)


@given(st.text())
def test_nothing_unsafe_is_left(text: str) -> None:
    assert not UNSAFE.search(clean(text))
    assert not UNSAFE.search(printable(text))
    assert "\n" not in printable(text)


def test_every_kind_of_line_break_is_a_newline() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"


def test_escapes_stay_telling() -> None:
    assert printable("name\x1b[31m\n\udcff") == "name\\x1b[31m \\udcff"


def test_a_terminal_sequence_goes_as_a_whole() -> None:
    assert clean("Evil \x1b]52;c;ZXZpbA==\x07head\x1b[31mline\x1b[0m \x9b1mtoo\x1b(B") == "Evil headline too"
    assert clean("an unfinished \x1b]0;title\nnext line") == "an unfinished 0;title\nnext line"
