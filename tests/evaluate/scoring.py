"""What the shared scorer and our own pages say of one another's answers."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from index.article import Article
from index.inputs import Rejected

Scores = dict[str, dict[str, float]]
"""Figures by the name of a group of pages; `ALL` is all of them."""


def answer(found: Article | Rejected) -> dict[str, Any]:
    """Return what was read in the form that the scorer knows; nothing for what was refused."""
    if not isinstance(found, Article):
        return {}
    return {
        "title": found.title,
        "byline": list(found.authors),
        "date": found.published.isoformat() if found.published else None,
        "site": found.source,
        "body": "\n\n".join(filter(None, (found.standfirst, found.body))),  # the gold has both as one
    }


def score(root: Path, rows: Iterable[dict[str, Any]], answers: Iterable[dict[str, Any]], *more: str) -> Scores:
    """Let the scorer under `root` compare `answers` with the rows of a manifest; `more` are options of its own."""
    with tempfile.TemporaryDirectory() as folder:
        manifest, given, out = (Path(folder, name) for name in ("manifest.jsonl", "answers.jsonl", "scores.json"))
        _write(manifest, [_absolute(root, row) for row in rows])
        _write(given, list(answers))
        command = [sys.executable, root / "score.py", manifest, given, *more, "--json", out]
        subprocess.run(command, check=True, capture_output=True)
        groups: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return {name: group["score"] for name, group in groups.items()}


def _absolute(root: Path, row: dict[str, Any]) -> dict[str, Any]:
    """Let the gold body be found from wherever the manifest is."""
    body = row["gold"].get("body_file")
    return row | {"gold": row["gold"] | ({"body_file": str((root / body).resolve())} if body else {})}


def _write(file: Path, rows: Sequence[dict[str, Any]]) -> None:
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
