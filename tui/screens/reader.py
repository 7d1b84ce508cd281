"""The reader: what each key of the table does."""

from textual.events import Key
from textual.message import Message

from tui import keys
from tui.screens.arguing import ArguingDesk
from tui.screens.arrange import ORDER, PaneName
from tui.screens.briefing import BriefingDesk
from tui.screens.deciding import DecidingDesk
from tui.screens.filtering import FilteringDesk
from tui.screens.history import History
from tui.screens.info import InfoDesk
from tui.screens.keeping import KeepingDesk
from tui.screens.leaning import LeaningDesk
from tui.screens.lending import LendingDesk
from tui.screens.moving import MovingDesk
from tui.screens.names import NamesDesk
from tui.screens.outlets import OutletsDesk
from tui.screens.palette import PaletteDesk
from tui.screens.picking import PickingDesk
from tui.screens.playing import PlayingDesk
from tui.screens.pointing import PointingDesk
from tui.screens.preferring import PreferringDesk
from tui.screens.reading import ReadingDesk
from tui.screens.returning import ReturningDesk
from tui.screens.saved import SavedDesk
from tui.screens.timeline import TimelineDesk
from tui.screens.touring import TouringDesk
from tui.screens.viewing import ViewingDesk


class ReaderScreen(
    ArguingDesk,
    PaletteDesk,
    PreferringDesk,
    KeepingDesk,
    PlayingDesk,
    ReturningDesk,
    TouringDesk,
    BriefingDesk,
    LendingDesk,
    LeaningDesk,
    OutletsDesk,
    NamesDesk,
    DecidingDesk,
    InfoDesk,
    TimelineDesk,
    PickingDesk,
    PointingDesk,
    ReadingDesk,
    SavedDesk,
    FilteringDesk,
    MovingDesk,
    ViewingDesk,
    shown=True,
):
    """List, text and entities of one library."""

    async def press(self, key: Key) -> None:
        """Do what the table says of `key`.

        The app calls this for one key after the other, each done before the next. Textual would hand keys to the
        focused widget's own queue, and of keys that come in one go the second would miss a focus that the first moved.
        """
        self.bottom.show(message="")
        self.count_key()
        self.note_press(key)
        if self.explains:
            self.explain(key)
            return
        found, prefix = keys.find(self.scopes, key.key), self.prefix
        if prefix:
            self.action_prefix_off()
        if found:
            await self.run_named(found)
        elif prefix:
            if key.character and key.character.isalnum():
                await self.take_letter(prefix, key.character)
        elif key.is_printable and key.character:
            self.write(key.character)

    def write(self, text: str) -> None:
        """Take typed or pasted text in, where one types."""
        if self.focused is self.query_bar:
            self.query_bar.write(text)
            self.query_typed()
        elif self.focused is self.prompt:
            self.prompt.write(text)
            self.prompt_typed()
        elif self.mode:
            self.point(text)
        elif self.wishes.panel and self.panel.filtered:
            self.panel.write(text)

    # -- panes -------------------------------------------------------------------------------------

    def action_pane(self, name: PaneName) -> None:
        """Go to a pane."""
        self.go_to(name)

    def action_pane_by(self, step: int) -> None:
        """Go to the next pane, round and round."""
        self.go_to(ORDER[(ORDER.index(self.wishes.focus) + step) % len(ORDER)])

    def action_pane_beside(self, step: int) -> None:
        """Go to the pane at one side, as far as there is one."""
        self.go_to(ORDER[max(0, min(ORDER.index(self.wishes.focus) + step, len(ORDER) - 1))])

    def action_zoom(self) -> None:
        """Show the focused pane alone, or all again."""
        self.wishes = self.wishes._replace(zoomed=not self.wishes.zoomed)
        self.rearrange()

    def action_widen(self, columns: int) -> None:
        """Give the focused pane more columns, or fewer."""
        shift = dict(self.wishes.shift)
        shift[self.wishes.focus] = max(-24, min(24, shift.get(self.wishes.focus, 0) + columns))
        self.wishes = self.wishes._replace(shift=shift)
        self.rearrange()

    # -- searching ---------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Type a query, or go on with the one that stands."""
        self.history = self.history.at(self.chosen_key, self.history.now.entity)
        self.close_panels()
        self.open_query(f"{self.history.now.query} ".lstrip())

    def action_edit(self, what: str) -> None:
        """Edit the line in which one types."""
        if self.focused is self.prompt:
            self.prompt.edit(what)
            self.prompt_typed()
            return
        before = self.query_bar.text
        self.query_bar.edit(what)
        if self.query_bar.text != before:
            self.query_typed()
        else:
            self.caret_moved()

    def action_take_query(self) -> None:
        """Keep what was found and go to the list."""
        self.take_query()

    def action_leave_query(self) -> None:
        """Go back to what was there before the search."""
        self.leave_query()

    def action_undo(self) -> None:
        """Undo one step: panel, zoom, marks, words looked for, text cursor, hint, query or narrowing, lit entity."""
        if self.wishes.panel:
            self.close_panel()
        elif self.wishes.zoomed:
            self.action_zoom()
        elif self._clear():
            return
        elif self.history.behind:
            self.action_back()
        elif self.entity_list.put_out():
            self._note_entity(None)
            self.go_to("list" if self.wishes.focus == "entities" else self.wishes.focus)
        else:
            self.say(f"nothing to undo; {keys.first('close')} quits")

    def _clear(self) -> bool:
        """Take one thing away that lies over list, text or names; tell whether there was one."""
        if self.leave_sought() or self.leave_text_cursor() or self.put_back_names():
            return True
        if self.hint.display:
            self.end_tour()
        elif self.trouble:
            self.trouble = ""
            self.put_note()
        elif self.unmark():
            self.say("no article is marked any more")
        else:
            return self.drop_filter()
        return True

    def action_back(self) -> None:
        """Go back to the list before this one."""
        self._travel(self.history.at(self.chosen_key, self.history.now.entity).back(), "this is where you began")

    def action_forward(self) -> None:
        """Go forward to a list that was undone."""
        self._travel(self.history.at(self.chosen_key, self.history.now.entity).forward(), "nothing was undone")

    def _travel(self, history: History, otherwise: str) -> None:
        if history.now.query == self.history.now.query and history.behind == self.history.behind:
            self.say(otherwise)
            return
        self.history = history
        self.show_step()

    def action_reload(self) -> None:
        """Ask the library again."""
        self._look(again=True)
        self.say("asked again")

    # -- leaving -----------------------------------------------------------------------------------

    def action_close(self) -> None:
        """Close the panel; with none open, quit."""
        if self.wishes.panel:
            self.close_panel()
        else:
            self.app.exit()

    def action_interrupt(self) -> None:
        """Say how to quit."""
        self.say(f"{keys.first('close')} quits")

    def action_theme(self) -> None:
        """Have the app take the next theme."""
        self.post_message(self.NextTheme())

    class NextTheme(Message):
        """The reader wants other colours."""
