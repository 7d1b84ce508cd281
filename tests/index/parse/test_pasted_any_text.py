import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.parse.pasted import find_dates, parse_text, split_byline, split_credit
from index.parse.pasted.lines import split_lines
from index.plain import clean

WORD = re.compile(r"[^\W_]+")
LINES = st.sampled_from(
    [
        "",
        "By Ana Dorrin",
        "Source: Karst Wire",
        "12 February 2031",
        "Updated 3/4/2031 5:00 PM GMT",
        "Menu",
        "Share",
        "read more:",
        "Harbour talks resume in Kaldera",
        "A tug waits \u00a9 Ana Dorrin/AFP",
        "Image credits: Karst Wire",
        "# Islands ask for a ferry",
        "* a point",
        "“Nobody wins when the tugs lie still and the bread stays out,” said Milo Quandt on the quay.",
        "Nobody wins when the tugs lie still and the bread stays out Milo Quandt The pilots went home at noon.",
        "The talks resumed on Tuesday, two officials said, and the envoys of both sides were at the table.",
        "The pilots went home at noon. Nobody would say why, though the port had promised them an answer by then.",
    ]
)
PAGES = st.lists(LINES | st.text(max_size=60), max_size=30).map("\n".join)


def words(text):
    return set(WORD.findall(text))


def all_words(fields):
    texts = [fields.title, fields.body, fields.standfirst or "", *fields.chrome, *fields.pull_quotes]
    texts += [part for caption in fields.captions for part in (caption.text, caption.credit or "")]
    return words("\n".join(texts))


@given(PAGES)
@example("© Ana Dorrin")
@example("Share\nMenu")
@example("By Ana Dorrin\nBy Piet Hale\n1 May 2031\n2 May 2031")
def test_no_word_of_a_paste_is_lost(text):
    text = clean(text)
    fields = parse_text(text)
    named = {int(number) for value in fields.provenance.values() for number in re.findall(r"\d+", value)}
    lost = [line for line in split_lines(text) if line.number not in named and words(line.text) - all_words(fields)]
    assert lost == []


@given(PAGES)
def test_the_fields_keep_their_shape(text):
    fields = parse_text(clean(text))
    assert bool(fields.body) == bool(text.strip() and split_lines(clean(text)))
    assert bool(fields.title) == ("title" in fields.provenance)
    assert "\n" not in fields.title
    assert all(paragraph.strip() and "\n" not in paragraph for paragraph in fields.body.split("\n\n") if fields.body)
    assert len(fields.title) <= 201
    assert all(caption.text or caption.credit for caption in fields.captions)


@given(st.text())
def test_any_line_can_be_asked_for_dates_names_and_credits(line):
    for found in find_dates(line):
        assert 0 <= found.start < found.end <= len(line)
    assert all(name.strip() for name in split_byline(line))
    assert split_credit(line).credit != ""


@pytest.mark.parametrize(
    "text",
    [
        "word " * 1_000_000,
        "a" * 5_000_000,
        "\n" * 5_000_000,
        "“" * 1_000_000,
        "(" * 1_000_000,
        "12 May 2031 " * 300_000,
        "menu\nitem\n" * 400_000,
        "\n".join(f"menu item {number}" for number in range(100_000)),
        "\n\n".join(f"It is now time for a meeting between the two “sides” of {number}." for number in range(20_000)),
        "a a a a a a “b”.\n" * 9 + "a " * 300_000 + "“b”",
        "by " * 500_000,
    ],
    ids=lambda text: f"{text[:12]!r} {len(text):,}",
)
def test_hostile_length_takes_seconds_at_most(text):
    start = time.process_time()
    parse_text(text)
    assert time.process_time() - start < 10


def test_what_follows_twenty_thousand_lines_is_kept_with_a_notice():
    text = "\n".join(f"entry {number}" for number in range(25_000))
    fields = parse_text(text)
    assert fields.body.endswith("entry 24999")
    assert fields.notices == ("only the first 20,000 lines were looked at; the rest is body as it stands",)
