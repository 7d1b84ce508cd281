"""Extract: who, where, when, how much and who said what, with offsets. Rules and name lists, no training."""

from index.article import Article, Extraction
from index.extract.entities import resolve
from index.extract.fields import reading_order
from index.extract.names import find_names

__all__ = ["extract"]


def extract(article: Article) -> Extraction:
    """Return what `article` names. Every span lies inside its field and holds exactly the text that stands there.

    Work grows in proportion to the length of the text. Entities come most mentioned first, with ids `e1`, `e2` …; all else
    comes in reading order: title, standfirst, body, captions.
    """
    fields = reading_order(article)
    entities = resolve(find_names(fields), fields)
    return Extraction(entities)
