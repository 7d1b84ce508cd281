"""Articles in other programs: in an editor, piped to a command, saved to a file; and a shell beside the reader."""

import asyncio
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from index import Article
from tui.screens.handing import HandingDesk
from tui.screens.prompting import Question
from tui.screens.settling import SettlingDesk
from tui.screens.texts import FORMS, as_text, file_name
from tui.widgets.wording import counted


class LendingDesk(HandingDesk, SettlingDesk):
    """A desk that lends the terminal to other programs.

    What they are given is the text of the marked articles, or of the one that is read, in a file or on standard input:
    never a word of it stands in a command line. What a person types after `|` is split into words and run as it is;
    only `!` hands it to a shell.
    """

    async def action_edit_article(self) -> None:
        """Open a copy of the article in $EDITOR, of marked ones in one file."""
        articles = await self.articles_in_hand()
        if articles:
            self._give_way(partial(_edit, articles))

    def action_edit_settings(self) -> None:
        """Open the file of settings in $EDITOR; where there is none, one that has everything and changes nothing."""
        file = self.settings
        if file is None:
            self.say("no file of settings is followed here")
        else:
            self._give_way(partial(_edit_settings, file))

    async def action_pipe(self) -> None:
        """Ask for a command that gets the article on its standard input, or all that are marked."""
        articles = await self.articles_in_hand()
        if articles:
            label = f"pipe {len(articles):,} to" if self.marks else "pipe to"
            take = partial(self._pipe, articles)
            self.put_question(Question(label, take, says=lambda _: "a command and its arguments"))

    def _pipe(self, articles: Sequence[Article], line: str) -> None:
        try:
            command = shlex.split(line)
        except ValueError as error:
            self.say(f"{line} is no command: {str(error).lower()}")
            return
        if command:
            self._give_way(partial(_run, command, as_text(articles)))

    def action_shell(self) -> None:
        """Ask for a line that the shell runs."""
        self.put_question(Question("shell", self._shell, says=lambda _: "a line for $SHELL"))

    def _shell(self, line: str) -> None:
        if line.strip():
            self._give_way(partial(_run, [os.environ.get("SHELL") or "/bin/sh", "-c", line], None))

    async def action_save(self) -> None:
        """Ask for a file that takes the article, or all that are marked."""
        articles = await self.articles_in_hand()
        if articles:
            label = f"save {len(articles):,} to" if self.marks else "save to"
            name, says = f"{file_name(articles)}.md", "to a new file: .md or .txt"
            self.put_question(Question(label, partial(self._save, articles), name, says=lambda _: says))

    def _save(self, articles: Sequence[Article], name: str) -> None:
        self.run_worker(self._saved(articles, name.strip()), group="export")

    async def _saved(self, articles: Sequence[Article], name: str) -> None:
        self.post_message(self.Handed(await asyncio.to_thread(_written, articles, name)))


def _written(articles: Sequence[Article], name: str) -> str:
    """Write articles to a new file, in the form that its ending says; return what was done."""
    out = Path(name).expanduser()
    form = FORMS.get(out.suffix.lower())
    if form is None:
        return f"the ending says the form: {' '.join(FORMS)}"
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(form(articles))
    except FileExistsError:
        return f"{out} is there already; name another file"
    except OSError as error:
        return f"{out} cannot be written: {error.strerror}"
    return f"{counted(len(articles), 'article')} written to {out}"


def _edit(articles: Sequence[Article]) -> str:
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


def _edit_settings(file: Path) -> str:
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


def _run(command: Sequence[str], given: str | None) -> str:
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
