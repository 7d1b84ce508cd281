"""The commands for what an article should say and what it said before."""

import click

from tui.cli import amending, comparing
from tui.cli.places import library_of

_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@click.command("set")
@click.argument("id")
@click.argument("corrections", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--unset", multiple=True, metavar="FIELD", help="Withdraw a correction: what was read stands again.")
@_JSON
@click.pass_context
def correct(
    context: click.Context, id: str, corrections: tuple[str, ...], unset: tuple[str, ...], as_json: bool
) -> int:
    """Set right what was read of an article; it wins over every later reading. FIELD= takes a field away.

    Fields are title, byline, source, date, updated, standfirst, url and language; alone, ID prints what was set.

    \b
      broadsheet set 81bd6f3d03b8 title="Envoys trade drafts" date=2031-02-12
      broadsheet set 81bd6f3d03b8 byline="Ana Dorrin; Piet Hale" standfirst=
      broadsheet set 81bd6f3d03b8 --unset title
    """
    asked = amending.read_corrections(corrections, unset)
    return amending.correct(library_of(context), id, asked, as_json=as_json)


@click.command()
@click.argument("id")
@_JSON
@click.pass_context
def versions(context: click.Context, id: str, as_json: bool) -> int:
    """List the versions of an article, the newest first: what show and diff call them, and since when they are old.

    Articles of one address, or of one outlet with the same head, are versions of one another; so is what a file
    said before it was changed.
    """
    return comparing.versions(library_of(context), id, as_json=as_json)


@click.command()
@click.argument("id")
@click.argument("other", required=False)
@_JSON
@click.pass_context
def diff(context: click.Context, id: str, other: str | None, as_json: bool) -> int:
    """Print what changed in an article since the version before, or between it and OTHER, word by word.

    \b
      broadsheet diff 81bd6f3d03b8
      broadsheet diff 81bd6f3d03b8 81bd6f3d03b8@1
    """
    return comparing.diff(library_of(context), id, other, as_json=as_json)


COMMANDS: tuple[click.Command, ...] = (
    correct,
    versions,
    diff,
)
