"""Print how well articles are read and found, and what is found in them, beside the targets."""

from pathlib import Path

import click

from tests.evaluate import dates, entities, heads, html, ir, items, names, neardup, pasted, pdf, quotes

_ROOT = Path(__file__).resolve().parents[3] / "shared" / "eval"


def main() -> None:
    """Run every evaluation whose pages are there; that of the annotated sample articles always."""
    quotes.run()
    dates.run()
    entities.run()
    heads.run()
    if not _ROOT.is_dir():
        click.echo(f"no real pages to measure: they are not there ({_ROOT})")
        return
    pasted.run(_ROOT)
    html.run(_ROOT)
    pdf.run(_ROOT)
    items.run(_ROOT)
    neardup.run(_ROOT)
    ir.run(_ROOT)
    names.run(_ROOT)


main()
