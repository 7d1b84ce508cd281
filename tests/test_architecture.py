"""What the import contracts cannot say."""

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import index
from index import Library

ROOT = Path(__file__).parent.parent


def loaded_after(code: str, *arguments: str) -> set[str]:
    script = f"{code}\nimport sys; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def modules_after(code: str) -> set[str]:
    return {name.partition(".")[0] for name in loaded_after(code)}


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
    loaded = {name for name in loaded_after("import tui.app") if name.startswith(("index.", "sqlite3"))}
    assert loaded <= {"index.errors", "index.lazily"}


LATER = (
    "clipboard config screens.abreast screens.card screens.dossier screens.files screens.fuzzy screens.panels "
    "screens.programs screens.rulings screens.spread screens.texts screens.why screens.writer widgets.labels "
    "widgets.picking"
)
"""Of `tui` what loads with the key that first needs it."""


def test_the_screen_is_there_before_what_only_some_key_needs_and_before_the_parser_of_commands() -> None:
    loaded = loaded_after("import tui.cli, tui.cli.opening, tui.app")
    assert not loaded & {"click", "hashlib", "shlex", *(f"tui.{name}" for name in LATER.split())}


READS_ONE = """
import sys
from index import Library
library = Library.open(sys.argv[1])
results = library.search("")
library.read(library.rows(results, 0, 1)[0].key, results)
"""


def test_a_first_article_is_read_without_what_questions_and_changes_need(quiet_library: Library) -> None:
    loaded = loaded_after(READS_ONE, str(quiet_library.path))
    needs = {name.removeprefix("index.") for name in loaded if name.startswith("index.")}
    assert not loaded & {"numpy", "whoosh", "hashlib"}
    assert not needs & {"answers", "inputs", "personal", "query", "query.tree", "highlight", "sentences", "extract"}
    assert not needs & {"store.marks", "store.undoing", "store.corrections", "library.looking", "library.catching_up"}


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
