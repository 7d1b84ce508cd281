"""What is typed under the cursor, and what a completion of it replaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import Typed, fields_like, values_like, what_is_typed, words_asked
from index.query.fields import FIELDS

MARK = "▏"


def at_mark(line: str) -> tuple[Typed | None, str]:
    cursor = line.index(MARK)
    text = line.replace(MARK, "")
    return what_is_typed(text, cursor), text


@pytest.mark.parametrize(
    ("line", "field", "said", "replaced", "rest"),
    [
        ("oil pri▏", None, "pri", "pri", "oil "),
        ("oil pri▏ce iran", None, "pri", "price", "oil  iran"),
        ("pri▏ -iran", None, "pri", "pri", " -iran"),
        ("-mar▏", None, "mar", "mar", "-"),
        ("title:cea▏", "title", "cea", "cea", ""),
        ("title:(oil cea▏", "title", "cea", "cea", "title:(oil "),
        ("person:mo▏", "person", "mo", "mo", ""),
        ("x person:mo▏ y", "person", "mo", "mo", "x  y"),
        ("person:(anna mo▏", "person", "mo", "mo", "person:(anna "),
        ('person:"irena mo▏', "person", "irena mo", '"irena mo', ""),
        ('person:"irena mo▏lnar" oil', "person", "irena mo", '"irena molnar"', " oil"),
        ('source:"Harb▏ "oil price"', "source", "Harb", '"Harb', ' "oil price"'),
        ("org:=Ca▏", "org", "Ca", "=Ca", ""),
        ("source:▏", "source", "", "", ""),
        ("is:▏", "is", "", "", ""),
        ("sort:ne▏", "sort", "ne", "ne", ""),
        ("date:la▏", "date", "la", "la", ""),
        ("=tal▏", None, "tal", "tal", "="),
        ('"cease fi▏', None, "fi", "fi", '"cease '),
        ('"cease fi▏re talks"', None, "fi", "fire", '"cease  talks"'),
        ("cease-fi▏", None, "fi", "fi", "cease-"),
        ("oil OR pri▏", None, "pri", "pri", None),
        ("pri▏ OR oil", None, "pri", "pri", None),
        ("(truce OR talks) env▏", None, "env", "env", "(truce OR talks) "),
        ("(oil OR pri▏", None, "pri", "pri", None),
        ("truce NEAR/3 ta▏", None, "ta", "ta", "truce NEAR/3 "),
    ],
)
def test_what_is_typed_is_told_with_what_a_completion_replaces(
    line: str, field: str | None, said: str, replaced: str, rest: str | None
) -> None:
    typed, text = at_mark(line)
    assert typed is not None
    assert (typed.field, typed.text, text[typed.start : typed.end], typed.rest) == (field, said, replaced, rest)


@pytest.mark.parametrize(
    "line",
    ["▏", "oil ▏", '"cease fire"▏', "oil OR▏", "(▏", ")▏", "pri*▏", "talks~1▏", "...▏", "cease-▏", "nosuch:x▏",
     "words:3▏", "id:ab▏", "url:wire▏", "Kaldera:▏", '"▏', "NOT▏", "a\x00b▏"],
)  # fmt: skip
def test_where_nothing_can_be_listed_nothing_is_typed(line: str) -> None:
    assert at_mark(line)[0] is None


@pytest.mark.parametrize(("line", "alone"), [("oil▏", True), ("cease-fi▏", False), ('"oil▏', False), ("-oil▏", True)])
def test_only_a_whole_word_may_become_a_name_or_a_field(line: str, alone: bool) -> None:
    typed, _ = at_mark(line)
    assert typed and typed.alone == alone


@given(st.text(alphabet='ab "():-=OR*~.“”', max_size=24), st.integers(0, 24))
def test_any_text_with_any_cursor_has_a_range_around_the_cursor_or_none(text: str, cursor: int) -> None:
    cursor = min(cursor, len(text))
    typed = what_is_typed(text, cursor)
    assert typed is None or (0 <= typed.start <= cursor <= typed.end <= len(text))


@given(st.sampled_from([*FIELDS, "author"]), st.text(alphabet="abc de", max_size=6))
def test_behind_any_field_nothing_raises(field: str, text: str) -> None:
    what_is_typed(f"{field}:{text}")
    what_is_typed(f'{field}:"{text}')


def test_fields_are_found_by_their_names_and_by_what_people_call_them() -> None:
    assert ("by", "author") in fields_like("aut")
    assert fields_like("per") == [("person", "person")]
    assert [field for field, _ in fields_like("so")] == ["source", "sort"]
    assert fields_like("Sort") == [("sort", "sort")]
    assert len({field for field, _ in fields_like("")}) == len(fields_like(""))


def test_values_are_those_that_the_parser_takes() -> None:
    assert values_like("is", "") == ["read", "unread", "starred", "noted", "dup"]
    assert values_like("sort", "NE") == ["newest"]
    assert values_like("sort", "newest") == []
    assert "none" in values_like("date", "") and "none" not in values_like("added", "")
    assert values_like("person", "") == []


def test_the_words_that_are_asked_for_are_those_that_are_not_left_out() -> None:
    text = 'Oil "prices rose" title:(bank -iran) -cartel sort:newest pri* NOT (a b)'
    assert [(asked.word, asked.field, text[asked.start : asked.end]) for asked in words_asked(text)] == [
        ("oil", None, "Oil"),
        ("prices", None, "prices"),
        ("rose", None, "rose"),
        ("bank", "title", "bank"),
    ]
    assert words_asked("nosuch:x") == []
