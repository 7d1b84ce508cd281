"""Which line is what: hand-set weights over the features of `shape` and `page`.

This is the one module that decides; a trained labeller can stand in for it behind `label_lines`.
"""

from typing import Literal

from index.parse.pasted.body import body_lines, caption_lines
from index.parse.pasted.head import Head, find_head
from index.parse.pasted.page import Page

Label = Literal["title", "standfirst", "source", "byline", "date", "caption", "body", "chrome"]


def label_lines(page: Page) -> list[Label]:
    """Return one label a line of `page`."""
    captions = caption_lines(page)
    body = body_lines(page, captions)
    head = find_head(page, body, captions)
    first = _body_start(head, body)
    return [_label(head, captions, body, first, index) for index in range(len(page.lines))]


def _body_start(head: Head, body: frozenset[int]) -> int:
    """Nothing above the headline is body."""
    return min((index for index in body if head.title is None or index > head.title), default=0)


def _label(head: Head, captions: frozenset[int], body: frozenset[int], first: int, index: int) -> Label:
    if index == head.title:
        return "title"
    if index in head.standfirsts:
        return "standfirst"
    if index in head.sources:
        return "source"
    if index in head.bylines:
        return "byline"
    if index in head.dates:
        return "date"
    if index in captions:
        return "caption"
    return "body" if index in body and index >= first else "chrome"
