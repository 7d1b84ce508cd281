"""The command line: anything that has a key, and what has none, by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from textual import on
from textual.message import Message

from index import BroadsheetError
from tui import keys
from tui.keys import Key
from tui.screens.prompting import PromptingDesk, Question
from tui.screens.telling import TellingDesk

_REMEMBERED = 100
_OFFERED = 8


class CommandingDesk(PromptingDesk, TellingDesk):
    """A desk that does what it is told by name.

    A command with something behind its name is either a method here, `command_` and the name, or it asks in the line
    when its key is pressed: then what stands behind the name is the answer.
    """

    class Tagged(Message):
        """These tags there are."""

        def __init__(self, tags: tuple[str, ...]) -> None:
            super().__init__()
            self.tags = tags

    themes: tuple[str, ...] = ()
    """The names of all themes there are."""

    _lines: tuple[str, ...] = ()
    """The lines that were run, the latest at the end."""
    _place = 0
    """Where in them one is."""
    _tags: tuple[str, ...] = ()
    """Every tag that there was when the line was opened last."""

    def action_command(self) -> None:
        """Ask for a command."""
        self._place = len(self._lines)
        self.run_worker(self._learn_tags, thread=True, group="tags")
        self.put_question(Question(":", self._run_typed, words=self._words, says=self._of_words, step=self._earlier))

    def _learn_tags(self) -> None:
        try:
            self.post_message(self.Tagged(tuple(tag.name for tag in self.library.tags())))
        except BroadsheetError:
            return  # the next question to the library says what is wrong

    @on(Tagged)
    def _know_tags(self, message: Tagged) -> None:
        self._tags = message.tags

    async def _run_typed(self, text: str) -> None:
        line = " ".join(text.split())
        if line:
            self._lines = (*(each for each in self._lines if each != line), line)[-_REMEMBERED:]
            await self.run_line(line)

    def _earlier(self, step: int) -> str | None:
        place = max(0, min(self._place + step, len(self._lines)))
        if place == self._place:
            return None
        self._place = place
        return self._lines[place] if place < len(self._lines) else ""

    # -- running -----------------------------------------------------------------------------------

    async def run_line(self, line: str) -> None:
        """Do what a line says: a name, and what stands behind it. A number alone opens the article of that place."""
        name, _, rest = line.strip().removeprefix(":").partition(" ")
        if name.isdecimal() and not rest:
            name, rest = "open", name
        key = next((key for key in keys.commands() if key.id == name), None)
        if key is None:
            self.say(_unknown(name))
        elif not rest.strip():
            await self.run_named(key)
        elif not key.takes:
            self.say(f":{name} takes nothing behind it")
        else:
            await self.run_with(key, rest.strip())

    async def run_named(self, key: Key) -> None:
        """Do what a line of the table does."""
        await self.app.run_action(key.action, default_namespace=self)

    async def run_with(self, key: Key, argument: str) -> None:
        """Do what a line of the table does with what stands behind its name."""
        method: Callable[[str], Awaitable[None] | None] | None
        method = getattr(self, f"command_{key.id.replace('-', '_')}", None)
        if method is None:
            await self.run_named(key)
            if self.asking:  # it may have said why there is nothing to ask
                await self.answer(argument)
        elif (under_way := method(argument)) is not None:
            await under_way

    # -- completing --------------------------------------------------------------------------------

    def _of_words(self, text: str) -> str:
        if not text:
            return f"Tab completes{self.glyphs.dot}Up: the line before"
        told = next((key.says for key in keys.commands() if key.id == text.split()[0]), "")
        words = [line.removeprefix(text.partition(" ")[0]).lstrip() or line for line in self._words(text)]
        if " " not in text.lstrip():
            words = list(self._words(text))
        return told if told and len(words) < 2 else self.glyphs.dot.join(words[:_OFFERED])

    def _words(self, text: str) -> Sequence[str]:
        """Return the lines that `text` may be meant to become: the names there are, or what may stand behind one."""
        name, behind, rest = text.lstrip().partition(" ")
        if not behind:
            return [key.id for key in keys.commands() if key.id.startswith(name)]
        takes = next((key.takes for key in keys.commands() if key.id == name), "")
        offered = self.arguments().get(takes)
        return [f"{name} {word}" for word in offered(rest.lstrip())] if offered else []

    def arguments(self) -> dict[str, Callable[[str], Sequence[str]]]:
        """Return what may stand behind a command, by the word that the table has for it."""
        return {
            "TAG": partial(_beginning, self._tags),
            "THEME": partial(_beginning, self.themes),
            "MODE": partial(_beginning, ("auto", "on", "off")),
            "ORDER": partial(_beginning, ("best", "newest", "oldest", "outlet")),
            "FILE": _files,
            "WORD": partial(_beginning, sorted(key.id for key in keys.commands())),
        }


def _beginning(words: Sequence[str], text: str) -> list[str]:
    return [word for word in words if word.startswith(text)]


def _files(text: str) -> list[str]:
    """Return the paths that begin so, folders with a slash behind them."""
    begun = Path(text or ".").expanduser()
    folder, start = (begun, "") if not text or text.endswith("/") else (begun.parent, begun.name)
    try:
        found = sorted(path for path in folder.iterdir() if path.name.startswith(start))
    except OSError:
        return []
    return [f"{path}/" if path.is_dir() else str(path) for path in found if start or not path.name.startswith(".")]


def _unknown(name: str) -> str:
    import difflib  # who mistypes nothing does without

    near = difflib.get_close_matches(name, [key.id for key in keys.commands()], 1)
    further = f"did you mean :{near[0]}?" if near else f"{keys.first('palette')} finds them all"
    return f"no command is called {name}; {further}"
