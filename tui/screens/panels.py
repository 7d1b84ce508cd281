"""What the panels say: every key, and what is known of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import index
from tui import keys
from tui.widgets.entries import Entry
from tui.widgets.wording import counted, day, reason

if TYPE_CHECKING:
    from index import Article, Explanation, Report, Row

_NOTHING = "Nothing"
"""What the table says of a key that only keeps another from being pressed."""


def help_entries(here: Sequence[keys.Scope]) -> tuple[Entry, ...]:
    """Return every key of the table, under its scope, and what the command line takes beside names of keys.

    The scopes that hold `here` come first.
    """
    return tuple(_help(dict.fromkeys((*here, *keys.SCOPES))))


def _help(scopes: Iterable[keys.Scope]) -> Iterator[Entry]:
    for scope in scopes:
        table = [key for key in keys.scope(scope) if key.keys]
        if table:
            yield Entry("", keys.SCOPES[scope], heading=True)
            yield from (Entry(keys.faces(key), key.says) for key in table)
    yield Entry("", "In the command line", heading=True)
    for key in keys.commands():
        if key.takes or not key.keys:
            yield Entry(f":{key.id} {key.takes}".rstrip(), key.says)


def why_entries(row: Row, explanation: Explanation | None) -> tuple[Entry, ...]:
    """Return why the article of `row` is a hit; None when it is not."""
    parts = [Entry("", row.title, heading=True)]
    if explanation is None:
        return (*parts, Entry("", "The library has changed: this article is no hit any more."))
    if not explanation.reasons:
        return (*parts, Entry("", "Nothing was asked: every article is in the list."))
    told = [item for item in explanation.reasons if item.field or item.share]
    for item in told:
        parts.append(Entry("" if explanation.score is None else f"{item.share:.2f}", reason(item)))
    if explanation.score and len(told) > 1:
        parts.append(Entry(f"{explanation.score:.2f}", "together"))
    conditions = [item for item in explanation.reasons if item not in told]
    if conditions:
        parts.append(Entry("", "It also meets" if told else "It meets", heading=True))
        parts += [Entry("", reason(item)) for item in conditions]
    return tuple(parts)


def info_entries(
    article: Article | None, report: Report | None, correct: Callable[[str], Callable[[], None]]
) -> tuple[Entry, ...]:
    """Return what is known of `article`, and which inputs of the last `add` went wrong.

    `correct` returns what asks for another value of a field.
    """
    parts = list(_article(article, correct)) if article else [Entry("", "No article is open. Esc closes this.")]
    if report and report.rejected:
        parts.append(Entry("", counted(len(report.rejected), "input") + " rejected", heading=True))
        parts += [Entry("", f"{item.path}: {item.reason}") for item in report.rejected]
    return tuple(parts)


def _article(article: Article, correct: Callable[[str], Callable[[], None]]) -> Iterator[Entry]:
    yield Entry("file", article.path)
    yield Entry("id", article.id)
    yield Entry("format", article.format)
    yield Entry("words", f"{article.words:,}")
    yield Entry("", "Enter sets a line right", heading=True)
    values = {
        "title": article.title,
        "standfirst": article.standfirst,
        "authors": ", ".join(article.authors),
        "source": article.source,
        "url": article.url,
        "published": day(article.published),
        "updated": day(article.updated) if article.updated else "",
        "language": article.language,
    }
    for field, value in values.items():
        by_hand = " (by hand)" if article.provenance.get(field) == "by hand" else ""
        yield Entry(index.field_called(field), f"{value or '(nothing)'}{by_hand}", take=correct(field))
    if article.provenance:
        yield Entry("", "Where each value stood", heading=True)
        yield from (Entry(index.field_called(name), place) for name, place in article.provenance.items())
    if article.notices:
        yield Entry("", "Notices", heading=True)
        yield from (Entry("", notice) for notice in article.notices)
    if article.chrome:
        yield Entry("", "Left out as page furniture", heading=True)
        yield from (Entry("", text) for text in article.chrome)


def key_entries(name: str, scopes: tuple[keys.Scope, ...]) -> Iterator[Entry]:
    """Yield what Textual's key `name` does where `scopes` hold, with what may follow it; and what it does elsewhere."""
    face, here = keys.face(name), keys.find(scopes, name)
    yield Entry("", f"{face}, {keys.SCOPES[scopes[0]].lower()}", heading=True)
    if here is None:
        yield Entry(face, _NOTHING)
    else:
        yield Entry(face, here.says)
        others = [keys.face(other) for other in here.keys if other != name]
        others += [f":{here.id}"] if here in keys.commands() else []
        yield from [Entry("also", " ".join(others))] if others else []
        if scope := keys.behind(here):
            yield Entry("", keys.SCOPES[scope], heading=True)
            yield from (Entry(keys.faces(key), key.says) for key in keys.scope(scope))
    elsewhere = [key for key in keys.bound() if name in key.keys and key is not here and key.says != _NOTHING]
    if elsewhere:
        yield Entry("", f"{face} elsewhere", heading=True)
        yield from (Entry(face, f"{key.says} ({_lowered(keys.SCOPES[key.scope])})") for key in elsewhere)


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]
