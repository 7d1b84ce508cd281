"""The commands, each a thin face of the library. What they print and their statuses are fixed in docs/cli.md."""

import difflib
import os
from pathlib import Path
from typing import Any, get_args

import click

from index import ExportFormat
from tui.cli import (
    amending,
    collecting,
    comparing,
    deciding,
    editing,
    exporting,
    fetching,
    finding,
    naming,
    opening,
    personal,
)
from tui.cli.mapping import read_mapping
from tui.cli.places import default_library

_HELP = """Read and search a pile of news articles in the terminal.

\b
  broadsheet                     open your library (an empty one: the sample collection)
  broadsheet PATH...             read this pile of files and folders
  broadsheet add articles/       take a folder into your library
  broadsheet search 'ceasefire "back channel" date:2024..'

A query: words, "phrases", prefix*, OR, -without, title: body: by: source: path: date:2024-01..2024-06
person: org: place:  Bad input never gives a wrong answer in silence; see docs/query.md."""


class _Group(click.Group):
    """A group whose first word may also be a path: then it means `read`."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        takes_value = False
        for number, word in enumerate(arguments):
            if takes_value or word in ("--library", "--help", "--version") or word.startswith("--library="):
                takes_value = word == "--library" and not takes_value
                continue
            if word not in self.commands:
                arguments = [*arguments[:number], "read", *arguments[number:]]
            break
        else:
            if not {"--help", "--version"} & set(arguments):
                arguments = [*arguments, "read"]
        return super().parse_args(context, arguments)


@click.group(cls=_Group, help=_HELP, context_settings={"help_option_names": ["--help"], "max_content_width": 100})
@click.option("--library", type=click.Path(path_type=Path), default=None, help="The library's folder.")
@click.version_option(package_name="broadsheet", prog_name="broadsheet", message="%(prog)s %(version)s")
@click.pass_context
def broadsheet(context: click.Context, library: Path | None) -> None:
    """Keep the library's folder for the command that follows."""
    context.obj = library


def _library(context: click.Context) -> Path:
    named: Path | None = context.obj
    return named or default_library()


@broadsheet.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--stock-output", is_flag=True, help="Send what Textual sends, not just the cells that change.")
@click.pass_context
def read(context: click.Context, paths: tuple[str, ...], stock_output: bool) -> int:
    """Open the reader: on PATHS, on the library, or on the sample collection."""
    for path in paths:
        if not os.path.lexists(path):
            near = difflib.get_close_matches(path, broadsheet.commands, 1)
            hint = f'; did you mean the command "{near[0]}"?' if near else ""
            raise click.UsageError(f"there is no file, folder or command {path!r}{hint}")
    return opening.read(paths, context.obj, stock_output=stock_output)


_map = click.option(
    "--map",
    "mapping",
    callback=read_mapping,
    metavar="FIELD=COLUMN,…",
    help="Where the fields of records stand (CSV, TSV, JSON): title=headline,body=text.",
)


@broadsheet.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@_map
@click.option("--watch", is_flag=True, help="Go on taking in what changes under PATHS, until Ctrl-C.")
@click.option("--fetch", is_flag=True, help="Web addresses among PATHS are fetched; nothing else uses the network.")
@click.option("--progress-json", is_flag=True, hidden=True, help="Progress as JSON lines on stdout, for the reader.")
@click.pass_context
def add(
    context: click.Context,
    paths: tuple[str, ...],
    mapping: dict[str, str],
    watch: bool,
    fetch: bool,
    progress_json: bool,
) -> int:
    """Take files, folders and - (standard input) into the library.

    What is there already is not read again. Exit status 4: some inputs were rejected, the rest went in.
    """
    status = collecting.add(_library(context), paths, as_json=progress_json, mapping=mapping, fetch=fetch)
    return collecting.watch(_library(context), paths, mapping=mapping) if watch else status


@broadsheet.command()
@click.argument("feeds", nargs=-1)
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
        return fetching.list_followed(_library(context))
    if unfollow:
        return fetching.unfollow(_library(context), feeds)
    return fetching.fetch(_library(context), feeds, full=full, follow=follow)


@broadsheet.command()
@click.argument("ids", nargs=-1, required=True)
@click.pass_context
def forget(context: click.Context, ids: tuple[str, ...]) -> int:
    """Take articles out of the library for good. What you noted on them is kept."""
    return collecting.forget(_library(context), ids)


