"""Text pasted from web pages: `index.parse.pasted` scored by the shared scorer."""

import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from index.parse.fields import Fields
from index.parse.pasted import parse_text
from index.parse.pasted.scorer import Scorer, shipped_scorer
from tests.evaluate.scoring import score
from tests.training.pages import REWORDED, GoldPage, likeness, plain, read_pasted

_TARGETS = {"title_norm": 0.80, "byline_set": 0.75, "date_exact": 0.92, "body_f1": 0.93, "standfirst found": 0.75}
_NOT_MORE = {"date": 0.05, "byline": 0.15, "title": 0.30}
_MEASURES = (*_TARGETS, "title_f1", "byline_recall", "body_p", "body_r", "body_bad")
_LONGEST_RUN = {"body_f1": 0.886}  # the longest run of prose lines and nothing else
_TELLING = 20  # characters that no two pictures share by chance
_ALIKE = 0.75  # words that a standfirst shares with the gold one, as F1


@dataclass(frozen=True, slots=True)
class _Read:
    page: GoldPage
    fields: Fields
    seconds: float
    """Thread CPU time."""


def run(root: Path) -> None:
    """Parse the pasted pages under `root`, which holds manifests, `score.py` and `anchors.json`; print the figures."""
    if not (root / "manifest_pasted.jsonl").is_file():
        click.echo(f"pasted pages: not there ({root})")
        return
    click.echo("pasted pages, with the weights that ship (learnt from them too; see docs/models.md for held-out sites)")
    report(root, list(read_pasted(root)), lambda _: shipped_scorer())


def report(root: Path, pages: Sequence[GoldPage], scorer_of: Callable[[GoldPage], Scorer]) -> None:
    """Parse `pages`, each with the scorer that `scorer_of` names for it, and print every figure beside its target."""
    reads = [_read(page, scorer_of(page)) for page in pages]
    scores = _score(root, reads) | _standfirsts(reads)
    naive = json.loads((root / "anchors.json").read_text(encoding="utf-8"))["paste.naive"]["ALL"]
    milliseconds = 1000 * statistics.median(read.seconds for read in reads)
    click.echo(f"{len(reads)} pages, {milliseconds:.1f} ms of CPU a page (median; target 10)")
    click.echo(f"{'':18}{'measured':>9}{'target':>9}{'all text':>9}{'prose run':>10}")
    for measure in _MEASURES:
        if measure in scores:
            cells = (scores[measure], _TARGETS.get(measure), naive.get(measure), _LONGEST_RUN.get(measure))
            click.echo(f"{measure:18}" + "".join(f"{'' if cell is None else f'{cell:.3f}':>9}" for cell in cells))
    for field, most in _NOT_MORE.items():
        given = [_given(read.fields, field) for read in reads if field in read.page.gold.get("not_in_text", {})]
        if given:
            share = sum(given) / len(given)
            click.echo(
                f"{field} given where the text lacks the gold one: {share:.0%} of {len(given)} (target {most:.0%})"
            )
    unsaid = [read for read in reads if (title := _hidden_title(read.page)) and not _says(read.page, title)]
    given = [_given(read.fields, "title") for read in unsaid]
    click.echo(f"title given where the text has none in other words either: {sum(given)} of {len(given)}")
    repeated = [read for read in reads if _shows_a_caption_twice(read)]
    twice = sum(max(Counter(each.text for each in read.fields.captions).values()) > 1 for read in repeated)
    click.echo(f"captions said twice on {len(repeated)} pages, taken twice on {twice} (target 0)")


def _read(page: GoldPage, scorer: Scorer) -> _Read:
    start = time.thread_time()
    fields = parse_text(page.text, scorer=scorer)
    return _Read(page, fields, time.thread_time() - start)


def _given(fields: Fields, field: str) -> bool:
    return bool({"title": fields.title, "byline": fields.authors, "date": fields.published}[field])


def _hidden_title(page: GoldPage) -> str | None:
    hidden: str | None = page.gold.get("not_in_text", {}).get("title")
    return hidden


def _says(page: GoldPage, title: str) -> bool:
    return any(likeness(title, line) >= REWORDED for line in page.text.split("\n"))


def _shows_a_caption_twice(read: _Read) -> bool:
    lines = [plain(line) for line in read.page.text.split("\n")]
    told = [words for caption in read.fields.captions if len(words := plain(caption.text)) > _TELLING]
    return any(sum(line.startswith(words) for line in lines) > 1 for words in told)


def _standfirsts(reads: Sequence[_Read]) -> dict[str, float]:
    """Return the share of gold standfirsts found, of those that the text shows."""
    hits = []
    for read in reads:
        gold = plain(read.page.standfirst or "")
        if gold and gold in plain(read.page.text):
            hits.append(likeness(gold, read.fields.standfirst or "") >= _ALIKE)
    return {"standfirst found": sum(hits) / len(hits)} if hits else {}


def _score(root: Path, reads: Sequence[_Read]) -> dict[str, float]:
    rows = ({"id": read.page.id, "gold": read.page.gold} for read in reads)
    return score(root, rows, map(_guess, reads))["ALL"]


def _guess(read: _Read) -> dict[str, Any]:
    fields = read.fields
    return {
        "id": read.page.id,
        "title": fields.title,
        "byline": list(fields.authors),
        "date": fields.published.isoformat()[:10] if fields.published else None,
        "site": fields.source,
        "body": "\n\n".join(filter(None, (fields.standfirst, fields.body))),  # the gold has both as one
    }
