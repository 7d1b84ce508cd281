"""The commands that find, show and hand out articles."""

from pathlib import Path
from typing import Any, get_args

import click

from index import ExportFormat, Sort
from tui.cli import amending, collecting, comparing, exporting, finding, showing
from tui.cli.limits import ALL_AT_ZERO, SOME
from tui.cli.mapping import map_option as _map
from tui.cli.places import library_of
from tui.cli.tagging import ner_option as _ner

_FILTER = click.option("--filter", "words", default="", help="Only hits with these words in headline, outlet or date.")


@click.command()
@click.argument("query")
@click.option("--json", "form", flag_value="json", help="One JSON object with all of it.")
@click.option("--jsonl", "form", flag_value="jsonl", help="A JSON object for each hit.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values with a head line.")
@click.option("--null", "form", flag_value="null", help="Paths, each ended by a NUL, for xargs -0.")
@click.option("--limit", type=ALL_AT_ZERO, default=20, show_default=True, help="Hits to give; 0 for all.")
@click.option("--sort", type=click.Choice(get_args(Sort)), default="relevance", show_default=True, help="The order.")
@_FILTER
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
    return finding.search(library_of(context), query, **options)


@click.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--limit", type=SOME, default=8, show_default=True, help="Ways to list.")
@click.pass_context
def suggest(context: click.Context, text: str, as_json: bool, limit: int) -> int:
    """List how a query that begins with TEXT may go on.

    \b
      broadsheet suggest 'harbour pil'
      broadsheet suggest 'person:mo' --json
    """
    return finding.suggest(library_of(context), text, as_json=as_json, limit=limit)


@click.command()
@click.argument("id")
@click.option("--json", "form", flag_value="json", help="The article as one JSON object.")
@click.option("--text", "form", flag_value="text", default="text", help="Plain text (the default).")
@click.option("--raw", "form", flag_value="raw", help="The untouched source.")
@click.option("--provenance", "form", flag_value="provenance", help="Where each of its values came from.")
@click.pass_context
def show(context: click.Context, id: str, form: str | None) -> int:
    """Print one article."""
    if "@" in id:
        return comparing.show_version(library_of(context), id, form or "text")
    if form == "provenance":
        return amending.provenance(library_of(context), id)
    return showing.show(library_of(context), id, form or "text")


@click.command()
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
@_FILTER
@click.option("--text", is_flag=True, help="In Markdown, all of each article and not only what cites it.")
@click.option("--limit", type=SOME, help="The first so many; all without it.")
@click.pass_context
def export(
    context: click.Context, query: str, form: ExportFormat, out: Path | None, words: str, text: bool, limit: int | None
) -> int:
    """Write the hits for other programs: Markdown with citations, CSV, JSON, BibTeX, RIS; with your tags and notes.

    \b
      broadsheet export 'tag:"to cite"' --format bibtex --out strait.bib
      broadsheet export 'is:starred sort:oldest' --text > reader.md
    """
    return exporting.export(library_of(context), query, form, out, words=words, text=text, limit=limit)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@_map
def parse(paths: tuple[str, ...], mapping: dict[str, str]) -> int:
    """Print the articles in PATHS as JSON lines; nothing is stored."""
    return collecting.parse(paths, mapping)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@_map
@_ner
def extract(paths: tuple[str, ...], mapping: dict[str, str], tagger: str | None) -> int:
    """Like parse, with entities, quotes, dates and numbers."""
    return collecting.extract(paths, mapping, tagger)


COMMANDS: tuple[click.Command, ...] = (
    search,
    suggest,
    show,
    export,
    parse,
    extract,
)
