"""The article in other programs: in an editor, piped to a command, saved to a file; and a shell beside the reader."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.screens.handing import HandingDesk
from tui.screens.prompting import Question
from tui.screens.settling import SettlingDesk

if TYPE_CHECKING:
    from index import Article

_LONGEST_NAME = 60


class LendingDesk(HandingDesk, SettlingDesk):
    """A desk that lends the terminal to other programs.

    What they are given is the article's text, in a file or on standard input: never a word of it stands in a command
    line. What a person types after `|` is split into words and run as it is; only `!` hands it to a shell.
    """

    def action_edit_article(self) -> None:
        """Open a copy of the article in $EDITOR."""
        if self._article is None:
            self.say("no article is open")
        else:
            self._give_way(partial(_edit, self._article))

    def action_edit_settings(self) -> None:
        """Open the file of settings in $EDITOR; where there is none, one that has everything and changes nothing."""
        file = self.settings
        if file is None:
            self.say("no file of settings is followed here")
        else:
            self._give_way(partial(_edit_settings, file))

    def action_pipe(self) -> None:
        """Ask for a command that gets the article on its standard input."""
        if self._article is None:
            self.say("no article is open")
        else:
            take = partial(self._pipe, self._article)
            self.put_question(Question("pipe to", take, says=lambda _: "a command and its arguments"))

    def _pipe(self, article: Article, line: str) -> None:
        try:
            command = shlex.split(line)
        except ValueError as error:
            self.say(f"{line} is no command: {str(error).lower()}")
            return
        if command:
            self._give_way(partial(_run, command, as_text(article)))

    def action_shell(self) -> None:
        """Ask for a line that the shell runs."""
        self.put_question(Question("shell", self._shell, says=lambda _: "a line for $SHELL"))

    def _shell(self, line: str) -> None:
        if line.strip():
            self._give_way(partial(_run, [os.environ.get("SHELL") or "/bin/sh", "-c", line], None))

    def action_save(self) -> None:
        """Ask for a file that takes the article."""
        article = self._article
        if article is None:
            self.say("no article is open")
            return
        name = f"{_file_name(article)}.md"
        says = "to a new file: .md or .txt"
        self.put_question(Question("save to", partial(self._save, article), name, says=lambda _: says))

    def _save(self, article: Article, name: str) -> None:
        self.run_worker(self._saved(article, name.strip()), group="export")

    async def _saved(self, article: Article, name: str) -> None:
        self.post_message(self.Handed(await asyncio.to_thread(_written, article, name)))


def as_text(article: Article) -> str:
    """Return an article as plain text, its headline, outlet and day above it."""
    from index import citation

    parts = (article.title, article.standfirst, citation(article), article.url, article.body, *_captions(article))
    return "\n\n".join(filter(None, parts)) + "\n"


def as_markdown(article: Article) -> str:
    """Return an article as Markdown. Its text stays as it is: what looks like Markdown in it is not made harmless."""
    from index import citation

    standfirst = f"*{article.standfirst}*" if article.standfirst else None
    link = f"<{article.url}>" if article.url else None
    parts = (f"# {article.title}", standfirst, citation(article), link, article.body, *_captions(article))
    return "\n\n".join(filter(None, parts)) + "\n"


_FORMS: dict[str, Callable[[Article], str]] = {".md": as_markdown, ".txt": as_text}


def _captions(article: Article) -> Iterator[str]:
    return (" © ".join(filter(None, (each.text, each.credit))) for each in article.captions)


def _file_name(article: Article) -> str:
    words = "".join(character if character.isalnum() else " " for character in article.title or article.id).split()
    return "-".join(words).lower()[:_LONGEST_NAME].rstrip("-") or "article"


def _written(article: Article, name: str) -> str:
    """Write the article to a new file, in the form that its ending says; return what was done."""
    out = Path(name).expanduser()
    form = _FORMS.get(out.suffix.lower())
    if form is None:
        return f"the ending says the form: {' '.join(_FORMS)}"
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(form(article))
    except FileExistsError:
        return f"{out} is there already; name another file"
    except OSError as error:
        return f"{out} cannot be written: {error.strerror}"
    return f"the article was written to {out}"


def _edit(article: Article) -> str:
    text = as_text(article)
    note = "A copy to read and take from; what is changed here changes nothing in the library.\n\n"
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        file = Path(folder, f"{_file_name(article)}.txt")
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
