"""Moving: in the focused pane, and from article to article."""

from functools import partial

from tui.screens.choosing import ChoosingDesk
from tui.widgets.pane import MOTIONS, Motion


class MovingDesk(ChoosingDesk):
    """A desk on which articles are opened; what is opened counts as read."""

    async def action_move(self, motion: Motion) -> None:
        """Move in the focused pane; a page past the end of a text opens the next article that nobody has read."""
        moved = motion in MOTIONS and self.pane.move(motion)
        if not moved and motion == "page-down" and self.pane is self.article_text:
            await self._go_to_unread()

    def action_list_move(self, motion: Motion) -> None:
        """Move in the list while the query is typed."""
        if self.article_list.move(motion):
            self.hold_article()

    def action_article(self, step: int) -> None:
        """Open the next article, or the one before, from any pane."""
        if self.article_list.go(self.article_list.cursor + step):
            self._open_row()
        else:
            self.say("this is the last article" if step > 0 else "this is the first article")

    async def _go_to_unread(self) -> None:
        """Open the next article of the list that is unread."""
        if self.found is None:
            return
        below = self.article_list.cursor + 1
        place = self.article_list.next_unread
        if place is None:
            place = await self.known(partial(self.library.next_unread, self.found.results, below))
        if place is None:
            self.say("no unread article further down")
        elif self.article_list.go(place):
            self._open_row()

    def _open_row(self) -> None:
        """Show the article under the cursor; where its text is in front, it is read."""
        row = self.article_list.row
        if row:
            self.want_article(row.key, now=True)
            if self.wishes.focus == "text":
                self._mark_read()

    def action_open(self) -> None:
        """Read the article under the cursor; with an answer under way, the one it brings."""
        if self.found and self.found.ask is not self.asked:
            self.open_next = True
            return
        row = self.article_list.row
        if row:
            self.article_list.chosen = True
            self.want_article(row.key, now=True)
            self._mark_read()
            self.go_to("text")

    def _mark_read(self) -> None:
        row = self.article_list.row
        if row and row.unread:
            self.article_list.amend(row.key, unread=False)
            self.run_worker(self.known(partial(self.library.set_read, row.key, True)), group="mark")
