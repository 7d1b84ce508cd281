"""The command from outside its process's walls: arguments in; status, stdout and stderr out."""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest

from index.library.lock import writing
from index.search import DamagedIndex, Index
from index.store import Store
from tests.cli.conftest import Command
from tests.piles import write_rows
from tui.cli import run

RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

COMMANDS = [
    "add",
    "catch-up",
    "check",
    "entities",
    "extract",
    "fetch",
    "forget",
    "info",
    "parse",
    "rebuild",
    "search",
    "show",
]


def test_add_says_what_it_did(command: Command, pile: Path) -> None:
    assert command("add", pile) == (0, "", "broadsheet: 8 added\n")
    assert command("add", pile) == (0, "", "broadsheet: nothing new: 8 inputs are in the library already\n")


def test_add_names_what_it_rejects_and_goes_on(command: Command, pile: Path) -> None:
    (pile / "noise\x1b[31m.dat").write_bytes(bytes(range(256)) * 64)
    status, _, err = command("add", pile)
    assert status == 4
    assert "noise\\x1b[31m.dat" in err
    assert "8 added, 1 rejected" in err
    assert not RAW.search(err)


def test_search_prints_a_table(filled: Command) -> None:
    status, out, err = filled("search", "wheat")
    assert status == 0
    assert re.fullmatch(r"[0-9a-f]{12}  2031-03-05 +Grain prices fall for a third week\n", out)
    assert err == "broadsheet: 1 found for wheat\n"


def test_search_as_json_has_all_of_it(filled: Command) -> None:
    status, out, _ = filled("search", "harbour date:2030", "--json", "--limit", "2", "--facets")
    found = json.loads(out)
    assert status == 0
    assert (found["query"], found["total"], len(found["hits"])) == ("harbour date:2030", 5, 2)
    assert found["undated_left_out"] == 1
    assert found["facets"]["source"] == {"Karst Wire": 5}
    hit = found["hits"][0]
    assert [hit["snippet"][start:end] for start, end in hit["highlights"]] == ["harbour"]


def test_search_as_json_counts_copies(filled: Command, tmp_path: Path) -> None:
    body = " ".join(f"In the year {year} the harbour froze for {year // 90} days." for year in range(1700, 1760))
    file = tmp_path / "frost.jsonl"
    rows = ({"id": str(number), "title": "Frost in the harbour", "body": body} for number in range(3))
    write_rows(file, rows)
    filled("add", str(file))
    found = json.loads(filled("search", "froze", "--json")[1])
    assert (found["total"], found["folded"], [hit["duplicates"] for hit in found["hits"]]) == (1, 2, [2])
    assert filled("search", "froze")[2] == "broadsheet: 1 found for froze, 2 copies folded\n"
    assert json.loads(filled("search", "froze dup:only", "--json")[1])["total"] == 3


def test_search_explains_each_hit(filled: Command) -> None:
    _, out, _ = filled("search", "wheat prices -pilots date:2031", "--explain")
    lines = out.splitlines()
    assert re.fullmatch(r"[0-9a-f]{12}  2031-03-05 +Grain prices fall for a third week", lines[0])
    assert re.fullmatch(r" +\d+\.\d\d  prices: headline 1× \(in 1 article\)", lines[1])
    assert re.fullmatch(r" +\d+\.\d\d  wheat: text 1× \(in 1 article\)", lines[2])
    assert [line.split("  ")[-1] for line in lines[3:]] == ["-pilots (in 7 articles)", "date:2031 (in 2 articles)"]
    (hit,) = json.loads(filled("search", "wheat prices", "--explain", "--json")[1])["hits"]
    shares = [reason["share"] for reason in hit["explanation"]["reasons"]]
    assert sum(shares) == pytest.approx(hit["explanation"]["score"])
    assert hit["explanation"]["score"] == pytest.approx(hit["score"], rel=1e-3)
    line = json.loads(filled("search", "type:html", "--explain", "--jsonl", "--sort", "newest")[1])
    assert line["explanation"] == {
        "score": None,
        "reasons": [
            {"query": "type:html", "field": None, "terms": [], "times": 0, "articles": 1, "share": 0.0},
        ],
    }
    assert "explanation" not in json.loads(filled("search", "wheat", "--jsonl")[1])


