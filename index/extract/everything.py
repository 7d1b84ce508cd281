"""All that is found in an article, each kind from those before it."""

from index.article import Article, Extraction
from index.extract.dates import find_dates
from index.extract.entities import resolve
from index.extract.fields import reading_order
from index.extract.names import find_names
from index.extract.numbers import find_numbers
from index.extract.quotes import find_quotes


def find_everything(article: Article, tagger: str) -> Extraction:
    """Return what the article names; see `index.extract.extract`."""
    fields = reading_order(article)
    entities = resolve(find_names(fields, tagger), fields)
    dates = find_dates(fields, article.published)
    direct, indirect = find_quotes(fields, entities)
    return Extraction(entities, direct, indirect, dates, find_numbers(fields, dates))
