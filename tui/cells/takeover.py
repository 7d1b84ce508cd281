"""Putting the writer into an app, where Textual is as it was when this was tested."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import textual as library
from textual.app import App

if TYPE_CHECKING:
    from tui.cells.textual_output import CellWriter

_TESTED = re.compile(r"8\.2\.\d+")


def take_over(app: App[Any], term: str, textual: str | None = None) -> "CellWriter | None":
    """Have `app` send only what changes to a terminal of the type `term`, $TERM.

    Return None when the output stays Textual's: on any version but the tested ones, and when a name inside Textual is
    not where it was. `textual` is the version; the one that is installed when it is not given. An app without a
    terminal, or one drawn in line, writes as ever.
    """
    if not _TESTED.fullmatch(textual or _version()) or not callable(getattr(app, "_display", None)):
        return None
    try:
        from tui.cells.textual_output import CellWriter, through
    except ImportError:
        return None
    writer = CellWriter(term)
    app._display = through(writer, app._display)  # type: ignore[method-assign,assignment]
    return writer


def _version() -> str:
    """Return which Textual is installed, by the name of its folder of metadata: a tenth of what reading that takes."""
    packages = Path(library.__file__).parents[1]
    found = [folder.name.removeprefix("textual-") for folder in packages.glob("textual-*.dist-info")]
    return found[0].removesuffix(".dist-info") if len(found) == 1 else library.__version__
