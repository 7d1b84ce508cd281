"""Labels → fields. Every word ends up in a field, in the chrome, or in a line that the provenance names."""

from collections.abc import Sequence

from index.article import Caption, When
from index.parse.fields import Fields
from index.parse.pasted.bylines import is_agency, split_byline
from index.parse.pasted.credits import split_credit
from index.parse.pasted.cues import UPDATED
from index.parse.pasted.dates import find_dates
from index.parse.pasted.label import Label
from index.parse.pasted.lines import Line
from index.parse.pasted.outlets import dated_source, labelled_source
from index.parse.pasted.pull import pull_quote_ends

_READ: tuple[Label, ...] = ("body", "standfirst", "byline", "source")
TITLE_LONGEST = 200  # characters


def assemble(lines: Sequence[Line], labels: Sequence[Label], *, month_first: bool) -> Fields:
    """Build the fields of one article from its labelled lines (at least one)."""
    labelled: dict[Label, list[Line]] = {}
    for line, label in zip(lines, labels, strict=True):
        labelled.setdefault(label, []).append(line)
    body, standfirst, byline, source = (labelled.get(label, []) for label in _READ)
    title = next(iter(labelled.get("title", [])), None)
    top = title or (body or list(lines))[0]
    provenance = {"title": f"line {title.number}"} if title else {}
    if standfirst:
        provenance["standfirst"] = f"line {standfirst[0].number}"
    paragraphs, pull_quotes = _part_pull_quotes([line.text for line in body])
    if not paragraphs or (title and len(title.text) > TITLE_LONGEST):
        paragraphs.insert(0, top.text)  # the only line, or a headline that was cut, is body too
    dates = _dates([*labelled.get("date", []), *byline, *source], top, month_first, provenance)
    first, last = (body or [top])[0].number, (body or [top])[-1].number
    provenance["body"] = f"line {first}" if first == last else f"line {first} to {last}"
    return Fields(
        title=shorten(title.text) if title else "",
        body="\n\n".join(paragraphs),
        standfirst=" ".join(line.text for line in standfirst) or None,
        authors=_authors(byline, provenance),
        source=_source(source, provenance),
        published=dates.get("published"),
        updated=dates.get("updated"),
        captions=_captions(lines, labels, provenance),
        pull_quotes=tuple(pull_quotes),
        chrome=tuple(line.text for line in _left_over(lines, labels, provenance)),
        provenance=provenance,
    )


def shorten(text: str) -> str:
    """Return `text`, cut at a word near 200 characters when it is longer."""
    if len(text) <= TITLE_LONGEST:
        return text
    return text[:TITLE_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


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
    found = [(name, line.number) for line in lines for name in split_byline(line.text)]
    people = [(name, number) for name, number in found if not is_agency(name)] or found
    if people:
        provenance["authors"] = f"line {people[0][1]}"
    return tuple({name.casefold(): name for name, _ in reversed(people)}.values())[::-1]


def _source(lines: list[Line], provenance: dict[str, str]) -> str | None:
    for line in lines:
        provenance["source"] = f"line {line.number}"
        return labelled_source(line.text) or dated_source(line.text) or line.text
    return None


def _dates(lines: list[Line], top: Line, month_first: bool, provenance: dict[str, str]) -> dict[str, When]:
    """Return when it was `published` and `updated`: of each the date nearest to the headline, rather below it."""
    found: dict[str, tuple[int, When]] = {}
    for line in lines:
        distance = line.number - top.number if line.number >= top.number else 3 * (top.number - line.number)
        position = 0
        for each in find_dates(line.text, month_first=month_first):
            words = line.text[position : each.start].casefold().replace(":", " ").split()
            field = "updated" if UPDATED.intersection(words[-4:]) else "published"
            position = each.end
            if field not in found or distance < found[field][0]:
                found[field] = (distance, each.when)
                provenance[field] = f"line {line.number}"
    return {field: when for field, (_, when) in found.items()}


def _left_over(lines: Sequence[Line], labels: Sequence[Label], provenance: dict[str, str]) -> list[Line]:
    """Return the chrome, with bylines and dates that no field came from."""
    named = set(provenance.values())
    spare = ("byline", "date", "source")
    return [
        line
        for line, label in zip(lines, labels, strict=True)
        if label == "chrome" or (label in spare and f"line {line.number}" not in named)
    ]


def _captions(lines: Sequence[Line], labels: Sequence[Label], provenance: dict[str, str]) -> tuple[Caption, ...]:
    """Split off credits; a bare credit belongs to the caption above it; what stands twice is taken once."""
    captions: dict[str, Caption] = {}
    above: str | None = None
    numbers = [f"line {line.number}" for line, label in zip(lines, labels, strict=True) if label == "caption"]
    if numbers:
        provenance["captions"] = ", ".join(numbers)
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
