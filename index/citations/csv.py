"""CSV: a row for each article."""

from index.citations.cited import Cited

CSV_COLUMNS = ("id", "published", "source", "title", "authors", "url", "language", "words", "tags", "notes", "path")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_row(cited: Cited) -> tuple[str, ...]:
    """Return the values of `CSV_COLUMNS`. What a spreadsheet would take for a formula begins with an apostrophe."""
    article = cited.article
    values = (
        article.id,
        article.published.isoformat() if article.published else "",
        article.source or "",
        article.title,
        "; ".join(article.authors),
        article.url or "",
        article.language or "",
        str(article.words),
        "; ".join(cited.tags),
        " / ".join(" ".join(text.split()) for _, text in cited.notes),
        article.path,
    )
    return tuple(f"'{value}" if value.startswith(_FORMULA) else value for value in values)
