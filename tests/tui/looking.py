"""What a test sees of the reader."""

from collections.abc import Awaitable, Callable

from tui.app import BroadsheetApp

Settle = Callable[..., Awaitable[None]]
"""The fixture `settle`: waits until no question is open."""


def picture(app: BroadsheetApp) -> list[str]:
    """Return the lines of the screen as text."""
    width, height = app.size
    return [
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips(app.size)
        if strip is not None
    ][:height] or [" " * width]


def seen(app: BroadsheetApp) -> str:
    """Return the whole screen as text."""
    return "\n".join(picture(app))


def said(app: BroadsheetApp) -> str:
    """Return all that the panel says, in sight or not, its parts parted by single spaces."""
    return " ".join(" ".join(f"{label} {text}" for label, text, _ in app.reader.panel.lines).split())


def row_title(app: BroadsheetApp) -> str:
    """Return the headline under the list's cursor."""
    row = app.reader.article_list.row
    assert row
    return row.title
