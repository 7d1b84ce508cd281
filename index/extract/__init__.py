"""Extract: who, where, when, how much and who said what, with offsets. Names by a learnt tagger, all else by rules."""

from index.article import Article, Extraction
from index.extract.taggers import BUILT_IN, chosen

__all__ = ["BUILT_IN", "VERSION", "chosen", "extract", "extractor", "vouched"]

VERSION = 6
"""Goes up whenever `extract` finds something else; articles are then looked through anew."""


def extractor(tagger: str) -> str:
    """Return what tells whether articles were looked through as they would be now: the version, and who marks names."""
    return str(VERSION) if tagger == BUILT_IN else f"{VERSION} {tagger}"


def extract(article: Article, tagger: str = BUILT_IN) -> Extraction:
    """Return what `article` names. Every span lies inside its field and holds exactly the text that stands there.

    Work grows in proportion to the length of the text. Entities come most mentioned first, with ids `e1`, `e2` …;
    all else comes in reading order: title, standfirst, body, captions. `tagger` is as `chosen` gives it.

    Raises:
        UnusableTagger, MissingExtra: the tagger is not there any more.
    """
    from index.extract.everything import find_everything  # model and lists load with the first article, not before

    return find_everything(article, tagger)


def vouched(article: Article, extraction: Extraction) -> frozenset[str]:
    """Return the ids of the people and places of which the article knows, and does not only guess, what they are."""
    from index.extract.vouching import vouched  # as above

    return vouched(article, extraction)
