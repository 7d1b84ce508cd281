"""The shared pages as lines with gold answers: the pasted ones, and the HTML ones put into text like a browser's."""

import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html

from index.parse.pasted import find_dates
from index.plain import clean

FOLDS = 5
REWORDED = 0.6
"""Likeness from which on a line says the headline in other words than the gold one."""
_SKIPPED = "script style template svg iframe head option object audio video canvas math textarea"
_PARTED = "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre figure"
_BLOCKS = """address article aside body center dd details dialog div dt fieldset figcaption footer form header hr legend
    li main nav noscript section summary table tbody tfoot thead tr"""
_EDGES = {
    **dict.fromkeys(_BLOCKS.split(), "\n"),
    **dict.fromkeys(_PARTED.split(), "\n\n"),
    **dict.fromkeys(["td", "th"], "\t"),
}
_DROPPED = frozenset(_SKIPPED.split())
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")
_DEEPEST = 400
_SHORTEST = 300  # characters
_SOURCES = frozenset({"fundus", "trafilatura-eval", "postlight", "readability", "newspaper4k", "aeb"})


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page as text with what is known of it: `title`, `byline`, `date` only where the text shows them."""

    id: str
    domain: str
    source: str
    """The collection it comes from."""
    pasted: bool
    text: str
    gold: dict[str, Any]
    standfirst: str | None

    @property
    def fold(self) -> int:
        """Which fifth of the web sites its own belongs to."""
        return zlib.crc32(self.domain.encode()) % FOLDS


def plain(text: str) -> str:
    """Return the words of `text`, case-folded."""
    return re.sub(r"[\W_]+", " ", text.casefold().replace("’", "").replace("'", "")).strip()


def likeness(one: str, other: str) -> float:
    """Return the words that both texts have, as F1: 0.0 to 1.0."""
    words, others = Counter(plain(one).split()), Counter(plain(other).split())
    return 2 * (words & others).total() / max(1, words.total() + others.total())


def read_pasted(root: Path) -> Iterator[GoldPage]:
    """Yield the pasted pages under `root`."""
    html = {row["id"]: row for row in _rows(root / "manifest.jsonl")}
    for row in _rows(root / "manifest_pasted.jsonl"):
        text = clean((root / row["file"]).read_text(encoding="utf-8"))
        standfirst = _standfirst(html[row["html_id"]])
        yield GoldPage(row["id"], row["domain"], row["source"], True, text, row["gold"], standfirst)


def read_rendered(root: Path) -> Iterator[GoldPage]:
    """Yield each HTML page under `root` as text, whole, and its largest article element alone."""
    for row in _rows(root / "manifest.jsonl"):
        if row.get("synthetic") or row["source"] not in _SOURCES:
            continue
        for way, rendered in _render(root / row["file"]):
            text = clean(rendered)
            if len(text) >= _SHORTEST:
                gold, name = _shown(row["gold"], text), f"{row['id']}#{way}"
                yield GoldPage(name, row["domain"], row["source"], False, text, gold, _standfirst(row))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _standfirst(row: dict[str, Any]) -> str | None:
    """Only the rules per publisher tell it apart reliably."""
    return row.get("standfirst") if row["source"] == "fundus" else None


def _shown(gold: dict[str, Any], text: str) -> dict[str, Any]:
    """Move what the text does not show to `not_in_text`."""
    words = plain(text)
    shown = dict(gold)
    hidden: dict[str, Any] = {}
    byline = gold.get("byline") or []
    names = [byline] if isinstance(byline, str) else byline
    if gold.get("title") and plain(gold["title"]) not in words:
        hidden["title"] = shown.pop("title")
    if names and not all(plain(name) in words for name in names):
        hidden["byline"] = shown.pop("byline")
    days = {found.when.isoformat()[:10] for order in (False, True) for found in find_dates(text, month_first=order)}
    if gold.get("date") and gold["date"][:10] not in days:
        hidden["date"] = shown.pop("date")
    return {**shown, "not_in_text": hidden}


def _render(path: Path) -> Iterator[tuple[str, str]]:
    raw = gzip.decompress(path.read_bytes())
    try:
        document = lxml.html.document_fromstring(raw.decode("utf-8"))
    except ValueError:  # not UTF-8, or text that declares an encoding
        document = lxml.html.document_fromstring(raw)
    body = document.find("body")
    yield "all", _as_text(document if body is None else body)
    if mains := document.xpath('//article|//main|//*[@role="main"]'):
        yield "main", _as_text(max(mains, key=lambda element: len(element.text_content())))


def _as_text(element: Any) -> str:
    """Return the text as a browser's "select all" gives it: blocks on lines of their own, paragraphs set apart."""
    pieces: list[str] = []
    _collect(element, pieces, 0)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(pieces))).strip()


def _collect(element: Any, pieces: list[str], depth: int) -> None:
    tag = element.tag
    if depth > _DEEPEST or not isinstance(tag, str) or tag in _DROPPED or element.get("hidden") is not None:
        return
    if _HIDDEN.search(element.get("style") or ""):
        return
    edge = _EDGES.get(tag, "")
    pieces.append("\n" if tag == "br" else edge)
    pieces.append(re.sub(r"\s+", " ", element.text or ""))
    for child in element:
        _collect(child, pieces, depth + 1)
        pieces.append(re.sub(r"\s+", " ", child.tail or ""))
    pieces.append(edge)
