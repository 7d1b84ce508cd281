"""Other programs, which have the terminal until they end: each function returns what is to be said then.

Nothing that is drawn first needs any of this.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui import keys
from tui.screens.texts import as_text, file_name

if TYPE_CHECKING:
    from index import Article


def browse(urls: Sequence[str]) -> str:
    """Open web addresses in the browser that $BROWSER names."""
    import webbrowser  # loads slowly

    try:
        opened = all([webbrowser.open(url) for url in urls])
    except webbrowser.Error:
        opened = False
    if not opened:
        return f"the browser could not be started; {keys.first('copy')} {keys.first('copy-link')} copies the link"
    many = "" if len(urls) == 1 else f"{len(urls)} addresses "
    return f"{many}opened in the browser"


def page(articles: Sequence[Article]) -> str:
    """Show articles in $PAGER."""
    command = shlex.split(os.environ.get("PAGER") or "less")
    if not command or not shutil.which(command[0]):
        return f"there is no {command[0] if command else 'pager'}: name a pager in $PAGER"
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="broadsheet-", suffix=".txt") as file:
        file.write(as_text(articles))
        file.flush()
        subprocess.run([*command, file.name], check=False)
    return f"back from {command[0]}"


def edit(articles: Sequence[Article]) -> str:
    """Open a copy of articles in $EDITOR."""
    text = as_text(articles)
    note = "A copy to read and take from; what is changed here changes nothing in the library.\n\n"
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        file = Path(folder, f"{file_name(articles)}.txt")
        file.write_text(note + text, encoding="utf-8")
        said = _with_editor(file)
        try:
            changed = file.read_text(encoding="utf-8", errors="replace") != note + text
        except OSError:
            changed = False
    return f"{said}; the changes were to a copy and are gone: note and set keep what you write" if changed else said


def edit_settings(file: Path) -> str:
    """Open the file of settings in $EDITOR; where there is none, one that has everything and changes nothing."""
    from tui.config import defaults_as_toml

    try:
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(defaults_as_toml(), encoding="utf-8")
    except OSError as error:
        return f"{file} cannot be written: {error.strerror}"
    return _with_editor(file)


def _with_editor(file: Path) -> str:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        command = shlex.split(named)
    except ValueError:
        command = []
    if not command or not shutil.which(command[0]):
        return f"there is no {command[0] if command else named}: name an editor in $EDITOR"
    subprocess.run([*command, str(file)], check=False)
    return f"back from {Path(command[0]).name}"


def run(command: Sequence[str], given: str | None) -> str:
    """Run a command on this terminal, wait for Enter once it has ended, and return how it went."""
    name = command[-1] if command[1:2] == ["-c"] else command[0]
    try:  # it need not read all that it is given
        done = subprocess.run(command, input=None if given is None else given.encode(), check=False)
    except OSError as error:
        return f"{name} cannot be run: {error.strerror}"
    sys.stderr.write("\n[Enter returns to Broadsheet] ")
    sys.stderr.flush()
    sys.stdin.readline()
    if done.returncode < 0:
        return f"{name} was ended by {signal.Signals(-done.returncode).name}"
    return f"back from {name}" if done.returncode == 0 else f"{name} ended with status {done.returncode}"
