"""Arrays of JSON come element by element, whatever stands in them and wherever the stream is cut."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.inputs import RawDocument, Rejected
from index.sources import json_arrays, read
from index.sources.json_arrays import json_array
from index.sources.kinds import kind_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(['"', "\\", '\\"', "]", "}{", ","]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


class Drip(io.BytesIO):
    """A stream that gives a few bytes at a time, however many are asked for."""

    size = 3

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self.size if size is None or size < 0 else min(size, self.size))


@given(st.lists(VALUES, max_size=6), st.sampled_from([None, 1]), st.booleans(), st.integers(1, 7))
def test_the_elements_are_those_that_json_reads(values, indent, ascii_only, size):
    stream = Drip(json.dumps(values, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass"))
    stream.size = size
    found = list(json_array("a.json", stream))
    assert [json.loads(content) for _, content in found] == values
    assert [part for part, _ in found] == [f"record {number}" for number in range(1, len(values) + 1)]


@given(st.binary(max_size=60))
def test_any_bytes_come_to_an_end(content):
    list(json_array("a.json", Drip(b"[{" + content)))


def test_an_array_that_breaks_off_gives_what_came_before_and_says_so():
    *whole, last = json_array("a.json", io.BytesIO(b'[{"title": "x"}, {"title": "y'))
    assert whole == [("record 1", b'{"title": "x"}')]
    assert last == Rejected("a.json#record 2", "record 2 is not JSON: it breaks off; what follows is not read")
    *_, last = json_array("a.json", io.BytesIO(b'[{"title": "x"}'))
    assert last == Rejected("a.json#record 2", "the array breaks off before record 2")


def test_what_stands_behind_the_array_is_not_lost_in_silence():
    *_, last = json_array("a.json", io.BytesIO(b'[{"title": "x"}] [{"title": "y"}]'))
    assert last == Rejected("a.json", "goes on behind the end of its array, which is not read")


def test_a_record_that_is_too_long_ends_it(monkeypatch):
    monkeypatch.setattr(json_arrays, "LINE_LIMIT", 2 << 20)
    content = b'[{"title": "x"}, {"title": "' + b"y" * (5 << 20) + b'"}, {"title": "z"}]'
    found = list(json_array("a.json", io.BytesIO(content)))
    assert [type(each) for each in found] == [tuple, Rejected]
    assert "longer than 2 MB" in found[-1].reason


def test_an_array_is_not_read_ahead():
    taken = 0

    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            nonlocal taken
            unit = b'{"title": "x", "body": "' + b"y" * 1000 + b'"},'
            piece = (b"[" + unit * (len(buffer) // len(unit) + 1))[: len(buffer)] if not taken else b" " * len(buffer)
            buffer[:] = piece
            taken += len(piece)
            return len(piece)

    found = read(["-"], io.BufferedReader(Endless()))
    assert isinstance(next(found), RawDocument)
    assert taken < 40 << 20  # what comes as one line is held up to its limit, to tell its kind


def test_records_of_an_array_keep_the_places_they_had(tmp_path):
    (tmp_path / "a.json").write_text('\ufeff [\n{"title": "x"},\n{"title": "y"}]', encoding="utf-8")
    assert [(each.part, each.content) for each in read([tmp_path])] == [
        ("record 1", b'{"title": "x"}'),
        ("record 2", b'{"title": "y"}'),
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"title,body\nDues,The council met\n", "rows"),
        (b'"Date";"Headline";"Text"\r\n"2031-02-12";"Dues";"The council; met"\r\n', "rows"),
        (b"id\turl\ttitle\n1\thttps://a.example\tDues\n", "rows"),
        (b"Headline, byline, story: that is what a paper is made of.\nSo they say, and more, and more.\n", "text"),
        (b"Title\n\nThe council met, they say.\n", "text"),
        (b"Dues, date\nOn Monday\n", "text"),
        (b"title,body\n", "text"),
    ],
)
def test_a_table_on_standard_input_is_told_by_its_columns(content, kind):
    assert kind_of("", content) == kind


def test_rows_come_from_standard_input():
    found = list(read(["-"], io.BytesIO(b"title,body\nDues,The council met\nPilots,They wait\n")))
    assert [(each.part, each.format) for each in found] == [("row 1", "csv"), ("row 2", "csv")]
