"""Piles of invented articles that tests make."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_rows(file: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    """Write articles to `file`, a JSON object a line; return it."""
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file
