"""Text pasted from a web page → lines → features of shape → labels → fields, one small module each."""

from dataclasses import replace

from index.parse.fields import Fields
from index.parse.pasted.assemble import assemble, shorten
from index.parse.pasted.bylines import split_byline
from index.parse.pasted.credits import split_credit
from index.parse.pasted.dates import FoundDate, find_dates, parse_date, reads_month_first
from index.parse.pasted.label import label_lines
from index.parse.pasted.lines import Line, split_lines
from index.parse.pasted.page import see_page
from index.parse.pasted.scorer import Scorer, shipped_scorer
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


def parse_text(text: str, *, scorer: Scorer | None = None) -> Fields:
    """Find headline, standfirst, source, dates, byline, captions, pull quotes, body and chrome in pasted `text`.

    `text` has been through `index.plain.clean`. Nothing is lost: every line is in a field, in `chrome`, or named by
    `provenance`. A text without a page around it keeps all its lines: the first is the title, the rest the body; a
    single line is both. Blank text gives empty fields. What follows the first 20,000 lines goes into the body unread,
    with a notice.
    `scorer` stands in for the one that ships, when its weights are being learnt.
    """
    *first, rest = text.split("\n", _MOST_LINES)
    lines = split_lines("\n".join(first) if len(first) == _MOST_LINES else text)
    if len(first) < _MOST_LINES or not rest.strip():
        return _read(lines, text, scorer)
    tail = [" ".join(line.split()) for line in rest.split("\n") if line.strip()]
    fields = _read(lines, text, scorer) if lines else Fields(title=shorten(tail[0]), body="")
    notice = f"only the first {_MOST_LINES:,} lines were looked at; the rest is body as it stands"
    return replace(fields, body="\n\n".join([*filter(None, [fields.body]), *tail]), notices=(notice,))


def _read(lines: list[Line], text: str, scorer: Scorer | None) -> Fields:
    if not lines:
        return Fields(title="", body="")
    page = see_page(lines, [shape_of(line) for line in lines])
    return assemble(lines, label_lines(page, scorer or shipped_scorer()), month_first=reads_month_first(text))