def test_search_finds_what_is_like_an_article(filled: Command) -> None:
    id = filled("search", "title:grain")[1][:12]
    status, out, err = filled("search", f"like:{id}")
    assert (status, id in out) == (0, False)
    assert f"like:{id} is “Grain prices fall for a third week”" in err


def test_search_as_lines_csv_and_paths(filled: Command) -> None:
    assert [json.loads(line)["title"] for line in filled("search", "wheat", "--jsonl")[1].splitlines()] == [
        "Grain prices fall for a third week"
    ]
    assert filled("search", "wheat", "--csv")[1].splitlines()[0] == "id,score,published,source,title,path"
    paths = filled("search", "barley", "--null")[1].split("\0")
    assert len(paths) == 6
    assert paths[0].endswith("rows.jsonl#r0") or "rows.jsonl#r" in paths[0]


def test_no_limit_is_all(filled: Command) -> None:
    assert len(filled("search", "*", "--limit", "0")[1].splitlines()) == 8


def test_statuses(filled: Command, tmp_path: Path) -> None:
    assert filled("search", "zyzzyva")[0] == 1
    assert filled("search", "date:foobar")[0] == 2
    assert filled("search", '"open', "--strict")[0] == 2
    assert filled("search", '"harbour dues')[0] == 0
    assert filled("nonsense")[0] == 2
    assert filled("show", "nothing")[0] == 1
    (tmp_path / "file").write_text("x")
    assert run(["--library", str(tmp_path / "file"), "search", "x"]) == 3
    assert run(["--library", str(tmp_path / "none"), "search", "x"]) == 3


def test_a_slip_is_met_with_advice(filled: Command) -> None:
    status, _, err = filled("serach", "x")
    assert status == 2
    assert 'did you mean the command "search"?' in err


def test_what_begins_with_a_dash_and_is_no_option_may_be_a_query(filled: Command) -> None:
    assert filled("search", "-wheat")[2].endswith("stands behind --: broadsheet search -- '-talks'\n")
    assert filled("search", "--", "-wheat")[0] == 0
    assert "stands behind" not in filled("search", "--josn", "wheat")[2]
    assert "stands behind" not in filled("tag", "-x")[2]


