"""Web pages: what they say of themselves, weighed against what stands on them."""

import json
from datetime import UTC, date, datetime

import pytest

from index.article import Article, Caption
from index.inputs import RawDocument, Rejected
from index.parse import parse

PARAGRAPHS = [
    "The talks resumed in Kaldera on Tuesday, two officials said, and the harbour stayed open through the night.",
    "Irena Molnar, the foreign minister, told reporters that it is a text and not an agreement, and may change.",
    "Ferry crews had been told to stay in port until noon because of the storm warning, a spokeswoman said.",
    "Passengers with tickets can travel on Thursday without paying again; those who cannot get their money back.",
]
TITLE = "Harbour talks resume after a week of silence"


def page(head="", top=f"<h1>{TITLE}</h1>", body=PARAGRAPHS, tail="", attributes=' lang="en"'):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f"<!doctype html><html{attributes}><head>{head}</head><body><article>{top}{text}</article>{tail}</body></html>"
    )


def read(source):
    (found,) = parse(RawDocument("/pile/a.html", source if isinstance(source, bytes) else source.encode(), "html"))
    return found


def linked(**values):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


def meta(**values):
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in values.items())


def test_the_body_is_every_paragraph_in_order():
    found = read(page())
    assert found.body.split("\n\n") == PARAGRAPHS
    assert found.title == TITLE and found.language == "en" and found.format == "html"


def test_furniture_stays_out_of_the_body():
    menu = "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
    found = read(
        page(body=[*PARAGRAPHS, "Read more: the harbour in ten pictures", "Subscribe to our newsletter"], tail=menu)
    )
    assert found.body.split("\n\n") == PARAGRAPHS
    assert "Subscribe to our newsletter" not in found.body


@pytest.mark.parametrize(
    ("head", "top", "title"),
    [
        ("<title>[bold]Markup[/b] stays</title>", "<h1>[bold]Markup[/b] stays</h1>", "[bold]Markup[/b] stays"),
        ("<title>Harbour talks resume | Karst Post</title>", "", "Harbour talks resume"),
        (meta(og__title="Harbour talks resume - Karst Post", og__site_name="Karst Post"), "", "Harbour talks resume"),
        (meta(og__title="Karst Post: Harbour talks resume", og__site_name="Karst Post"), "", "Harbour talks resume"),
        (linked(headline="Harbour talks resume", datePublished="x"), "<h1>Karst Post</h1>", "Harbour talks resume"),
        ("<title>Harbour talks resume</title>", "<h1>Karst</h1><h1>Harbour talks resume</h1>", "Harbour talks resume"),
        (
            "<title>Harbour talks resume</title>",
            "<h1><span class=kicker>Storm</span> Harbour talks resume</h1>",
            "Harbour talks resume",
        ),
        ("<title>Tea &amp; talks</title>", "<h1>Tea &amp; talks</h1>", "Tea & talks"),
        ("<title>A - B: the road from one to the other</title>", "", "A - B: the road from one to the other"),
        (
            "<title>Karst Post</title>",
            "<h1>A long heading that nothing on the page repeats</h1>",
            "A long heading that nothing on the page repeats",
        ),
    ],
)
def test_the_title_is_what_stands_on_the_page_and_is_claimed(head, top, title):
    assert read(page(head, top)).title == title


@pytest.mark.parametrize(
    ("head", "top", "published", "where"),
    [
        (
            linked(headline=TITLE, datePublished="2021-02-12T09:30:00+01:00"),
            "",
            datetime(2021, 2, 12, 8, 30, tzinfo=UTC),
            "JSON-LD datePublished",
        ),
        (
            meta(article__published_time="2021-02-12T09:30Z"),
            "",
            datetime(2021, 2, 12, 9, 30, tzinfo=UTC),
            "meta article:published_time",
        ),
        (meta(article__published_time="2021-02-12"), "", date(2021, 2, 12), "meta article:published_time"),
        ("", "<time datetime='2021-02-12'>yesterday</time>", date(2021, 2, 12), "date on the page"),
        ("", "<p class=post-date>12 February 2021</p>", date(2021, 2, 12), "date on the page"),
        ("", "<p class=post-date>2/3/2021</p>", date(2021, 2, 3), "date on the page"),
        (
            "<link rel=canonical href='https://karst.co.uk/talks'>",
            "<p class=post-date>2/3/2021</p>",
            date(2021, 3, 2),
            "date on the page",
        ),
        (
            "<link rel=canonical href='https://karst.example/2021/02/12/talks'>",
            "",
            date(2021, 2, 12),
            "address of the page",
        ),
        (
            meta(article__published_time="2021-02-12T23:30:00Z"),
            "<time datetime='2021-02-12T23:30:00Z'>13 February 2021</time>",
            date(2021, 2, 13),
            "meta article:published_time",
        ),
        (
            meta(article__published_time="0000-00-00"),
            "<time datetime='2021-02-12'></time>",
            date(2021, 2, 12),
            "date on the page",
        ),
        (meta(article__published_time="2921-02-12"), "", None, None),
        ("", "", None, None),
    ],
)
def test_the_date_is_what_the_page_says_it_is(head, top, published, where):
    found = read(page(head, f"<h1>{TITLE}</h1>{top}"))
    assert found.published == published
    assert found.provenance.get("published") == where


