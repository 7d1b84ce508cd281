"""Whatever stands in a file, parsing gives articles that may be shown, or a reason."""

import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse import parse

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FORMATS = ("text", "html", "markdown", "email", "feed", "json", "csv", "mhtml", "opml", "pdf", "epub", "warc")
EXAMPLES = int(os.environ.get("BROADSHEET_FUZZ", "80"))
PIECES = {
    "text": [b"By Ana Dorrin\n", b"12 February 2031\n", b"\xa9 Wire\n", b"top of page\n"],
    "html": [
        b"<h1>",
        b"</h1>",
        b"<p>",
        b"<article>",
        b"<meta charset='utf-16'>",
        b"<figcaption>",
        b"&#27;[31m",
        b"<time datetime='x'>",
        b"<script type='application/ld+json'>",
        b'{"@type":"NewsArticle","author":[[{"name":{}}]],"headline":["a"],"publisher":[]}',
        b"</script>",
        b"<meta property='og:title' content='&#x202e;t'>",
        b"<!--",
        b"<![CDATA[",
        b"<template>",
        b"<h1 class=byline>By",
    ],
    "markdown": [
        b"---\ntitle: [a, b\n---\n",
        b"# Head\n",
        b"![x](y)",
        b"<div>",
        b"> > > ",
        b"\n\n",
        b"By Ana Dorrin\n",
        b"| a |\n|-|\n",
    ],
    "email": [
        b"From: =?utf-8?b?xx?= <a\n",
        b"Subject: =?x?q?=1b=\n",
        b"Date: Thu, 99\n",
        b"Content-Type: multipart/mixed; boundary=b\n",
        b'Content-Type: text/html; charset="no-such\n',
        b"\n--b\n",
        b"Content-Transfer-Encoding: base64\n",
        b"List-Id: <\n",
        b"\n\n",
    ],
    "feed": [
        b"<rss><channel>",
        b"<item><title>t</title>",
        b"</item>",
        b"<description>&lt;p&gt;b",
        b"<pubDate>0</pubDate>",
        b"<feed>",
        b"<entry>",
        b"<?xml version='1.0' encoding='utf-7'?>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"<author><name/></author>",
    ],
    "json": [
        b'{"title": "\\u001b[0m\\ud800", "body": ',
        b'"<p>b</p>"',
        b"[",
        b"{",
        b'"date": 1e999,',
        b'"body": [{"text": 3}]',
        b"}",
        b"]",
        b"null",
        b"\n",
        b'"authors": [[{"name": null}]],',
    ],
    "csv": [b"title,body\n", b'"', b",", b"\n", b"\r", b"\0", b";", b'a,"b\nc"\n', b"\xff\xfe", b"date\n1e999\n"],
    "mhtml": [
        b"Content-Type: multipart/related; boundary=b\n\n",
        b"\n--b\n",
        b"Content-Type: text/html; charset=x\n\n",
        b"Content-Location: \x1b[31m\n",
        b"Content-Transfer-Encoding: base64\n",
        b"<p>text",
    ],
    "opml": [
        b"<opml><head><title>t</title></head><body>",
        b"<outline text='&#x202e;a' _note='b'>",
        b"<outline xmlUrl='x'/>",
        b"</outline>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"&b;",
    ],
    "pdf": [
        b"%PDF-1.4\n",
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        b"2 0 obj\n<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9999999>>\nendobj\n",
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 1e999 null]>>\nendobj\n",
        b"4 0 obj\n<</Length 99999>>stream\nBT /F 1e30 Tf (a) Tj ET\nendstream\nendobj\n",
        b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF",
    ],
    "epub": [b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\0" * 18, b"mimetype", b"META-INF/container.xml"],
    "warc": [
        b"WARC/1.0\r\n",
        b"WARC-Type: response\r\n",
        b"WARC-Target-URI: http://\x1b[31m\r\n",
        b"Content-Length: 60\r\n",
        b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"ffffff\r\n<p>text",
    ],
}


def _strings(article: Article):
    yield from (article.title, article.body, article.standfirst or "", article.source or "", article.url or "")
    yield from (*article.authors, *article.pull_quotes, *article.chrome, *article.notices, article.language or "")
    yield from (*article.provenance, *article.provenance.values())
    for caption in article.captions:
        yield from (caption.text, caption.credit or "")


def check(found: tuple[Article | Rejected, ...]) -> None:
    assert found
    for each in found:
        if isinstance(each, Rejected):
            assert each.reason and not each.reason.endswith(".")
            continue
        assert not any(UNSAFE.search(text) for text in _strings(each))
        assert each.title or each.body
        assert each.title == " ".join(each.title.split())
        assert all(part and "\n" not in part and part == part.strip() for part in each.body.split("\n\n") if each.body)


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_bytes_give_articles_or_reasons(format, data):
    content = data.draw(st.binary(max_size=400))
    check(parse(RawDocument("/pile/x", content, format)))


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_broken_documents_give_articles_or_reasons(format, data):
    piece = st.one_of(st.sampled_from(PIECES[format]), st.text(max_size=20).map(lambda t: t.encode("utf-8", "replace")))
    check(parse(RawDocument("/pile/x", b"".join(data.draw(st.lists(piece, max_size=25))), format)))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 20_000 + b"deep",
        b"[" * 100_000,
        b"> " * 5_000 + b"x",
        b"<p class='byline date'>" * 3_000 + b"By Ana Dorrin",
        b'{"a":' * 50_000,
        b"<h1>" * 3000 + b"x",
        b"a" * 1_000_000,
        b"\x00" * 5000,
        b"*" * 20_000,
        b"<!--" * 20_000,
        b"<script type='application/ld+json'>" + b'{"a":' * 20_000 + b"</script><p>text",
    ],
    ids=[
        "divs",
        "brackets",
        "quotes",
        "bylines",
        "objects",
        "headings",
        "one word",
        "NULs",
        "stars",
        "comments",
        "linked data",
    ],
)
def test_deep_and_long_documents_end(format, content):
    check(parse(RawDocument("/pile/x", content, format)))
