"""Keeping a macro that was recorded: it becomes a line of the file of settings, where it can be read and changed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tui import keys
from tui.screens.choosing import ChoosingDesk
from tui.screens.playing import PlayingDesk
from tui.whole import write_whole


class KeepingDesk(PlayingDesk, ChoosingDesk):
    """A desk that writes recorded macros into the settings. The reader takes them from there as any change of them."""

    async def action_keep_macro(self) -> None:
        """Keep the macro that was recorded; of several it has to be said which."""
        if len(self.recorded) == 1:
            await self.command_keep_macro(next(iter(self.recorded)))
        elif self.recorded:
            self.say(f"say which: :keep-macro {' or '.join(sorted(self.recorded))}")
        else:
            self.say("nothing was recorded yet: :record a begins, :record alone ends it")

    async def command_keep_macro(self, letter: str) -> None:
        """Keep the macro that was recorded under a letter."""
        played = self.recorded.get(letter)
        if not played:
            self.say(f"nothing was recorded as {letter}; :record {letter} begins")
        elif self.settings is None:
            self.say("no file of settings is followed here")
        else:
            said = await self.known(partial(_keep, self.settings, letter, tuple(played)))
            self.wrote_settings()
            self.say(said or "")


def _keep(file: Path, letter: str, played: Sequence[str]) -> str:
    """Add the macro to the file, whole or not at all; return what was done."""
    from tui.config import NoPlace, with_macro  # who keeps nothing does without

    try:
        text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
        changed = with_macro(text, letter, played)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, [changed])
    except NoPlace as error:
        return f"{file.name} was left alone: {error}"
    except UnicodeDecodeError:
        return f"{file.name} was left alone: it is no UTF-8"
    except OSError as error:
        return f"{file} cannot be written: {error.strerror}"
    return f"{keys.named('play')} {letter} is kept, under [macros] in {file}"
