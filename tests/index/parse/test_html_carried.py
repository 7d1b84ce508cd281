"""Pages whose article has to be looked for: in scripts, beside menus, among much other text."""

import json

from lxml.html import document_fromstring

from index.article import Article
from index.inputs import RawDocument
from index.parse import parse
from index.parse.html.lean import lean

PROSE = [
    f"The harbour council of Vesna met for the {word} time this week and put off the pilot dues again. Nobody objected."
    for word in ("first", "second", "third", "fourth", "fifth", "sixth")
]


def read(page: str) -> Article:
    (found,) = parse(RawDocument("page.html", page.encode(), "html"))
    assert isinstance(found, Article)
    return found


def page_with(script: str) -> str:
    return f"<html><head><title>Pilot dues put off</title></head><body><div id=app></div>{script}</body></html>"


def test_an_article_that_stands_in_a_script_alone_is_read_and_marked():
    data = json.dumps({"story": {"id": 7, "html": "".join(f"<p>{line}</p>" for line in PROSE)}})
    found = read(page_with(f"<script>window.__STATE__ = {data}</script>"))
    assert found.body.split("\n\n") == PROSE
    assert any("scripts" in notice for notice in found.notices)


def test_json_within_a_string_of_json_is_opened():
    inner = json.dumps({"content": "\n\n".join(PROSE)})
    found = read(page_with(f"<script>self.push([1, {json.dumps('5:' + inner)}])</script>"))
    assert found.body.split("\n\n") == PROSE


def test_code_in_a_script_is_no_article():
    code = "function run(a) { return a.map(b => b.c); } " * 40
    found = read(page_with(f"<script>var source = {json.dumps(code)};</script><p>Vesna.</p>"))
    assert "function" not in found.body


def test_broken_escapes_in_a_script_are_passed_over():
    found = read(page_with('<script>var a = "' + "\\x41 and more of it. " * 60 + '";</script><p>Vesna waits.</p>'))
    assert "Vesna waits." in found.body


def test_a_page_that_shows_its_article_keeps_to_it():
    data = json.dumps({"other": "<p>" + "</p><p>".join(PROSE * 5) + "</p>"})
    shown = "".join(f"<p>{line.replace('Vesna', 'Karst')}</p>" for line in PROSE)
    found = read(f"<html><body><article><h1>Dues</h1>{shown}</article><script>x = {data}</script></body></html>")
    assert "Karst" in found.body and "Vesna" not in found.body


def test_much_text_beside_a_short_article_is_marked_and_kept_among_what_was_left_out():
    article = "".join(f"<p>{line}</p>" for line in PROSE)
    others = [f"Reader {number} of Karst thinks that {PROSE[0].lower()} And more of the same." for number in range(40)]
    boxes = "".join(f'<div class="comment"><p>{line}</p></div>' for line in others)
    found = read(f"<html><body><article><h1>Dues</h1>{article}</article><div id=comments>{boxes}</div></body></html>")
    assert found.body.split("\n\n")[-1] == PROSE[-1]
    assert any("quarter" in notice for notice in found.notices)
    assert set(others) <= set(found.chrome)


def test_a_menu_is_left_out_of_a_large_page_with_what_stands_behind_it_kept():
    menu = "<ul>" + "".join(f"<li><a href=/{number}>Section {number}</a></li>" for number in range(30)) + "</ul>"
    root = document_fromstring(f"<html><body>{menu}and on it goes<p>{PROSE[0]} <b>Bold</b></p></body></html>")
    small, giant = lean(root, 2000), lean(root, 9000)
    assert "Section" not in small.text_content() and "and on it goes" in small.text_content()
    assert small.find(".//b") is not None and giant.find(".//b") is None
    assert giant.text_content() == small.text_content()
    assert "Section 3" in root.text_content()


def test_links_inside_prose_are_no_matter_on_a_giant_page_and_lists_of_links_keep_theirs():
    prose = f"<p>{PROSE[0]} <a href=/x>see there</a> and so on</p>"
    links = "<ul><li><a href=/y>Only a link</a></li></ul>"
    root = document_fromstring(f"<html><body>{prose}{links}</body></html>")
    small, giant = lean(root, 2000), lean(root, 9000)
    assert [link.get("href") for link in small.iter("a")] == ["/x", "/y"]
    assert [link.get("href") for link in giant.iter("a")] == ["/y"]
    assert giant.text_content() == small.text_content()
