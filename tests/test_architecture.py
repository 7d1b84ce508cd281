"""What the import contracts cannot say."""

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import index

ROOT = Path(__file__).parent.parent


def modules_after(code: str) -> set[str]:
    script = f"{code}; import sys; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_the_index_needs_no_terminal() -> None:
    assert not modules_after("import index") & {"textual", "rich", "tui", "click"}


def test_the_command_loads_no_screen_and_no_parser_of_foreign_formats_before_it_needs_one() -> None:
    assert not modules_after("import tui.cli") & {
        "textual",
        "trafilatura",
        "feedparser",
        "markdown_it",
        "lxml",
        "numpy",
        "whoosh",
    }


def test_the_screen_is_there_before_anything_that_an_article_is_made_of() -> None:
    script = "import tui.app, sys; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if name.startswith(("index.", "sqlite3"))}
    assert loaded <= {"index.errors", "index.lazily"}


def test_the_public_face_is_sorted_and_real() -> None:
    assert index.__all__ == sorted(index.__all__)
    assert all(hasattr(index, name) for name in index.__all__)


def test_the_change_log_names_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert version("broadsheet") == project["version"]
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_what_is_installed_is_pinned() -> None:
    pins = {line.partition("==")[0].lower() for line in (ROOT / "constraints.txt").read_text().splitlines()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [each for extra in project["optional-dependencies"].values() for each in extra]
    wanted = [*project["dependencies"], *(each for each in extras if not each.startswith("broadsheet["))]
    names = {requirement.split(">=")[0].split("==")[0].split("<")[0].strip().lower() for requirement in wanted}
    assert names <= pins
    assert "://" not in (ROOT / "constraints.txt").read_text()
