"""Relations between articles, from the command line."""

import csv
import json
import re
from pathlib import Path

from tests.cli.conftest import Command

RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def test_it_lists_who_is_named_with_somebody(named: Command) -> None:
    status, out, err = named("entities", "wheat", "--with", "molnar")
    assert status == 0
    assert "     1       0       0  place   Kaldera" in out.splitlines()
    assert "also name Irena Molnar" in err
    found = json.loads(named("entities", "--with", "molnar", "--json")[1])
    assert found["with"] == {"type": "person", "name": "Irena Molnar"}
    (place,) = (each for each in found["entities"] if each["name"] == "Kaldera")
    assert (place["name"], place["articles"], place["paragraphs"], place["sentences"]) == ("Kaldera", 1, 0, 0)
    assert named("entities", "--with", "nobody")[0] == 1
    assert named("entities", "--with", "molnar", "--months")[0] == 2


def test_it_counts_entities_by_month(named: Command) -> None:
    status, out, _ = named("entities", "--months", "--limit", "1")
    head, row = csv.reader(out.splitlines())
    assert (status, row[:3]) == (0, ["place", "Kaldera", "6"])
    assert head[3:] == [f"2030-{month:02}" for month in range(1, 13)] + ["2031-01", "2031-02", "2031-03"]
    assert (row[3], row[-1], set(row[4:-1])) == ("5", "1", {"0"})
    (entity,) = json.loads(named("entities", "--months", "--limit", "1", "--json")[1])["entities"]
    assert entity["months"] == {"2030-01": 5, "2031-03": 1}


def test_it_lists_who_said_what_and_what_is_reported(named: Command) -> None:
    status, out, err = named("quotes", "harbour pilots")
    assert status == 0
    assert re.fullmatch(
        r"[0-9a-f]{12}  2031-03-03  Milo Quandt           “We have a text and we have a date,”\n"
        r"[0-9a-f]{12}  2031-03-03  Milo Quandt           reported: the Port Authority .* had agreed to longer .*\n",
        out,
    )
    assert "2 statements" in err
    quote, reported = json.loads(named("quotes", "speaker:quandt", "--json")[1])["quotes"]
    assert (quote["form"], quote["speaker"], quote["cue"], quote["field"]) == ("direct", "Milo Quandt", "told", "body")
    assert quote["article"]["title"] == "Harbour pilots call off their strike"
    assert (reported["form"], reported["speaker"], reported["cue"]) == ("indirect", "Milo Quandt", "said")
    (only,) = json.loads(named("quotes", 'quote:"a text"', "--json")[1])["quotes"]
    assert only == quote
    assert named("quotes", "barley")[0] == 1


def test_json_that_comes_piece_by_piece_is_one_object(named: Command) -> None:
    whole = json.loads(named("timeline", "pilots", "--json")[1])
    assert whole["total"] == len(whole["events"]) == 1
    assert whole["events"] == json.loads(named("timeline", "pilots", "--json", "--limit", "9")[1])["events"]
    status, out, _ = named("timeline", "zeppelin", "--json")
    assert (status, out) == (1, json.dumps(json.loads(out), indent=1) + "\n")
    assert json.loads(out) == {"query": "zeppelin", "notices": [], "events": [], "total": 0}


def test_a_list_is_cut_and_says_that_there_is_more(named: Command) -> None:
    status, out, err = named("quotes", "harbour pilots", "--limit", "1")
    said = "broadsheet: 1 statement from the first of 1 article; there are more, --limit 0 lists all\n"
    assert (status, out.count("\n"), err) == (0, 1, said)
    assert named("quotes", "harbour pilots", "--limit", "2")[2] == "broadsheet: 2 statements\n"


def test_what_finds_nothing_says_so(named: Command, tmp_path: Path) -> None:
    for asked, said in (
        (("entities", "zeppelin"), "nobody and nothing is named in what is found for zeppelin"),
        (("tags",), "no article has a tag"),
        (("notes",), "no notes here"),
        (("saved",), "no search is saved"),
        (("bookmarks",), "no bookmark is set"),
        (("suggest", "zeppeli"), "nothing begins so: zeppeli"),
        (("quotes", "zeppelin"), "0 statements"),
        (("compare", "Nobody", "No one", "--outlets", "pilots"), "Nobody: none of the articles is of this outlet"),
    ):
        status, out, err = named(*asked)
        assert (status, out) == (1, ""), asked
        assert said in err
    status, out, err = named("brief", "zeppelin", "--json")
    assert (status, json.loads(out)["articles"], err) == (1, 0, "")
    assert named("timeline", "pilots", "--limit", "1", "--histogram", "day")[0] == 2
    status, _, err = named("brief", "pilots", "--out", str(tmp_path / "none" / "brief.md"))
    assert status == 2
    assert "there is no folder" in err


def test_it_prints_the_event_line(named: Command) -> None:
    status, out, _ = named("timeline", "pilots")
    assert status == 0
    assert re.fullmatch(r"2031-03-03             [0-9a-f]{12}  The harbour pilots of Brenholm called off .*\n", out)
    (event,) = json.loads(named("timeline", "pilots", "--json")[1])["events"]
    assert (event["first"], event["last"], event["expression"]) == ("2031-03-03", "2031-03-03", "Monday")
    assert named("timeline", "barley")[0] == 1


