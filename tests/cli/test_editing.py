"""Provenance, corrections and versions from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_commands import RAW
from tests.cli.test_marking import id_of
from tests.conftest import GRAIN


def test_every_value_is_printed_with_where_it_came_from(filled: Command) -> None:
    wheat = id_of(filled, "wheat")
    status, out, err = filled("show", wheat, "--provenance")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "title        line 1                    Grain prices fall for a third week",
        "authors      line 3                    Ana Dorrin",
        "published    line 5                    2031-03-05",
        "body         line 7 to 9               Wheat for delivery in May fell again on Wednesday, traders i…",
    ]
    shown = json.loads(filled("show", wheat, "--json")[1])
    assert shown["provenance"]["published"] == "line 5"
    assert (shown["as_read"], shown["versions"]) == ({}, [wheat])


def test_a_correction_is_set_shown_withdrawn_and_undone(filled: Command) -> None:
    wheat = id_of(filled, "wheat")
    status, out, err = filled("set", wheat, "headline=Wheat \x1b[31mcheaper", "byline=", "date=4 May 2031")
    assert status == 0
    assert out.splitlines() == [
        "title        by hand                   Wheat cheaper",
        "authors      by hand                   (nothing)",
        "published    by hand                   2031-05-04",
    ]
    assert err == "broadsheet: 3 changed; broadsheet undo takes it back\n"
    assert filled("set", wheat)[1] == out
    assert json.loads(filled("search", "title:cheaper date:2031-05", "--json")[1])["total"] == 1
    shown = json.loads(filled("show", wheat, "--json")[1])
    assert shown["title"] == "Wheat cheaper"
    assert shown["as_read"] == {
        "title": "Grain prices fall for a third week",
        "authors": ["Ana Dorrin"],
        "published": "2031-03-05",
    }
    provenance = filled("show", wheat, "--provenance")[1].splitlines()
    assert provenance[:2] == [
        "title        by hand                   Wheat cheaper",
        "             in place of line 1: Grain prices fall for a third week",
    ]
    assert filled("set", wheat, "--unset", "title", "--unset", "byline")[0] == 0
    assert json.loads(filled("set", wheat, "--json")[1]) == {
        "id": wheat,
        "changed": [],
        "corrected": {"published": "2031-05-04"},
    }
    assert "the correction of byline, headline of “Wheat cheaper”" in filled("undo")[2]
    assert filled("undo")[0] == 0
    assert filled("set", wheat)[:2] == (1, "")
    assert filled("set", wheat, "--unset", "title")[2] == "broadsheet: nothing is changed by that\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mood=x"], "'mood' cannot be corrected"),
        (["titel=x"], "did you mean title?"),
        (["title"], "is not FIELD=VALUE"),
        (["title=x", "headline=y"], "title is given twice"),
        (["title=x", "--unset", "title"], "title is given twice"),
        (["date=soon"], "is no date: write it as 2031-02-12"),
        (["url=wire"], "is no web address"),
        (["language=english"], "write its two letters"),
    ],
)
def test_what_cannot_be_set_is_said_and_changes_nothing(filled: Command, arguments: list[str], said: str) -> None:
    wheat = id_of(filled, "wheat")
    status, out, err = filled("set", wheat, *arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert filled("set", wheat)[0] == 1
    assert filled("set", "nosuch", "title=x")[0] == 1


def test_versions_are_listed_shown_and_compared(filled: Command, pile: Path) -> None:
    wheat = id_of(filled, "wheat")
    assert filled("diff", wheat) == (1, "", f"broadsheet: there is one version of {wheat} only\n")
    (pile / "grain.txt").write_text(GRAIN.replace("fell again", "\x1b[31mrose \u202esharply"), "utf-8")
    filled("add", pile)
    out = filled("versions", wheat)[1]
    assert [line.split()[0] for line in out.splitlines()[::2]] == [wheat, f"{wheat}@1"]
    assert "(until " in out
    rows = json.loads(filled("versions", wheat, "--json")[1])["versions"]
    assert [(row["name"], row["newest"], bool(row["until"])) for row in rows] == [
        (wheat, True, False),
        (f"{wheat}@1", False, True),
    ]
    status, out, err = filled("diff", wheat)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        f"{wheat}@1 → {wheat}",
        "",
        "body:",
        "    Wheat for delivery in May [-fell again-]{+rose sharply+} on Wednesday, traders in Kaldera said, as ships "
        "began to pass the strait.",
        "    … 1 paragraph the same",
    ]
    assert not RAW.search(out)
    found = json.loads(filled("diff", f"{wheat}@1", wheat, "--json")[1])
    assert (found["older"], found["newer"]) == (f"{wheat}@1", wheat)
    assert [passage["kind"] for passage in found["passages"]] == ["changed", "same"]
    assert {"kind": "gone", "text": "fell again"} in found["passages"][0]["pieces"]
    assert "fell again" in " ".join(filled("show", f"{wheat}@1")[1].split())
    assert json.loads(filled("show", f"{wheat}@1", "--json")[1])["id"] == wheat
    assert filled("show", f"{wheat}@1", "--raw")[0] == 2
    assert filled("show", wheat)[2] == f"broadsheet: 1 version beside this: broadsheet versions {wheat}\n"
    assert json.loads(filled("show", wheat, "--json")[1])["versions"] == [wheat, f"{wheat}@1"]
    assert filled("diff", f"{wheat}@7")[0] == filled("versions", "nosuch")[0] == 1


def test_any_two_articles_can_be_compared(filled: Command) -> None:
    wheat, ferry = id_of(filled, "wheat"), id_of(filled, "ferry")
    assert filled("diff", wheat, ferry)[1].startswith(f"{ferry} → {wheat}\n")
    assert filled("diff", wheat, wheat)[2] == "broadsheet: the two are the same\n"
