"""The table of keys. A key is in it when it does something; none is bound for later."""

from dataclasses import dataclass
from typing import Literal

Scope = Literal[
    "always",
    "everywhere",
    "motion",
    "list",
    "text",
    "entities",
    "search",
    "prompt",
    "typing",
    "panel",
    "choice",
    "copy",
    "sort",
]
"""Where a key works; `motion` keys move in whichever pane has the focus."""

SCOPES: dict[Scope, str] = {
    "everywhere": "Everywhere",
    "motion": "Moving, in every pane",
    "list": "Article list",
    "text": "Text",
    "entities": "Entities",
    "search": "While typing a search",
    "prompt": "While typing a tag, a note or a file",
    "typing": "Wherever one types",
    "copy": "After y",
    "sort": "After S",
    "choice": "In a list of saved searches",
    "panel": "In this panel and the article's",
    "always": "Always, even while typing",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be done, and the keys that do it."""

    id: str
    scope: Scope
    keys: tuple[str, ...]
    """Textual's names for the keys; the first is the one to teach."""
    action: str
    """What is run, in Textual's notation: a method `action_…` of the reader, or of the app with `app.` in front."""
    says: str
    hint: str = ""
    """One or two words for the bottom line; empty keeps it off."""
    where: tuple[Scope, ...] = ()
    """Where the bottom line shows it; empty stands for `scope`."""


PANES: tuple[Scope, ...] = ("list", "text", "entities")

TABLE: tuple[Key, ...] = (
    Key("search", "everywhere", ("slash",), "search", "Search as you type", "search", PANES),
    Key("help", "everywhere", ("question_mark",), "help", "Every key", "keys", PANES),
    Key("next-hit", "everywhere", ("n",), "hit(1)", "Next hit of the query",
        "hit", ("text",)),
    Key("previous-hit", "everywhere", ("N",), "hit(-1)", "Previous hit"),
    Key("next-mention", "everywhere", ("right_square_bracket",), "mention(1)", "Next mention of the entity",
        "mention", ("text", "entities")),
    Key("previous-mention", "everywhere", ("left_square_bracket",), "mention(-1)",
        "Previous mention"),
    Key("next-article", "everywhere", ("J",), "article(1)", "Next article"),
    Key("previous-article", "everywhere", ("K",), "article(-1)", "Previous article"),
    Key("undo-step", "everywhere", ("escape",), "undo",
        "Undo: panel, zoom, marks, filter, query, light", "undo", ("entities",)),
    Key("back", "everywhere", ("left_parenthesis", "backspace", "ctrl+o"), "back", "Back to the list before"),
    Key("forward", "everywhere", ("right_parenthesis",), "forward", "Forward again"),
    Key("correct", "everywhere", ("tilde", "ctrl+t"), "correct", "What you may have meant, where few were found"),
    Key("next-pane", "everywhere", ("tab",), "pane_by(1)", "Next pane"),
    Key("previous-pane", "everywhere", ("shift+tab",), "pane_by(-1)", "Previous pane"),
    Key("pane-left", "everywhere", ("h", "left"), "pane_beside(-1)", "Pane to the left"),
    Key("pane-right", "everywhere", ("l", "right"), "pane_beside(1)", "Pane to the right"),
    Key("pane-list", "everywhere", ("1",), "pane('list')", "Article list"),
    Key("pane-text", "everywhere", ("2",), "pane('text')", "Text"),
    Key("pane-entities", "everywhere", ("3",), "pane('entities')", "Entities"),
    Key("zoom", "everywhere", ("z",), "zoom", "This pane alone, or all"),
    Key("narrower", "everywhere", ("less_than_sign",), "widen(-4)", "This pane narrower"),
    Key("wider", "everywhere", ("greater_than_sign",), "widen(4)", "This pane wider"),
    Key("toggle-read", "everywhere", ("r",), "toggle_read", "Mark read or unread"),
    Key("read-all", "everywhere", ("A",), "read_all", "Mark every article of the list read"),
    Key("tag", "everywhere", ("t",), "tag", "Tag, or take the tag off; without a tag: star"),
    Key("note", "everywhere", ("a",), "note", "Write a note on the article, or change it"),
    Key("undo-mark", "everywhere", ("Z",), "undo_mark", "Undo the latest star, tag, note, read mark or saved search"),
    Key("copy", "everywhere", ("y",), "prefix('copy')", "Copy: the next key says what"),
    Key("browse", "everywhere", ("o",), "browse", "Open the article's address in $BROWSER"),
    Key("page", "everywhere", ("P",), "page", "Read the article in $PAGER"),
    Key("export", "everywhere", ("X",), "export", "Write the marked, or all hits, to a file: .md .csv .json .bib .ris"),
    Key("copy-text", "copy", ("y",), "copy('text')", "The text", "text"),
    Key("copy-headline", "copy", ("t",), "copy('headline')", "The headline", "headline"),
    Key("copy-citation", "copy", ("c",), "copy('citation')", "A citation", "citation"),
    Key("copy-link", "copy", ("u",), "copy('link')", "The link", "link"),
    Key("copy-entity", "copy", ("e",), "copy('entity')", "The entity's name", "entity"),
    Key("copy-id", "copy", ("i",), "copy('id')", "The id", "id"),
    Key("copy-nothing", "copy", ("escape",), "prefix_off", "Nothing", "leave"),
    Key("info", "everywhere", ("i",), "info", "About the article; in the third pane about the name"),
    Key("why", "everywhere", ("w",), "why", "Why this hit"),
    Key("like", "everywhere", ("L",), "like", "More like this article"),
    Key("copies", "everywhere", ("D",), "copies", "The copies that are folded under the article"),
    Key("saved", "everywhere", ("at",), "saved", "Saved searches: which have something new"),
    Key("reload", "everywhere", ("R",), "reload", "Ask the library again"),
    Key("theme", "everywhere", ("T",), "theme", "Next theme"),
    Key("close", "everywhere", ("q",), "close", "Close the panel, or quit"),
    Key("quit", "everywhere", ("Q",), "app.quit", "Quit"),
    Key("interrupt", "everywhere", ("ctrl+c",), "interrupt", "Says how to quit"),
    Key("quit-now", "always", ("ctrl+q",), "app.quit", "Quit"),
    Key("redraw", "always", ("ctrl+l",), "app.redraw", "Draw the screen again"),
    Key("suspend", "always", ("ctrl+z",), "app.suspend_process", "Suspend; fg returns"),
    Key("down", "motion", ("j", "down"), "move('down')", "Down"),
    Key("up", "motion", ("k", "up"), "move('up')", "Up"),
    Key("half-down", "motion", ("d", "ctrl+d"), "move('half-down')", "Half a page down"),
    Key("half-up", "motion", ("u", "ctrl+u"), "move('half-up')", "Half a page up"),
    Key("page-down", "motion", ("space", "pagedown", "ctrl+f"), "move('page-down')",
        "A page; then the next unread article", "page", ("text",)),
    Key("page-up", "motion", ("b", "pageup", "ctrl+b"), "move('page-up')", "A page up"),
    Key("top", "motion", ("g", "home"), "move('top')", "To the top"),
    Key("bottom", "motion", ("G", "end"), "move('bottom')", "To the bottom"),
    Key("open", "list", ("enter",), "open", "Read the article", "read"),
    Key("mark", "list", ("v",), "mark", "Mark for t r X and y c; again: unmark", "mark"),
    Key("mark-range", "list", ("V",), "mark_range", "Mark from the last mark to here"),
    Key("mark-all", "list", ("percent_sign",), "mark_all", "Mark every hit"),
    Key("filter", "everywhere", ("backslash",), "filter", "Filter the list by words of headline, outlet, date",
        "filter", ("list",)),
    Key("sort", "list", ("S",), "prefix('sort')", "Order and looks of the list: the next key says which", "sort"),
    Key("sort-best", "sort", ("b",), "order('relevance')", "Best first", "best"),
    Key("sort-newest", "sort", ("n",), "order('newest')", "Newest first", "newest"),
    Key("sort-oldest", "sort", ("o",), "order('oldest')", "Oldest first", "oldest"),
    Key("sort-outlet", "sort", ("s",), "order('outlet')", "By outlet, the newest of each first", "outlet"),
    Key("groups", "sort", ("g",), "view('groups')", "Heads above the rows of a day or an outlet, or none", "groups"),
    Key("snippets", "sort", ("x",), "view('snippets')", "Snippets in the rows, or none", "snippets"),
    Key("sort-nothing", "sort", ("escape",), "prefix_off", "Nothing", "leave"),
    Key("narrow", "entities", ("enter",), "narrow", "Only articles naming it", "only these"),
    Key("exclude", "entities", ("minus",), "exclude", "Only articles not naming it", "not these"),
    Key("search-take", "search", ("enter",), "take_query", "To the list with these hits", "take"),
    Key("search-leave", "search", ("escape", "ctrl+c"), "leave_query", "Back to what was before", "back"),
    Key("search-complete", "search", ("tab",), "complete(1)", "Complete; again: the next suggestion", "complete"),
    Key("search-complete-back", "search", ("shift+tab",), "complete(-1)", "The suggestion before"),
    Key("search-correct", "search", ("ctrl+t",), "correct", "What you may have meant, where few were found"),
    Key("type-left", "typing", ("left", "ctrl+b"), "edit('left')", "One character left"),
    Key("type-right", "typing", ("right", "ctrl+f"), "edit('right')", "One character right"),
    Key("type-home", "typing", ("home", "ctrl+a"), "edit('home')", "To the start of the line"),
    Key("type-end", "typing", ("end", "ctrl+e"), "edit('end')", "To the end of the line"),
    Key("type-rub", "typing", ("backspace", "ctrl+h"), "edit('rub')", "Delete before the caret"),
    Key("type-delete", "typing", ("delete", "ctrl+d"), "edit('delete')", "Delete behind the caret"),
    Key("type-rub-word", "typing", ("ctrl+w",), "edit('rub-word')", "Delete the word before"),
    Key("type-rub-line", "typing", ("ctrl+u",), "edit('rub-line')", "Delete all before", "clear", ("search",)),
    Key("search-down", "search", ("down",), "list_move('down')", "Down in the list"),
    Key("search-up", "search", ("up",), "list_move('up')", "Up in the list"),
    Key("prompt-take", "prompt", ("enter",), "take_prompt", "Keep what is written", "keep"),
    Key("prompt-leave", "prompt", ("escape", "ctrl+c"), "leave_prompt", "Leave things as they were", "leave"),
    Key("prompt-complete", "prompt", ("tab",), "complete_prompt", "What begins so; again: the next", "complete"),
    Key("choice-take", "choice", ("enter",), "take_choice", "Take what the cursor is at", "take"),
    Key("choice-down", "choice", ("down",), "move_choice('down')", "Down"),
    Key("choice-up", "choice", ("up",), "move_choice('up')", "Up"),
    Key("panel-close", "panel", ("escape", "question_mark", "enter", "ctrl+c"), "close",
        "Close the panel", "close", ("panel", "choice")),
    Key("panel-down", "panel", ("down",), "move('down')", "Down"),
    Key("panel-up", "panel", ("up",), "move('up')", "Up"),
    Key("panel-page-down", "panel", ("pagedown", "ctrl+f"), "move('page-down')", "A page down"),
    Key("panel-page-up", "panel", ("pageup", "ctrl+b"), "move('page-up')", "A page up"),
    Key("panel-top", "panel", ("home",), "move('top')", "To the top"),
    Key("panel-bottom", "panel", ("end",), "move('bottom')", "To the bottom"),
    Key("panel-rub", "panel", ("backspace", "ctrl+h"), "rub_filter", "Shorten the filter"),
)  # fmt: skip
