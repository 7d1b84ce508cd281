"""The command as tests call it, on a library of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tui.cli import run

Command = Callable[..., tuple[int, str, str]]
"""Takes arguments, returns (status, standard output, standard error)."""


@pytest.fixture
def command(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run the command on a library that is not there yet, and is the person's own."""
    monkeypatch.setenv("BROADSHEET_LIBRARY", str(tmp_path / "library"))

    def call(*arguments: object) -> tuple[int, str, str]:
        status = run([*map(str, arguments)])
        out, err = capfd.readouterr()
        return status, out, err

    return call


@pytest.fixture
def filled(command: Command, pile: Path) -> Command:
    """Run the command on a library with the pile in it, its names not looked for yet."""
    command("add", pile)
    return command


@pytest.fixture
def named(filled: Command) -> Command:
    """Run the command on a library with the pile in it and its names found."""
    filled("catch-up")
    return filled
