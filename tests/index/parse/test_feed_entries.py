"""Feeds: every entry an article."""

from datetime import UTC, datetime

import pytest

from index.inputs import RawDocument, Rejected
from index.parse import parse

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Karst Post</title><language>en-gb</language>
<item><title>Harbour talks &amp;amp; tea</title><link>https://karst.example/1</link><guid>k-1</guid>
<dc:creator>Ana Dorrin</dc:creator><pubDate>Wed, 12 Feb 2031 09:30:00 +0100</pubDate>
<description>Envoys meet again</description>
<content:encoded><![CDATA[<p>The talks <b>resumed</b>.</p><p>They go on.</p><script>x</script>]]></content:encoded>
</item>
<item><title>[bold]Markup[/b] stays, 1 &lt; 2</title><link>https://karst.example/2</link>
<description>Only &lt;em&gt;this&lt;/em&gt; [...]</description></item>
<item><title></title><description></description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Karst Wire</title><entry><id>tag:1</id><title>Talks</title>
<author><name>Piet Hale</name></author>
<published>2031-02-12T08:30:00Z</published><updated>2031-02-13T08:30:00Z</updated>
<link href="https://wire.example/1"/>
<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry></feed>"""


def read(source):
    return parse(RawDocument("/pile/a.xml", source if isinstance(source, bytes) else source.encode(), "feed"))


def test_an_entry_has_the_fields_the_feed_gives_it():
    found = read(RSS)[0]
    assert (found.title, found.source, found.authors) == ("Harbour talks & tea", "Karst Post", ("Ana Dorrin",))
    assert found.published == datetime(2031, 2, 12, 8, 30, tzinfo=UTC) and found.updated is None
    assert found.body == "The talks resumed.\n\nThey go on." and found.standfirst == "Envoys meet again"
    assert (found.url, found.language, found.path) == ("https://karst.example/1", "en", "/pile/a.xml#k-1")


def test_an_entry_with_a_summary_only_has_that_as_its_body():
    found = read(RSS)[1]
    assert found.body == "Only this" and found.standfirst is None
    assert found.path == "/pile/a.xml#https://karst.example/2"
    assert found.title == "[bold]Markup[/b] stays, 1 < 2"


def test_an_empty_entry_is_rejected_alone():
    assert read(RSS)[2] == Rejected("/pile/a.xml#entry 3", "has no text to read")


def test_atom_is_read_as_well():
    (found,) = read(ATOM)
    assert (found.body, found.authors, found.updated) == (
        "One.\n\nTwo.",
        ("Piet Hale",),
        datetime(2031, 2, 13, 8, 30, tzinfo=UTC),
    )


def test_a_feed_in_another_encoding_keeps_its_letters():
    source = RSS.replace("utf-8", "windows-1251").replace("Karst Post", "Вестник")
    assert read(source.encode("cp1251"))[0].source == "Вестник"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "is a feed without entries"),
        ("no feed at all", "is no feed"),
        (
            "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><rss>&c;</rss>",
            "declares entities of its own, which a feed may not",
        ),
    ],
)
def test_what_is_no_feed_is_rejected(source, reason):
    assert read(source) == (Rejected("/pile/a.xml", reason),)


def test_a_feed_that_breaks_off_keeps_its_entries():
    assert read(RSS[: RSS.index("<item><title></title>")])[0].title == "Harbour talks & tea"
