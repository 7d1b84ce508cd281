"""What one hands on: to the clipboard, to a browser or a pager, to a file for other programs."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import platformdirs
from textual import on
from textual.app import SuspendNotSupported
from textual.message import Message

from index import BroadsheetError
from tui import clipboard
from tui.screens.marking import MarkingDesk
from tui.screens.prefixing import PrefixingDesk
from tui.screens.prompting import Question
from tui.widgets.wording import counted

if TYPE_CHECKING:
    from index import (
        Article,
        ExportFormat,  # what writes exports loads with the first one
        Library,
        Results,
    )

What = Literal["text", "headline", "link", "citation", "entity", "id"]
FORMS: dict[str, ExportFormat] = {
    ".md": "md",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".bib": "bibtex",
    ".ris": "ris",
}
"""Form of an export by the ending of its file."""


class HandingDesk(MarkingDesk, PrefixingDesk):
    """A desk from which articles go elsewhere. It says where they went, and runs nothing through a shell."""

    class Handed(Message):
        """Something was handed on, or could not be."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    @on(Handed)
    def _say_handed(self, message: Handed) -> None:
        self.say(message.sentence)

    # -- the clipboard -----------------------------------------------------------------------------

    async def action_copy(self, what: What) -> None:
        """Copy something of the article in hand, or the name under the entity pane's cursor.

        Of marked articles, all citations.
        """
        if what == "citation" and self.marks:
            keys = await self.keys_in_hand()
            cited = await self.known(partial(_citations, self.library, keys)) if keys else None
            if cited and keys:
                await self.copy(counted(len(keys), "citation"), cited)
            return
        text = self._copied(what)
        if text:
            await self.copy(what, text)
        else:
            self.say(f"there is no {what} to copy here")

    async def copy(self, what: str, text: str) -> None:
        """Put `text` on the clipboard, or into a file, and say where it went; the sentence calls it `what`."""
        if await asyncio.to_thread(clipboard.by_tmux, text, os.environ):
            self.say(f"{what} copied, by tmux")
        elif clipboard.by_terminal(text, self.app.copy_to_clipboard):
            self.say(f"{what} copied, by the terminal")
        else:
            file = platformdirs.user_cache_path("broadsheet") / "copied.txt"
            try:
                self.say(f"too long for a clipboard: {what} written to {clipboard.by_file(text, file)}")
            except OSError as error:
                self.say(f"too long for a clipboard, and {file} cannot be written ({error.strerror})")

    def _copied(self, what: What) -> str | None:
        entity = self.article_text.entity or self.entity_list.entity
        if what == "entity":
            return entity.name if entity else None
        article = self._article
        if article is None:
            return None
        from index import citation

        made: dict[What, str | None] = {
            "text": f"{article.title}\n\n{article.body}",
            "headline": article.title,
            "link": article.url,
            "citation": " ".join(filter(None, (citation(article), article.url))),
            "id": article.id,
        }
        return made[what]

    @property
    def _article(self) -> Article | None:
        reading = self.article_text.reading
        return reading.article if reading else None

    # -- other programs ----------------------------------------------------------------------------

    def action_browse(self) -> None:
        """Open the article's address in the browser that $BROWSER names."""
        article = self._article
        if article is None or not article.url or not article.url.startswith(("http://", "https://")):
            self.say("this article has no address")
        else:
            self.open_address(article.url)

    def open_address(self, url: str) -> None:
        """Open a web address in the browser that $BROWSER names."""
        if not (os.environ.get("BROWSER") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            self.say("no browser: name one in $BROWSER, or copy the link with y u")
        else:
            self._give_way(partial(_browse, url))

    def action_page(self) -> None:
        """Read the article in $PAGER."""
        if self._article is None:
            self.say("no article is open")
            return
        self._give_way(partial(_page, self._article))

    def _give_way(self, work: Callable[[], str]) -> None:
        """Leave the terminal to another program until that has ended."""
        try:
            with self.app.suspend():
                said = work()
        except SuspendNotSupported:
            said = "the terminal cannot be left to another program here"
        self.say(said)

    # -- files -------------------------------------------------------------------------------------

    async def action_export(self) -> None:
        """Open the line for the name of a file that takes the marked articles; without marks, all hits."""
        results = await self.results_in_hand()
        if results:
            label = f"export {results.total:,} to" if self.marks else "export to"
            take = partial(self._export_to, results)
            self.put_question(Question(label, take, "hits.md", says=lambda _: " ".join(FORMS)))

    def _export_to(self, results: Results, name: str) -> None:
        self.run_worker(partial(self._export, results, name.strip()), thread=True, group="export")

    def _export(self, results: Results, name: str) -> None:
        try:
            self.post_message(self.Handed(_exported(self.library, results, name)))
        except BroadsheetError as error:
            self.post_message(self.Handed(str(error)))


def _citations(library: Library, keys: Sequence[int]) -> str:
    """Return the citation of each of these articles, a line each."""
    from index import citation

    articles = (library.article(library.row(key).id) for key in keys)
    return "\n".join(" ".join(filter(None, (citation(article), article.url))) for article in articles)


def _exported(library: Library, results: Results, name: str) -> str:
    """Write all hits to a new file, whole or not at all; return what was done."""
    out = Path(name).expanduser()
    form = FORMS.get(out.suffix.lower())
    if form is None:
        return f"the ending says the form: {' '.join(FORMS)}"
    if out.exists():
        return f"{out} is there already; name another file"
    try:
        _write(out, library.export(results, form))
    except OSError as error:
        return f"{out} cannot be written: {error.strerror}"
    return f"{counted(results.total, 'article')} written to {out}"


def _write(out: Path, pieces: Iterator[str]) -> None:
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _browse(url: str) -> str:
    import webbrowser  # loads slowly

    try:
        opened = webbrowser.open(url)
    except webbrowser.Error:
        opened = False
    return "opened in the browser" if opened else "the browser could not be started; y u copies the link"


def _page(article: Article) -> str:
    from index import citation

    command = shlex.split(os.environ.get("PAGER") or "less")
    if not command or not shutil.which(command[0]):
        return f"there is no {command[0] if command else 'pager'}: name a pager in $PAGER"
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="broadsheet-", suffix=".txt") as file:
        parts = (article.title, citation(article), article.standfirst, article.body)
        file.write("\n\n".join(filter(None, parts)) + "\n")
        file.flush()
        subprocess.run([*command, file.name], check=False)
    return f"back from {command[0]}"
