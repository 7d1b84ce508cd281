"""Fetching: only what a person asked for, only from public addresses, only what robots.txt allows."""

import pytest

from index import Library
from index.article import Article
from index.inputs import RawDocument
from index.parse import parse
from index.sources import connecting, pace, read, web
from tests.index.sources.conftest import Answering

pytest.importorskip("httpx")

PAGE = (
    b"<html><head><title>Talks resume</title></head><body><article><h1>Talks resume</h1>"
    b"<p>The talks on the strait resumed on Monday in the harbour, both sides said in the evening.</p>"
    b"<p>Nobody spoke to the press, and the envoys left by boat before it was dark.</p></article></body></html>"
)


class Handler(Answering):
    robots = (200, b"User-agent: *\nDisallow: /private")

    def answer(self):
        status, kind, content, place = {
            "/robots.txt": (self.robots[0], "text/plain", self.robots[1], ""),
            "/talks": (200, "text/html; charset=utf-8", PAGE, ""),
            "/feed": (200, "application/rss+xml", b"<rss><channel><item><title>x</title></item></channel></rss>", ""),
            "/moved": (302, "text/html", b"", "/talks"),
            "/round": (302, "text/html", b"", "/round"),
            "/inwards": (302, "text/html", b"", "http://127.9.9.9/talks"),
            "/file": (302, "text/html", b"", "file:///etc/passwd"),
            "/large": (200, "text/html", b"x" * 50_000, ""),
        }.get(self.path, (404, "text/html", b"no", ""))
        return status, kind, content, {"Location": place} if place else {}


@pytest.fixture
def server(serve):
    return serve(Handler)


def ours(address):
    return address in ("127.0.0.1", "::1")


def test_a_page_is_kept_with_its_address(server):
    pytest.importorskip("warcio")
    for path in ("/talks", "/moved"):
        (found,) = parse(RawDocument("/x", web.fetch(server.root + path, ours), "warc", "record 1"))
        assert isinstance(found, Article)
        assert (found.title, found.url) == ("Talks resume", f"{server.root}/talks")


def test_what_is_no_page_is_kept_as_it_is(server):
    assert web.fetch(f"{server.root}/feed", ours).startswith(b"<rss>")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/private/talks", "may not be fetched by programs (robots.txt)"),
        ("/gone", "answers with status 404"),
        ("/round", "leads through more than 5 redirections"),
        ("/inwards", "127.9.9.9 is not a public address, so it is not asked"),
        ("/file", "is no address of a web page (file: is not fetched)"),
        ("/large", "is larger than 9 kB"),
    ],
)
def test_what_is_not_fetched_says_why(server, monkeypatch, path, reason):
    monkeypatch.setattr(web, "_SIZE", 10_000)
    with pytest.raises(connecting.NotFetched) as caught:
        web.fetch(server.root + path, ours)
    assert str(caught.value) == reason


@pytest.mark.parametrize("address", ["http://[::1", "http://[x]/talks"])
def test_an_address_that_is_none_ends_no_round_of_feeds(address):
    with pytest.raises(connecting.NotFetched, match="cannot be fetched"):
        web.fetch(address, ours)


def test_rules_that_cannot_be_read_forbid_and_missing_ones_allow(server):
    server.handler.robots = (503, b"")
    with pytest.raises(connecting.NotFetched, match=r"robots\.txt cannot be read"):
        web.fetch(f"{server.root}/talks", ours)
    server.handler.robots = (404, b"Disallow: /")
    assert web.fetch(f"{server.root}/talks", ours)


def test_a_host_rests_between_requests_as_long_as_it_asks_for_within_reason():
    now, slept = 100.0, []
    pacing = pace.Pace(lambda: now, slept.append)
    pacing.await_turn("a")
    pacing.has_answered("a", None)
    pacing.await_turn("b")
    pacing.await_turn("a")
    pacing.has_answered("a", 3.0)
    pacing.await_turn("a")
    pacing.has_answered("a", 86_400.0)
    pacing.await_turn("a")
    assert slept == pytest.approx([pace.REST, 3.0, pace.LONGEST_REST])
    now += pace.LONGEST_REST
    pacing.await_turn("a")
    assert len(slept) == 3


def test_the_rest_that_a_host_wants_stands_in_its_rules(server, monkeypatch):
    server.handler.robots = (200, b"User-agent: *\nCrawl-delay: 7")
    wanted = []
    monkeypatch.setattr(pace.Pace, "await_turn", lambda self, host: wanted.append(self._rested.get(host)))
    monkeypatch.setattr(pace.Pace, "has_answered", lambda self, host, seconds: self._rested.update({host: seconds}))
    with web.Web(ours) as asking:
        asking.get(f"{server.root}/talks")
        asking.get(f"{server.root}/feed")
    assert wanted == [None, 7.0]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        *(
            (address, False)
            for address in (
                *("127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
                *("224.0.0.1", "::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::"),
                "no address",
            )
        ),
    ],
)
def test_private_addresses_are_told_from_public_ones(address, public):
    assert connecting.is_public(address) is public


def test_a_library_fetches_only_when_asked_and_never_from_this_machine(server, tmp_path):
    with Library.open(tmp_path / "library", create=True) as library:
        (rejected,) = library.add([f"{server.root}/talks"], processes=1).rejected
        assert '"broadsheet add --fetch"' in rejected.reason
        (rejected,) = library.add([f"{server.root}/talks"], processes=1, fetch=True).rejected
        assert rejected.reason == "localhost is not a public address, so it is not asked"
    assert '"broadsheet add --fetch"' in next(read([f"{server.root}/talks"])).reason


def test_a_fetched_page_can_be_shown_again_and_replaces_itself(server, tmp_path, monkeypatch):
    pytest.importorskip("warcio")
    monkeypatch.setattr(web, "fetch", lambda address, fetch=web.fetch: fetch(address, ours))
    with Library.open(tmp_path / "library", create=True) as library:
        assert library.add([f"{server.root}/talks"], processes=1, fetch=True).added == 1
        assert library.add([f"{server.root}/talks"], processes=1, fetch=True).added == 0
        (row,) = library.rows(library.search("harbour"), 0, 9)
        assert row.title == "Talks resume" and PAGE in library.raw(row.id)
