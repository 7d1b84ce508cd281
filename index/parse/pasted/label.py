"""Which line is what: the body by rules over `shape` and `page`, the head by learnt weights over the same."""

from collections.abc import Iterable, Sequence
from typing import Literal

from index.parse.pasted.body import body_lines, caption_lines
from index.parse.pasted.bylines import split_byline
from index.parse.pasted.head import find_head
from index.parse.pasted.page import Page
from index.parse.pasted.scorer import Scorer

_LAST = 3  # paragraphs in which a page says who its author is
Label = Literal["title", "standfirst", "source", "byline", "date", "caption", "body", "chrome"]


def label_lines(page: Page, scorer: Scorer) -> list[Label]:
    """Return one label a line of `page`; no line is the title where the page shows no headline."""
    captions = caption_lines(page)
    body = body_lines(page, captions)
    head = find_head(page, body, captions, scorer)
    above = -1 if head.title is None else head.title
    told = sorted(index for index in body if index > above) or sorted(body)
    layers: list[tuple[Label, Iterable[int]]] = [
        ("body", told),
        ("chrome", _lives(page, told, head.bylines)),
        ("caption", captions),
        ("date", head.dates),
        ("byline", head.bylines),
        ("source", head.sources),
        ("standfirst", head.standfirsts),
    ]
    if head.title is not None:
        layers.append(("title", [head.title]))
    labels: list[Label] = ["chrome"] * len(page.lines)
    for label, indexes in layers:
        for index in indexes:
            labels[index] = label
    return labels


def _lives(page: Page, body: Sequence[int], bylines: Iterable[int]) -> list[int]:
    """Return the paragraphs at the end of `body` that are about who wrote it: they start with the name."""
    if page.bare:
        return []
    names = tuple(name for index in bylines for name in split_byline(page.lines[index].text))
    return [index for index in body[1:][-_LAST:] if names and page.lines[index].text.startswith(names)]
