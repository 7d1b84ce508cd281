from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.article import Article, Caption
from index.extract import extract
from index.inputs import RawDocument
from index.parse import parse

PAGES = Path(__file__).parents[4] / "shared" / "seeds"
WORDS = (
    *(
        "Irena",
        "Molnar",
        "said",
        "told",
        "she",
        "President",
        "Mr.",
        "of",
        "and",
        "the",
        "in",
        "al-",
        "Ministry",
        "Bank",
        "Sea",
    ),
    *(
        "Kaldera",
        "KALDERA",
        "US",
        "U.S.",
        "Iran-backed",
        "Vesnan",
        "2.3mn",
        "$4bn",
        "40 per cent",
        "Friday",
        "October",
        "7",
    ),
    *(
        "2023",
        "two months ago",
        "late November",
        "“",
        "”",
        '"',
        "'",
        "’s",
        "‘",
        "’",
        "«",
        "»",
        ",",
        ".",
        "\n\n",
        "—",
        "(",
        ")",
    ),
    *("\u00e9\u0301", "\U0001f600", "İ", "ß", "\u00a0", "Ω"),
)
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=40).map(" ".join)
DAYS = st.none() | st.dates() | st.datetimes(timezones=st.just(UTC))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    return Article(
        id="a",
        path="a",
        format="text",
        title=draw(TEXTS),
        body=draw(TEXTS),
        standfirst=draw(st.none() | TEXTS),
        published=draw(DAYS),
        captions=tuple(Caption(text) for text in draw(st.lists(TEXTS, max_size=2))),
    )


@given(articles())
def test_every_span_holds_the_text_that_stands_there(article):
    found = extract(article)
    texts = article.texts()
    spans = [span for entity in found.entities for span in entity.mentions]
    for span in (*spans, *found.quotes, *found.indirect, *found.dates, *found.numbers):
        assert 0 <= span.start < span.end <= len(texts[span.field])
        assert texts[span.field][span.start : span.end] == span.text


@given(articles())
@example(Article(id="a", path="a", format="text", title="", standfirst="Kaldera Irena Ministry b", body="Irena"))
def test_entities_are_sound(article):
    found = extract(article).entities
    ids = [entity.id for entity in found]
    assert ids == [f"e{n}" for n in range(1, len(found) + 1)]
    for entity in found:
        assert entity.mentions and entity.name and entity.name not in entity.aliases
        assert len(set(entity.aliases)) == len(entity.aliases)
    spans = sorted((span.field, span.start, span.end) for entity in found for span in entity.mentions)
    assert all(one[0] != two[0] or one[2] <= two[1] for one, two in pairwise(spans))


@given(articles())
def test_quotes_speak_for_entities_of_the_article(article):
    found = extract(article)
    names = {entity.id: entity.name for entity in found.entities}
    for quote in (*found.quotes, *found.indirect):
        assert quote.entity is None or names[quote.entity] == quote.speaker


@pytest.mark.parametrize(
    "published", [date.min, date.max, date(1, 1, 3), datetime.max.replace(tzinfo=UTC) - timedelta(days=1)]
)
def test_the_ends_of_the_calendar_break_nothing(published):
    body = (
        "last week, next week, 9999 years ago, 400 months ago, tomorrow, yesterday, next Monday, last Monday, January 1"
    )
    found = extract(Article(id="a", path="a", format="text", title="", body=body, published=published))
    assert "yesterday" in {mention.text for mention in found.dates}


@pytest.mark.parametrize(
    "piece",
    [
        "“ab cd ef gh ",
        "“",
        "'",
        "‘s’ a ",
        '"a" ',
        "“a b c d,” he said. ",
        "he said that ",
        "12 km, ",
        "Tuesday, ",
        "A",
        "Aa Bb ",
        "A.",
        "Aa-Bb-",
        "Bank of ",
        "Aa and ",
        "1,000,",
        "October ",
        '"',
        "\n",
        "Mr. ",
    ],
)
def test_a_long_text_of_one_kind_comes_to_an_end(piece):
    article = Article(id="a", path="a", format="text", title="", body=piece * (40_000 // len(piece)))
    found = extract(article)
    assert all(span.end <= len(article.body) for span in (*found.quotes, *found.dates, *found.numbers))


def page(name: str) -> Article:
    path = PAGES / name
    if not path.exists():
        pytest.skip(f"{name} is not here")
    (article,) = parse(RawDocument(str(path), path.read_bytes(), "text"))
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        (
            "000_ed78041f008d435c.txt",
            "person",
            {"Hossein Amirabdollahian", "Ismail Haniyeh", "Hassan Nasrallah", "Ebrahim Raisi"},
        ),
        ("000_ed78041f008d435c.txt", "org", {"Hamas", "Hizbollah", "Pentagon", "Islamic Revolutionary Guard Corps"}),
        ("000_ed78041f008d435c.txt", "place", {"Iran", "Gaza", "Tehran", "US", "Riyadh", "West Bank", "Doha"}),
        (
            "004_96626d760a7f797b.txt",
            "person",
            {"Hossein Amirabdollahian", "Brett McGurk", "Abram Paley", "Ali Bagheri Kani"},
        ),
        ("004_96626d760a7f797b.txt", "org", {"Hamas", "New York Times", "Financial Times", "White House"}),
        ("004_96626d760a7f797b.txt", "place", {"Oman", "Red Sea", "United States", "Muscat", "Manama"}),
    ],
)
def test_a_real_page_names_who_and_where(name, kind, expected):
    assert expected <= {entity.name for entity in extract(page(name)).entities if entity.type == kind}


def test_a_real_page_knows_its_people_by_surname():
    found = {entity.name: entity for entity in extract(page("000_ed78041f008d435c.txt")).entities}
    assert found["Hossein Amirabdollahian"].aliases == ("Amirabdollahian",)
    assert "Amirabdollahian" not in found


def test_a_real_page_says_who_speaks():
    article = page("000_ed78041f008d435c.txt")
    speakers = {quote.text[1:14]: quote.speaker for quote in extract(article).quotes}
    assert speakers["Over the past"] == speakers["Our military "] == "Hossein Amirabdollahian"
    assert speakers["This war has "] == "one analyst in Tehran"
