"""The programs that are measured: the reader, bare Textual programs, and other readers where they are installed."""

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, World")
Hello().run(mouse=False)
"""

LINES = """
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
class Lines(Widget, can_focus=True):
    at = top = 0
    def render_line(self, y):
        n = self.top + y
        return Strip([Segment(f"line {n} of the list".ljust(self.size.width), Style(reverse=n == self.at))])
    def on_key(self, event):
        before, self.at = self.at, self.at + {"j": 1, "k": -1}.get(event.key, 0)
        if self.at >= self.top + self.size.height:
            self.top += 1
            self.refresh()
        else:
            self.refresh(Region(0, min(before, self.at) - self.top, self.size.width, 2))
class Bare(App):
    def compose(self):
        yield Lines()
    def on_mount(self):
        self.query_one(Lines).focus()
Bare().run(mouse=False)
"""
"""The least that a Textual list can be: lines, and a cursor of which each step draws two of them again.

At the last line it scrolls, which draws them all.
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program that people read in, and the keys that do there what the reader's do."""

    name: str
    command: Sequence[str]
    sign: str
    """What stands on the screen when it is there."""
    cursor: str
    page: str
    opening: str = ""
    """The key that opens the list of articles, where that is not what stands there first."""


def bare(code: str) -> list[str]:
    """Return the command that runs `code`."""
    return [sys.executable, "-c", code]


def reader(library: Path, *options: str) -> list[str]:
    """Return the command that reads `library`."""
    return [sys.executable, "-m", "tui", "--library", str(library), *options]


def peers(folder: Path, corpus: Path) -> Iterator[Peer]:
    """Yield the other programs that are installed here, with 1,000 articles of `corpus` in a form that they read."""
    records = [json.loads(line) for line in islice(corpus.open(encoding="utf-8"), 1_000)]
    if shutil.which("less"):
        text = folder / "less.txt"
        text.write_text("\n\n".join(f"{each['title']}\n\n{each['body']}" for each in records), encoding="utf-8")
        yield Peer("less", ["less", str(text)], records[0]["title"][:20], "j", " ")
    if shutil.which("mutt"):
        box = folder / "mutt.mbox"
        box.write_text("".join(map(_mail, records)), encoding="utf-8")
        yield Peer(
            "mutt",
            ["mutt", "-n", "-R", "-F", "/dev/null", "-e", f"set folder={folder}", "-f", str(box)],
            "q:Quit",
            "j",
            "z",
        )
    if shutil.which("newsboat"):
        feed, urls = folder / "newsboat.xml", folder / "newsboat.urls"
        feed.write_text(f"<rss version='2.0'><channel><title>all</title>{''.join(map(_item, records))}</channel></rss>")
        urls.write_text(f"file://{feed}\n")
        files = ["-u", str(urls), "-c", str(folder / "newsboat.db")]
        yield Peer("newsboat", ["newsboat", "-r", *files], "newsboat", "j", "\x1b[6~", "\r")


def _mail(record: dict[str, str]) -> str:
    head = f"From a@b Thu Jan  1 00:00:00 2015\nFrom: {record['source']} <a@b>\nSubject: {record['title']}\n"
    return f"{head}Date: Thu, 1 Jan 2015 00:00:00 +0000\n\n{record['body']}\n\n".replace("\nFrom ", "\n>From ")


def _item(record: dict[str, str]) -> str:
    title = record["title"].replace("&", "&amp;").replace("<", "&lt;")
    return f"<item><title>{title}</title><guid>{record['id']}</guid></item>"
