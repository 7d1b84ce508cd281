"""Text pasted from a web page → lines → features of shape → labels → fields, one small module each."""

from dataclasses import replace

from index.parse.fields import Fields
from index.parse.pasted.assemble import assemble
from index.parse.pasted.bylines import split_byline
from index.parse.pasted.credits import split_credit
from index.parse.pasted.dates import FoundDate, find_dates, parse_date, reads_month_first
from index.parse.pasted.label import label_lines
from index.parse.pasted.lines import split_lines
from index.parse.pasted.page import see_page
from index.parse.pasted.shape import shape_of

__all__ = [
    "FoundDate",
    "find_dates",
    "parse_date",
    "parse_text",
    "reads_month_first",
    "split_byline",
    "split_credit",
]

_MOST_LINES = 20_000


def parse_text(text: str) -> Fields:
    """Find headline, standfirst, source, dates, byline, captions, pull quotes, body and chrome in pasted `text`.

    `text` has been through `index.plain.clean`. Nothing is lost: every line is in a field, in `chrome`, or named by
    `provenance`. A text without a page around it keeps all its lines: the first is the title, the rest the body; a single
    line is both. Blank text gives empty fields. Lines beyond the first 20,000 go into the body unread, with a
    notice.
    """
    lines = split_lines(text)
    if not lines:
        return Fields(title="", body="")
    read, rest = lines[:_MOST_LINES], lines[_MOST_LINES:]
    page = see_page(read, [shape_of(line) for line in read])
    fields = assemble(read, label_lines(page), month_first=reads_month_first(text))
    if not rest:
        return fields
    body = "\n\n".join([fields.body, *(line.text for line in rest)])
    return replace(
        fields,
        body=body,
        notices=(f"only the first {_MOST_LINES:,} lines were looked at; the rest is body as it stands",),
    )
