"""What the documents say is what the program does."""

import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest

from tui.cli import run, statuses
from tui.cli.commands import broadsheet

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")


def commands(text: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text, re.S)
    return [line.partition(" #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


def test_the_first_screen_says_how_to_run_and_test() -> None:
    assert commands("\n".join(README.splitlines()[:24]))[:2] == ["make run", "make test"]


def test_make_knows_what_the_documents_tell_people_to_make() -> None:
    text = README + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for target in set(re.findall(r"^(?: {4})?make ([\w-]+)", text, re.M)):
        done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == 0, target


@pytest.mark.parametrize("line", [line for line in commands(README) if line.startswith("broadsheet ")])
def test_the_commands_of_the_read_me_run_as_written(
    line: str, tmp_path: Path, pile: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BROADSHEET_LIBRARY", str(tmp_path / "library"))
    arguments = [str(pile) if word == "~/articles" else word for word in shlex.split(line)[1:]]
    if arguments[0] == str(pile):
        return  # opens the reader: tests/tui/test_terminal.py drives it on a terminal
    sample = ROOT / "seeds"
    if arguments[0] != "add":
        assert run(["add", str(sample)]) == 0
    assert run(arguments) == 0
    out, err = capfd.readouterr()
    assert arguments[0] == "add" or out.strip()
    assert "Traceback" not in err


def test_links_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def all_commands() -> dict[str, click.Command]:
    context = click.Context(broadsheet)
    found = {name: broadsheet.get_command(context, name) for name in broadsheet.list_commands(context)}
    return {name: command for name, command in found.items() if command}


def test_every_command_is_where_the_table_says() -> None:
    assert set(all_commands()) == set(broadsheet.list_commands(click.Context(broadsheet))) == set(broadsheet.commands)


def test_the_command_page_names_every_command_and_option() -> None:
    for name, command in all_commands().items():
        assert f"broadsheet {name}" in CLI
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert any(option in CLI for option in parameter.opts), (name, parameter.opts)


def examples() -> list[str]:
    page = CLI.partition("\n| exit status")[2]
    texts = [page, *(command.help or "" for command in all_commands().values())]
    found = [line for text in texts for line in re.findall(r"^ *broadsheet (.*)$", text, re.M)]
    return sorted({re.split(r" {2,}| [#>|] | …", line)[0] for line in found})


@pytest.mark.parametrize("line", examples())
def test_every_example_of_the_command_page_and_of_help_is_understood(line: str) -> None:
    name, *arguments = shlex.split(line)
    command = all_commands()[name]
    if isinstance(command, click.Group):
        name, command, arguments = command.resolve_command(click.Context(command), arguments)
        assert command
    assert command.make_context(name, arguments).params


def advised() -> list[tuple[str, str]]:
    """Return what the pages name in their sentences, and the program in its own: a place, a command with options."""
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
    code = [*(ROOT / "index").rglob("*.py"), *(ROOT / "tui").rglob("*.py")]
    named = [(page, re.findall(r"`broadsheet\s+([^`]+)`", page.read_text("utf-8"))) for page in pages]
    named += [(file, re.findall(r"\bbroadsheet ([^\"`\n)]+)", file.read_text("utf-8"))) for file in code]
    return [(path.name, line) for path, lines in named for line in lines if re.match(r"[a-z]", line)]


def test_every_command_that_a_sentence_advises_is_there_with_its_options() -> None:
    there = all_commands()
    for place, line in advised():
        name, *words = re.split(r"[\s,;]+", line)
        assert name in there, (place, line)
        options = {option for parameter in there[name].params for option in parameter.opts}
        assert {word for word in words if re.match(r"--\w", word)} <= options, (place, line)


def test_every_option_says_what_it_does() -> None:
    for name, command in all_commands().items():
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert parameter.help, (name, parameter.name)


def test_the_command_page_names_every_status() -> None:
    for status in (value for value in vars(statuses).values() if isinstance(value, int)):
        assert f"| {status} |" in CLI


def test_the_house_is_as_drawn() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for part in [*(ROOT / "index").glob("[a-z]*"), *(ROOT / "tui").glob("[a-z]*"), ROOT / "tui", ROOT / "seeds"]:
        if part.is_dir() or part.suffix == ".py":
            assert f"{part.name}" in page, part
