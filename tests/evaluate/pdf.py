"""PDFs with a text layer: `index.parse.pdf` scored by the shared scorer, beside all text that pypdf finds."""

import json
import statistics
import time
from pathlib import Path
from typing import Any

import click

from index.inputs import RawDocument
from index.parse import parse
from tests.evaluate.scoring import answer, score

_TARGETS = {"body_f1": 0.85}
_MEASURES = ("title_norm", "date_exact", "byline_set", "byline_recall", "body_f1", "body_p", "body_r", "body_bad")


def run(root: Path) -> None:
    """Parse the PDFs under `root`, which holds the manifest and `score.py`; print the figures."""
    manifest = root / "manifest_pdf.jsonl"
    if not manifest.is_file():
        click.echo(f"PDF: not there ({manifest})")
        return
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    predictions = [_predict(root, row) for row in rows]
    pages = sum(row["pages"] for row in rows)
    seconds = sum(prediction["seconds"] for prediction in predictions)
    scores = score(root, rows, predictions)["ALL"]
    naive = {f"body_{measure}": statistics.mean(row[f"pypdf_alltext_{measure}"] for row in rows) for measure in "pr"}
    click.echo(f"PDF: {len(rows)} files, {1000 * seconds / pages:.0f} ms of CPU a page (mean)")
    click.echo(f"{'':14}{'measured':>9}{'target':>9}{'all text':>9}")
    for measure in _MEASURES:
        cells = (scores.get(measure), _TARGETS.get(measure), naive.get(measure))
        click.echo(f"{measure:14}" + "".join(f"{'' if cell is None else f'{cell:.3f}':>9}" for cell in cells))


def _predict(root: Path, row: dict[str, Any]) -> dict[str, Any]:
    path = root / row["file"]
    content = path.read_bytes()
    start = time.process_time()
    (found,) = parse(RawDocument(str(path), content, "pdf"))
    seconds = time.process_time() - start
    return {"id": row["id"], "seconds": seconds} | answer(found)
