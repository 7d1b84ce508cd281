"""An article with what a person made of it, and the line that cites it."""

from dataclasses import dataclass
from datetime import date

from index.article import Article, When


@dataclass(frozen=True, slots=True)
class Cited:
    """An article that goes out."""

    article: Article
    tags: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """What each note is about (empty: all of the article), and what it says."""


def day_of(when: When | None) -> date | None:
    """Return the day of a day or a moment, in the zone that the article gives."""
    if when is None:
        return None
    return date(when.year, when.month, when.day)


def citation(article: Article) -> str:
    """Return the article as a sentence: `Ana Dorrin: “Envoys trade drafts”, The Meridian, 12 February 2031.`"""
    authors = f"{', '.join(article.authors)}: " if article.authors else ""
    day = day_of(article.published)
    parts = [f"“{article.title}”", article.source or "", f"{day.day} {day:%B} {day.year:04}" if day else "no date"]
    return f"{authors}{', '.join(part for part in parts if part)}."
