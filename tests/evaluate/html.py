"""Saved web pages: `index.parse` scored by the shared scorer, beside trafilatura alone."""

import gzip
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import click

from index.article import Article, RawDocument
from index.parse import parse

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
    predictions = [_predict(root, row) for row in rows]
    seconds = [prediction["seconds"] for prediction in predictions]
    scores = _score(root, manifest, predictions)
    anchors = json.loads((root / "anchors.json").read_text(encoding="utf-8"))["trafilatura"]["ALL"]
    middle = 1000 * statistics.median(seconds)
    click.echo(f"web pages: {len(rows)}, {middle:.0f} ms a page (median), worst {max(seconds):.2f} s")
    click.echo(f"{'':14}{'measured':>9}{'trafilatura':>12}")
    for measure in _MEASURES:
        click.echo(f"{measure:14}{scores[measure]:>9.3f}{anchors[measure]:>12.3f}")


def _predict(root: Path, row: dict[str, Any]) -> dict[str, Any]:
    path = root / row["file"]
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    start = time.perf_counter()
    (found,) = parse(RawDocument(str(path), content, "html"))
    seconds = time.perf_counter() - start
    if not isinstance(found, Article):
        return {"id": row["id"], "seconds": seconds}
    return {
        "id": row["id"],
        "title": found.title,
        "byline": list(found.authors),
        "date": found.published.isoformat() if found.published else None,
        "site": found.source,
        "body": "\n\n".join(filter(None, (found.standfirst, found.body))),  # the gold has both as one
        "seconds": seconds,
    }


def _score(root: Path, manifest: Path, predictions: list[dict[str, Any]]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        given, scored = Path(folder) / "predictions.jsonl", Path(folder) / "scores.json"
        given.write_text("".join(json.dumps(each) + "\n" for each in predictions), encoding="utf-8")
        command = [sys.executable, root / "score.py", manifest, given, "--json", scored]
        subprocess.run(command, check=True, capture_output=True)
        scores: dict[str, float] = json.loads(scored.read_text(encoding="utf-8"))["ALL"]["score"]
        return scores
