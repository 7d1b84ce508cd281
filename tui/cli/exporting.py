"""The command that writes articles in forms that other programs take in."""

from pathlib import Path

import click

from index import ExportFormat, Library, printable
from tui.cli.output import say
from tui.cli.readying import ask

_NO_HIT = 1


def export(
    path: Path, query: str, form: ExportFormat, out: Path | None, *, words: str, text: bool, limit: int | None
) -> int:
    """Write the hits to standard output, or to the file `out`, which is there whole or not at all."""
    with Library.open(path) as library:
        results = library.filtered(ask(library, query), words)
        total = min(results.total, limit or results.total)
        pieces = library.export(results, form, text=text, limit=limit)
        if out is None:
            for piece in pieces:
                click.echo(piece, nl=False)
        else:
            try:
                with click.open_file(str(out), "w", encoding="utf-8", atomic=True) as file:
                    file.writelines(pieces)
            except OSError as error:
                raise click.FileError(str(out), error.strerror) from error
            say(f"{total} {'article' if total == 1 else 'articles'} written to {printable(str(out))}")
    for notice in results.notices:
        say(printable(notice))
    return 0 if total else _NO_HIT
