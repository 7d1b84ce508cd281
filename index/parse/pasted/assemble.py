"""Labels → fields. Every word of the paste ends up in a field, in the chrome, or in a line that the provenance names."""

from collections.abc import Sequence

from index.article import Caption, When
from index.parse.fields import Fields
from index.parse.pasted.bylines import split_byline
from index.parse.pasted.credits import split_credit
from index.parse.pasted.cues import UPDATED
from index.parse.pasted.dates import find_dates
from index.parse.pasted.head import SOURCE
from index.parse.pasted.label import Label
from index.parse.pasted.lines import Line
from index.parse.pasted.pull import pull_quote_ends

_TITLE_LONGEST = 200  # characters


def assemble(lines: Sequence[Line], labels: Sequence[Label], *, month_first: bool) -> Fields:
    """Build the fields of one article from its labelled lines (at least one)."""
    by_label = {
        label: [line for line, own in zip(lines, labels, strict=True) if own == label]
        for label in set(labels)
    }
    paragraphs, pull_quotes = _part_pull_quotes([line.text for line in by_label.get("body", [])])
    title_line = (by_label.get("title") or by_label.get("body") or list(lines))[0]
    provenance = {"title": f"line {title_line.number}"}
    title = shorten(title_line.text)
    if not paragraphs or (title != title_line.text and title_line.text not in paragraphs):
        paragraphs.insert(0, title_line.text)
    standfirst = by_label.get("standfirst", [])
    authors = _authors(by_label.get("byline", []), provenance)
    published, updated = _dates(
        [*by_label.get("date", []), *by_label.get("byline", [])], title_line, month_first, provenance
    )
    if standfirst:
        provenance["standfirst"] = f"line {standfirst[0].number}"
    return Fields(
        title=title,
        body="\n\n".join(paragraphs),
        standfirst=" ".join(line.text for line in standfirst) or None,
        authors=authors,
        source=_source(by_label.get("source", []), provenance),
        published=published,
        updated=updated,
        captions=_captions(lines, labels),
        pull_quotes=tuple(pull_quotes),
        chrome=tuple(line.text for line in by_label.get("chrome", [])),
        provenance=provenance,
    )


def shorten(text: str) -> str:
    """Return `text`, cut at a word near 200 characters when it is longer."""
    if len(text) <= _TITLE_LONGEST:
        return text
    return text[:_TITLE_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _part_pull_quotes(texts: list[str]) -> tuple[list[str], list[str]]:
    paragraphs: list[str] = []
    quotes: list[str] = []
    for text, end in zip(texts, pull_quote_ends(texts), strict=True):
        if end:
            quotes.append(text[:end].strip())
        if text[end:].strip():
            paragraphs.append(text[end:].strip())
    return paragraphs, quotes


def _authors(lines: list[Line], provenance: dict[str, str]) -> tuple[str, ...]:
    authors: dict[str, str] = {}
    for line in lines:
        for name in split_byline(line.text):
            authors.setdefault(name.casefold(), name)
            provenance.setdefault("authors", f"line {line.number}")
    return tuple(authors.values())


def _source(lines: list[Line], provenance: dict[str, str]) -> str | None:
    for line in lines:
        if match := SOURCE.match(line.text):
            provenance["source"] = f"line {line.number}"
            return match[1].strip()
    return None


def _dates(
    lines: list[Line], title: Line, month_first: bool, provenance: dict[str, str]
) -> tuple[When | None, When | None]:
    """Return when it was published and updated: of each the date nearest to the headline, below it before above it."""
    found: dict[str, tuple[int, When]] = {}
    for line in lines:
        distance = (
            line.number - title.number if line.number >= title.number else 3 * (title.number - line.number)
        )
        position = 0
        for each in find_dates(line.text, month_first=month_first):
            words = line.text[position : each.start].casefold().replace(":", " ").split()
            field = "updated" if UPDATED.intersection(words[-4:]) else "published"
            position = each.end
            if field not in found or distance < found[field][0]:
                found[field] = (distance, each.when)
                provenance[field] = f"line {line.number}"
    return tuple(found[field][1] if field in found else None for field in ("published", "updated"))  # type: ignore[return-value]


def _captions(lines: Sequence[Line], labels: Sequence[Label]) -> tuple[Caption, ...]:
    """Split off credits; a bare credit belongs to the caption above it; what stands twice is taken once."""
    captions: dict[str, Caption] = {}
    above: str | None = None
    for line, label in zip(lines, labels, strict=True):
        if label != "caption":
            above = None
            continue
        caption = split_credit(line.text)
        if not caption.text and above and captions[above].credit is None:
            captions[above] = Caption(captions[above].text, caption.credit)
            continue
        key = line.text.casefold()
        captions.setdefault(key, caption)
        above = key
    return tuple(captions.values())
