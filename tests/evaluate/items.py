"""Feeds, mail and EPUB: every item that a plain reader sees is read, or listed with its reason."""

import mailbox
import zipfile
from pathlib import Path

import click
import feedparser

from index.article import Article
from index.inputs import RawDocument
from index.parse import parse
from index.sources import read


def run(root: Path) -> None:
    """Count the items under `root` that a plain reader sees, and what becomes of them."""
    click.echo(f"{'items':14}{'files':>7}{'seen':>7}{'read':>7}{'listed':>8}{'lost':>6}")
    for name in ("feeds", "mail", "epub"):
        files = sorted(path for path in (root / name).rglob("*") if path.is_file())
        counts = [_count(path) for path in files]
        seen, articles, listed = (sum(count) for count in zip(*counts, strict=True)) if counts else (0, 0, 0)
        lost = sum(max(0, count[0] - count[1] - count[2]) for count in counts)
        click.echo(f"{name:14}{len(files):>7}{seen:>7}{articles:>7}{listed:>8}{lost:>6}")


def _count(path: Path) -> tuple[int, int, int]:
    """Return how many items there are, how many became articles and how many were listed."""
    articles = listed = 0
    for item in read([path]):
        found = parse(item) if isinstance(item, RawDocument) else (item,)
        articles += sum(isinstance(each, Article) for each in found)
        listed += sum(not isinstance(each, Article) for each in found)
    return _items(path), articles, listed


def _items(path: Path) -> int:
    if path.suffix == ".mbox":
        return len(mailbox.mbox(path))
    if path.suffix == ".epub":
        return int(zipfile.is_zipfile(path))
    if "feeds" in path.parts:
        return len(feedparser.parse(path.read_bytes()).entries)
    return 1
