"""Ranking: collections of which is known which documents answer which query, through the index."""

import ast
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from index.analysis import tokens
from index.article import Article, article_id
from index.query.tree import Or, Query, Word
from index.search import Index

_TARGETS = {"cranfield": 0.375, "cisi": 0.39, "lisa": 0.45}
_MEASURES = ("ndcg10", "map", "p10", "mrr", "r100")
_RANKS = 1000


def run(root: Path) -> None:
    """Ask the queries of each collection under `root`, their words joined by OR, and print how good the answers are."""
    folder = root / "retrieval"
    if not folder.is_dir():
        click.echo(f"ranking: not there ({folder})")
        return
    click.echo(f"{'ranking':14}" + "".join(f"{name:>9}" for name in _MEASURES) + "   target nDCG@10")
    for name, target in _TARGETS.items():
        scores = _score(root, folder / name)
        click.echo(f"{name:14}" + "".join(f"{scores[measure]:>9.3f}" for measure in _MEASURES) + f"   {target}")


def _score(root: Path, collection: Path) -> dict[str, float]:
    documents = _lines(collection / "docs.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        index = Index(Path(folder, "index"))
        index.update(enumerate(map(_article, documents)), [], 1, anew=True)
        answers = Path(folder, "run.tsv")
        with answers.open("w", encoding="utf-8") as out:
            for query in _lines(collection / "queries.jsonl"):
                found = index.find(_any_word(query["text"]), "relevance", lambda leaf: [], lambda: False)
                for place, key in enumerate(found.keys[:_RANKS]):
                    out.write(f"{query['id']}\t{documents[key]['id']}\t{-place}\n")
        index.close()
        command = [sys.executable, str(root / "eval_ir.py"), str(collection), str(answers)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scores: dict[str, float] = ast.literal_eval(told)
    return scores


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _article(document: dict[str, Any]) -> Article:
    authors = (document["author"],) if document.get("author") else ()
    return Article(
        article_id(document["id"]),
        document["id"],
        "text",
        document.get("title") or "",
        document["text"],
        authors=authors,
        source=document.get("source"),
    )


def _any_word(text: str) -> Query:
    words = tuple(Word(token.text) for token in tokens(text))
    return Or(words) if len(words) > 1 else words[0]