@broadsheet.command()
@click.argument("query")
@click.option("--json", "form", flag_value="json", help="One JSON object with all of it.")
@click.option("--jsonl", "form", flag_value="jsonl", help="A JSON object for each hit.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values with a head line.")
@click.option("--null", "form", flag_value="null", help="Paths, each ended by a NUL, for xargs -0.")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Hits to give; 0 for all.")
@click.option("--sort", type=click.Choice(["relevance", "newest", "oldest"]), default="relevance", show_default=True)
@click.option("--facets", is_flag=True, help="With --json: counts by source, author, year, person, org, place.")
@click.option("--explain", is_flag=True, help="Why each hit was found: below it, or in its JSON object.")
@click.option("--strict", is_flag=True, help="A query that needs a repair is an error.")
@click.pass_context
def search(context: click.Context, /, query: str, **options: Any) -> int:
    """Find articles.

    \b
      broadsheet search 'title:ceasefire -draft' --sort newest
      broadsheet search 'person:"Irena Molnar" date:2031-01..' --json --facets
      broadsheet search like:81bd6f3d03b8           what is like this article
    """
    return finding.search(_library(context), query, **options)


@broadsheet.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--limit", type=click.IntRange(min=1), default=8, show_default=True)
@click.pass_context
def suggest(context: click.Context, text: str, as_json: bool, limit: int) -> int:
    """List how a query that begins with TEXT may go on.

    \b
      broadsheet suggest 'harbour pil'
      broadsheet suggest 'person:mo' --json
    """
    return finding.suggest(_library(context), text, as_json=as_json, limit=limit)


@broadsheet.command()
@click.argument("id")
@click.option("--json", "form", flag_value="json", help="The article as one JSON object.")
@click.option("--text", "form", flag_value="text", default="text", help="Plain text (the default).")
@click.option("--raw", "form", flag_value="raw", help="The untouched source.")
@click.option("--provenance", "form", flag_value="provenance", help="Where each of its values came from.")
@click.pass_context
def show(context: click.Context, id: str, form: str | None) -> int:
    """Print one article."""
    if "@" in id:
        return comparing.show_version(_library(context), id, form or "text")
    if form == "provenance":
        return amending.provenance(_library(context), id)
    return finding.show(_library(context), id, form or "text")


@broadsheet.command()
@click.argument("query", default="*")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True)
@click.option("--why", metavar="NAME", help="Say which names are one with NAME, and why.")
@click.pass_context
def entities(context: click.Context, query: str, as_json: bool, limit: int, why: str | None) -> int:
    """List the people, organisations and places that most of the hits name."""
    if why is not None:
        return naming.why(_library(context), why, as_json=as_json)
    return finding.entities(_library(context), query, as_json=as_json, limit=limit)


@broadsheet.command()
@click.argument("query", default="*")
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(ExportFormat)),
    default="md",
    show_default=True,
    help="What it is for.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file, written whole or not at all.")
@click.option("--text", is_flag=True, help="In Markdown, all of each article and not only what cites it.")
@click.option("--limit", type=click.IntRange(min=1), help="The first so many; all without it.")
@click.pass_context
def export(
    context: click.Context, query: str, form: ExportFormat, out: Path | None, text: bool, limit: int | None
) -> int:
    """Write the hits for other programs: Markdown with citations, CSV, JSON, BibTeX, RIS; with your tags and notes.

    \b
      broadsheet export 'tag:"to cite"' --format bibtex --out strait.bib
      broadsheet export 'is:starred sort:oldest' --text > reader.md
    """
    return exporting.export(_library(context), query, form, out, text=text, limit=limit)


@broadsheet.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@_map
def parse(paths: tuple[str, ...], mapping: dict[str, str]) -> int:
    """Print the articles in PATHS as JSON lines; nothing is stored."""
    return collecting.parse(paths, mapping, extracted=False)


@broadsheet.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@_map
def extract(paths: tuple[str, ...], mapping: dict[str, str]) -> int:
    """Like parse, with entities, quotes, dates and numbers."""
    return collecting.parse(paths, mapping, extracted=True)


@broadsheet.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def info(context: click.Context, as_json: bool) -> int:
    """Say where the library is and how large."""
    return finding.info(_library(context), as_json=as_json)


@broadsheet.command()
@click.pass_context
def check(context: click.Context) -> int:
    """Verify the library."""
    return collecting.check(_library(context))


@broadsheet.command()
@click.pass_context
def rebuild(context: click.Context) -> int:
    """Make the index anew from the store."""
    return collecting.rebuild(_library(context))


@broadsheet.command("catch-up")
@click.option("--progress-json", is_flag=True, hidden=True)
@click.pass_context
def catch_up(context: click.Context, progress_json: bool) -> int:
    """Do now what was put off: look for names in articles, bring the index up to date.

    Whoever first asks for names waits for this otherwise; the reader does it while one reads. It may be stopped at any
    moment and goes on where it was.
    """
    return collecting.catch_up(_library(context), as_json=progress_json)


personal.add_commands(broadsheet, _library)
editing.add_commands(broadsheet, _library)
deciding.add_commands(broadsheet, _library)
