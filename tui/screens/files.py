"""Articles in files of their own. Nothing that is drawn first needs any of this."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.screens import texts
from tui.screens.handing import FORMS
from tui.whole import write_whole
from tui.widgets.wording import counted

if TYPE_CHECKING:
    from index import Article, Library, Results


def exported(library: Library, results: Results, name: str) -> str:
    """Write all hits to a new file, whole or not at all; return what was done."""
    out = Path(name).expanduser()
    form = FORMS.get(out.suffix.lower())
    if form is None:
        return f"the ending says the form: {' '.join(FORMS)}"
    if out.exists():
        return f"{out} is there already; name another file"
    try:
        write_whole(out, library.export(results, form))
    except OSError as error:
        return f"{out} cannot be written: {error.strerror}"
    return f"{counted(results.total, 'article')} written to {out}"


def written(articles: Sequence[Article], name: str) -> str:
    """Write articles to a new file, in the form that its ending says; return what was done."""
    out = Path(name).expanduser()
    form = texts.FORMS.get(out.suffix.lower())
    if form is None:
        return f"the ending says the form: {' '.join(texts.FORMS)}"
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(form(articles))
    except FileExistsError:
        return f"{out} is there already; name another file"
    except OSError as error:
        return f"{out} cannot be written: {error.strerror}"
    return f"{counted(len(articles), 'article')} written to {out}"
