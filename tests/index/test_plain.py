import re

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.parse.assemble import paragraphs
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


SHAPELESS = st.text(st.sampled_from("ab \t\n\r\x0b\x0c\x1c\x1f\x00\x7f\x85\xa0\u2003é"), max_size=60)


@given(SHAPELESS)
def test_paragraphs_are_the_same_however_plain_a_text_is(text: str) -> None:
    pieces = (" ".join(piece.split()) for piece in re.split(r"\n[^\S\n]*\n", clean(text)))
    assert paragraphs(text) == "\n\n".join(filter(None, pieces))
    # A letter beyond ASCII has every step taken.
    assert clean(f"é{text}") == f"é{clean(text)}"


@given(SHAPELESS)
def test_words_are_counted_as_they_are_parted(text: str) -> None:
    assert Article("1", "/a", "text", "", text).words == len(text.split())