def test_the_date_of_the_last_change_is_kept_apart():
    found = read(page(linked(headline=TITLE, datePublished="2021-02-12", dateModified="2021-02-13T10:00:00Z")))
    assert found.published == date(2021, 2, 12) and found.updated == datetime(2021, 2, 13, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "top", "authors"),
    [
        (linked(headline=TITLE, author={"@type": "Person", "name": "Ana Dorrin"}), "", ("Ana Dorrin",)),
        (
            linked(headline=TITLE, author=[{"name": "Ana Dorrin"}, {"name": "Piet Hale"}]),
            "",
            ("Ana Dorrin", "Piet Hale"),
        ),
        (
            linked(headline=TITLE, author={"@type": "Organization", "name": "Karst Post"}),
            "<p class=byline>By Ana Dorrin</p>",
            ("Ana Dorrin",),
        ),
        (linked(headline=TITLE, author={"@type": "Organization", "name": "Harbour Desk"}), "", ("Harbour Desk",)),
        (meta(author="By Ana Dorrin and Piet Hale"), "", ("Ana Dorrin", "Piet Hale")),
        (meta(article__author="https://facebook.example/ana"), "", ()),
        ("", "<p class=byline>By <a href=/author/ana>Ana Dorrin</a>, Senior Editor</p>", ("Ana Dorrin",)),
        ("", "<p>By Ana Dorrin</p>", ("Ana Dorrin",)),
        ("", "<p class=author-name>ana</p>", ("ana",)),
        ("", "<div class=comment-author>Troll Name</div>", ()),
        (meta(author="admin"), "<p class=byline>Von Ana Dorrin</p>", ("Ana Dorrin",)),
    ],
)
def test_authors_are_the_people_that_page_and_machine_fields_agree_on(head, top, authors):
    assert read(page(head, f"<h1>{TITLE}</h1>{top}")).authors == authors


def test_source_and_address_are_what_the_page_gives():
    head = meta(og__site_name="Karst Post", og__url="https://karst.example/talks")
    found = read(page(head))
    assert (found.source, found.url) == ("Karst Post", "https://karst.example/talks")
    named = linked(
        headline=TITLE, publisher={"name": "Karst Wire"}, mainEntityOfPage={"@id": "https://wire.example/1"}, author="x"
    )
    assert (read(page(named)).source, read(page(named)).url) == ("Karst Wire", "https://wire.example/1")


def test_a_standfirst_is_set_apart():
    line = "Two envoys met again in the harbour hall after seven days"
    found = read(page(meta(description=line), f"<h1>{TITLE}</h1><p class=standfirst>{line}</p>"))
    assert found.standfirst == line and line not in found.body


def test_a_description_that_stands_nowhere_or_begins_the_text_is_no_standfirst():
    assert read(page(meta(description="Written for search engines, seen by no reader"))).standfirst is None
    assert read(page(meta(description=PARAGRAPHS[0]))).standfirst is None


def test_captions_are_parted_from_their_credit():
    figures = "<figure><img><figcaption>Envoys in Kaldera © Ana Dorrin/Karst Wire</figcaption></figure>" * 2
    figures += "<figure><img><figcaption>The ferry <span class=credit>Photo: Piet Hale</span></figcaption></figure>"
    found = read(page(top=f"<h1>{TITLE}</h1>{figures}"))
    assert found.captions == (Caption("Envoys in Kaldera", "Ana Dorrin/Karst Wire"), Caption("The ferry", "Piet Hale"))
    assert "Envoys in Kaldera" not in found.body


