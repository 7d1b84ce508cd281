"""Articles in the forms that other programs take in: what they say never becomes part of the form."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from index.article import Article
from index.citations import CSV_COLUMNS, Cited, bibtex, citation, csv_row, markdown, ris
from index.plain import clean

ARTICLE = Article(
    id="81bd6f3d03b8",
    path="/pile/a.txt",
    format="text",
    title="Envoys trade drafts",
    body="They met.\n\nThey left.",
    standfirst="A day in the harbour",
    authors=("Ana Dorrin", "Agence France-Presse, Oslo"),
    source="The Meridian",
    url="https://m.example/a_b?c={d}",
    published=date(2031, 2, 12),
)
CITED = Cited(ARTICLE, ("to cite",), (("They met", "did they?"), ("", "ask\nAna")))
TEXT = some.text(some.characters(codec="utf-8"), max_size=60).map(clean)


def test_a_citation_is_a_sentence() -> None:
    assert citation(ARTICLE) == (
        "Ana Dorrin, Agence France-Presse, Oslo: “Envoys trade drafts”, The Meridian, 12 February 2031."
    )
    assert citation(replace(ARTICLE, authors=(), source=None, published=None)) == "“Envoys trade drafts”, no date."


def test_bibtex_keeps_capitals_and_the_names_of_bodies() -> None:
    assert bibtex(CITED).splitlines() == [
        "@article{dorrin-2031-81bd6f3d03b8,",
        "  author = {Ana Dorrin and {Agence France-Presse, Oslo}},",
        "  title = {{Envoys trade drafts}},",
        "  journal = {The Meridian},",
        "  year = {2031},",
        "  month = feb,",
        "  day = {12},",
        "  url = {https://m.example/a_b?c=%7Bd%7D},",
        "  abstract = {A day in the harbour},",
        "  keywords = {to cite},",
        "  note = {did they? ask Ana},",
        "}",
    ]


def test_ris_begins_with_the_type_and_ends_with_the_end() -> None:
    lines = ris(CITED).split("\n")
    assert (lines[0], lines[-1]) == ("TY  - NEWS", "ER  - ")
    assert {"AU  - Dorrin, Ana", "DA  - 2031/02/12", "KW  - to cite", "N1  - ask Ana"} <= set(lines)


def test_markdown_has_the_citation_tags_and_notes_and_the_text_on_request() -> None:
    short, whole = markdown(CITED), markdown(CITED, text=True)
    assert short.startswith("## Envoys trade drafts\n\nAna Dorrin, ")
    assert "Tags: to cite" in short and "> On “They met”: did they?" in short and "> ask\n> Ana" in short
    assert "They left." in whole and "They left." not in short


@given(TEXT, TEXT, TEXT)
def test_nothing_that_an_article_says_becomes_bibtex(title: str, author: str, note: str) -> None:
    article = replace(ARTICLE, title=title, authors=(author,), source=note, url=None)
    entry = bibtex(Cited(article, (note,), (("", note),)))
    plain = re.sub(r"\\.", "", entry)
    depth = 0
    for char in plain:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0 and entry.count("\n@") == 0
    assert not re.search(r"(?<!\\)[%#&$]", entry)


@given(TEXT, TEXT, TEXT)
def test_nothing_that_an_article_says_becomes_a_line_of_ris(title: str, author: str, note: str) -> None:
    record = ris(Cited(replace(ARTICLE, title=title, authors=(author,), standfirst=note), (note,), (("", note),)))
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in record.split("\n"))
    assert record.count("TY  - NEWS\n") == 1


@given(TEXT, TEXT, TEXT)
def test_nothing_that_an_article_says_becomes_markdown(title: str, author: str, note: str) -> None:
    article = replace(ARTICLE, title=f"x{title}", authors=(author,), body=f"{note}\n\n{title}", url=None)
    found = MarkdownIt("js-default").parse(markdown(Cited(article, (), (("", f"y{note}"),)), text=True))
    kinds = [token.type for token in found]
    assert kinds.count("heading_open") == 1
    assert not {"fence", "html_block", "hr", "table_open", "ordered_list_open", "bullet_list_open"} & set(kinds)
    inside = {child.type for token in found for child in token.children or ()}
    assert inside <= {"text", "softbreak", "em_open", "em_close", "code_inline", "text_special"}


@given(TEXT)
def test_a_cell_is_never_a_formula(title: str) -> None:
    cells = dict(zip(CSV_COLUMNS, csv_row(Cited(replace(ARTICLE, title=title))), strict=True))
    assert not cells["title"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cells["title"].removeprefix("'") == title.removeprefix("'")
