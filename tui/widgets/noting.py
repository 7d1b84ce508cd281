"""On which stretches of a text there are notes. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index import Note, Reading, Span


def is_there(span: Span, texts: dict[str, str]) -> bool:
    """Tell whether the text of `span` still stands where it stood when the span was made."""
    return texts.get(span.field, "")[span.start : span.end] == span.text


def note_around(reading: Reading, span: Span) -> Note | None:
    """Return the note on a stretch that holds all of `span`; None where there is none, or the text has changed."""
    texts = reading.article.texts()
    for note in reading.notes:
        on = note.span
        if on and on.field == span.field and on.start <= span.start and span.end <= on.end and is_there(on, texts):
            return note
    return None
