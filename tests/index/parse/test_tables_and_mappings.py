"""CSV and TSV, and fields that a person maps."""

import json

import pytest

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse import parse


def table(text, *mapping, part=""):
    content = text if isinstance(text, bytes) else text.encode()
    return parse(RawDocument("/pile/a.csv", content, "csv", part, tuple(mapping)))


def record(value, *mapping):
    return parse(RawDocument("/pile/a.jsonl", json.dumps(value).encode(), "json", "line 3", tuple(mapping)))[0]


@pytest.mark.parametrize(
    "text",
    [
        'Title,Body,pub_date,Author\r\n"Talks, again","One\n\nTwo",2031-02-12,Ana Dorrin\r\n',
        'Title;Body;pub_date;Author\n"Talks, again";"One\n\nTwo";2031-02-12;Ana Dorrin\n',
        'Title\tBody\tpub_date\tAuthor\nTalks, again\t"One\n\nTwo"\t2031-02-12\tAna Dorrin',
        '\ufeffTitle,Body,pub_date,Author\n"Talks, again","One\n\nTwo",2031-02-12,Ana Dorrin\n',
        'Title\tBody\tpub_date\tAuthor\nTalks, again\t"One\n\nTwo"\t2031-02-12\tAna Dorrin'.encode("utf-16"),
    ],
)
def test_common_columns_are_known_whatever_parts_them(text):
    (found,) = table(text)
    assert isinstance(found, Article)
    assert (found.title, found.body, found.authors) == ("Talks, again", "One\n\nTwo", ("Ana Dorrin",))
    assert (str(found.published), found.path) == ("2031-02-12", "/pile/a.csv#row 1")


def test_columns_are_mapped_by_hand_and_the_provenance_says_so():
    (found,) = table(
        "kop,tekst,nr\nTalks,Text of it,7\n", ("title", "kop"), ("body", "tekst"), ("id", "nr"), part="row 9"
    )
    assert isinstance(found, Article)
    assert (found.title, found.body, found.path) == ("Talks", "Text of it", "/pile/a.csv#7")
    assert found.provenance == {"title": "mapped from kop", "body": "mapped from tekst", "id": "mapped from nr"}


def test_a_wrong_mapping_is_said_once_for_the_whole_file():
    faults = {table("a,b\n1,2\n", ("title", "kop"), part=f"row {number}") for number in (1, 2)}
    assert faults == {(Rejected("/pile/a.csv", 'has no column \'kop\' to map; columns seen: "a", "b"'),)}


def test_columns_that_say_nothing_ask_for_a_mapping():
    (found,) = table("a,b\n1,2\n")
    assert '--map title=…,body=…; columns seen: "a", "b"' in found.reason


def test_rows_that_are_short_long_or_empty():
    found = table("title,body\nOnly a title\na,b,c,d\n,\n\n")
    assert [each.title for each in found if isinstance(each, Article)] == ["Only a title", "a"]


def test_keys_of_records_are_mapped_inwards_too():
    found = record({"fields": {"kop": "Talks", "t": ["One", "Two"]}}, ("title", "fields.kop"), ("body", "fields.t"))
    assert isinstance(found, Article) and (found.title, found.body) == ("Talks", "One\n\nTwo")


def test_a_record_without_a_mapped_key_says_which_it_has():
    found = record({"kop": "Talks", "b": "x"}, ("title", "head"), ("body", "b"))
    assert found == Rejected("/pile/a.jsonl#line 3", "line 3 has no 'head' to map; fields seen: b, kop")
    assert isinstance(record({"kop": "Talks"}, ("title", "kop"), ("authors", "who")), Article)
