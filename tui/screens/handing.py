"""What one hands on: to a browser or a pager, to a file for other programs."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported
from textual.message import Message
from textual.worker import get_current_worker

from index import BroadsheetError, SearchCancelled
from tui import keys
from tui.screens.copying import CopyingDesk
from tui.screens.marking import MANY, MarkingDesk
from tui.screens.prompting import Question

if TYPE_CHECKING:
    from index import Results

MANY_LINKS = 12
"""Addresses that are opened at once at most."""


class HandingDesk(CopyingDesk, MarkingDesk):
    """A desk from which articles go elsewhere. It says where they went, and runs nothing through a shell."""

    unwritten: tuple[str, ...] = ()
    """Files that were given up unfinished, mostly because the reader was left, and so are not there."""

    class Handed(Message):
        """Something was handed on, or could not be."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    @on(Handed)
    def _say_handed(self, message: Handed) -> None:
        self.say(message.sentence)

    # -- other programs ----------------------------------------------------------------------------

    async def action_browse(self) -> None:
        """Open the address of the article, or of all that are marked, in the browser that $BROWSER names."""
        articles = await self.articles_in_hand()
        links = [article.url for article in articles if (article.url or "").startswith(("http://", "https://"))]
        if len(links) > MANY_LINKS:
            self.say(f"{len(links):,} addresses are too many to open at once: {MANY_LINKS} at most")
        elif links:
            self._open_all([link for link in links if link])
        elif articles:
            self.say("this article has no address" if len(articles) == 1 else "none of them has an address")

    def open_address(self, url: str) -> None:
        """Open a web address in the browser that $BROWSER names."""
        self._open_all([url])

    def _open_all(self, urls: Sequence[str]) -> None:
        if not (os.environ.get("BROWSER") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            copies = f"{keys.first('copy')} {keys.first('copy-link')}"
            self.say(f"no browser: name one in $BROWSER, or copy the link with {copies}")
        else:
            from tui.screens.programs import browse

            self._give_way(partial(browse, urls))

    async def action_page(self) -> None:
        """Read the article in $PAGER, or all that are marked."""
        articles = await self.articles_in_hand()
        if articles:
            from tui.screens.programs import page

            self._give_way(partial(page, articles))

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
            from tui.screens.files import FORMS  # who exports nothing does without

            label = f"export {results.total:,} to" if self.marks else "export to"
            take = partial(self._export_to, results)
            self.put_question(Question(label, take, "hits.md", says=lambda _: " ".join(FORMS)))

    def _export_to(self, results: Results, name: str) -> None:
        if results.total > MANY:
            self.say(f"writing {results.total:,} articles")
        self.run_worker(partial(self._export, results, name.strip()), thread=True, group="export")

    def _export(self, results: Results, name: str) -> None:
        from tui.screens.files import exported

        worker = get_current_worker()
        try:
            self.post_message(self.Handed(exported(self.library, results, name, lambda: worker.is_cancelled)))
        except SearchCancelled:
            self.unwritten += (name,)
        except BroadsheetError as error:
            self.post_message(self.Handed(str(error)))
