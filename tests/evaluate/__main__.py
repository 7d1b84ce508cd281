"""Print how well articles are read out of real pages and found by questions, and names in them, beside the targets."""

from pathlib import Path

import click

from tests.evaluate import html, ir, items, names, neardup, pasted, pdf

_ROOT = Path(__file__).resolve().parents[3] / "shared" / "eval"


def main() -> None:
    """Run every evaluation whose pages are there."""
    if not _ROOT.is_dir():
        click.echo(f"nothing to measure: the pages are not there ({_ROOT})")
        return
    pasted.run(_ROOT)
    html.run(_ROOT)
    pdf.run(_ROOT)
    items.run(_ROOT)
    neardup.run(_ROOT)
    ir.run(_ROOT)
    names.run(_ROOT)


main()
