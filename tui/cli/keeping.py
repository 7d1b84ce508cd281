"""The commands that fill a library and keep it sound."""

import click

from tui.cli import collecting, fetching, showing
from tui.cli.mapping import map_option as _map
from tui.cli.places import library_of
from tui.cli.tagging import ner_option as _ner


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@_map
@_ner
@click.option("--watch", is_flag=True, help="Go on taking in what changes under PATHS, until Ctrl-C.")
@click.option("--fetch", is_flag=True, help="Web addresses among PATHS are fetched; nothing else uses the network.")
@click.option("--progress-json", is_flag=True, hidden=True, help="Progress as JSON lines on stdout, for the reader.")
@click.pass_context
def add(
    context: click.Context,
    paths: tuple[str, ...],
    mapping: dict[str, str],
    tagger: str | None,
    watch: bool,
    fetch: bool,
    progress_json: bool,
) -> int:
    """Take files, folders and - (standard input) into the library.

    \b
      broadsheet add articles/ talks.pdf pile.zip
      broadsheet add --watch inbox/
      broadsheet add --map title=kop,body=tekst dump.csv

    What is there already is not read again. With --ner the library's names are marked by another tagger from now on,
    those of its articles anew. Exit status 4: some inputs were rejected, the rest went in.
    """
    if tagger is not None:
        collecting.choose_tagger(library_of(context), tagger)
    status = collecting.add(library_of(context), paths, as_json=progress_json, mapping=mapping, fetch=fetch)
    return collecting.watch(library_of(context), paths, mapping=mapping) if watch else status


@click.command()
@click.argument("feeds", nargs=-1, type=click.Path(readable=False))
@click.option("--full", is_flag=True, help="Take the page behind each entry, not the feed's own text of it.")
@click.option("--follow", is_flag=True, help="Also follow FEEDS from now on.")
@click.option("--unfollow", is_flag=True, help="Follow FEEDS no longer; their articles stay. Nothing is fetched.")
@click.option("--list", "lists", is_flag=True, help="List the feeds that are followed. Nothing is fetched.")
@click.pass_context
def fetch(context: click.Context, feeds: tuple[str, ...], full: bool, follow: bool, unfollow: bool, lists: bool) -> int:
    """Take in what is new in FEEDS (addresses, OPML files), or in all feeds that you follow.

    \b
      broadsheet fetch --follow https://paper.example/feed.xml
      broadsheet fetch                              ask all that you follow
      broadsheet fetch --full subscriptions.opml    the pages behind the entries
    """
    if (unfollow or follow) and (not feeds or (unfollow and follow)):
        raise click.UsageError("say which feeds to follow or to unfollow: addresses or OPML files")
    if lists:
        return fetching.list_followed(library_of(context))
    if unfollow:
        return fetching.unfollow(library_of(context), feeds)
    return fetching.fetch(library_of(context), feeds, full=full, follow=follow)


@click.command()
@click.argument("ids", nargs=-1, required=True)
@click.pass_context
def forget(context: click.Context, ids: tuple[str, ...]) -> int:
    """Take articles out of the library for good. What you noted on them is kept."""
    return collecting.forget(library_of(context), ids)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def info(context: click.Context, as_json: bool) -> int:
    """Say where the library is and how large."""
    return showing.info(library_of(context), as_json=as_json)


@click.command()
@click.pass_context
def check(context: click.Context) -> int:
    """Verify the library."""
    return collecting.check(library_of(context))


@click.command()
@click.pass_context
def rebuild(context: click.Context) -> int:
    """Make the index anew from the store."""
    return collecting.rebuild(library_of(context))


@click.command("catch-up")
@_ner
@click.option("--progress-json", is_flag=True, hidden=True)
@click.pass_context
def catch_up(context: click.Context, tagger: str | None, progress_json: bool) -> int:
    """Do now what was put off: look for names in articles, bring the index up to date.

    Whoever first asks for names waits for this otherwise; the reader does it while one reads. It may be stopped at any
    moment and goes on where it was. With --ner another tagger marks names in this library from now on.
    """
    if tagger is not None:
        collecting.choose_tagger(library_of(context), tagger, create=False)
    return collecting.catch_up(library_of(context), as_json=progress_json)


COMMANDS: tuple[click.Command, ...] = (
    add,
    fetch,
    forget,
    info,
    check,
    rebuild,
    catch_up,
)
