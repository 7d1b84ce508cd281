"""Which line is what: the body by rules over `shape` and `page`, the head by learnt weights over the same."""

from collections.abc import Iterable
from typing import Literal

from index.parse.pasted.body import body_lines, caption_lines
from index.parse.pasted.head import find_head
from index.parse.pasted.page import Page
from index.parse.pasted.scorer import Scorer

Label = Literal["title", "standfirst", "source", "byline", "date", "caption", "body", "chrome"]


def label_lines(page: Page, scorer: Scorer) -> list[Label]:
    """Return one label a line of `page`; no line is the title where the page shows no headline."""
    captions = caption_lines(page)
    body = body_lines(page, captions)
    head = find_head(page, body, captions, scorer)
    above = -1 if head.title is None else head.title
    layers: list[tuple[Label, Iterable[int]]] = [
        ("body", [index for index in body if index > above] or body),
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
