"""Who is who, from the command line."""

import json

from tests.cli.conftest import Command


def test_it_says_why_names_are_one(named: Command) -> None:
    assert named("entity", "merge", "Milo Quandt", "molnar")[0] == 0
    status, out, _ = named("entities", "--why", "molnar")
    assert (status, out.splitlines()[1]) == (0, "  1.00  Milo Quandt = Irena Molnar: merged by hand")
    (entity,) = json.loads(named("entities", "--why", "quandt", "--json")[1])["entities"]
    assert entity["merged"] == [
        {"name": "Milo Quandt", "same_as": "Irena Molnar", "score": 1.0, "reason": "merged by hand"}
    ]
    assert named("entity", "split", "molnar", "milo quandt")[0] == 0
    assert "no other name" in named("entities", "--why", "quandt")[1]


def test_each_decision_says_what_it_did_and_can_be_undone(named: Command) -> None:
    say = "broadsheet: {}; broadsheet undo takes it back\n"
    assert named("entity", "rename", "quandt", "M. Quandt") == (0, "", say.format("Milo Quandt is shown as M. Quandt"))
    assert named("entity", "rename", "M. Quandt", "--off")[2] == say.format("M. Quandt is shown by its own name")
    assert named("entity", "retype", "kaldera", "org")[2] == say.format("Kaldera is of type org")
    assert named("entity", "retype", "kaldera", "org")[0] == 1
    assert named("entity", "hide", "kaldera")[2] == say.format("Kaldera is not listed any more")
    assert "Kaldera" not in named("entities")[1]
    assert named("undo")[0] == 0
    assert "Kaldera" in named("entities")[1]


def test_a_name_that_nobody_or_more_than_one_has_is_refused_with_what_to_write(named: Command) -> None:
    status, _, err = named("entity", "hide", "Nobody")
    assert (status, "broadsheet entities" in err) == (1, True)
    named("entity", "rename", "quandt", "Kaldera")
    status, _, err = named("entity", "hide", "Kaldera")
    assert status == 1 and "person:Kaldera" in err and "place:Kaldera" in err
    assert named("entity", "hide", "place:Kaldera")[0] == 0
    assert named("entity", "rename", "quandt")[0] == 2
