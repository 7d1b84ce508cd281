"""Markdown: front matter and text without its marks."""

from datetime import date

import pytest

from index.article import Caption
from index.inputs import RawDocument
from index.parse import parse

BODY = "The talks resumed in *Kaldera* on [Tuesday](https://x.example), two officials **said**."


def read(source):
    (found,) = parse(RawDocument("/pile/a.md", source.encode(), "markdown"))
    return found


def test_the_first_heading_is_the_title_and_marks_are_flattened():
    found = read(f"# Harbour talks *resume*\n\n{BODY}\nThey go on.\n\n## Later\n\n- one\n- two\n\n> quoted\n")
    assert found.title == "Harbour talks resume"
    assert found.body.split("\n\n") == [
        "The talks resumed in Kaldera on Tuesday, two officials said. They go on.",
        "Later",
        "one",
        "two",
        "quoted",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Harbour talks resume\nauthor: Ana Dorrin\ndate: 2031-02-12\nsource: Karst Wire\n---\n",
        '---\nTitle: "Harbour talks resume"\nauthors:\n  - Ana Dorrin\ndate: 12 February 2031\n'
        "source: Karst Wire\ntags: [a, b]\n---\n# Shown again\n",
        "---\r\ntitle: 'Harbour talks resume'\r\nauthors: [Ana Dorrin]\r\n"
        "date: 2031-02-12\r\npublisher: Karst Wire\r\n---\r\n",
    ],
)
def test_front_matter_gives_the_fields(head):
    found = read(f"{head}\n{BODY}\n")
    assert (found.title, found.authors, found.published) == (
        "Harbour talks resume",
        ("Ana Dorrin",),
        date(2031, 2, 12),
    )
    assert found.source == "Karst Wire" and found.body.endswith("two officials said.")
    assert found.provenance["title"] == "front matter title"


def test_byline_and_date_under_the_heading_are_taken_off_the_body():
    found = read(f"# Harbour talks resume\n\nBy Ana Dorrin  \n12 February 2031\n\n{BODY}\n\nOn 3 March 2031 they end.")
    assert found.authors == ("Ana Dorrin",) and found.published == date(2031, 2, 12)
    assert found.body.startswith("The talks") and found.body.endswith("they end.")


@pytest.mark.parametrize(
    "line", ["*Karst Wire, 12 February 2031. By Ana Dorrin in Kaldera*", "**By Ana Dorrin**, 12 February 2031"]
)
def test_byline_outlet_and_date_may_share_a_line(line):
    found = read(f"# Harbour talks resume\n\n{line}\n\n{BODY}")
    assert found.authors == ("Ana Dorrin",) and found.published == date(2031, 2, 12)
    assert found.body.startswith("The talks")


def test_a_sentence_that_begins_like_a_byline_stays_in_the_body():
    assert (
        "By Tuesday Ana"
        in read(f"# T\n\nBy Tuesday Ana Dorrin and Piet Hale had both left Kaldera again.\n\n{BODY}").body
    )


def test_pictures_give_captions():
    found = read(f"# T\n\n![Envoys in Kaldera © Ana Dorrin/Karst Wire](a.jpg)\n\n{BODY}")
    assert found.captions == (Caption("Envoys in Kaldera", "Ana Dorrin/Karst Wire"),)


def test_brackets_that_are_no_links_and_html_stay_text():
    found = read("# [bold]Markup[/b] stays\n\n<div onclick=x>In a block</div>\n\nOIL <SRD> [1] rose.\n\n    code\n")
    assert found.title == "[bold]Markup[/b] stays"
    assert found.body.split("\n\n") == ["In a block", "OIL <SRD> [1] rose.", "code"]


def test_a_text_without_a_heading_has_a_title_all_the_same():
    assert read("Harbour talks resume\n\nEnvoys meet again.").title == "Harbour talks resume"


def test_a_rule_at_the_start_is_no_front_matter():
    assert "Just a rule" in read("---\n\nJust a rule above.").body
