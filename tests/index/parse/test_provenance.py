"""Every value that an article has says where it came from."""

from pathlib import Path

import pytest

import seeds
from index import Article
from index.article import Format
from index.inputs import RawDocument
from index.parse import parse
from index.sources import read

FIELDS = ("title", "body", "standfirst", "authors", "source", "url", "published", "updated", "language")
BODY = "The talks resumed in Kaldera on Tuesday, two officials said. The US was not at the table, they said."
DOCUMENTS: list[tuple[Format, str]] = [
    (
        "text",
        "Harbour talks resume\n\nEnvoys meet again after a week\n\nBy Ana Dorrin\n\n12 February 2031\n\n"
        f"{BODY}\n\n{BODY}",
    ),
    ("text", BODY),
    (
        "markdown",
        f"---\ndate: 2031-02-12\nlink: https://wire.example/a\nlang: en\n---\n# Talks\n\nBy Ana Dorrin\n\n{BODY}",
    ),
    ("markdown", BODY),
    (
        "email",
        "Subject: Talks\nFrom: Karst Wire <news@wire.example>\nList-Id: Karst Daily <a.b>\n"
        f"Date: Wed, 12 Feb 2031 09:30:00 +0100\n\n{BODY}",
    ),
    ("email", f"From: Ana Dorrin <ana@wire.example>\n\nTalks\n\n{BODY}"),
    (
        "json",
        f'{{"headline": "Talks", "text": "{BODY}", "byline": "Ana Dorrin", "date": "2031-02-12", '
        '"link": "https://wire.example/a"}',
    ),
    ("csv", f'kop,text,modified,lang\nTalks,"{BODY}",2031-02-12,en\n'),
    (
        "opml",
        '<opml version="2.0"><head><title>Clips</title></head><body>'
        f'<outline text="Talks" _note="{BODY}"/></body></opml>',
    ),
    (
        "feed",
        '<rss version="2.0"><channel><title>Karst Wire</title><language>en</language><item><title>Talks</title>'
        f"<description>{BODY}</description><link>https://wire.example/a</link><author>Ana Dorrin</author>"
        "<pubDate>Wed, 12 Feb 2031 09:30:00 +0100</pubDate></item></channel></rss>",
    ),
    (
        "html",
        '<html lang="en"><head><title>Talks</title><link rel="canonical" href="https://wire.example/a">'
        '<meta property="article:published_time" content="2031-02-12T09:30:00+01:00"></head><body><article>'
        '<h1>Talks resume in the harbour</h1><p class="byline">By Ana Dorrin</p>'
        f"<p>{BODY}</p><p>{BODY * 2}</p></article></body></html>",
    ),
    ("html", f"<html><body><p>{BODY[:50]}</p></body></html>"),
]


def unsaid(article: Article) -> set[str]:
    return {field for field in FIELDS if getattr(article, field) and not article.provenance.get(field)}


@pytest.mark.parametrize(("format", "text"), DOCUMENTS)
def test_every_value_says_where_it_came_from(format: Format, text: str) -> None:
    (article,) = parse(RawDocument("/pile/a", text.encode(), format))
    assert isinstance(article, Article)
    assert not unsaid(article), article


def test_so_does_every_value_of_the_sample_collection() -> None:
    documents = [each for each in read([str(Path(seeds.__file__).parent)]) if isinstance(each, RawDocument)]
    articles = [each for document in documents for each in parse(document) if isinstance(each, Article)]
    assert len(articles) > 50
    assert {article.path: unsaid(article) for article in articles if unsaid(article)} == {}


def test_nothing_is_said_of_values_that_are_not_there() -> None:
    for format, text in DOCUMENTS:
        (article,) = parse(RawDocument("/pile/a", text.encode(), format))
        assert isinstance(article, Article)
        assert not {field for field in FIELDS if field in article.provenance and not getattr(article, field)}, article
