"""Learn the weights of the pasted-page reader; `--check` only prints how well it does on web sites it has not seen."""

import json
import sys
from pathlib import Path

import click

from index.parse.pasted import scorer as scorer_module
from index.parse.pasted.scorer import Scorer
from tests.evaluate import pasted
from tests.training.learn import Reading, learn, read
from tests.training.pages import FOLDS, read_pasted, read_rendered

_ROOT = Path(__file__).resolve().parents[3] / "shared" / "eval"
_OUT = Path(scorer_module.__file__).with_name("weights.json")
_ABOUT = "Weights of features of shape, place and company of a line; see docs/models.md. Written by make model-pasted."


@click.command()
@click.option("--check", is_flag=True, help="Print cross-validated figures and write nothing.")
def main(check: bool) -> None:
    """Read the shared pages, fit, and write the weights beside the code that reads them."""
    if not _ROOT.is_dir():
        click.echo(f"nothing to learn from: the pages are not there ({_ROOT})")
        sys.exit(1)
    readings = [reading for page in (*read_pasted(_ROOT), *read_rendered(_ROOT)) if (reading := read(page))]
    if check:
        _check(readings)
        return
    scorer = learn(readings)
    _OUT.write_text(json.dumps({"about": _ABOUT, "weights": scorer.weights}, indent=0, sort_keys=True) + "\n")
    click.echo(
        f"{len(readings)} pages, {sum(map(len, scorer.weights.values())):,} weights, {_OUT.stat().st_size:,} bytes"
    )


def _check(readings: list[Reading]) -> None:
    """Predict each page with weights learnt from the sites of the other folds."""
    scorers: dict[int, Scorer] = {
        fold: learn([reading for reading in readings if reading.gold.fold != fold]) for fold in range(FOLDS)
    }
    mine = [reading.gold for reading in readings if reading.gold.pasted]
    sites = {gold.domain for gold in mine}
    others = [each.gold for each in readings if each.gold.domain not in sites]
    fundus = [gold for gold in others if gold.source == "fundus"]
    for name, pages in (("pasted pages", mine), ("HTML of other sites as text", others), ("of these fundus", fundus)):
        click.echo(f"{name}, learnt without the site of each page ({FOLDS} folds)")
        pasted.report(_ROOT, pages, lambda gold: scorers[gold.fold])


main()
