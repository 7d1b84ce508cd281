"""Copies: `index.resemblance` over articles that are known to be copies of one another."""

import gzip
import json
from itertools import combinations
from pathlib import Path

import click

from index.article import Article
from index.inputs import RawDocument
from index.parse import parse
from index.resemblance import Sketch, compare, sketch

_UNREAD = "pdf/"  # pages that no parser reads yet

_ENDING = 300


def run(root: Path) -> None:
    """Find the copies among the articles under `root` and print recall and precision beside the targets."""
    folder = root / "neardup"
    if not folder.is_dir():
        click.echo(f"copies: not there ({folder})")
        return
    click.echo(f"{'copies':38}{'articles':>9}{'pairs':>7}{'R':>7}{'P':>7}   target R .99 P .97")
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    pairs = {frozenset(line.split()) for line in (folder / "pairs.tsv").read_text("utf-8").splitlines()}
    _score("copied with changes", texts, pairs)
    routes = [
        [name for name in line.split("\t") if not name.startswith(_UNREAD)]
        for line in (folder / "same_article_routes.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    texts = {name: _text(root / name) for route in routes for name in route}
    pairs = {frozenset(pair) for route in routes for pair in combinations(route, 2)}
    _score("one article by several routes", texts, pairs)
    one_text = {frozenset((a, b)) for a, b in combinations(texts, 2) if _body(texts[a]) == _body(texts[b])}
    _score("the same, one text on two pages right", texts, pairs | one_text)


def _score(name: str, texts: dict[str, str], pairs: set[frozenset[str]]) -> None:
    sketches: dict[str, Sketch] = {name: sketch(text) for name, text in texts.items()}
    found = {
        frozenset((one, two))
        for one, two in combinations(sketches, 2)
        if compare(sketches[one], sketches[two]).same_story
    }
    right = len(found & pairs)
    recall, precision = right / len(pairs), right / max(len(found), 1)
    click.echo(f"{name:38}{len(texts):>9}{len(pairs):>7}{recall:>7.3f}{precision:>7.3f}")


def _text(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    parsed = parse(RawDocument(str(path), content, "html" if ".html" in path.name else "text"))
    return next((f"{item.title}\n{item.body}" for item in parsed if isinstance(item, Article)), "")


def _body(text: str) -> str:
    """Return how a text ends: what stands above it differs by the route on which it came."""
    return " ".join(text.split())[-_ENDING:]
