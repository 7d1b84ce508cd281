"""The commands for what a person makes of articles."""

import click

from tui.cli import marking, passages
from tui.cli.places import library_of

_OFF = click.option("--off", is_flag=True, help="Take it off again.")
_QUERY = click.option("--query", help="Every row that this query finds, in one change.")
_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


def _some(ids: tuple[str, ...], query: str | None) -> None:
    if not ids and query is None:
        raise click.UsageError("say which articles: IDS, or --query")


@click.command()
@click.argument("ids", nargs=-1)
@_QUERY
@_OFF
@click.pass_context
def star(context: click.Context, ids: tuple[str, ...], query: str | None, off: bool) -> int:
    """Put a star on articles; is:starred finds them."""
    _some(ids, query)
    return marking.star(library_of(context), ids, query, off=off)


@click.command("mark-read")
@click.argument("ids", nargs=-1)
@_QUERY
@click.option("--off", is_flag=True, help="Mark them unread.")
@click.pass_context
def mark_read(context: click.Context, ids: tuple[str, ...], query: str | None, off: bool) -> int:
    """Mark articles as read, of a query the copies of its hits too; is:unread finds the others.

    \b
      broadsheet mark-read --query 'source:"Karst Wire" date:..2030'
    """
    _some(ids, query)
    return marking.mark_read(library_of(context), ids, query, off=off)


@click.command()
@click.argument("name")
@click.argument("ids", nargs=-1)
@_QUERY
@_OFF
@click.pass_context
def tag(context: click.Context, name: str, ids: tuple[str, ...], query: str | None, off: bool) -> int:
    """Put the tag NAME on articles; tag:NAME finds them.

    \b
      broadsheet tag "to read" 81bd6f3d03b8
      broadsheet tag talks --query 'truce talks'
    """
    _some(ids, query)
    return marking.tag(library_of(context), name, ids, query, off=off)


@click.command()
@_JSON
@click.pass_context
def tags(context: click.Context, as_json: bool) -> int:
    """List all tags, each with its number of articles."""
    return marking.tags(library_of(context), as_json=as_json)


@click.command()
@click.argument("id")
@click.argument("text", required=False)
@click.option("--on", "words", metavar="WORDS", help="Write it on these words of the article; no TEXT highlights them.")
@click.option("--query", metavar="QUERY", help="Write it on every hit: broadsheet note --query QUERY TEXT.")
@_OFF
@_JSON
@click.pass_context
def note(
    context: click.Context, id: str, text: str | None, words: str | None, query: str | None, off: bool, as_json: bool
) -> int:
    """Write a note on an article, below what is there; - reads it from standard input, no TEXT prints it.

    note:WORDS and is:noted find it.
    """
    if query is not None:
        if text is not None or words is not None or off:
            raise click.UsageError("with --query there is a TEXT alone, no ID, no --on and no --off")
        return marking.note_hits(library_of(context), query, id)
    if words is not None:
        return passages.note_on(library_of(context), id, words, marking.written(text or ""), off=off)
    return marking.note(library_of(context), id, text, off=off, as_json=as_json)


@click.command()
@click.argument("query", required=False)
@_JSON
@click.pass_context
def notes(context: click.Context, query: str | None, as_json: bool) -> int:
    """Print the notes of the hits, or all notes, the last written first."""
    return marking.notes(library_of(context), query, as_json=as_json)


@click.command()
@click.argument("letter")
@click.argument("id", required=False)
@click.option("--on", "words", metavar="WORDS", help="Where the article says WORDS, in place of its beginning.")
@click.option("--off", is_flag=True, help="Forget the place.")
@click.pass_context
def bookmark(context: click.Context, letter: str, id: str | None, words: str | None, off: bool) -> int:
    """Have LETTER stand for a place in an article: ' and the letter go there in the reader."""
    if off == (id is not None) or (off and words is not None):
        raise click.UsageError("say either the ID of an article or --off to forget the place")
    return marking.bookmark(library_of(context), letter, id, words)


@click.command()
@_JSON
@click.pass_context
def bookmarks(context: click.Context, as_json: bool) -> int:
    """List all bookmarks."""
    return marking.bookmarks(library_of(context), as_json=as_json)


@click.command()
@click.argument("name")
@click.argument("query", required=False)
@click.option("--off", is_flag=True, help="Forget the search NAME.")
@click.pass_context
def save(context: click.Context, name: str, query: str | None, off: bool) -> int:
    """Keep QUERY under a name: @NAME in a query asks for it.

    \b
      broadsheet save dues 'harbour (dues OR fees) sort:newest'
      broadsheet search '@dues is:unread'
    """
    if off == (query is not None):
        raise click.UsageError("say either a QUERY to save or --off to forget the name")
    return marking.save(library_of(context), name, query, off=off)


@click.command()
@_JSON
@click.pass_context
def saved(context: click.Context, as_json: bool) -> int:
    """List the saved searches with what they find now, and how much of it is new since you last looked."""
    return marking.saved(library_of(context), as_json=as_json)


@click.command()
@click.option("--redo", is_flag=True, help="Do again what was undone last.")
@click.pass_context
def undo(context: click.Context, redo: bool) -> int:
    """Take back the latest star, tag, note, read mark, correction or saved search, and say which."""
    return marking.undo(library_of(context), redo=redo)


COMMANDS: tuple[click.Command, ...] = (
    star,
    mark_read,
    tag,
    tags,
    note,
    notes,
    save,
    saved,
    bookmark,
    bookmarks,
    undo,
)
