"""Help: every key, filtered as one types; and of a key that one presses, what it does."""

from collections.abc import Iterator

from textual.events import Key

from tui import keys
from tui.screens.inquiry import InquiringDesk
from tui.widgets.entries import Entry

HELP, NOTHING = "KEYS", "Nothing"


class HelpingDesk(InquiringDesk):
    """A desk that tells its keys."""

    explains = False
    """Whether the next key is to be explained and does nothing."""

    def action_help(self) -> None:
        """Show every key."""
        from tui.screens.panels import help_entries

        self.panel.show(HELP, help_entries(), filtered=True, scope="help")
        self.open_panel("list")

    def action_ask_key(self) -> None:
        """Have the next key be explained."""
        self.explains = True
        self.say("press a key to be told what it does here, and elsewhere")

    def explain(self, key: Key) -> None:
        """Say, above all other keys, what one does in the pane that help was opened from, and what elsewhere."""
        from tui.screens.panels import help_entries

        self.explains = False
        scopes: tuple[keys.Scope, ...] = (self.panes[self.wishes.focus].scope, "motion", "everywhere", "always")
        self.panel.show(HELP, (*key_entries(key.key, scopes), *help_entries()), filtered=True, scope="help")


def key_entries(name: str, scopes: tuple[keys.Scope, ...]) -> Iterator[Entry]:
    """Yield what Textual's key `name` does where `scopes` hold, with what may follow it; and what it does elsewhere."""
    face, here = keys.face(name), keys.find(scopes, name)
    yield Entry("", f"{face}, {keys.SCOPES[scopes[0]].lower()}", heading=True)
    if here is None:
        yield Entry(face, NOTHING)
    else:
        yield Entry(face, here.says)
        others = [keys.face(other) for other in here.keys if other != name]
        others += [f":{here.id}"] if here in keys.commands() else []
        yield from [Entry("also", " ".join(others))] if others else []
        if scope := keys.behind(here):
            yield Entry("", keys.SCOPES[scope], heading=True)
            yield from (Entry(keys.faces(key), key.says) for key in keys.scope(scope))
    elsewhere = [key for key in keys.bound() if name in key.keys and key is not here and key.says != NOTHING]
    if elsewhere:
        yield Entry("", f"{face} elsewhere", heading=True)
        yield from (Entry(face, f"{key.says} ({_lowered(keys.SCOPES[key.scope])})") for key in elsewhere)


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]
