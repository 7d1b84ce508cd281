"""Articles and hits as plain text. Article text is clean when it comes out of the library; paths are made printable."""

import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from index import Article, Explanation, Hit, When, printable
from tui.widgets.wording import reason

_WIDTH = 78


def day(when: When | None) -> str:
    """Return the local calendar day, or ten spaces."""
    if when is None:
        return " " * 10
    return (when.astimezone().date() if isinstance(when, datetime) else when).isoformat()


def table(hits: Sequence[Hit], explanations: Mapping[int, Explanation]) -> Iterator[str]:
    """Yield a line for each hit: id, day, source, title; below it its explanation where there is one, by `Row.key`."""
    sources = [hit.row.source or "" for hit in hits]
    width = min(24, max(map(len, sources), default=0))
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for hit, source in zip(hits, sources, strict=True):
        line = f"{hit.row.id}  {day(hit.row.published)}  {source[:width]:<{width}}  {hit.row.title}"
        yield line[:columns]
        if hit.row.key in explanations:
            yield from explained(explanations[hit.row.key])


def explained(explanation: Explanation) -> Iterator[str]:
    """Yield a line for each reason, its share of the score in front."""
    for item in explanation.reasons:
        share = "" if explanation.score is None else f"{item.share:.2f}"
        yield f"{share:>12}  {printable(reason(item))}"


def article_lines(article: Article) -> Iterator[str]:
    """Yield the article as a page of text."""
    yield from _wrapped(article.title)
    if article.standfirst:
        yield ""
        yield from _wrapped(article.standfirst)
    about = [
        f"By {', '.join(article.authors)}" if article.authors else "",
        article.source or "",
        day(article.published),
    ]
    yield ""
    yield " · ".join(part.strip() for part in about if part.strip()) or printable(article.path)
    for paragraph in article.body.split("\n\n"):
        yield ""
        yield from _wrapped(paragraph)
    for caption in article.captions:
        yield ""
        yield from _wrapped(f"[{caption.text}]" + (f" © {caption.credit}" if caption.credit else ""))


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
