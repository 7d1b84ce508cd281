"""The table of what can be done, each with its keys and its name. Nothing is in it for later.

The name (`id`) is what `:` and the palette run, and what the settings give other keys to.
"""

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
    "copy",
    "play",
    "bookmark",
    "jump",
]
"""Where a key works; `motion` keys move in whichever pane has the focus."""

SCOPES: dict[Scope, str] = {
    "everywhere": "Everywhere",
    "motion": "Moving, in every pane",
    "list": "Article list",
    "text": "Text",
    "entities": "Entities",
    "search": "While typing a search",
    "prompt": "While typing a command, a tag, a note or a file",
    "typing": "Wherever one types",
    "copy": "After y",
    "bookmark": "After m (and a letter of your choice)",
    "jump": "After ' (and the letter of a bookmark)",
    "play": "After , (and the letter of a macro)",
    "panel": "In this panel and the article's",
    "always": "Always, even while typing",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be done, and the keys that do it."""

    id: str
    scope: Scope
    keys: tuple[str, ...]
    """Textual's names for the keys; the first is the one to teach. With none it is run by its name alone."""
    action: str
    """What is run, in Textual's notation: a method `action_…` of the reader, or of the app with `app.` in front."""
    says: str
    hint: str = ""
    """One or two words for the bottom line; empty keeps it off."""
    where: tuple[Scope, ...] = ()
    """Where the bottom line shows it; empty stands for `scope`."""
    takes: str = ""
    """What may stand behind its name in the command line, as one word in capitals: `:tag NAME`."""


PANES: tuple[Scope, ...] = ("list", "text", "entities")
RUN: tuple[Scope, ...] = ("everywhere", *PANES, "motion", "copy", "jump", "play", "always")
"""Where what stands in the table can be run by its name; elsewhere it needs the line or panel that it works in."""

TABLE: tuple[Key, ...] = (
    Key("search", "everywhere", ("slash",), "search", "Search as you type", "search", PANES, takes="QUERY"),
    Key("help", "everywhere", ("question_mark",), "help", "Every key", "keys", PANES, takes="WORD"),
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
        "Undo: panel, zoom, query, light", "undo", ("entities",)),
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
    Key("tag", "everywhere", ("t",), "tag", "Tag the article, or take the tag off; without a tag: star it",
        takes="TAG"),
    Key("note", "everywhere", ("a",), "note", "Write a note on the article, or change it", takes="TEXT"),
    Key("undo-mark", "everywhere", ("Z",), "undo_mark", "Undo the latest star, tag, note or saved search"),
    Key("copy", "everywhere", ("y",), "prefix('copy')", "Copy: the next key says what"),
    Key("browse", "everywhere", ("o",), "browse", "Open the article's address in $BROWSER"),
    Key("page", "everywhere", ("P",), "page", "Read the article in $PAGER"),
    Key("edit-article", "everywhere", ("e",), "edit_article", "Open a copy of the article in $EDITOR"),
    Key("pipe", "everywhere", ("vertical_line",), "pipe", "Give the article to a command, on its standard input",
        takes="COMMAND"),
    Key("shell", "everywhere", ("exclamation_mark",), "shell", "Run a line in $SHELL", takes="LINE"),
    Key("save", "everywhere", ("s",), "save", "Write the article to a new file: .md .txt", takes="FILE"),
    Key("export", "everywhere", ("X",), "export", "Write all hits to a file: .md .csv .json .bib .ris", takes="FILE"),
    Key("command", "everywhere", ("colon",), "command", "Run anything by its name"),
    Key("palette", "everywhere", ("ctrl+p",), "palette", "Find what can be done, and run it"),
    Key("bookmark", "everywhere", ("m",), "bookmark", "Set a bookmark here: the next key names it", takes="LETTER"),
    Key("bookmark-nothing", "bookmark", ("escape",), "prefix_off", "Nothing", "leave"),
    Key("jump", "everywhere", ("apostrophe",), "jump", "Go to a bookmark: the next key names it", takes="LETTER"),
    Key("jump-back", "jump", ("apostrophe",), "jump_back", "Where one was before the jump", "back"),
    Key("jump-nothing", "jump", ("escape",), "prefix_off", "Nothing", "leave"),
    Key("bookmarks", "everywhere", (), "bookmarks", "Every bookmark"),
    Key("play", "everywhere", ("comma",), "play", "Play a macro: the next key names it", takes="LETTER"),
    Key("play-again", "play", ("comma",), "play_again", "The macro before, once more"),
    Key("play-nothing", "play", ("escape",), "prefix_off", "Nothing", "leave"),
    Key("record", "everywhere", (), "record", "Record keys as a macro; alone: end it", takes="LETTER"),
    Key("repeat", "everywhere", ("full_stop",), "repeat", "The last tag, note, read mark or export once more"),
    Key("messages", "everywhere", (), "messages", "What was said at the bottom so far"),
    Key("width", "everywhere", (), "width", "Cells of the widest column of text", takes="CELLS"),
    Key("lean", "everywhere", (), "lean", "On a slow line: the text waits for Enter, J or K", takes="MODE"),
    Key("bytes", "everywhere", (), "bytes", "Show what each key costs on the line, or no longer"),
    Key("settings", "everywhere", (), "settings", "Where the settings are, and what is wrong with them"),
    Key("edit-settings", "everywhere", (), "edit_settings", "Open the file of settings in $EDITOR"),
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
    Key("reload", "everywhere", ("R",), "reload", "Ask the library again"),
    Key("theme", "everywhere", ("T",), "theme", "Next theme", takes="THEME"),
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
        "A page; then the next article", "page", ("text",)),
    Key("page-up", "motion", ("b", "pageup", "ctrl+b"), "move('page-up')", "A page up"),
    Key("top", "motion", ("g", "home"), "move('top')", "To the top"),
    Key("bottom", "motion", ("G", "end"), "move('bottom')", "To the bottom"),
    Key("open", "list", ("enter",), "open", "Read the article", "read", takes="NUMBER"),
    Key("sort", "list", ("S",), "sort", "Sort: best, newest, oldest", "sort", takes="ORDER"),
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
    Key("prompt-before", "prompt", ("up", "ctrl+p"), "step_prompt(-1)", "The line before, where there is one"),
    Key("prompt-behind", "prompt", ("down", "ctrl+n"), "step_prompt(1)", "The line behind it"),
    Key("panel-close", "panel", ("escape", "question_mark", "enter", "ctrl+c"), "close",
        "Close the panel", "close"),
    Key("panel-down", "panel", ("down",), "move('down')", "Down"),
    Key("panel-up", "panel", ("up",), "move('up')", "Up"),
    Key("panel-page-down", "panel", ("pagedown", "ctrl+f"), "move('page-down')", "A page down"),
    Key("panel-page-up", "panel", ("pageup", "ctrl+b"), "move('page-up')", "A page up"),
    Key("panel-top", "panel", ("home",), "move('top')", "To the top"),
    Key("panel-bottom", "panel", ("end",), "move('bottom')", "To the bottom"),
    Key("panel-rub", "panel", ("backspace", "ctrl+h"), "rub_filter", "Shorten the filter"),
)  # fmt: skip
