"""Text pasted from web pages: `index.parse.pasted` scored by the shared scorer."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import click

from index.parse.pasted import parse_text
from index.plain import clean

_TARGETS = {"body_f1": 0.88, "title_norm": 0.60}
_MEASURES = (
    "title_norm",
    "title_f1",
    "byline_set",
    "byline_recall",
    "date_exact",
    "body_f1",
    "body_p",
    "body_r",
    "body_bad",
)
_LONGEST_RUN = {"body_f1": 0.886}  # the longest run of prose lines and nothing else


def run(root: Path) -> None:
    """Parse the pasted pages under `root`, which holds manifests, `score.py` and `anchors.json`; print the figures."""
    manifest = root / "manifest_pasted.jsonl"
    if not manifest.is_file():
        click.echo(f"pasted pages: not there ({manifest})")
        return
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    predictions, seconds = zip(*(_predict(root, row) for row in rows), strict=True)
    scores = _score(root, manifest, list(predictions))
    naive = json.loads((root / "anchors.json").read_text(encoding="utf-8"))["paste.naive"]["ALL"]
    click.echo(f"pasted pages: {len(rows)}, {1000 * statistics.median(seconds):.1f} ms of CPU a page (median)")
    click.echo(f"{'':14}{'measured':>9}{'target':>9}{'all text':>9}{'prose run':>10}")
    for measure in _MEASURES:
        cells = (scores.get(measure), _TARGETS.get(measure), naive.get(measure), _LONGEST_RUN.get(measure))
        click.echo(f"{measure:14}" + "".join(f"{'' if cell is None else f'{cell:.3f}':>9}" for cell in cells))
    for field in ("byline", "date"):
        given = [bool(each[field]) for each, row in zip(predictions, rows, strict=True) if not row["gold"].get(field)]
        click.echo(
            f"{field} given on {sum(given)} of {len(given)} pages without one in the gold (most of these do show one)"
        )


def _predict(root: Path, row: dict[str, Any]) -> tuple[dict[str, Any], float]:
    text = clean((root / row["file"]).read_text(encoding="utf-8"))
    start = time.process_time()
    fields = parse_text(text)
    seconds = time.process_time() - start
    published = fields.published.isoformat()[:10] if fields.published else None
    prediction = {
        "id": row["id"],
        "title": fields.title,
        "byline": list(fields.authors),
        "date": published,
        "site": fields.source,
        "body": fields.body,
    }
    return prediction, seconds


def _score(root: Path, manifest: Path, predictions: list[dict[str, Any]]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        guesses, out = Path(folder, "predictions.jsonl"), Path(folder, "scores.json")
        guesses.write_text("\n".join(map(json.dumps, predictions)) + "\n", encoding="utf-8")
        command = [sys.executable, str(root / "score.py"), str(manifest), str(guesses), "--json", str(out)]
        subprocess.run(command, check=True, capture_output=True)
        scores: dict[str, float] = json.loads(out.read_text(encoding="utf-8"))["ALL"]["score"]
    return scores
