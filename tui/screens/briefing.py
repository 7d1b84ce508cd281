"""A brief of what is marked, or of all hits: a page of Markdown in a new file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from index import BroadsheetError, SearchCancelled
from tui.screens.handing import HandingDesk
from tui.screens.prompting import Question
from tui.whole import write_whole
from tui.widgets.wording import counted

if TYPE_CHECKING:
    from index import Library, Results


class BriefingDesk(HandingDesk):
    """A desk that writes dossiers."""

    async def action_brief(self) -> None:
        """Ask for the file that takes a brief of the marked articles; without marks, of all hits."""
        results = await self.results_in_hand()
        if results:
            label = f"brief {results.total:,} to" if self.marks else "brief to"
            take = partial(self._brief_to, results)
            self.put_question(Question(label, take, "brief.md", says=lambda _: "a new file of Markdown"))

    def _brief_to(self, results: Results, name: str) -> None:
        out = Path(name.strip()).expanduser()
        if not name.strip():
            self.say("a brief needs a name for its file")
        elif out.exists():
            self.say(f"{out} is there already; name another file")
        else:
            self.say(f"a brief of {counted(results.total, 'article')} is being written")
            self.run_worker(partial(self._brief, results, out), thread=True, exclusive=True, group="brief")

    def _brief(self, results: Results, out: Path) -> None:
        worker = get_current_worker()
        try:
            said = _written(self.library, results, out, lambda: worker.is_cancelled)
        except SearchCancelled:
            self.unwritten += (str(out),)
            return
        except BroadsheetError as error:
            said = str(error)
        except OSError as error:
            said = f"{out} cannot be written: {error.strerror}"
        self.post_message(self.Handed(said))


def _written(library: Library, results: Results, out: Path, cancelled: Callable[[], bool]) -> str:
    from tui.screens.dossier import dossier  # who writes no brief does without

    found = library.brief(results, cancelled=cancelled)
    write_whole(out, (f"{line}\n" for line in dossier(found)))
    return "; ".join([f"{counted(found.articles, 'article')} briefed in {out}", *found.notices])