def table(above, below):
    head = f"<title>{TITLE}</title>"
    rows = "".join(f"<p>{paragraph}</p>" for paragraph in below)
    menu = "".join(f"<a href='?s={line}'>{line}</a><br>" for line in above)
    source = f"<html><head>{head}</head><body><table><tr><td>{menu}<td><font>2031-02-15 - Abroad</font><h2>{TITLE}</h2>"
    return f"{source}{rows}</table><font>Printer-friendly | Send to a friend</font></body></html>"


def test_the_text_begins_below_the_headline_on_a_page_that_is_one_table():
    found = read(table(["Court", "Realm", "Weather", "Archive"], PARAGRAPHS))
    assert found.body.split("\n\n") == PARAGRAPHS
    assert {"Court", "2031-02-15 - Abroad"} <= set(found.chrome)


def test_paragraphs_above_a_headline_that_comes_again_below_them_stay():
    again = page(
        top=f"<p>{PARAGRAPHS[0]}</p>", body=PARAGRAPHS[1:], tail=f"<h2>{TITLE}</h2><p>Comments are closed.</p>"
    )
    assert PARAGRAPHS[0] in read(again).body


def test_a_pull_quote_is_no_paragraph():
    quote = "A text and not an agreement"
    found = read(page(top=f"<h1>{TITLE}</h1><blockquote class=pullquote><p>{quote}</p></blockquote>"))
    assert found.pull_quotes == (quote,) and quote not in found.body.split("\n\n")


@pytest.mark.parametrize(
    "block",
    [
        '<!-- {"@type": "NewsArticle", "headline": "H", "author": {"name": "Ana Dorrin"},} -->',
        '{"@type": "NewsArticle", "headline": "H\n", "author": [{"name": "Ana Dorrin"}]};',
        '{"@graph": [{"@type": "Person", "@id": "#a", "name": "Ana Dorrin"},'
        '{"@type": "Article", "headline": "H", "author": {"@id": "#a"}}]}',
        '[[{"@type": ["Thing", "ReportageNewsArticle"], "headline": "H",'
        '"author": {"givenName": "Ana", "familyName": "Dorrin"}}]]',
        '{"@type": "BreadcrumbList"} {"@type": "Article", "headline": "H \\o/", "author": "Ana Dorrin"}',
    ],
)
def test_json_ld_is_read_with_its_usual_faults(block):
    found = read(page(f'<script type="application/ld+json">{block}</script>'))
    assert found.authors == ("Ana Dorrin",)


def test_a_page_without_an_article_is_read_whole_and_says_so():
    menu = "".join(f"<div><a href=/{n}>Harbour notice number {n} of the port authority</a></div>" for n in range(40))
    found = read(f"<html><head><title>Notices</title></head><body><aside>{menu}</aside></body></html>")
    everything = found.body + found.title + " ".join(found.chrome) + (found.standfirst or "")
    assert all(f"number {n} " in everything for n in range(1, 40))
    assert "no article was found in the page, so all of its text is shown" in found.notices


def test_the_text_that_a_page_gives_to_machines_serves_where_nothing_stands_on_it():
    found = read(page(linked(headline=TITLE, author="x", articleBody=" ".join(PARAGRAPHS)), body=["Loading"]))
    assert PARAGRAPHS[2] in found.body


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="windows-1251">', '<meta http-equiv=Content-Type content="text/html; charset=windows-1251">'],
)
def test_a_declared_encoding_is_heeded(declaration):
    title = "Переговоры возобновились"
    assert read(page(declaration, f"<h1>{title}</h1>").encode("cp1251")).title == title


@pytest.mark.parametrize(
    "source", ["<html></html>", "<!-- -->", "<style>p { color: red }</style>", "<script>alert(1)</script>"]
)
def test_a_page_that_says_nothing_is_rejected(source):
    assert read(source) == Rejected("/pile/a.html", "has no text to read")


def test_entities_cannot_smuggle_control_characters():
    found = read(page("<title>x</title>", "<h1>Evil &#27;]52;c;x&#7; &#x202e;headline &#155;31m</h1>"))
    assert found.title == "Evil headline ›31m"


