"""Articles in files of their own. Nothing that is drawn first needs any of this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index import SearchCancelled
from tui.screens import texts
from tui.whole import write_whole
from tui.widgets.wording import counted

if TYPE_CHECKING:
    from index import Article, ExportFormat, Library, Results

Form = TypeVar("Form")

FORMS: dict[str, ExportFormat] = {
    ".md": "md",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".bib": "bibtex",
    ".ris": "ris",
}
"""Form of an export by the ending of its file."""


def exported(library: Library, results: Results, name: str, cancelled: Callable[[], bool]) -> str:
    """Write all hits to a new file, in the form that its ending says; return what was done.

    Raises:
        SearchCancelled: `cancelled()` became true; there is no file then.
    """

    def pieces(form: ExportFormat) -> Iterator[str]:
        for piece in library.export(results, form):
            if cancelled():
                raise SearchCancelled
            yield piece

    return _put(name, FORMS, pieces, results.total)


def written(articles: Sequence[Article], name: str) -> str:
    """Write articles to a new file, in the form that its ending says; return what was done."""
    return _put(name, texts.FORMS, lambda form: [form(articles)], len(articles))


def _put(name: str, forms: Mapping[str, Form], write: Callable[[Form], Iterable[str]], total: int) -> str:
    """Write a file whole or not at all; `forms` has by endings what `write` is given to make the text."""
    out = Path(name).expanduser()
    form = forms.get(out.suffix.lower())
    if form is None:
        return f"the ending says the form: {' '.join(forms)}"
    if out.exists():
        return f"{out} is there already; name another file"
    try:
        write_whole(out, write(form))
    except OSError as error:
        return f"{out} cannot be written: {error.strerror}"
    return f"{counted(total, 'article')} written to {out}"
