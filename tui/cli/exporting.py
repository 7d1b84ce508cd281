"""The command that writes articles in forms that other programs take in."""

from pathlib import Path

from index import ExportFormat, Library, printable
from tui.cli.output import put_out, say
from tui.cli.readying import ask
from tui.cli.statuses import NOTHING
from tui.widgets.wording import counted


def export(
    path: Path, query: str, form: ExportFormat, out: Path | None, *, words: str, text: bool, limit: int | None
) -> int:
    """Write the hits to standard output, or to the file `out`, which is there whole or not at all."""
    with Library.open(path) as library:
        results = library.filtered(ask(library, query), words)
        total = min(results.total, limit or results.total)
        pieces = library.export(results, form, text=text, limit=limit)
        put_out(pieces, out, f"{counted(total, 'article')} written")
    for notice in results.notices:
        say(printable(notice))
    return 0 if total else NOTHING
