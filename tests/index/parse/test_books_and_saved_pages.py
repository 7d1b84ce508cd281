"""EPUB, MHTML, WARC, OPML and the messages of a mailbox."""

import importlib.util
import io
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse import parse

CONTAINER = '<container xmlns="x"><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>The Strait</dc:title><dc:creator>Ana Dorrin</dc:creator><dc:publisher>Karst Press</dc:publisher>
<dc:date>2031-02-12</dc:date><dc:language>en</dc:language></metadata><manifest>
<item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="i" href="i.png" media-type="image/png"/>
<item id="g" href="../gone.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/>{more}</spine></package>"""
PAGE = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>{}</body></html>"
ARTICLE = (
    "<html><head><title>Talks resume</title></head><body><article><h1>Talks resume</h1>"
    "<p>The talks on the strait resumed on Monday in the harbour, both sides said in the evening.</p>"
    "<p>Nobody spoke to the press, and the envoys left by boat before it was dark.</p></article></body></html>"
)


def book(more="", **files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("O/p.opf", PACKAGE.format(more=more))
        archive.writestr("O/cover.xhtml", PAGE.format("<img src='i.png'/>"))
        archive.writestr("O/one.xhtml", PAGE.format("<h2>How it began</h2><p>First.</p><p>Second.</p>"))
        archive.writestr("O/two b.xhtml", PAGE.format("<p>No heading here.</p>"))
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(content, format, part=""):
    content = content if isinstance(content, bytes) else content.encode()
    return parse(RawDocument("/pile/a", content, format, part))


def test_the_chapters_of_a_book_are_articles_in_the_order_of_reading():
    one, two = read(book(), "epub")
    assert isinstance(one, Article) and isinstance(two, Article)
    assert (one.title, one.body, one.path) == ("How it began", "First.\n\nSecond.", "/pile/a#O/one.xhtml")
    assert (two.title, two.body) == ("The Strait · 3", "No heading here.")
    assert (one.authors, one.source, str(one.published), one.language) == (
        ("Ana Dorrin",),
        "Karst Press",
        "2031-02-12",
        "en",
    )


def test_chapters_that_are_missing_or_encrypted_are_listed_and_the_others_read():
    lock = '<encryption><e:CipherReference xmlns:e="e" URI="O/one.xhtml"/></encryption>'
    found = read(book('<itemref idref="g"/>', **{"META-INF/encryption.xml": lock}), "epub")
    assert [each.reason if isinstance(each, Rejected) else each.title for each in found] == [
        "is encrypted",
        "The Strait · 3",
        "is named in the book and not in it",
    ]


def test_a_chapter_that_is_a_bomb_is_listed(monkeypatch):
    monkeypatch.setattr("index.parse.book._CHAPTER_LIMIT", 5_000)
    found = read(book('<itemref idref="g"/>', **{"gone.xhtml": "x" * 50_000}), "epub")
    assert [type(each) for each in found] == [Article, Article, Rejected]
    assert "too large" in found[2].reason


@given(data=st.data())
def test_a_damaged_book_gives_articles_or_reasons(data):
    content = bytearray(book())
    for _ in range(data.draw(st.integers(1, 10))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    for each in read(bytes(content[: data.draw(st.integers(10, len(content)))]), "epub"):
        assert isinstance(each, Article) or (each.reason and not each.reason.endswith("."))


def test_a_page_saved_as_mhtml_is_a_page_with_its_address():
    content = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/talks\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://example.org/talks\r\n\r\n{ARTICLE.replace('=', '=3D')}\r\n--b--\r\n"
    )
    (found,) = read(content, "mhtml")
    assert isinstance(found, Article)
    assert (found.title, found.url, found.format) == ("Talks resume", "https://example.org/talks", "html")
    assert found.body.startswith("The talks on the strait resumed")


@pytest.mark.parametrize("content", ["", "x", "Content-Type: multipart/related\n\n", "Content-Type: text/html\n\n"])
def test_mhtml_without_a_page_is_listed(content):
    assert isinstance(read(content, "mhtml")[0], Rejected)


def warc(body, head="Content-Type: text/html; charset=utf-8"):
    answer = f"HTTP/1.1 200 OK\r\n{head}\r\n\r\n{body}".encode()
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/talks\r\nWARC-Date: "
        b"2031-02-12T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http;msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer)
    )


@pytest.mark.skipif(not importlib.util.find_spec("warcio"), reason="warcio is not installed")
def test_a_page_in_a_warc_has_the_address_it_was_asked_for():
    chunked = f"{len(ARTICLE):x}\r\n{ARTICLE}\r\n0\r\n\r\n"
    for content in (warc(ARTICLE), warc(chunked, "Content-Type: text/html\r\nTransfer-Encoding: chunked")):
        (found,) = read(content, "warc", "record 1")
        assert isinstance(found, Article)
        assert (found.title, found.url, found.published) == ("Talks resume", "https://example.org/talks", None)
        assert found.provenance["url"] == "WARC-Target-URI, fetched 2031-02-12T10:00:00Z"
        assert found.path == "/pile/a#https://example.org/talks"


def test_without_warcio_a_warc_names_the_command_that_adds_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    (found,) = read(warc(ARTICLE), "warc", "record 1")
    assert found == Rejected("/pile/a", 'is WARC, for which warcio is needed: pip install "broadsheet[web]" adds it')


def test_an_opml_file_lists_its_feeds_and_gives_its_texts():
    content = (
        "<opml version='2.0'><head><title>Mine</title></head><body><outline text='News'>"
        "<outline text='Ledger' type='rss' xmlUrl='https://ledger.example/feed'/></outline>"
        "<outline text='A note' _note='Something &lt;b&gt;worth&lt;/b&gt; keeping.'/></body></opml>"
    )
    feed, note = read(content, "opml")
    assert isinstance(feed, Rejected) and feed.path == "/pile/a#https://ledger.example/feed"
    assert isinstance(note, Article) and (note.title, note.body, note.source) == (
        "A note",
        "Something worth keeping.",
        "Mine",
    )


def test_a_message_of_a_mailbox_is_known_by_its_own_id():
    (found,) = read("From: Ana <a@b>\nSubject: Talks\nMessage-ID: <1@b>\n\nText of it", "email", "message 4")
    assert isinstance(found, Article) and found.path == "/pile/a#1@b"
    (found,) = read("From: Ana <a@b>\nSubject: Talks\n\nText of it", "email", "message 4")
    assert isinstance(found, Article) and found.path == "/pile/a#message 4"


def test_a_mail_whose_only_text_is_attached_is_read():
    (found,) = read("Subject: Talks\nContent-Type: text/plain\nContent-Disposition: attachment\n\nText of it", "email")
    assert isinstance(found, Article) and "Text of it" in found.body
