"""A brief as a Markdown page. Text of articles is escaped, so that nothing in it is read as Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from index import printable
from tui.widgets.wording import counted
from tui.widgets.wording import day as written_day

if TYPE_CHECKING:
    from index import Account, Brief, Dispute, Event, Excerpt, Portrait, Quoted, Spelling, Voice

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#&])")
_AT_START = re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)]))")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
_MOST_OUTLETS = 8
_FEW_WORDS = 6
_LONGEST_TITLE = 90
_UNNAMED = "no outlet named"


def dossier(brief: Brief) -> Iterator[str]:
    """Yield the lines of the page, none of which holds a line break or anything raw."""
    yield f"# {escaped(brief.query)}"
    yield ""
    yield from _about(brief)
    yield from _section("What happened", (line for account in brief.events for line in _account(account)))
    yield from _section(
        "People and organisations", (line for portrait in brief.portraits for line in _portrait(portrait))
    )
    yield from _section("Who said what", (line for voice in brief.voices for line in _voice(voice)))
    yield from _section("Where outlets differ", (line for dispute in brief.disputes for line in _dispute(dispute)))
    yield ""
    yield (
        "Every sentence above stands so in the article that is cited behind it: outlet, headline, day of publication, "
        "article and place. `broadsheet show ID` prints the article. What is chosen, and what belongs together, was "
        "told by rules and not by a person."
    )
    for notice in brief.notices:
        yield ""
        yield escaped(f"{notice[:1].upper()}{notice[1:]}.")


def escaped(text: str) -> str:
    """Return a text as Markdown that shows just these characters, on one line."""
    text = _MARKUP.sub(r"\\\1", " ".join(printable(text).split()))
    text = _ADDRESS.sub(r"\1\\\2", text)  # no address becomes a link by itself
    return _AT_START.sub(lambda found: found[1] + (f"\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}"), text)


def citation(excerpt: Excerpt) -> str:
    """Return where an excerpt stands: `[The Meridian, “Headline”, 2031-02-12, 81bd6f3d03b8 body:120]`."""
    row = excerpt.row
    title = row.title if len(row.title) <= _LONGEST_TITLE else f"{row.title[:_LONGEST_TITLE].rstrip()}…"
    parts = [row.source or "", f"“{title}”", _day(row.published)]
    where = f"{row.id} {excerpt.field}:{excerpt.start}"
    return f"[{', '.join(escaped(part) for part in (*parts, where) if part)}]"


def _day(when: date | datetime | None) -> str:
    """Return the local calendar day as `2031-02-12`."""
    if when is None:
        return "no date"
    return (when.astimezone().date() if isinstance(when, datetime) else when).isoformat()


def _about(brief: Brief) -> Iterator[str]:
    if brief.first and brief.last:
        first, last = written_day(brief.first), written_day(brief.last)
        span = f", {first}" if first == last else f", {first} to {last}"
    else:
        span = ""
    undated = f" ({brief.undated} without a date)" if brief.undated else ""
    of = f" of {brief.found:,}" if brief.articles < brief.found else ""
    yield f"{counted(brief.articles, 'article')}{of}{span}{undated}."
    outlets = [f"{escaped(name or _UNNAMED)} ({number})" for name, number in brief.outlets[:_MOST_OUTLETS]]
    more = len(brief.outlets) - len(outlets)
    if outlets:
        yield ""
        yield f"Outlets: {', '.join(outlets)}{f' and {more} more' if more > 0 else ''}."


def _section(head: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"## {head}", "", *found)


def _account(account: Account) -> Iterator[str]:
    event = account.event
    yield f"- **{_time(event)}**: {_cited(event.excerpt)}"
    if account.also:
        yield f"  - Also {'; '.join(citation(excerpt) for excerpt in account.also)}"


def _time(event: Event) -> str:
    if event.first == event.last:
        return written_day(event.first)
    if re.fullmatch(r"\d{4}", event.value):
        return event.value
    if re.fullmatch(r"\d{4}-\d\d", event.value):
        return _month(event.first)
    return f"{written_day(event.first)} to {written_day(event.last)}"


def _month(day: date) -> str:
    return written_day(day).partition(" ")[2]


def _cited(excerpt: Excerpt) -> str:
    return f"{escaped(excerpt.text)} {citation(excerpt)}"


def _portrait(portrait: Portrait) -> Iterator[str]:
    kind = "" if portrait.entity.type == "person" else " (organisation)"
    number = f"{counted(portrait.articles, 'article')}, {counted(portrait.mentions, 'mention')}"
    yield f"- **{escaped(portrait.entity.name)}**{kind}: {number}"
    if portrait.called:
        yield f"  - “{escaped(portrait.called.text)}” {citation(portrait.called)}"
    if len(portrait.spellings) > 1:
        for spelling in portrait.spellings:
            yield f"  - written {_spelling(spelling)}"
    last = "" if portrait.first == portrait.last else f", last {citation(portrait.last)}"
    yield f"  - {'first ' if last else 'named '}{citation(portrait.first)}{last}"


def _spelling(spelling: Spelling) -> str:
    return f"“{escaped(spelling.text)}” by {_outlets(spelling.outlets)} {citation(spelling.excerpt)}"


def _outlets(outlets: Sequence[str | None]) -> str:
    named = [escaped(name) for name in outlets if name]
    shown = named[:_MOST_OUTLETS]
    more = len(named) - len(shown)
    without = [] if None not in outlets else ["articles that name no outlet"]
    return ", ".join([*shown, *([f"{more} more outlets"] if more else []), *without])


def _voice(voice: Voice) -> Iterator[str]:
    some = f", {len(voice.quotations)} of {voice.total} statements" if voice.total > len(voice.quotations) else ""
    yield f"- **{escaped(voice.name)}**{some}"
    for quoted in voice.quotations:
        yield f"  - {_said(quoted)}"


def _said(quoted: Quoted) -> str:
    """Return a quotation, a piece of a sentence within its sentence; what is reported always so, and marked."""
    if not quoted.quotation.is_direct:
        return f"reported: {_cited(quoted.context)}"
    words = quoted.quotation.excerpt.text.strip("“”‘’«»\"' ")
    is_piece = words[:1].islower() or len(words.split()) < _FEW_WORDS
    return _cited(quoted.context if is_piece else quoted.quotation.excerpt)


def _dispute(dispute: Dispute) -> Iterator[str]:
    values = " or ".join(escaped(version.value) for version in dispute.versions)
    if dispute.kind == "spelling":
        yield f"- How **{escaped(dispute.about)}** is written:"
    elif dispute.kind == "number":
        yield f"- **{values}** ({escaped(dispute.about)}):"
    else:
        yield f"- On which day, **{values}**:"
    for version in dispute.versions:
        if dispute.kind == "spelling":
            yield f"  - “{escaped(version.value)}” by {_outlets(version.outlets)} {citation(version.excerpts[0])}"
        else:
            yield from (f"  - {_cited(excerpt)}" for excerpt in version.excerpts)
