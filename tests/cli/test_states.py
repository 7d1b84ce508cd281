"""Every command in every state that a machine may be in: a sentence and its status, never a traceback."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from index import Library
from tests.cli.conftest import Command
from tui.cli import commands

Asked = tuple[str, ...]
NEEDS_NONE = ("config", "extract", "parse", "--help", "--version")
"""What does without a library."""
MAKES_ONE = ("add", "fetch")


def every(id: str, pile: Path) -> Iterator[Asked]:
    """Yield each command at least once, what takes articles out last."""
    yield from (("add", str(pile)), ("bookmark", "a", id), ("bookmarks",), ("brief", "harbour"), ("catch-up",))
    yield from (("check",), ("compare", id, id), ("config",), ("config", "--defaults"), ("diff", id), ("entities",))
    yield from (("entities", "--with", "Kaldera"), ("entities", "--months"), ("entity", "hide", "Kaldera"))
    yield from (("export",), ("export", "--format", "json"), ("extract", str(pile)), ("fetch", "--list"))
    yield from (("info",), ("info", "--json"), ("mark-read", id), ("note", id, "ask again"), ("note", id), ("notes",))
    yield from (("parse", str(pile)), ("quotes",), ("quotes", "--json", "--limit", "0"), ("read",), ("rebuild",))
    yield from (("save", "dues", "harbour"), ("saved",), ("search", "harbour"), ("search", "harbour", "--json"))
    yield from (("search", "*", "--csv"), ("search", "*", "--null"), ("set", id, "title=Another"), ("show", id))
    yield from (("show", id, "--json"), ("show", id, "--raw"), ("star", id), ("suggest", "har"), ("tag", "x", id))
    yield from (("tags",), ("timeline",), ("timeline", "--json"), ("timeline", "--histogram", "year"), ("undo",))
    yield from (("versions", id), ("--help",), ("--version",), ("forget", id))


def outcome(state: str, library: Path, asked: list[Asked]) -> Mapping[Asked, tuple[int, str]]:
    """Run the commands, and return the status of each with what it said."""
    lines = "".join(json.dumps(["--library", str(library), *each]) + "\n" for each in asked)
    command = [sys.executable, "-m", "tests.commanding", state]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    found = [tuple(json.loads(line)) for line in done.stdout.splitlines()]
    return dict(zip(asked, found, strict=True))


@pytest.fixture
def asked(named: object, pile: Path, tmp_path: Path) -> list[Asked]:
    """Every command, for a library with the pile in it."""
    with Library.open(tmp_path / "library") as library:
        id = library.rows(library.search("harbour"), 0, 1)[0].id
    return list(every(id, pile))


def test_every_command_there_is_is_tried(asked: list[Asked]) -> None:
    assert {each[0] for each in asked} >= set(commands.broadsheet.list_commands(None))  # type: ignore[arg-type]


@pytest.mark.parametrize("state", ["full", "unread", "closed", "narrow"])
def test_no_command_fails_without_a_sentence_wherever_its_streams_go(
    asked: list[Asked], tmp_path: Path, state: str
) -> None:
    for command, (status, said) in outcome(state, tmp_path / "library", asked).items():
        assert status in (0, 1, 2), (command, status, said)
        assert not status or said.splitlines()[-1].startswith("broadsheet: "), (command, said)
        assert "Traceback" not in said, (command, said)
        if command != ("read",) and state != "full":
            assert status < 2, (command, said)


def missing(library: Path) -> None:
    """Have no folder there."""


def file(library: Path) -> None:
    """Have a file stand there."""
    library.write_text("none")


def newer(library: Path) -> None:
    """Have a later version make it."""
    Library.open(library, create=True).close()
    connection = sqlite3.connect(library / "broadsheet.sqlite3")
    connection.execute("PRAGMA user_version = 1000")
    connection.close()


def damaged(library: Path) -> None:
    """Have something else in its store."""
    library.mkdir()
    (library / "broadsheet.sqlite3").write_bytes(b"\xff\x00" * 10_000)


@pytest.mark.parametrize("make", [missing, file, newer, damaged])
def test_a_library_that_cannot_be_used_is_named_with_what_is_wrong(
    asked: list[Asked], tmp_path: Path, make: Callable[[Path], None]
) -> None:
    library = tmp_path / "other"
    make(library)
    tried = [each for each in asked if make is not missing or each[0] not in MAKES_ONE]
    for command, (status, said) in outcome("plain", library, tried).items():
        needs = command[0] not in NEEDS_NONE
        assert status == (3 if needs else 0), (command, status, said)
        assert "Traceback" not in said, (command, said)
        assert not needs or (said.count("\n") == 1 and said.startswith("broadsheet: ") and str(library) in said), said


@pytest.mark.parametrize(
    "asked_for",
    [
        ["search", "\udcff"],
        ["show", "\udcff"],
        ["note", "x", "\udcff"],
        ["tag", "\udcff", "x"],
        ["set", "x", "title=\udcff"],
    ],
)
def test_what_is_no_text_is_said_to_be_none(filled: Command, asked_for: list[str]) -> None:
    status, out, err = filled(*asked_for)
    assert (status, out) == (2, "")
    assert err.endswith("\\udcff is no text in UTF-8\n")


@pytest.mark.parametrize("number", ["-1", "x", "9" * 30])
@pytest.mark.parametrize("name", ["search", "suggest", "export", "entities", "quotes", "timeline", "brief"])
def test_a_limit_that_is_none_is_said_to_be_none(filled: Command, name: str, number: str) -> None:
    status, out, err = filled(name, "harbour", "--limit", number)
    assert (status, out) == (2, "")
    assert err.startswith("broadsheet: Invalid value for '--limit'")
