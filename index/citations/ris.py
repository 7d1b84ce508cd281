"""RIS: a `TY  - NEWS` record for each article, as reference managers take it in."""

from collections.abc import Iterator

from index.citations.cited import Cited, day_of


def ris(cited: Cited) -> str:
    """Return the record of one article: lines `XX  - value`, the last one `ER  - `."""
    return "\n".join(f"{tag}  - {' '.join(value.split())}" for tag, value in _fields(cited)) + "\nER  - "


def _fields(cited: Cited) -> Iterator[tuple[str, str]]:
    article, day = cited.article, day_of(cited.article.published)
    yield "TY", "NEWS"
    yield "ID", article.id
    for author in article.authors:
        first, _, last = author.rpartition(" ")
        yield "AU", f"{last}, {first}" if first else last
    yield "TI", article.title
    if article.source:
        yield "T2", article.source
    if day:
        yield "PY", f"{day.year:04}"
        yield "DA", f"{day.year:04}/{day.month:02}/{day.day:02}"
    if article.url:
        yield "UR", article.url
    if article.standfirst:
        yield "AB", article.standfirst
    if article.language:
        yield "LA", article.language
    for tag in cited.tags:
        yield "KW", tag
    for _, text in cited.notes:
        yield "N1", text
