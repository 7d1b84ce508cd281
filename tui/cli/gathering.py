"""The commands that gather from many articles at once."""

from collections.abc import Callable
from pathlib import Path

import click

from index import Period
from tui.cli import naming, relating, showing
from tui.cli.limits import ALL_AT_ZERO, SOME
from tui.cli.places import library_of

_QUERY = click.argument("query", default="*")
_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


def _limit(default: int) -> Callable[[Callable[..., int]], Callable[..., int]]:
    return click.option(
        "--limit", type=ALL_AT_ZERO, default=default, show_default=True, help="How many to list; 0 for all."
    )


@click.command()
@_QUERY
@_JSON
@click.option("--limit", type=SOME, default=100, show_default=True, help="How many to list.")
@click.option("--why", metavar="NAME", help="Say which names are one with NAME, and why.")
@click.option("--with", "beside", metavar="NAME", help="List who is named together with NAME.")
@click.option("--months", is_flag=True, help="Count by month how many of the hits name each, as CSV.")
@click.pass_context
def entities(
    context: click.Context, query: str, as_json: bool, limit: int, why: str | None, beside: str | None, months: bool
) -> int:
    """List the people, organisations and places that most of the hits name.

    \b
      broadsheet entities ceasefire
      broadsheet entities ceasefire --with molnar   articles, paragraphs and sentences that they share with her
      broadsheet entities ceasefire --months --limit 10
    """
    if (why is not None) + (beside is not None) + months > 1:
        raise click.UsageError("--why, --with and --months are three lists; ask for one")
    if why is not None:
        return naming.why(library_of(context), why, as_json=as_json)
    if beside is not None:
        return relating.company(library_of(context), query, beside, as_json=as_json, limit=limit)
    if months:
        return relating.months(library_of(context), query, as_json=as_json, limit=limit)
    return showing.entities(library_of(context), query, as_json=as_json, limit=limit)


@click.command()
@_QUERY
@_JSON
@_limit(100)
@click.pass_context
def quotes(context: click.Context, query: str, as_json: bool, limit: int) -> int:
    """List who said what in the hits: article, day, speaker, words; what an article reports is marked "reported:".

    What nobody is named for comes behind all else.

    \b
      broadsheet quotes ceasefire
      broadsheet quotes speaker:molnar              what she says, and nobody else
      broadsheet quotes 'quote:"no channel"'        who says this
    """
    return relating.quotes(library_of(context), query, as_json=as_json, limit=limit)


@click.command()
@_QUERY
@_JSON
@_limit(0)
@click.option(
    "--histogram", type=click.Choice(["day", "month", "year"]), help="Count by publication how many hits there are."
)
@click.pass_context
def timeline(context: click.Context, query: str, as_json: bool, limit: int, histogram: Period | None) -> int:
    """List what happened when: the sentences of the hits that name a date, in calendar order.

    With --limit those are listed that most articles have, then those of the best hits.

    \b
      broadsheet timeline 'ceasefire person:molnar'
      broadsheet timeline petrel --json
      broadsheet timeline ceasefire --histogram month   how many articles came out in each month
    """
    if histogram is not None and limit:
        raise click.UsageError("--histogram counts all hits: leave --limit out")
    if histogram is not None:
        return relating.histogram(library_of(context), query, histogram, as_json=as_json)
    return relating.timeline(library_of(context), query, as_json=as_json, limit=limit)


@click.command()
@click.argument("query")
@click.option("--json", "as_json", is_flag=True, help="One JSON object in place of Markdown.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
@click.option(
    "--limit",
    type=ALL_AT_ZERO,
    default=1000,
    show_default=True,
    help="How many of the hits to tell of, the first ones; 0 for all, which takes a minute where they are 20,000.",
)
@click.pass_context
def brief(context: click.Context, query: str, as_json: bool, out: Path | None, limit: int) -> int:
    """Write a dossier of what the hits tell, as Markdown.

    What happened when, who is named and how they are written, who said what, where outlets differ: in sentences
    that stand in the articles, each with outlet, headline, day, article and place.

    \b
      broadsheet brief 'ceasefire person:molnar' --out ceasefire.md
    """
    return relating.brief(library_of(context), query, as_json=as_json, out=out, limit=limit)


COMMANDS: tuple[click.Command, ...] = (
    entities,
    quotes,
    timeline,
    brief,
)
