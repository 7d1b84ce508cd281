"""Articles in other programs: in an editor, piped to a command, saved to a file; and a shell beside the reader."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui import keys, terminal
from tui.screens.handing import HandingDesk
from tui.screens.prompting import Question
from tui.screens.settling import SettlingDesk

if TYPE_CHECKING:
    from index import Article


class LendingDesk(HandingDesk, SettlingDesk):
    """A desk that lends the terminal to other programs.

    What they are given is the text of the marked articles, or of the one that is read, in a file or on standard input:
    never a word of it stands in a command line. What a person types after `|` is split into words and run as it is;
    only `!` hands it to a shell.
    """

    async def action_suspend(self) -> None:
        """Give the terminal back to the shell. Where none waits nobody could bring the reader back: say that."""
        if terminal.has_shell():
            await self.app.run_action("app.suspend_process")
        else:
            self.say(f"no shell waits here that could bring the reader back; {keys.first('close')} quits")

    async def action_edit_article(self) -> None:
        """Open a copy of the article in $EDITOR, of marked ones in one file."""
        articles = await self.articles_in_hand()
        if articles:
            from tui.screens.programs import edit

            self._give_way(partial(edit, articles))

    def action_edit_settings(self) -> None:
        """Open the file of settings in $EDITOR; where there is none, one that has everything and changes nothing."""
        file = self.settings
        if file is None:
            self.say("no file of settings is followed here")
        else:
            from tui.screens.programs import edit_settings

            self._give_way(partial(edit_settings, file))

    async def action_pipe(self) -> None:
        """Ask for a command that gets the article on its standard input, or all that are marked."""
        articles = await self.articles_in_hand()
        if articles:
            label = f"pipe {len(articles):,} to" if self.marks else "pipe to"
            take = partial(self._pipe, articles)
            self.put_question(Question(label, take, says=lambda _: "a command and its arguments"))

    def _pipe(self, articles: Sequence[Article], line: str) -> None:
        import shlex

        from tui.screens.programs import run
        from tui.screens.texts import as_text

        try:
            command = shlex.split(line)
        except ValueError as error:
            self.say(f"{line} is no command: {str(error).lower()}")
            return
        if command:
            self._give_way(partial(run, command, as_text(articles)))

    def action_shell(self) -> None:
        """Ask for a line that the shell runs."""
        self.put_question(Question("shell", self._shell, says=lambda _: "a line for $SHELL"))

    def _shell(self, line: str) -> None:
        if line.strip():
            from tui.screens.programs import run

            self._give_way(partial(run, [os.environ.get("SHELL") or "/bin/sh", "-c", line], None))

    async def action_save(self) -> None:
        """Ask for a file that takes the article, or all that are marked."""
        articles = await self.articles_in_hand()
        if articles:
            from tui.screens.texts import file_name

            label = f"save {len(articles):,} to" if self.marks else "save to"
            name, says = f"{file_name(articles)}.md", "to a new file: .md or .txt"
            self.put_question(Question(label, partial(self._save, articles), name, says=lambda _: says))

    def _save(self, articles: Sequence[Article], name: str) -> None:
        self.run_worker(self._saved(articles, name.strip()), group="export")

    async def _saved(self, articles: Sequence[Article], name: str) -> None:
        from tui.screens.files import written

        self.post_message(self.Handed(await asyncio.to_thread(written, articles, name)))