def test_it_counts_the_hits_by_when_they_were_published(named: Command) -> None:
    status, out, err = named("timeline", "harbour", "--histogram", "month")
    assert (status, out.splitlines()) == (0, ["2030-01       5", "2031-03       1"])
    assert "7 found for harbour, 1 without a date" in err
    found = json.loads(named("timeline", "harbour", "--histogram", "year", "--json")[1])
    assert (found["total"], found["undated"], found["by"]) == (7, 1, "year")
    assert found["bars"][0] == {"start": "2030-01-01", "end": "2030-12-31", "articles": 5}
    assert named("timeline", "zeppelin", "--histogram", "day")[0] == 1
    assert named("timeline", "harbour", "--histogram", "week")[0] == 2


def test_nothing_raw_of_an_article_comes_out(named: Command, tmp_path: Path) -> None:
    file = tmp_path / "evil.jsonl"
    body = "“Please open \x1b[31m\u202ethe gate for us,” Irena Molnar\x9b1m said on 3 March 2031 in Kaldera."
    file.write_text(json.dumps({"id": "e", "title": "Gate \x1b]0;x\x07", "date": "2031-03-04", "body": body}))
    named("add", file)
    for command in (["quotes", "gate"], ["timeline", "gate"], ["entities", "gate", "--months"]):
        status, out, err = named(*command)
        assert status == 0
        assert not RAW.search(out.replace("\n", "")) and not RAW.search(err.replace("\n", ""))


def test_a_brief_is_a_page_of_markdown_with_citations(named: Command, tmp_path: Path) -> None:
    status, out, _ = named("brief", "harbour")
    assert status == 0
    assert out.startswith("# harbour\n\n7 articles, 1 Jan 2030 to 3 Mar 2031 (1 without a date).\n")
    assert "## What happened" in out and "## Who said what" in out
    assert re.search(
        r"“We have a text and we have a date,” \[“Harbour pilots call off their strike”, 2031-03-03, ", out
    )
    assert all(re.search(r" [0-9a-f]{12} \w+(:\d)?:\d+\]$", line) for line in out.splitlines() if "  - " in line)
    reported = [line.partition(" [“")[0] for line in out.splitlines() if "reported: " in line]
    assert any(
        "Quandt said the Port Authority of Brenholm (PAB) had agreed to longer rest" in line for line in reported
    )
    assert not any("“" in line for line in reported)
    file = tmp_path / "brief.md"
    status, nothing, err = named("brief", "harbour", "--out", file)
    assert (status, nothing, file.read_text("utf-8")) == (0, "", out)
    assert "7 articles" in err
    assert named("brief", "harbour", "--out", tmp_path / "none" / "brief.md")[0] == 2
    found = json.loads(named("brief", "harbour", "--json")[1])
    assert found["voices"][0]["quotations"][0]["speaker"] == "Milo Quandt"
    assert found["events"][0]["event"]["article"]["title"]
    assert named("brief", "zeppelin")[0] == 1


def test_what_an_article_says_is_never_markup_in_a_brief(named: Command, tmp_path: Path) -> None:
    from markdown_it import MarkdownIt

    file = tmp_path / "evil.jsonl"
    evil = "[x](http://e.example) <b>*bold*</b> `code` ![i](y) https://e.example | &amp; \x1b[31m\u202e"
    body = f"# Head {evil} was seen on 3 March 2031.\n\n“Please {evil} come,” Irena Molnar said in Kaldera."
    row = {"id": "e", "title": f"1. Gate {evil}", "date": "2031-03-04", "body": body, "source": f"Post {evil}"}
    file.write_text(json.dumps(row))
    named("add", file)
    _, out, _ = named("brief", "gate")
    assert "2031" in out and "Irena Molnar" in out
    assert not RAW.search(out.replace("\n", ""))
    kinds = [
        child.type for token in MarkdownIt("gfm-like", {"linkify": False}).parse(out) for child in token.children or ()
    ]
    assert not {"link_open", "html_inline", "image", "em_open"} & set(kinds)
    assert kinds.count("code_inline") == 1  # the command in the last line
    assert "<b>" not in MarkdownIt("commonmark").render(out)


def test_it_puts_two_articles_side_by_side(named: Command) -> None:
    ids = [json.loads(named("search", query, "--json")[1])["hits"][0]["id"] for query in ("wheat", "pilots")]
    status, out, err = named("compare", *ids)
    assert status == 0
    lines = out.splitlines()
    assert [line[:14] for line in lines[:2]] == [f"< {ids[0]}", f"> {ids[1]}"]
    assert "< person  Irena Molnar" in lines and "> person  Milo Quandt" in lines
    assert "> Milo Quandt: “We have a text and we have a date,”" in lines
    assert re.search(r"both have \d+ alike and differ in 0 things; \d+ only in the first, \d+ only in the second", err)
    found = json.loads(named("compare", *ids, "--json", "--differences")[1])
    assert [row["id"] for side in ("first", "second") for row in found[side]] == ids
    said, *_ = (item for item in found["items"] if item["name"] == "Milo Quandt" and item["kind"] == "quotation")
    assert (said["standing"], said["first"], said["second"]["excerpts"][0]["field"]) == ("second", None, "body")
    assert named("compare", ids[0], "nothing")[0] == 1
    assert named("compare", "Karst Wire", "Nobody", "--outlets", "*")[0] == 1
