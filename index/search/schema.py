"""What the index holds of an article, and how text becomes its terms."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from whoosh import columns, fields
from whoosh.analysis import Analyzer, Token

from index.analysis import tokens
from index.article import Article, When

UNDATED = 0
"""Value of the day column for an article without a date."""

TEXT_FIELDS = ("title", "body", "other")
"""Where a word without a field is looked for; `other` is standfirst, captions, byline and source."""
BOOSTS = {"title": 3.0, "body": 1.0, "other": 1.5}

POSTED = ("title", "body", "other", "by", "source", "path")
"""The fields that hold text."""
GAP = 100
"""Positions skipped between two texts that share a field, so that no phrase reaches over."""


class SharedAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh's classes are untyped
    """Whoosh's view of `index.analysis.tokens`."""

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """Yield one token object again and again, as Whoosh's own analyzers do."""
        found = Token(positions=True, mode=options.get("mode", ""))
        for found.pos, token in enumerate(tokens(value)):
            found.text = token.text
            yield found


def make_schema() -> fields.Schema:
    """Return the schema."""
    text = SharedAnalyzer()
    return fields.Schema(
        title=fields.TEXT(analyzer=text),
        body=fields.TEXT(analyzer=text),
        other=fields.TEXT(analyzer=text),
        by=fields.TEXT(analyzer=text),
        source=fields.TEXT(analyzer=text),
        path=fields.TEXT(analyzer=text),
        number=fields.COLUMN(columns.NumericColumn("q")),  # the store's key
        day=fields.COLUMN(columns.NumericColumn("i")),
        moment=fields.COLUMN(columns.NumericColumn("q")),
        words=fields.COLUMN(columns.NumericColumn("q")),
    )


def day_of(when: When | None) -> int:
    """Return the local calendar day as a proleptic ordinal; `UNDATED` for no date."""
    if when is None:
        return UNDATED
    return (when.astimezone() if isinstance(when, datetime) else when).toordinal()


def moment_of(when: When | None) -> int:
    """Return seconds since the year 1 UTC, a day as its midnight: what newest and oldest compare. 0 for no date."""
    if when is None:
        return 0
    if isinstance(when, datetime):
        when = when.astimezone(UTC)
    midnight = when.toordinal() * 86_400
    return midnight + when.hour * 3600 + when.minute * 60 + when.second if isinstance(when, datetime) else midnight


def ordinal(day: date | None, otherwise: int) -> int:
    """Return what the day column compares with."""
    return day.toordinal() if day else otherwise


def texts_of(article: Article) -> dict[str, list[str]]:
    """Return the texts in each field of `POSTED`."""
    other = [article.standfirst or "", *article.authors, article.source or ""]
    other += [text for caption in article.captions for text in (caption.text, caption.credit or "")]
    return {
        "title": [article.title],
        "body": [article.body],
        "other": other,
        "by": list(article.authors),
        "source": [article.source or ""],
        "path": [article.path.encode("utf-8", "replace").decode()],
    }


def to_columns(key: int, article: Article) -> dict[str, int]:
    """Return the article's value in each column."""
    when = article.published
    return {"number": key, "day": day_of(when), "moment": moment_of(when), "words": article.words}
