"""The command that asks feeds for what is new in them."""

from collections.abc import Sequence
from pathlib import Path

from index import Library
from tui.cli.output import ProgressLine, put, say, say_rejected, summary
from tui.cli.statuses import SOME_REJECTED
from tui.widgets.wording import counted


def fetch(path: Path, feeds: Sequence[str], *, full: bool, follow: bool) -> int:
    """Take in what is new in `feeds`, or in all that are followed."""
    line = ProgressLine()
    try:
        with Library.open(path, create=True) as library:
            if not feeds and not library.followed():
                say("you follow no feeds yet: broadsheet fetch --follow ADDRESS")
                return 0
            report = library.fetch(feeds, full=full, follow=follow, progress=line, names=False)
    finally:
        line.end()
    say_rejected(report.rejected)
    say(summary(report))
    return SOME_REJECTED if report.rejected else 0


def list_followed(path: Path) -> int:
    """Print the addresses of the feeds that are followed."""
    with Library.open(path, create=True) as library:
        followed = library.followed()
    for address in followed:
        put(address)
    if not followed:
        say("you follow no feeds yet: broadsheet fetch --follow ADDRESS")
    return 0


def unfollow(path: Path, feeds: Sequence[str]) -> int:
    """Follow feeds no longer."""
    with Library.open(path) as library:
        number = library.unfollow(feeds)
    say(f"{counted(number, 'feed')} no longer followed")
    return 0
