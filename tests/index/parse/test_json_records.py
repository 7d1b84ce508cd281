"""JSON records under the names that news data uses."""

import json
from datetime import UTC, date, datetime

import pytest

from index.article import article_id
from index.inputs import RawDocument, Rejected
from index.parse import parse


def record(value, part="line 7"):
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    (found,) = parse(RawDocument("/pile/rows.jsonl", content, "json", part))
    return found


FULL = {
    "id": "r1",
    "title": "Talks resume",
    "date": "2031-02-12",
    "source": "Karst Wire",
    "byline": "By Ana Dorrin and Piet Hale",
    "url": "https://karst.example/talks",
    "body": "One.\n\n"
    "Two is wrapped by hand at some sixty columns, so it goes on\nin a second line of the very same paragraph.",
    "language": "en-GB",
}


def test_a_record_becomes_an_article():
    found = record(FULL)
    assert found.title == "Talks resume"
    assert found.authors == ("Ana Dorrin", "Piet Hale")
    assert found.published == date(2031, 2, 12)
    assert (found.source, found.url, found.language) == ("Karst Wire", "https://karst.example/talks", "en")
    assert found.path == "/pile/rows.jsonl#r1" and found.id == article_id(found.path)
    assert found.body.startswith("One.\n\nTwo is wrapped by hand at some sixty columns, so it goes on in a second line")


@pytest.mark.parametrize(
    ("field", "value", "name", "expected"),
    [
        ("title", {"headline": "H"}, "title", "H"),
        ("title", {"Title": {"rendered": "Talks &amp; tea"}}, "title", "Talks & tea"),
        ("title", {"title": "[bold]x[/b] OIL <SRD>"}, "title", "[bold]x[/b] OIL <SRD>"),
        ("body", {"maintext": "x"}, "body", "x"),
        ("body", {"articleBody": "x"}, "body", "x"),
        ("body", {"CONTENT": {"rendered": "<p>a <b>b</b></p><p>c</p>"}}, "body", "a b\n\nc"),
        ("body", {"text": ["one", "two"]}, "body", "one\n\ntwo"),
        ("body", {"body": "", "text": "x"}, "body", "x"),
        (
            "body",
            {"body": "The first paragraph ends.\nThe second one ends."},
            "body",
            "The first paragraph ends.\n\nThe second one ends.",
        ),
        ("source", {"source": {"id": None, "name": "Wire"}}, "source", "Wire"),
        ("source", {"source_domain": "karst.example"}, "source", "karst.example"),
        (
            "byline",
            {"authors": ["Ana Dorrin", {"firstname": "Piet", "lastname": "Hale"}]},
            "authors",
            ("Ana Dorrin", "Piet Hale"),
        ),
        ("byline", {"author": "desk"}, "authors", ("desk",)),
        ("byline", {"author": "https://karst.example/ana"}, "authors", ()),
        ("date", {"published_at": "2031-02-12T09:30:00+01:00"}, "published", datetime(2031, 2, 12, 8, 30, tzinfo=UTC)),
        (
            "date",
            {"pub_date": "Wed, 12 Feb 2031 09:30:00 +0100"},
            "published",
            datetime(2031, 2, 12, 8, 30, tzinfo=UTC),
        ),
        ("date", {"created": 1927963800}, "published", datetime(2031, 2, 4, 9, 30, tzinfo=UTC)),
        ("date", {"created": 1927963800000}, "published", datetime(2031, 2, 4, 9, 30, tzinfo=UTC)),
        ("date", {"date": 20310212}, "published", date(2031, 2, 12)),
        ("date", {"date": "February 12, 2031"}, "published", date(2031, 2, 12)),
        ("date", {"date": "2031-02-12 09:30:00"}, "published", date(2031, 2, 12)),
        ("date", {"date": "2031-02-12T00:00:00Z"}, "published", date(2031, 2, 12)),
        ("date", {"date_publish": None, "date": "soon"}, "published", None),
        ("date", {"date": "2031-02-31"}, "published", None),
        ("url", {"link": "javascript:alert(1)"}, "url", None),
        ("lead", {"description": "In short."}, "standfirst", "In short."),
    ],
)
def test_each_field_goes_by_many_names(field, value, name, expected):
    base = {key: text for key, text in FULL.items() if key != field}
    assert getattr(record(base | value), name) == expected


def test_newlines_at_a_fixed_width_do_not_part_paragraphs():
    body = "Showers went on all week in the grain zone and the drought eased\n"
    body += "since January, the ministry said in its weekly review today.\n"
    found = record(FULL | {"body": body + "    The dry season means that the harvest will be late this year."})
    assert found.body.count("\n\n") == 1 and "eased since January" in found.body


def test_a_record_without_text_names_the_fields_it_has():
    found = record({"b": 1, "a": "x", "title": ""})
    assert found == Rejected("/pile/rows.jsonl#line 7", "line 7 has no text field; fields seen: a, b, title")


def test_a_record_without_a_title_takes_its_first_words():
    found = record({"body": "word " * 60})
    assert found.title.endswith("word…") and len(found.title) <= 91
    assert found.path.endswith("#line 7")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"a": 1,}', "line 7 is not JSON: "),
        (b"[1]", "line 7 is not a record (a JSON object)"),
        (b"[" * 100_000, "line 7 is nested too deeply"),
        (b"1" * 5000, "line 7 is not"),
    ],
)
def test_broken_json_is_rejected_with_its_line(content, reason):
    assert record(content).reason.startswith(reason)


@pytest.mark.parametrize(
    "wrapper",
    [
        lambda rows: rows,
        lambda rows: {"status": "ok", "articles": rows},
        lambda rows: {"response": {"docs": rows}},
        lambda rows: {"version": "1", "title": "Feed", "items": rows},
    ],
)
def test_a_file_may_hold_many_records(wrapper):
    rows = [{"title": "A", "body": "a"}, 3, {"title": "B", "body": "b", "id": 9}]
    content = json.dumps(wrapper(rows)).encode()
    found = parse(RawDocument("/pile/a.json", content, "json"))
    assert [each.path for each in found] == ["/pile/a.json#record 1", "/pile/a.json#record 2", "/pile/a.json#9"]
    assert isinstance(found[1], Rejected)


def test_lines_that_come_as_one_file_are_read_line_by_line():
    content = '{"title": "A"}\n\nbroken\n{"title": "C"}'.encode("utf-16")
    found = parse(RawDocument("/pile/a.jsonl", content, "json"))
    assert [each.path.rpartition("#")[2] for each in found] == ["line 1", "line 3", "line 4"]
    assert found[1].reason == "line 3 is not JSON"


def test_a_lone_object_is_the_whole_file():
    (found,) = parse(RawDocument("/pile/a.json", b'{"headline": "A",\n "text": "b"}', "json"))
    assert (found.path, found.title, found.body) == ("/pile/a.json", "A", "b")
