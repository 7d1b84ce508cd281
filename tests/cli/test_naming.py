"""Who is who, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.cli import run

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def filled(tmp_path: Path, pile: Path, capfd: pytest.CaptureFixture[str]) -> Command:
    def call(*arguments: object) -> tuple[int, str, str]:
        status = run(["--library", str(tmp_path / "library"), *map(str, arguments)])
        out, err = capfd.readouterr()
        return status, out, err

    call("add", pile)
    call("catch-up")
    return call


def test_it_says_why_names_are_one(filled: Command) -> None:
    assert filled("entity", "merge", "Milo Quandt", "molnar")[0] == 0
    status, out, _ = filled("entities", "--why", "molnar")
    assert (status, out.splitlines()[1]) == (0, "  1.00  Milo Quandt = Irena Molnar: merged by hand")
    (entity,) = json.loads(filled("entities", "--why", "quandt", "--json")[1])["entities"]
    assert entity["merged"] == [
        {"name": "Milo Quandt", "same_as": "Irena Molnar", "score": 1.0, "reason": "merged by hand"}
    ]
    assert filled("entity", "split", "molnar", "milo quandt")[0] == 0
    assert "no other name" in filled("entities", "--why", "quandt")[1]


def test_each_decision_says_what_it_did_and_can_be_undone(filled: Command) -> None:
    say = "broadsheet: {}; broadsheet undo takes it back\n"
    assert filled("entity", "rename", "quandt", "M. Quandt") == (0, "", say.format("Milo Quandt is shown as M. Quandt"))
    assert filled("entity", "rename", "M. Quandt", "--off")[2] == say.format("M. Quandt is shown by its own name")
    assert filled("entity", "retype", "kaldera", "org")[2] == say.format("Kaldera is of type org")
    assert filled("entity", "retype", "kaldera", "org")[0] == 1
    assert filled("entity", "hide", "kaldera")[2] == say.format("Kaldera is not listed any more")
    assert "Kaldera" not in filled("entities")[1]
    assert filled("undo")[0] == 0
    assert "Kaldera" in filled("entities")[1]


def test_a_name_that_nobody_or_more_than_one_has_is_refused_with_what_to_write(filled: Command) -> None:
    status, _, err = filled("entity", "hide", "Nobody")
    assert (status, "broadsheet entities" in err) == (1, True)
    filled("entity", "rename", "quandt", "Kaldera")
    status, _, err = filled("entity", "hide", "Kaldera")
    assert status == 1 and "person:Kaldera" in err and "place:Kaldera" in err
    assert filled("entity", "hide", "place:Kaldera")[0] == 0
    assert filled("entity", "rename", "quandt")[0] == 2
