"""Extract: who, where, when, how much and who said what, with offsets. Rules and name lists, no training."""

from index.article import Article, Extraction
from index.extract.dates import find_dates
from index.extract.entities import resolve
from index.extract.fields import reading_order
from index.extract.names import find_names
from index.extract.numbers import find_numbers
from index.extract.quotes import find_quotes

__all__ = ["VERSION", "extract"]

VERSION = 1
"""Goes up whenever `extract` finds something else; articles are then looked through anew."""


def extract(article: Article) -> Extraction:
    """Return what `article` names. Every span lies inside its field and holds exactly the text that stands there.

    Work grows in proportion to the length of the text. Entities come most mentioned first, with ids `e1`, `e2` …;
    all else comes in reading order: title, standfirst, body, captions.
    """
    fields = reading_order(article)
    entities = resolve(find_names(fields), fields)
    dates = find_dates(fields, article.published)
    return Extraction(entities, find_quotes(fields, entities), dates, find_numbers(fields, dates))
