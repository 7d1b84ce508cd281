"""Extract: who, where, when, how much and who said what, with offsets. Names by a learnt tagger, all else by rules."""

from index.article import Article, Extraction

__all__ = ["VERSION", "extract"]

VERSION = 2
"""Goes up whenever `extract` finds something else; articles are then looked through anew."""


def extract(article: Article) -> Extraction:
    """Return what `article` names. Every span lies inside its field and holds exactly the text that stands there.

    Work grows in proportion to the length of the text. Entities come most mentioned first, with ids `e1`, `e2` …;
    all else comes in reading order: title, standfirst, body, captions.
    """
    from index.extract.everything import find_everything  # model and lists load with the first article, not before

    return find_everything(article)