@pytest.mark.parametrize(
    "wrapping",
    [
        b"<div>" * 300,
        b"<div>" * 20_000,
        b"<table><tr><td>" * 1_000,
        b"<b><i><font>" * 2_000,
        b"<p " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">",
        b"<div class='" + b"byline " * 300_000 + b"'>",
        b"<b>x</b>" * 110_000,
    ],
    ids=["300 deep", "20,000 deep", "tables", "formatting", "attributes", "classes", "elements"],
)
def test_a_page_that_is_meant_to_hurt_is_read_all_the_same(wrapping):
    prose = b"<p>The ferry company said on Monday that sailings to the islands stop at noon because of the storm.</p>"
    (found,) = parse(RawDocument("/pile/a.html", b"<html><body>" + wrapping + prose * 5, "html"))
    assert isinstance(found, Article)
    assert "sailings to the islands stop at noon" in found.body


@pytest.mark.parametrize(
    ("language", "head", "top", "written"),
    [
        ("en", linked(headline=TITLE, datePublished="2031-02-15T07:00:00+09:00"), "", "2031-02-15T07:00:00+09:00"),
        (
            "en",
            linked(headline=TITLE, datePublished="2031-02-24T01:18:13Z")
            + meta(article__published_time="2031-02-23T17:18:13-08:00"),
            "",
            "2031-02-23T17:18:13-08:00",
        ),
        ("de", meta(article__published_time="2031-11-06T23:00:00.000Z"), "", "2031-11-07"),
        ("en", meta(article__published_time="2031-11-06T23:00:00.000Z"), "", "2031-11-06T23:00:00+00:00"),
        ("en", meta(article__published_time="2031-11-09T05:30:59Z"), "<p class=date>Nov 8, 2031</p>", "2031-11-08"),
        ("de", "", "<h2>Stadt <span>06.11.2031 13:30 von Ana</span></h2>", "2031-11-06"),
    ],
)
def test_a_day_is_the_one_its_readers_had(language, head, top, written):
    found = read(page(head, f"<h1>{TITLE}</h1>{top}", attributes=f' lang="{language}"'))
    assert found.published.isoformat() == written


@pytest.mark.parametrize(
    ("top", "authors"),
    [
        ("<p>25.10.2031 - Ana Dorrin</p>", ("Ana Dorrin",)),
        ("<p>Do 25.04.31 | 14:07 Uhr | Von Ana Dorrin-Hale</p>", ("Ana Dorrin-Hale",)),
        ("<p>Ana Dorrin</p>", ("Ana Dorrin",)),
        ("<p><a href=/>Latest News</a></p>", ()),
        ("<p class=byline><span>Ana</span> <span>Dorrin</span></p>", ("Ana Dorrin",)),
        ("<p>by Ana Dorrin (reporting) and Piet Hale (photography)</p>", ("Ana Dorrin",)),
        ("<figure><img><figcaption>By Piet Hale</figcaption></figure><p class=byline>Ana Dorrin</p>", ("Ana Dorrin",)),
        (f"<p>By Ana Dorrin</p>{'<i></i>' * 50}<p class=byline>By Troll Name</p>", ("Ana Dorrin",)),
    ],
)
def test_a_byline_is_what_stands_beside_the_heading(top, authors):
    assert read(page("", f"<h1>{TITLE}</h1>{top}")).authors == authors


@pytest.mark.parametrize(
    "mark", ["class=breadcrumb-last", "aria-current=page", "data-breadcrumb-headline", "class=seo_title"]
)
def test_a_heading_for_search_engines_is_not_the_headline(mark):
    head = meta(og__title="The ferry that came home", og__site_name="Karst Post")
    top = f"<h1 {mark}>Kaldera ferry: where is it now?</h1><h2>The ferry that came home</h2>"
    assert read(page(f"<title>Kaldera ferry: where is it now?</title>{head}", top)).title == "The ferry that came home"


def test_a_description_glued_from_two_paragraphs_is_no_standfirst():
    found = read(page(meta(og__description=f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}")))
    assert found.standfirst is None
    assert found.body.split("\n\n") == PARAGRAPHS


def test_paragraphs_end_where_readers_see_them_end():
    broken = [paragraph.replace(", ", ",\n") for paragraph in PARAGRAPHS]
    assert read(page(body=broken)).body.split("\n\n") == PARAGRAPHS


def test_the_outlet_is_named_by_the_address_where_the_page_names_none():
    found = read(page('<link rel=canonical href="https://www.karst-post.example/talks">'))
    assert found.source == "karst-post.example"
    assert found.provenance["source"] == "address of the page"
