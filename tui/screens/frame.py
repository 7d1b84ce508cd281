"""The frame of the reader: which widgets there are, where they stand, and which has the focus."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.geometry import Region
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui import keys
from tui.paint import Glyphs
from tui.screens.arrange import ORDER, PaneName, Wishes, arrange
from tui.screens.curtain import Curtain
from tui.themes import Look
from tui.widgets.article_list import ArticleList
from tui.widgets.article_text import ArticleText
from tui.widgets.completions import Completions
from tui.widgets.entity_list import EntityList
from tui.widgets.lines import BottomLine, Note
from tui.widgets.pane import Pane
from tui.widgets.panel import Panel
from tui.widgets.prompt import Prompt
from tui.widgets.query_bar import QueryBar


class Frame(Screen[None], inherit_bindings=False):
    """Top line, panes, bottom line. The screen is put together from desks; `shown` marks the class that is one."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus. Who gains and who loses it draw themselves again; Textual would draw the whole screen."""
    AUTO_FOCUS = ""
    """To no widget by itself: the query line would have it first, and only then the list."""

    def __init_subclass__(cls, *, shown: bool = False, **options: bool) -> None:
        # What Textual works out for each class it needs only of the one that it mounts: two thirds of a millisecond
        # for every desk, before the first picture
        if shown:
            super().__init_subclass__(**options)

    def __init__(self, look: Look, glyphs: Glyphs) -> None:
        super().__init__()
        self.look, self.glyphs = look, glyphs
        self.wishes = Wishes()
        self.curtain = Curtain(self)
        self.article_list = ArticleList(id="list")
        self.article_text = ArticleText(id="text")
        self.entity_list = EntityList(id="entities")
        self.panel = Panel(id="panel")
        self.query_bar = QueryBar(id="query")
        self.note, self.hint = Note(id="note", most=3), Note(id="hint", most=2)
        self.completions = Completions(id="completions")
        self.prompt = Prompt(id="prompt")
        self.bottom = BottomLine(id="bottom")
        self.prefix: keys.Scope | None = None
        """Where alone the next key is looked up, after one that begins something."""
        self._remarked = ""
        """What was said last that answers no key."""
        self.mode: keys.Scope | None = None
        """Where alone keys are looked up until it is left: one points at something, or selects."""

    def compose(self) -> ComposeResult:
        """Lay out the top line, the panes and the bottom line."""
        yield self.query_bar
        yield self.note
        with Horizontal(id="panes"):
            yield from self.panes.values()
        yield self.hint
        yield self.prompt
        yield self.bottom
        yield self.completions

    @property
    def panes(self) -> dict[PaneName, Pane]:
        """The panes by name, from left to right."""
        return {"list": self.article_list, "text": self.article_text, "entities": self.entity_list, "panel": self.panel}

    @property
    def pane(self) -> Pane:
        """The pane that keys act on."""
        return self.panel if self.wishes.panel else self.panes[self.wishes.focus]

    def dress(self, look: Look, glyphs: Glyphs) -> None:
        """Draw everything with these styles and signs."""
        self.look, self.glyphs = look, glyphs
        for pane in self.panes.values():
            pane.dress(look, glyphs)
        for line in (self.query_bar, self.note, self.hint, self.prompt, self.bottom, self.completions):
            line.dress(look, glyphs)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the ground, which is seen only where a widget is about to be: it is asked for with every cell."""
        return [Strip.blank(crop.width, self.look.base)] * crop.height

    # -- layout ------------------------------------------------------------------------------------

    def on_resize(self, event: Resize) -> None:
        """Arrange the panes anew."""
        self.rearrange(columns=event.size.width)

    def rearrange(self, columns: int | None = None) -> None:
        """Give each pane the place that the window and the reader's wishes leave it."""
        widths = arrange(columns or self.size.width, self.wishes)
        hidden = [name for name in ORDER if name not in widths]
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
        self.wishes = self.wishes._replace(focus=name, panel=None, wide=False)
        self.rearrange()
        self.set_focus(self.panes[name])  # at once: the next key may be waiting already

    def put_note(self, *sentences: str, urgent: bool = False, keep: bool = False) -> None:
        """Say something below the query line; the suggestions move down for it."""
        self.note.say(*sentences, urgent=urgent, keep=keep)
        self.completions.styles.offset = (0, 1 + self.note.lines)

    def enter_mode(self, scope: keys.Scope | None) -> None:
        """Look keys up in `scope` alone from now on; None ends that."""
        self.mode = scope
        self.tell_keys()

    def say(self, sentence: str) -> None:
        """Show a sentence in the bottom line until the next key."""
        self.bottom.show(message=sentence)

    def remark(self, sentence: str) -> None:
        """Show a sentence that answers no key, where none stands that does."""
        if self.bottom.message in ("", self._remarked):
            self._remarked = sentence
            self.say(sentence)

    @property
    def scopes(self) -> tuple[keys.Scope, ...]:
        """Where in the table of keys to look, first to last."""
        if self.prefix:
            return (self.prefix,)
        if self.mode:
            return (self.mode, "always")
        if self.focused is self.query_bar:
            return ("search", "typing", "always")
        if self.focused is self.prompt:
            return ("prompt", "typing", "always")
        if self.wishes.panel:
            own: tuple[keys.Scope, ...] = ("panel",) if self.panel.scope == "panel" else (self.panel.scope, "panel")
            return (*own, "always") if self.panel.filtered else (*own, "motion", "everywhere", "always")
        return (self.pane.scope, "motion", "everywhere", "always")

    def set_focus(self, widget: Widget | None, scroll_visible: bool = False, from_app_focus: bool = False) -> None:
        """Give a widget the focus; show its keys, and suggestions while it is the query line, in one picture."""
        drawn = self.curtain.draw()
        super().set_focus(widget, scroll_visible, from_app_focus)
        self.completions.display = self.focused is self.query_bar
        self.prompt.display = self.focused is self.prompt
        self.tell_keys()
        if drawn:
            self.curtain.open()

    def tell_keys(self) -> None:
        """Show in the bottom line the keys that work now; of what one is to leave again, all of them."""
        entered = self.mode is not None or self.focused in (self.panel, self.prompt)
        self.bottom.show(hints=keys.hints(self.scopes[0], self.idle_keys), menu=entered)

    @property
    def idle_keys(self) -> tuple[str, ...]:
        """The ids of keys that have nothing to do now where they work: the bottom line does not offer them."""
        return ("panel-take",) if self.focused is self.panel and self.panel.is_bare else ()
