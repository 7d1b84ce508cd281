"""Saved web pages: `index.parse` scored by the shared scorer, beside trafilatura alone."""

import gzip
import json
import statistics
import time
from pathlib import Path
from typing import Any

import click

from index.inputs import RawDocument
from index.parse import parse
from tests.evaluate.scoring import answer, score

_MEASURES = (
    "title_norm",
    "title_exact",
    "date_exact",
    "date_1d",
    "date_given",
    "byline_set",
    "byline_recall",
    "site_loose",
    "body_f1",
    "body_p",
    "body_r",
    "body_bad",
    "snip_in",
    "snip_out",
)
_TARGETS = {
    "title_norm": 0.90,
    "title_exact": 0.83,
    "date_exact": 0.92,
    "date_1d": 0.96,
    "byline_set": 0.83,
    "byline_recall": 0.86,
    "body_f1": 0.965,
}
_COLLECTIONS = {"fundus": "fundus", "aeb": "scrapinghub", "readability": "readability"}
"""Collections that have bodies, by their name in the manifest."""
_BODY_TARGETS = {"fundus": 0.957, "aeb": 0.970}
_CPU_TARGETS = {"median": 35, "p95": 110, "worst": 400}
"""Milliseconds of CPU a page."""


def run(root: Path) -> None:
    """Parse the web pages under `root` and print the figures.

    `root` holds the manifests, `score.py` and `anchors.json`. The pages are read as a user has them: without the
    address they came from.
    """
    manifest = root / "manifest.jsonl"
    if not manifest.is_file():
        click.echo(f"web pages: not there ({manifest})")
        return
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    _predict(root, rows[0])  # what is loaded once is no page's time
    predictions = [_predict(root, row) for row in rows]
    scores = score(root, rows, predictions, "--by", "source")
    anchors = json.loads((root / "anchors.json").read_text(encoding="utf-8"))["trafilatura"]["ALL"]
    click.echo(f"web pages: {len(rows)}")
    click.echo(f"{'':16}{'measured':>9}{'target':>9}{'trafilatura':>12}")
    for measure in _MEASURES:
        target = f"{_TARGETS[measure]:.3f}" if measure in _TARGETS else ""
        click.echo(f"{measure:16}{scores['ALL'][measure]:>9.3f}{target:>9}{anchors[measure]:>12.3f}")
    _print_collections(scores)
    _print_cpu(sorted(1000 * prediction["seconds"] for prediction in predictions))


def _print_collections(scores: dict[str, dict[str, float]]) -> None:
    names = [name for name in _COLLECTIONS if name in scores]
    click.echo(f"{'by collection':16}" + "".join(f"{_COLLECTIONS[name]:>13}" for name in names))
    for measure in _MEASURES:
        figures = [scores[name].get(measure) for name in names]
        if any(figure is not None for figure in figures):
            cells = "".join(f"{'' if figure is None else f'{figure:.3f}':>13}" for figure in figures)
            click.echo(f"{measure:16}{cells}")
    targets = "".join(f"{_BODY_TARGETS.get(name, ''):>13}" for name in names)
    click.echo(f"{'body_f1 target':16}{targets}")


def _print_cpu(milliseconds: list[float]) -> None:
    figures = {
        "median": statistics.median(milliseconds),
        "p95": milliseconds[int(0.95 * len(milliseconds))],
        "worst": milliseconds[-1],
    }
    for name, figure in figures.items():
        click.echo(f"{'CPU ms ' + name:16}{figure:>9.0f}{_CPU_TARGETS[name]:>9}")


def _predict(root: Path, row: dict[str, Any]) -> dict[str, Any]:
    path = root / row["file"]
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    start = time.thread_time()
    (found,) = parse(RawDocument(str(path), content, "html"))
    seconds = time.thread_time() - start
    return {"id": row["id"], "seconds": seconds} | answer(found)
