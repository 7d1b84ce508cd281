"""Each key of the table is pressed here, and does what the table says."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index import Library
from tests.tui.looking import Settle
from tui import keys
from tui.app import BroadsheetApp
from tui.screens.reader import ReaderScreen
from tui.terminal import Tier

State = Callable[[ReaderScreen], object]


def cursor(reader: ReaderScreen) -> object:
    return reader.article_list.cursor


def scrolled(reader: ReaderScreen) -> object:
    return reader.article_text.top


def focus(reader: ReaderScreen) -> object:
    return reader.focused.id if reader.focused else None


def total(reader: ReaderScreen) -> object:
    return reader.article_list.total


def lit(reader: ReaderScreen) -> object:
    return reader.article_text.entity.name if reader.article_text.entity else None


def standing(reader: ReaderScreen) -> object:
    return reader.article_text.standing.span.text if reader.article_text.standing else None


def picked(reader: ReaderScreen) -> object:
    text = reader.article_text
    return text.picked.span(text.reading.article).text if text.picked and text.reading else None


def message(reader: ReaderScreen) -> object:
    return reader.bottom.message


def widths(reader: ReaderScreen) -> object:
    return [(name, pane.size.width) for name, pane in reader.panes.items() if pane.display]


def query(reader: ReaderScreen) -> object:
    return reader.query_bar.text


def caret(reader: ReaderScreen) -> object:
    return reader.query_bar.at


def panel(reader: ReaderScreen) -> object:
    return reader.panel.title if reader.wishes.panel else None


def panel_top(reader: ReaderScreen) -> object:
    return reader.panel.top


def prompted(reader: ReaderScreen) -> object:
    return reader.prompt.label if reader.prompt.display else None


def starred(reader: ReaderScreen) -> object:
    return reader.article_list.row and reader.article_list.row.starred


def exited(reader: ReaderScreen) -> object:
    return not reader.app.is_running or reader.app._exit


@dataclass(frozen=True)
class Does:
    """Press `before`, then the key: `state` is `was`, then `now`. `...` is anything else than before."""

    before: tuple[str, ...]
    state: State
    was: object
    now: object


SEARCH = ("slash", *"gate", "enter")
LONG = ("j", "enter")
ENTITIES = ("j", "3")
TYPED = ("slash", *"gate x")
HELP = ("question_mark",)
COMPARING = ("equals_sign", "j", "equals_sign")

PICKING = ("2", "v")

DOES: dict[str, Does] = {
    "search": Does((), focus, "list", "query"),
    "help": Does((), panel, None, "KEYS"),
    "next-hit": Does((*SEARCH, "2"), lambda r: r.article_text.hit, None, 0),
    "previous-hit": Does((*SEARCH, "2"), lambda r: r.article_text.hit, None, ...),
    "next-mention": Does((*LONG, "3", "2"), standing, None, "Ilse Varga"),
    "previous-mention": Does(LONG, lit, None, "Ilse Varga"),
    "seek": Does((), focus, "list", "prompt"),
    "hints": Does((), lambda r: r.scopes, ..., ("hints", "always")),
    "hint-copy": Does(("f",), message, ..., "copy which?"),
    "hint-leave": Does(("f",), lambda r: r.mode, "hints", None),
    "links": Does((), message, "", "no address stands in this article"),
    "pick": Does(("2",), lambda r: r.mode, None, "picking"),
    "pick-word": Does(PICKING, picked, "Foundry", "Foundry ships"),
    "pick-word-back": Does((*PICKING, "w"), picked, "Foundry ships", "Foundry"),
    "pick-line": Does((*PICKING, "w"), picked, "Foundry ships", "Foundry ships the hinge"),
    "pick-line-back": Does((*PICKING, "right_parenthesis"), picked, "Foundry ships the hinge", "Foundry"),
    "pick-sentence": Does(PICKING, picked, "Foundry", "Foundry ships the hinge"),
    "pick-sentence-back": Does((*PICKING, "w"), picked, "Foundry ships", "Foundry"),
    "pick-whole": Does((*PICKING, "w", "space"), picked, "ships", "Foundry ships the hinge"),
    "pick-anew": Does((*PICKING, "w"), picked, "Foundry ships", "ships"),
    "pick-turn": Does((*PICKING, "w"), lambda r: r.article_text.picked.moving, 1, 0),
    "pick-note": Does(PICKING, focus, "text", "prompt"),
    "pick-copy": Does(PICKING, message, "", "selection copied, by the terminal"),
    "pick-search": Does(PICKING, query, "", '"Foundry"'),
    "pick-leave": Does(PICKING, lambda r: r.mode, "picking", None),
    "width": Does(("z", "2"), lambda r: r.article_text.measure, 72, 90),
    "lead": Does(("2",), lambda r: r.article_text.lead_only, False, True),
    "marks": Does(("2",), lambda r: r.article_text.marks_shown, True, False),
    "search-thing": Does(("3",), query, "", 'person:"Ilse Varga"'),
    "follow": Does(("2", "right_square_bracket"), query, "", 'org:"Brandt Foundry"'),
    "next-article": Does(("2",), cursor, 0, 1),
    "previous-article": Does(("j", "2"), cursor, 1, 0),
    "undo-step": Does(SEARCH, total, 4, 5),
    "back": Does(SEARCH, total, 4, 5),
    "forward": Does((*SEARCH, "escape"), total, 5, 4),
    "correct": Does(("slash", *"hinje", "enter"), query, "hinje", "hinge"),
    "next-pane": Does((), focus, "list", "text"),
    "previous-pane": Does((), focus, "list", "entities"),
    "pane-left": Does(("3",), focus, "entities", "text"),
    "pane-right": Does((), focus, "list", "text"),
    "pane-list": Does(("2",), focus, "text", "list"),
    "pane-text": Does((), focus, "list", "text"),
    "pane-entities": Does((), focus, "list", "entities"),
    "zoom": Does((), widths, ..., [("list", 120)]),
    "narrower": Does((), lambda r: r.article_list.size.width, 36, 32),
    "wider": Does((), lambda r: r.article_list.size.width, 36, 40),
    "toggle-read": Does((), lambda r: r.article_list.row and r.article_list.row.unread, True, False),
    "read-all": Does((), lambda r: r.library.search("is:unread").total, 5, 0),
    "filter": Does((), focus, "list", "prompt"),
    "filter-there": Does(("2",), focus, "text", "prompt"),
    "sort-best": Does((*SEARCH, "S", "o", "S"), lambda r: r.found and r.found.results.sort, "oldest", "relevance"),
    "sort-newest": Does(("S",), lambda r: r.history.now.sort, "relevance", "newest"),
    "sort-oldest": Does(("S",), lambda r: r.found and r.found.results.sort, "relevance", "oldest"),
    "sort-outlet": Does(("S",), lambda r: r.found and r.found.results.sort, "relevance", "outlet"),
    "groups": Does(("S",), lambda r: r.article_list.view.grouped, "", "day"),
    "snippets": Does(("S",), lambda r: r.article_list.view.snippets, False, True),
    "sort-nothing": Does(("S",), lambda r: r.prefix, "sort", None),
    "mark": Does((), lambda r: len(r.marks), 0, 1),
    "mark-range": Does(("v", "j"), lambda r: len(r.marks), 1, 3),
    "mark-all": Does((), lambda r: len(r.marks), 0, 5),
    "tag": Does((), focus, "list", "prompt"),
    "note": Does((), focus, "list", "prompt"),
    "undo-mark": Does(("t", "enter"), starred, True, False),
    "prompt-take": Does(("t",), starred, False, True),
    "prompt-leave": Does(("t", "x"), focus, "prompt", "list"),
    "prompt-complete": Does(("t", *"gate", "enter", "j", "t", "g"), lambda r: r.prompt.text, "g", "gate"),
    "copy": Does((), lambda r: r.scopes, ..., ("copy",)),
    "browse": Does((), message, "", "this article has no address"),
    "page": Does((), message, "", "the terminal cannot be left to another program here"),
    "edit-article": Does((), message, "", "the terminal cannot be left to another program here"),
    "edit-settings": Does((), message, "", "no file of settings is followed here"),
    "pipe": Does((), lambda r: r.prompt.label if r.asking else "", "", "pipe to"),
    "shell": Does((), lambda r: r.prompt.label if r.asking else "", "", "shell"),
    "save": Does((), lambda r: r.prompt.label if r.asking else "", "", "save to"),
    "export": Does((), focus, "list", "prompt"),
    "command": Does((), focus, "list", "prompt"),
    "palette": Does((), panel, None, "COMMANDS"),
    "messages": Does((), panel, None, "MESSAGES"),
    "lean": Does((), lambda reader: reader.follows, True, False),
    "bytes": Does((), lambda reader: "bytes" in reader.bottom.facts, False, True),
    "settings": Does((), panel, None, "SETTINGS"),
    "bookmark": Does((), lambda r: r.scopes, ..., ("bookmark",)),
    "bookmark-nothing": Does(("m",), lambda r: r.prefix, "bookmark", None),
    "bookmarks": Does((), panel, None, "BOOKMARKS"),
    "jump": Does((), lambda r: r.scopes, ..., ("jump",)),
    "jump-back": Does((*LONG, "m", "a", "G", "apostrophe", "a", "apostrophe"), scrolled, 0, ...),
    "jump-nothing": Does(("apostrophe",), lambda r: r.prefix, "jump", None),
    "play": Does((), lambda r: r.scopes, ..., ("play",)),
    "play-again": Does(("comma",), message, ..., "nothing was played yet"),
    "play-nothing": Does(("comma",), lambda r: r.prefix, "play", None),
    "record": Does((), message, "", "say what to call it: :record a; then :record alone ends it"),
    "repeat": Does(("t", "enter", "Z", "j"), starred, False, True),
    "prompt-before": Does(("colon", *"zoom", "enter", "colon"), lambda r: r.prompt.text, "", "zoom"),
    "prompt-behind": Does(("colon", *"zoom", "enter", "colon", "up"), lambda r: r.prompt.text, "zoom", ""),
    "copy-text": Does(("y",), message, "", "text copied, by the terminal"),
    "copy-headline": Does(("y",), message, "", "headline copied, by the terminal"),
    "copy-citation": Does(("y",), message, "", "citation copied, by the terminal"),
    "copy-link": Does(("y",), message, "", "there is no link to copy here"),
    "copy-entity": Does(("j", "enter", "y"), message, "", "entity copied, by the terminal"),
    "copy-id": Does(("y",), message, "", "id copied, by the terminal"),
    "copy-nothing": Does(("y",), lambda r: r.prefix, "copy", None),
    "info": Does((), panel, None, "ARTICLE"),
    "why": Does((), panel, None, "WHY THIS HIT"),
    "like": Does((), lambda r: r.query_bar.text[:5], "", "like:"),
    "reload": Does((), message, "", "asked again"),
    "theme": Does((), lambda r: r.app.theme, "lamp", "paper"),
    "redraw": Does((), lambda r: getattr(r.app, "redrawn", 0), 0, 1),
    "suspend": Does((), lambda r: getattr(r.app, "suspended", 0), 0, 1),
    "close": Does(("i",), panel, "ARTICLE", None),
    "quit": Does((), exited, False, True),
    "quit-now": Does(("slash",), exited, False, True),
    "interrupt": Does((), message, "", "q quits"),
    "down": Does((), cursor, 0, 1),
    "up": Does(("j",), cursor, 1, 0),
    "half-down": Does(LONG, scrolled, 0, ...),
    "half-up": Does((*LONG, "G"), scrolled, ..., ...),
    "page-down": Does(LONG, scrolled, 0, ...),
    "page-up": Does((*LONG, "G"), scrolled, ..., ...),
    "top": Does((*LONG, "G"), scrolled, ..., 0),
    "bottom": Does(LONG, scrolled, 0, ...),
    "open": Does((), focus, "list", "text"),
    "copies": Does((), message, "", "nothing else tells this story in the same words"),
    "saved": Does((), panel, None, "SAVED SEARCHES"),
    "sort": Does((), lambda r: r.scopes, ..., ("sort",)),
    "narrow": Does(ENTITIES, query, "", 'person:"Ilse Varga"'),
    "exclude": Does(ENTITIES, query, "", '-person:"Ilse Varga"'),
    "mark-name": Does(ENTITIES, lambda r: list(r.entity_list.marked), [], [("person", "Ilse Varga")]),
    "fold": Does(ENTITIES, lambda r: r.entity_list.listing.folded, {"number"}, {"number", "person"}),
    "filter-names": Does(ENTITIES, focus, "entities", "prompt"),
    "sort-names": Does(ENTITIES, lambda r: r.scopes, ..., ("order",)),
    "alone": Does(ENTITIES, lambda r: r.article_text.alone, False, True),
    "order-mentions": Does((*ENTITIES, "S", "n", "S"), lambda r: r.entity_list.listing.order, "name", "mentions"),
    "order-hits": Does((*ENTITIES, "S"), lambda r: r.entity_list.listing.order, "mentions", "hits"),
    "order-name": Does((*ENTITIES, "S"), lambda r: r.entity_list.listing.order, "mentions", "name"),
    "order-place": Does((*ENTITIES, "S"), lambda r: r.entity_list.listing.order, "mentions", "place"),
    "order-nothing": Does((*ENTITIES, "S"), lambda r: r.prefix, "order", None),
    "rule": Does((), lambda r: r.scopes, ..., ("ruling",)),
    "rule-rename": Does((*ENTITIES, "E"), prompted, None, "name"),
    "rule-merge": Does((*ENTITIES, "E"), prompted, None, "Ilse Varga is one with"),
    "rule-split": Does(
        (*ENTITIES, "E"), message, "", "Ilse Varga has this one name only: there is nothing to split off"
    ),
    "rule-retype": Does((*ENTITIES, "E"), prompted, None, "Ilse Varga is of type"),
    "rule-hide": Does((*ENTITIES, "E"), message, "", "Ilse Varga is not listed any more; Z undoes"),
    "rule-nothing": Does((*ENTITIES, "E"), lambda r: r.prefix, "ruling", None),
    "company": Does(ENTITIES, panel, None, "NAMED WITH"),
    "timeline": Does((), panel, None, "TIMELINE"),
    "time-longer": Does(("D",), lambda r: r.panel.lines[0][1], "4 articles by day", "4 articles by month"),
    "time-shorter": Does(("D", "minus"), lambda r: r.panel.lines[0][1], "4 articles by month", "4 articles by day"),
    "compare": Does(COMPARING[:-1], panel, None, "COMPARED"),
    "next-difference": Does(COMPARING, lambda r: r.panel.cursor, ..., ...),
    "previous-difference": Does(COMPARING, lambda r: r.panel.cursor, ..., ...),
    "help-key": Does(HELP, lambda r: r.explains, False, True),
    "help-close": Does(HELP, panel, "KEYS", None),
    "keep-macro": Does((), message, "", "nothing was recorded yet: :record a begins, :record alone ends it"),
    "brief": Does((), prompted, None, "brief to"),
    "panel-take": Does(HELP, panel, "KEYS", None),
    "search-take": Does(("slash", *"hinge"), focus, "query", "list"),
    "search-leave": Does(("slash", *"hinge"), total, 2, 5),
    "search-complete": Does(("slash", *"foun"), query, "foun", "foundry"),
    "search-complete-back": Does(("slash", *"foun", "tab"), query, "foundry", "foun"),
    "search-correct": Does(("slash", *"hinje"), query, "hinje", "hinge"),
    "type-left": Does(TYPED, caret, 6, 5),
    "type-right": Does((*TYPED, "home"), caret, 0, 1),
    "type-home": Does(TYPED, caret, 6, 0),
    "type-end": Does((*TYPED, "home"), caret, 0, 6),
    "type-rub": Does(TYPED, query, "gate x", "gate "),
    "type-delete": Does((*TYPED, "home"), query, "gate x", "ate x"),
    "type-rub-word": Does(TYPED, query, "gate x", "gate "),
    "type-rub-line": Does(TYPED, query, "gate x", ""),
    "search-down": Does(("slash",), cursor, 0, 1),
    "search-up": Does(("j", "slash"), cursor, 1, 0),
    "panel-close": Does(HELP, panel, "KEYS", None),
    "panel-down": Does(HELP, panel_top, 0, 1),
    "panel-up": Does((*HELP, "down"), panel_top, 1, 0),
    "panel-page-down": Does(HELP, panel_top, 0, ...),
    "panel-page-up": Does((*HELP, "pagedown"), panel_top, ..., 0),
    "panel-top": Does((*HELP, "pagedown"), panel_top, ..., 0),
    "panel-bottom": Does(HELP, panel_top, 0, ...),
    "panel-rub": Does((*HELP, "a", "b"), lambda r: r.panel.filter, "ab", "a"),
}


@pytest.fixture(autouse=True)
def _shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.terminal.has_shell", lambda: True)


class WatchedApp(BroadsheetApp):
    """Counts what leaves no trace in the state of a headless app."""

    redrawn = 0
    suspended = 0

    def action_redraw(self) -> None:
        self.redrawn += 1
        super().action_redraw()

    def action_suspend_process(self) -> None:
        self.suspended += 1


ELSEWHERE: dict[keys.Scope, str] = {"links": "test_pointing.py"}
"""Keys that need another pile are pressed there."""


def test_every_key_of_the_table_has_a_case_here() -> None:
    assert set(DOES) == {key.id for key in keys.TABLE if key.scope not in ELSEWHERE}


def test_no_key_stands_twice_in_one_place() -> None:
    general = [name for key in keys.TABLE if key.scope in ("everywhere", "motion", "always") for name in key.keys]
    for scope in ("list", "text", "entities"):
        names = general + [name for key in keys.scope(scope) for name in key.keys]
        assert len(names) == len(set(names))
    for scopes in (("search", "typing"), ("prompt", "typing"), ("panel",)):
        names = [name for key in keys.TABLE if key.scope in (*scopes, "always") for name in key.keys]
        assert len(names) == len(set(names))


def test_every_other_key_of_a_line_does_the_same() -> None:
    assert all(keys.find([key.scope], name) is key for key in keys.TABLE for name in key.keys)


def test_every_name_of_a_key_is_one_that_textual_gives() -> None:
    from textual.keys import Keys, _character_to_key

    named = {str(key.value) for key in Keys} | {"space"}
    for key in keys.TABLE:
        for name in key.keys:
            assert name in named or len(name) == 1 or name in map(_character_to_key, "/?][()<>-~:\\;',.|!=*+%@"), name


@pytest.mark.parametrize(("id", "name"), [(key.id, key.keys[:1]) for key in keys.TABLE if key.id in DOES])
async def test_the_key_does_what_the_table_says(
    id: str, name: tuple[str, ...], library: Library, settle: Settle
) -> None:
    does = DOES[id]
    app = WatchedApp(library, tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        for key in does.before:
            await pilot.press(key)
            await settle(pilot)
        before = does.state(app.reader)
        assert does.was is ... or before == does.was
        await pilot.press(*(name or ("colon", *id, "enter")))
        await _changed(pilot, settle, app, does, before)


async def _changed(pilot: Pilot[None], settle: Settle, app: BroadsheetApp, does: Does, before: object) -> None:
    def done() -> bool:
        now = does.state(app.reader)
        return now != before if does.now is ... else now == does.now

    if does.state is exited:
        assert app._exit
        return
    await settle(pilot, done)
    assert done(), does.state(app.reader)


def test_the_page_of_keys_is_made_from_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    assert page.read_text(encoding="utf-8") == keys.markdown()


@pytest.mark.parametrize("scope", ["list", "text", "entities", "search", "prompt", "panel"])
def test_the_bottom_line_holds_at_most_seven_keys(scope: keys.Scope) -> None:
    assert len(keys.hints(scope)) <= 7
    if scope in keys.PANES:
        assert [key for key, _ in keys.hints(scope)[-2:]] == ["/", "?"]