@pytest.mark.parametrize("asked", [["search", "*"], ["export"], ["search", "*", "--null"], ["info"]])
def test_a_pipe_that_nobody_reads_any_more_is_silent_and_well(
    filled: Command, tmp_path: Path, asked: list[str]
) -> None:
    read, write = os.pipe()
    os.close(read)
    arguments = [sys.executable, "-m", "tui", "--library", str(tmp_path / "library"), *asked]
    done = subprocess.run(arguments, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_where_there_is_nothing_that_is_said(filled: Command, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    assert "there is nothing to read" in filled("add", tmp_path / "nothing")[2]
    assert "you follow no feeds yet" in filled("fetch", "--list")[2]
    id = json.loads(filled("search", "wheat", "--jsonl")[1])["id"]
    assert filled("set", id) == (
        1,
        "",
        f"broadsheet: nothing was set right in {id}; broadsheet set ID FIELD=VALUE does so\n",
    )


def test_show_prints_the_article_in_three_forms(filled: Command, pile: Path) -> None:
    id = filled("search", "pilots")[1][:12]
    article = json.loads(filled("show", id, "--json")[1])
    assert (article["id"], article["authors"], article["published"]) == (id, ["Lena Torvald"], "2031-03-03")
    assert "called off their strike on Monday" in filled("show", id)[1]
    assert filled("show", id, "--raw")[1].encode() == (pile / "harbour.txt").read_bytes()


def test_entities_count_articles(filled: Command) -> None:
    found = json.loads(filled("entities", "barley", "--json")[1])["entities"]
    assert next(entity for entity in found if entity["name"] == "Kaldera")["articles"] == 5
    assert "Kaldera" in filled("entities")[1]


def test_forget_takes_out(filled: Command) -> None:
    id = filled("search", "pilots")[1][:12]
    assert filled("forget", id)[0] == 0
    assert filled("search", "pilots")[0] == 1


def test_check_and_rebuild(filled: Command, tmp_path: Path) -> None:
    assert filled("check") == (0, "8 articles, all is well\n", "")
    for file in (tmp_path / "library" / "index").iterdir():
        file.unlink()
    status, _, said = filled("check")
    assert status == 3
    assert "there is no index yet" in said
    assert "the index holds 8 articles" in filled("rebuild")[2]
    assert filled("check")[0] == 0
    assert "up to date" in filled("catch-up")[2]
    for file in (tmp_path / "library" / "index").glob("*.arrays"):
        file.write_bytes(file.read_bytes()[:-9])
    assert "the index is damaged" in filled("check")[2]
    assert filled("rebuild")[0] == 0


def test_a_check_after_a_stop_says_that_nothing_is_damaged(filled: Command, tmp_path: Path) -> None:
    id = filled("search", "pilots")[1][:12]
    with closing(Store(tmp_path / "library", create=False)) as store:
        store.forget([id])  # the index hears of it afterwards
    status, _, said = filled("check")
    assert (status, "1 change behind" in said, "nothing is damaged" in said) == (3, True, True)
    assert filled("catch-up")[0] == 0
    assert filled("check")[0] == 0


def test_a_search_mends_a_missing_index_and_says_so(filled: Command, tmp_path: Path) -> None:
    for file in (tmp_path / "library" / "index").iterdir():
        file.unlink()
    status, out, err = filled("search", "wheat")
    assert (status, len(out.splitlines())) == (0, 1)
    assert "bringing it up to date" in err


def damage(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the next question to the index meet damage, as behind the bytes that are looked at when it is opened."""

    def find(*_: object, **__: object) -> NoReturn:
        monkeypatch.undo()
        raise DamagedIndex

    monkeypatch.setattr(Index, "find", find)


def test_a_search_that_meets_a_damaged_index_makes_it_anew(filled: Command) -> None:
    with pytest.MonkeyPatch.context() as patch:
        damage(patch)
        status, out, err = filled("search", "wheat")
    assert (status, len(out.splitlines())) == (0, 1)
    assert "the index is damaged; making it anew" in err


@pytest.mark.parametrize("asked", [("search", "wheat", "--json"), ("notes", "wheat"), ("entities", "wheat")])
def test_where_nothing_can_be_asked_no_command_says_that_nothing_was_found(
    filled: Command, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    shutil.rmtree(tmp_path / "library" / "index")
    with writing(tmp_path / "library", patience=0):  # who writes may go on for long
        status, out, err = filled(*asked)
    assert (status, out) == (3, "")
    assert "broadsheet rebuild" in err.splitlines()[-1]


def test_an_empty_name_is_no_library(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for asked in (["add", "a.txt"], ["info"], []):
        status, _, err = command("--library", "", *asked)
        assert (status, err.count("it names no folder")) == (2, 1)
    assert not list(tmp_path.iterdir())


def test_an_input_that_may_not_be_read_keeps_no_other_out(
    command: Command, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_, **__: False)  # as one who is not root is told of such a file
    for name in ("add", "parse", "extract"):
        assert command(name, pile / "grain.txt")[0] == 0


def test_info_says_where_and_how_large(filled: Command, tmp_path: Path) -> None:
    found = json.loads(filled("info", "--json")[1])
    assert (found["path"], found["articles"], found["behind"]) == (str(tmp_path / "library"), 8, False)
    assert "articles  8 (1 without a date)" in filled("info")[1]


def test_parse_and_extract_store_nothing(command: Command, pile: Path, tmp_path: Path) -> None:
    (pile / "empty.txt").write_bytes(b"")
    status, out, _ = command("parse", pile)
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 4
    assert sum("rejected" in line for line in lines) == 1
    assert len(lines) == 9
    extracted = json.loads(command("extract", pile / "grain.txt")[1])
    assert "Irena Molnar" in {entity["name"] for entity in extracted["entities"]}
    assert not (tmp_path / "library").exists()


def test_progress_for_the_reader_is_json_lines(command: Command, pile: Path) -> None:
    status, out, _ = command("add", "--progress-json", pile)
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert lines[0].keys() == {"doing", "done", "total", "added", "rejected", "name"}
    assert lines[-1]["report"] == {"added": 8, "changed": 0, "unchanged": 0, "rejected": []}


def test_help_shows_examples_and_every_command(command: Command) -> None:
    status, out, _ = command("--help")
    assert status == 0
    for word in COMMANDS:
        assert f"\n  {word} " in out
    assert "broadsheet add articles/" in out


def test_suggest_prints_how_a_query_may_go_on(filled: Command) -> None:
    status, out, err = filled("suggest", "barley har")
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "word         5  barley harbour"
    status, out, _ = filled("suggest", "source:ka", "--json")
    assert json.loads(out) == {
        "query": "source:ka",
        "suggestions": [
            {"text": "Karst Wire", "kind": "source", "replacement": '"Karst Wire"', "start": 7, "end": 9, "count": 5}
        ],
    }
    assert filled("suggest", "xyz")[:2] == (1, "")


def test_search_says_what_may_have_been_meant(filled: Command) -> None:
    status, out, err = filled("search", "harbuor dues")
    assert (status, out) == (1, "")
    assert err.splitlines()[-1] == "broadsheet: did you mean: harbour dues?"
    _, out, err = filled("search", "harbuor dues", "--json")
    assert json.loads(out)["notices"] == ["did you mean: harbour dues?"]
    assert err == ""
    assert "did you mean" not in filled("search", "harbour")[2]


def test_columns_are_mapped_by_hand(command: Command, pile: Path) -> None:
    table = pile / "rows.csv"
    table.write_text("kop,tekst\nTalks,Text of it\n", encoding="utf-8")
    assert "--map title=…,body=…" in json.loads(command("parse", table)[1])["rejected"]
    status, out, _ = command("parse", "--map", "headline=kop, body=tekst", table)
    assert (status, json.loads(out)["title"], json.loads(out)["body"]) == (0, "Talks", "Text of it")
    assert command("extract", "--map", "title=kop", table)[0] == 0
    assert command("add", "--map", "title=kop,body=tekst", table) == (0, "", "broadsheet: 1 added\n")
    status, _, err = command("add", "--map", "title=head", table)
    assert status == 4 and 'has no column \'head\' to map; columns seen: "kop", "tekst"' in err


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ("title", "'title' is not FIELD=COLUMN, such as title=headline"),
        ("", "'' is not FIELD=COLUMN"),
        ("titel=kop", "articles have no field 'titel'; did you mean title?"),
        ("colour=red", "articles have no field 'colour'; the fields are title, body"),
        ("title=a,headline=b", "title is mapped twice"),
    ],
)
def test_a_wrong_mapping_is_a_sentence(command: Command, pile: Path, mapping: str, sentence: str) -> None:
    status, out, err = command("add", "--map", mapping, pile)
    assert (status, out) == (2, "") and sentence in err


def test_feeds_are_followed_listed_and_followed_no_longer(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.library.fetching._allows", lambda address: False)
    status, _, err = command("fetch")
    assert status == 0 and "you follow no feeds yet" in err
    status, _, err = command("fetch", "--follow", "http://localhost:9/feed")
    assert status == 4 and "localhost is not a public address" in err
    assert command("fetch", "--list")[1] == "http://localhost:9/feed\n"
    assert command("fetch", "--unfollow", "http://localhost:9/feed")[2].endswith("1 feed no longer followed\n")
    assert command("fetch", "--list")[1] == ""
    assert command("fetch", "--follow")[0] == 2


def test_lines_that_no_terminal_takes_are_whole(filled: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = filled("search", "harbour")[1], filled("quotes", "harbour")[1]
    monkeypatch.setenv("COLUMNS", "20")
    assert (filled("search", "harbour")[1], filled("quotes", "harbour")[1]) == whole
    assert max(map(len, whole[0].splitlines())) > 20


def test_a_command_that_is_advised_is_for_the_library_that_was_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "my library"
    called = f"broadsheet --library '{folder}'"
    assert run(["--library", str(folder), "tags"]) == 3
    assert f'make one with "{called} add FOLDER"' in capfd.readouterr().err
    (tmp_path / "nothing").mkdir()
    assert run([f"--library={folder}", "add", str(tmp_path / "nothing")]) == 0
    run(["--library", str(folder), "search", "gate"])
    assert f"the library has no articles yet: {called} add FOLDER\n" in capfd.readouterr().err
    assert run(["--library", str(folder), "show", "nothing"]) == 1
    assert f'"{called} search" lists ids' in capfd.readouterr().err
    monkeypatch.setenv("BROADSHEET_LIBRARY", str(folder))
    run(["search", "gate"])
    assert "the library has no articles yet: broadsheet add FOLDER\n" in capfd.readouterr().err
