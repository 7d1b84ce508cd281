"""Feeds parted into entries, and asked for what is new."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Library
from index.library import fetching
from index.sources import feeds
from tests.index.sources.conftest import Answering

HEAD = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Vesna Courier</title><lastBuildDate>{date}</lastBuildDate>'
)
ITEM = "<item><title>{title}</title><guid>{id}</guid><link>{link}</link><description>{text}</description></item>"
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Karst Post</title><updated>2031-02-12T00:00:00Z</updated>'
    '<entry><id>a</id><link rel="self" href="https://x.example/self"/>'
    '<link href="https://x.example/a?b=1&amp;c=2"/><title>Dues</title><content>They &lt;wait&gt;.</content></entry>'
    "<entry><id>b</id><title>Pilots</title></entry></feed>"
)
PROSE = "The harbour council met again and put off the pilot dues for another week. "


def rss(*items, date="Mon"):
    return (HEAD.format(date=date) + "".join(ITEM.format(**item) for item in items) + "</channel></rss>").encode()


def item(id, title="Dues", text=PROSE, link=""):
    return {"id": id, "title": title, "text": text, "link": link}


def test_an_entry_is_a_feed_of_its_own_and_the_same_while_it_is_the_same():
    first = feeds.entries(rss(item("1"), item("2")))
    later = feeds.entries(rss(item("3"), item("1"), date="Tue"))
    assert [entry.id for entry in first] == [b"1", b"2"] and later[1] == first[0]
    assert feeds.is_feed(first[0].content) and b"<guid>2" not in first[0].content and b"Vesna" in first[0].content


def test_the_page_behind_an_entry_is_its_link():
    found = feeds.entries(ATOM.encode())
    assert [(entry.id, entry.link) for entry in found] == [(b"a", "https://x.example/a?b=1&c=2"), (b"b", "")]
    assert feeds.link_of(b"<item><link><![CDATA[https://x.example/1]]></link></item>") == "https://x.example/1"


def test_tags_in_comments_and_cdata_do_not_part_entries():
    text = "<![CDATA[one </item><item> two]]><!-- </item> -->"
    assert len(feeds.entries(rss(item("1", text=text), item("2")))) == 2


def test_a_list_of_feeds_gives_its_addresses_once():
    opml = b"<opml><outline xmlUrl=\"https://a.example/f?x=1&amp;y=2\"/><outline xmlurl='https://b.example/f'/>" * 2
    assert feeds.feed_addresses(opml) == ["https://a.example/f?x=1&y=2", "https://b.example/f"]


@given(st.binary(max_size=80), st.binary(max_size=80))
def test_any_bytes_come_to_an_end(before, after):
    content = before + b"<item><guid>1</guid>" + after
    feeds.entries(content), feeds.feed_addresses(content), feeds.is_feed(content), feeds.link_of(content)


class Handler(Answering):
    feed = rss()
    asked: list[tuple[str, str | None]]
    page_status = 200

    def answer(self):
        self.asked.append((self.path, self.headers.get("If-None-Match")))
        tag = f'"{hash(self.feed)}"'
        if self.path == "/robots.txt":
            status, kind, content = 200, "text/plain", b"User-agent: *\nDisallow: /private"
        elif self.path.startswith("/feed"):
            same = self.headers.get("If-None-Match") == tag
            status, kind, content = (304, "", b"") if same else (200, "application/rss+xml", self.feed)
        else:
            page = f"<html><body><article><h1>Page {self.path}</h1><p>{PROSE * 5}</p></article></body></html>"
            status, kind, content = self.page_status, "text/html", page.encode()
        return status, kind, content, {"ETag": tag}


@pytest.fixture
def server(serve, monkeypatch):
    pytest.importorskip("httpx")
    pytest.importorskip("warcio")
    monkeypatch.setattr(fetching, "_allows", lambda address: address in ("127.0.0.1", "::1"))
    return serve(Handler)


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "library", create=True) as library:
        yield library


def counts(report):
    return report.added, report.changed, report.unchanged


def test_only_what_is_new_in_a_feed_is_taken_in_and_what_left_it_stays(server, library):
    address = f"{server.root}/feed"
    server.handler.feed = rss(item("1"), item("2", title="Pilots"))
    assert counts(library.fetch([address], processes=1)) == (2, 0, 0)
    assert counts(library.fetch([address], processes=1)) == (0, 0, 0)
    assert server.handler.asked[-1][1]  # asked whether it has changed
    server.handler.feed = rss(item("3", title="Storm"), item("2", title="Pilots wait"), date="Tue")
    assert counts(library.fetch([address], processes=1)) == (1, 1, 0)
    server.handler.feed = rss(item("3", title="Storm"), date="Wed")
    assert counts(library.fetch([address], processes=1)) == (0, 0, 1)
    titles = sorted(row.title for row in library.rows(library.search("dup:any"), 0, 9))
    assert titles == ["Dues", "Pilots wait", "Storm"]
    (row,) = library.rows(library.search("title:storm"), 0, 9)
    assert row.source == "Vesna Courier" and b"Storm" in library.raw(row.id)


def test_feeds_are_followed_until_they_are_not_and_the_file_stays_a_persons(server, library):
    server.handler.feed = rss(item("1"))
    address = f"{server.root}/feed"
    assert counts(library.fetch([address], follow=True, processes=1)) == (1, 0, 0)
    file = library.path / "subscriptions.txt"
    file.write_text(file.read_text() + "# mine\nhttps://other.example/feed\n")
    assert library.followed() == [address, "https://other.example/feed"]
    assert library.unfollow(["https://other.example/feed", "https://unknown.example"]) == 1
    assert "# mine" in file.read_text()
    server.handler.feed = rss(item("2", title="Storm"))
    assert counts(library.fetch(processes=1)) == (1, 0, 0)


def test_the_page_behind_an_entry_is_asked_for_once(server, library):
    server.handler.feed = rss(
        *(item(str(n), link=f"{server.root}/{where}") for n, where in enumerate(("a", "private/b")))
    )
    address = f"{server.root}/feed"
    report = library.fetch([address], full=True, processes=1)
    assert report.added == 2
    assert [each.path for each in report.rejected] == [f"{server.root}/private/b"]
    assert "robots.txt" in report.rejected[0].reason
    titles = {row.title for row in library.rows(library.search("dup:any"), 0, 9)}
    assert titles == {"Page /a", "Dues"}
    library.fetch([address], full=True, processes=1)
    paths = [path for path, _ in server.handler.asked]
    assert paths.count("/a") == 1 and "/private/b" not in paths


def test_a_page_that_fails_is_asked_for_again_though_the_feed_is_the_same(server, library):
    server.handler.feed = rss(item("1", link=f"{server.root}/a"))
    server.handler.page_status = 503
    address = f"{server.root}/feed"
    assert "503" in library.fetch([address], full=True, processes=1).rejected[0].reason
    server.handler.page_status = 200
    assert library.fetch([address], full=True, processes=1).added == 1


def test_pages_beyond_what_a_round_asks_for_are_asked_for_in_the_next(server, library, monkeypatch):
    monkeypatch.setattr(fetching, "_MOST_PAGES", 1)
    server.handler.feed = rss(item("1", link=f"{server.root}/a"), item("2", link=f"{server.root}/b"))
    address = f"{server.root}/feed"
    report = library.fetch([address], full=True, processes=1)
    assert report.added == 1
    assert [each.reason for each in report.rejected] == ["is page 2 of this round; the next one asks it"]
    assert [library.fetch([address], full=True, processes=1).added for _ in range(2)] == [1, 0]


def test_lists_of_feeds_are_read_and_what_is_no_feed_is_said(server, library, tmp_path):
    server.handler.feed = rss(item("1"))
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml><body><outline xmlUrl="{server.root}/feed"/></body></opml>')
    report = library.fetch([str(opml), str(tmp_path / "gone.opml"), f"{server.root}/page"], processes=1)
    assert report.added == 1
    assert [each.reason.partition(" (")[0].partition(";")[0] for each in report.rejected] == [
        "cannot be read",
        "is no feed",
    ]


def test_a_feed_whose_entries_cannot_be_told_by_tags_is_taken_whole(server, library):
    server.handler.feed = gzip.compress(b"x")
    assert "is no feed" in library.fetch([f"{server.root}/feed"], processes=1).rejected[0].reason
    server.handler.feed = rss()
    (rejected,) = library.fetch([f"{server.root}/feed"], processes=1).rejected
    assert rejected.reason == "is a feed without entries"


def test_a_feed_on_this_machine_is_not_asked(server, library, monkeypatch):
    monkeypatch.undo()
    (rejected,) = library.fetch([f"{server.root}/feed"], processes=1).rejected
    assert rejected.reason == "localhost is not a public address, so it is not asked"
    assert not server.handler.asked
