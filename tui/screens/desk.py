"""The desk under the reader: what is asked of the library, what came back, and which panes show it.

Workers ask and post what they found; the handlers here are the only place where state changes.
"""

from dataclasses import dataclass, replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from index import BroadsheetError, Entity, Library, Reading, Results, Row
from tui import keys
from tui.paint import Glyphs
from tui.screens import sentences
from tui.screens.arrange import PaneName, Wishes, arrange
from tui.screens.fetch import Ask, Found, Refused, find
from tui.screens.history import History, Step
from tui.themes import Look
from tui.widgets.article_list import ArticleList
from tui.widgets.article_text import ArticleText
from tui.widgets.entity_list import EntityList
from tui.widgets.lines import BottomLine, Note
from tui.widgets.pane import Pane
from tui.widgets.panel import Panel
from tui.widgets.query_bar import QueryBar

TYPING_PAUSE = 0.03
"""Seconds without a key before a typed query is asked."""
FOLLOW_PAUSE = 0.08
"""Seconds the cursor rests before the text follows it; a held key would starve it otherwise."""


class Desk(Screen[None], inherit_bindings=False):
    """Panes, the state they show, and the questions that bring it."""

    @dataclass
    class Answered(Message):
        """The library answered, or could not."""

        answer: Found | Refused

    @dataclass
    class Rows(Message):
        """More rows of the list."""

        results: Results
        start: int
        rows: tuple[Row, ...]

    @dataclass
    class Opened(Message):
        """An article came, to be shown beside `results`."""

        results: Results
        reading: Reading

    def __init__(self, library: Library, name: str, look: Look, glyphs: Glyphs) -> None:
        super().__init__()
        self.library = library
        self.library_name = name
        self.look, self.glyphs = look, glyphs
        self.history = History()
        self.wishes = Wishes()
        self.found: Found | None = None
        self.article_list = ArticleList(id="list")
        self.article_text = ArticleText(id="text")
        self.entity_list = EntityList(id="entities")
        self.panel = Panel(id="panel")
        self.query_bar = QueryBar(id="query")
        self.note, self.hint = Note(id="note", most=3), Note(id="hint", most=2)
        self.bottom = BottomLine(id="bottom")
        self._typing: Timer | None = None
        self._following: Timer | None = None
        self._wanted_article: int | None = None

    def compose(self) -> ComposeResult:
        """Lay out the top line, the panes and the bottom line."""
        yield self.query_bar
        yield self.note
        with Horizontal(id="panes"):
            yield from self.panes.values()
        yield self.hint
        yield self.bottom

    @property
    def panes(self) -> dict[PaneName, Pane]:
        """The panes by name, from left to right."""
        return {"list": self.article_list, "text": self.article_text, "entities": self.entity_list, "panel": self.panel}

    @property
    def pane(self) -> Pane:
        """The pane that keys act on."""
        return self.panel if self.wishes.panel else self.panes[self.wishes.focus]

    def on_mount(self) -> None:
        """Ask for every article."""
        self.dress(self.look, self.glyphs)
        self.article_list.focus()
        self.ask(Ask(self.history.now))

    def dress(self, look: Look, glyphs: Glyphs) -> None:
        """Draw everything with these styles and signs."""
        self.look, self.glyphs = look, glyphs
        self.set_class(glyphs.ascii, "-ascii")
        for pane in self.panes.values():
            pane.dress(look, glyphs)
        for line in (self.query_bar, self.note, self.hint, self.bottom):
            line.dress(look, glyphs)

    # -- layout ------------------------------------------------------------------------------------

    def on_resize(self, event: Resize) -> None:
        """Arrange the panes anew."""
        self.rearrange(columns=event.size.width)

    def rearrange(self, columns: int | None = None) -> None:
        """Give each pane the place that the window and the reader's wishes leave it."""
        widths = arrange(columns or self.size.width, self.wishes)
        hidden = [name for name in ("list", "text", "entities") if name not in widths]
        with self.app.batch_update():
            first = next(iter(widths))
            self._order(list(widths))
            for name, pane in self.panes.items():
                pane.display = name in widths
                pane.set_class(name == first, "-first")
                if name in widths:
                    pane.styles.width = widths[name]
                also = hidden if name == first and not self.wishes.panel else []
                pane.also = " ".join(f"{['list', 'text', 'entities'].index(other) + 1} {other}" for other in also)
            self.article_list.thin(self.wishes.zoomed and self.wishes.focus == "list")

    def _order(self, names: list[PaneName]) -> None:
        """Have the panes stand from left to right as named; the hidden ones do not matter."""
        box = self.query_one("#panes")
        standing = [
            name for child in box.children for name, pane in self.panes.items() if pane is child and name in names
        ]
        if standing != names:
            place = {self.panes[name]: number for number, name in enumerate(names)}
            box.sort_children(key=lambda child: place.get(child, len(names)))  # type: ignore[call-overload]

    def go_to(self, name: PaneName) -> None:
        """Give a pane the focus, and a place on the screen when it has none."""
        self.wishes = replace(self.wishes, focus=name, panel=None)
        self.rearrange()
        self.panes[name].focus()

    @property
    def pending(self) -> bool:
        """Whether a pause is running out before a question is asked."""
        return self._typing is not None or self._following is not None

    # -- asking ------------------------------------------------------------------------------------

    def ask(self, ask: Ask) -> None:
        """Put a question to the library; an older one still under way is dropped."""
        self.run_worker(partial(self._ask, ask), thread=True, exclusive=True, group="search")

    def _ask(self, ask: Ask) -> None:
        worker = get_current_worker()
        answer = find(self.library, ask, lambda: worker.is_cancelled)
        if answer and not worker.is_cancelled:
            self.post_message(self.Answered(answer))

    def want_article(self, key: int | None, *, now: bool = False) -> None:
        """Have the text show an article: at once, or when the cursor has rested."""
        self._wanted_article = key
        if self._following:
            self._following.stop()
            self._following = None
        if now:
            self._read()
        else:
            self._following = self.set_timer(FOLLOW_PAUSE, self._read)

    def _read(self) -> None:
        self._following = None
        if self.found and self._wanted_article is not None:
            work = partial(self._fetch_article, self._wanted_article, self.found.results)
            self.run_worker(work, thread=True, exclusive=True, group="article")

    def _fetch_article(self, key: int, results: Results) -> None:
        worker = get_current_worker()
        try:
            reading = self.library.read(key, results)
        except BroadsheetError as error:
            self.post_message(self.Answered(Refused(None, str(error), query_at_fault=False)))
            return
        if not worker.is_cancelled:
            self.post_message(self.Opened(results, reading))

    @on(ArticleList.Wanted)
    def _want_rows(self, message: ArticleList.Wanted) -> None:
        if self.found:
            work = partial(self._fetch_rows, self.found.results, message.first, message.last)
            self.run_worker(work, thread=True, group="rows")

    def _fetch_rows(self, results: Results, start: int, stop: int) -> None:
        self.post_message(self.Rows(results, start, self.library.rows(results, start, stop)))

    # -- answers -----------------------------------------------------------------------------------

    @on(Answered)
    def _take_answer(self, message: Answered) -> None:
        if isinstance(message.answer, Refused):
            self.note.say(message.answer.sentence, urgent=True)
        else:
            self._show_found(message.answer)

    def _show_found(self, found: Found) -> None:
        before, self.found = self.found, found
        with self.app.batch_update():
            said = sentences.notes(found, self.glyphs)
            self.note.say(*said, keep=found.ask.mood == "typing")
            self.query_bar.show(facts=sentences.facts(found))
            self.article_list.show(
                found.results.total, found.index, found.start, found.rows, sentences.empty(found, self.writing)
            )
            self.tell_size()
        if found.widened:
            self.history = replace(self.history, now=replace(self.history.now, query=found.results.query))
            self.query_bar.show(text=found.results.query)
        self._follow_answer(found, before)

    def _follow_answer(self, found: Found, before: Found | None) -> None:
        row, shown = self.article_list.row, self.article_text.reading
        if row is None:
            self._show_reading(None)
        elif before is None or shown is None or row.key != shown.key or found.results.query != before.results.query:
            self.want_article(row.key, now=found.ask.mood != "typing")

    @property
    def writing(self) -> bool:
        """Whether a writer is filling the library."""
        return False

    def tell_size(self) -> None:
        """Say in the bottom line which library this is and how large."""
        count = self.found.count if self.found else 0
        self.bottom.show(facts=f"{self.library_name}{self.glyphs.dot}{count:,}")

    @on(Rows)
    def _take_rows(self, message: Rows) -> None:
        if self.found and message.results is self.found.results:
            self.article_list.supply(message.start, message.rows)
            row = self.article_list.row
            if row and (not self.article_text.reading or self.article_text.reading.key != row.key):
                self.want_article(row.key)

    @on(Opened)
    def _take_article(self, message: Opened) -> None:
        if self.found and message.results is self.found.results and message.reading.key == self._wanted_article:
            self._show_reading(message.reading)

    def _show_reading(self, reading: Reading | None) -> None:
        lit = self._same_entity(reading)
        with self.app.batch_update():
            self.article_text.show(reading, lit)
            self.entity_list.show(reading.named if reading else (), lit)

    def _same_entity(self, reading: Reading | None) -> Entity | None:
        """Return what `reading` calls the entity that was lit."""
        name = self.history.now.entity
        entities = [named.entity for named in reading.named] if reading else []
        return next((entity for entity in entities if entity.name == name), None)

    # -- what the panes report ---------------------------------------------------------------------

    @on(ArticleList.Moved)
    def _follow_cursor(self) -> None:
        row = self.article_list.row
        if row:
            self.want_article(row.key)

    @on(EntityList.Chosen)
    def _light(self, message: EntityList.Chosen) -> None:
        self._note_entity(message.entity)

    def _note_entity(self, entity: Entity | None) -> None:
        self.history = self.history.at(self.history.now.key, entity.name if entity else None)
        self.article_text.light(entity)

    @on(QueryBar.Typed)
    def _search_typed(self, message: QueryBar.Typed) -> None:
        self._stop_typing()
        step = replace(self.history.now, query=message.text, key=self.chosen_key)
        self._typing = self.set_timer(TYPING_PAUSE, partial(self._ask_typed, Ask(step, "typing")))

    def _stop_typing(self) -> None:
        if self._typing:
            self._typing.stop()
            self._typing = None

    def _ask_typed(self, ask: Ask) -> None:
        self._typing = None
        self.ask(ask)

    @on(QueryBar.Taken)
    def _search_taken(self, message: QueryBar.Taken) -> None:
        self._stop_typing()
        self.take_step(replace(self.history.now, query=message.text.strip()), "taken")

    def take_step(self, step: Step, mood: str = "shown") -> None:
        """Go on to another list; Esc comes back to this one."""
        self.history = self.history.to(replace(step, key=self.chosen_key))
        self.show_step("taken" if mood == "taken" else "shown")

    def show_step(self, mood: str = "shown") -> None:
        """Show the list of the present step."""
        self.query_bar.show(text=self.history.now.query)
        self.go_to("list")
        self.ask(Ask(self.history.now, "taken" if mood == "taken" else "shown"))

    @property
    def chosen_key(self) -> int | None:
        """The article under the list's cursor; the last one while the list is empty."""
        row = self.article_list.row
        return row.key if row else self.history.now.key

    @on(QueryBar.Left)
    def _search_left(self) -> None:
        self._stop_typing()
        self.note.say()
        self.show_step()

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus now."""
        focused = self.focused
        if isinstance(focused, Pane | QueryBar):
            self.bottom.show(hints=keys.hints(focused.scope), message="")
