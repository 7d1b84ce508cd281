"""What the screen says: sentences and counts made from answers. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import keys
from tui.advice import advised
from tui.paint import Glyphs
from tui.screens.fetch import Found
from tui.widgets.wording import counted

if TYPE_CHECKING:
    from index import EntityType, Progress, Report, Sort

ORDERS: dict[Sort, str] = {
    "relevance": "best first",
    "newest": "newest first",
    "oldest": "oldest first",
    "outlet": "by outlet",
}


def facts(found: Found) -> tuple[str, ...]:
    """Return what stands beside the query, the most needed first: how many, in which order, what was left out."""
    results = found.results
    asked = bool(found.ask.step.query.strip())
    many = f"{results.total:,} of {found.count:,}" if asked or results.filter else counted(found.count, "article")
    parts = [f"filter: {results.filter}", many] if results.filter else [many]
    if results.total > 1:
        parts.append(order_of(found))
    if results.folded:
        parts.append(counted(results.folded, "copy", "copies") + " folded")
    if results.undated_left_out:
        parts.append(f"{results.undated_left_out:,} undated left out")
    return tuple(parts)


def order_of(found: Found) -> str:
    """Return in which order the hits stand; where there is no best, the newest come first."""
    return ORDERS["newest" if found.results.newest_first else found.results.sort]


def notes(found: Found, glyphs: Glyphs, remarks: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return what is said below the query, at most one line: repairs, and the query as understood where it differs."""
    results, parts = found.results, [*remarks, *found.results.notices]
    typed = found.ask.step.query.strip()
    if found.widened:
        parts.insert(0, "no article has the last word whole; these have words that begin so")
    elif typed and found.ask.mood != "typing" and _told_apart(typed, results.query):
        parts.insert(0, f"{glyphs.arrow} {results.query}")
    if found.ask.step.trail:
        parts.insert(0, f" {glyphs.arrow} ".join(found.ask.step.trail))
    return (glyphs.dot.join(parts),) if parts else ()


def _told_apart(typed: str, understood: str) -> bool:
    return " ".join(typed.split()) != understood


def empty(found: Found, writing: bool, pile: str) -> tuple[str, ...]:
    """Return what an empty list says; `pile` is what was named to be read, empty where a library was opened."""
    if found.results.filter:
        return (f"No row here has {found.results.filter}.", "", "Esc drops the filter.")
    if found.ask.step.query.strip():
        undated = found.results.undated_left_out
        left = (f"{counted(undated, 'article')} without a date left out.",) if undated else ()
        why = found.why.sentences if found.why else ()
        return ("Nothing found.", *why, *left, "", "Esc goes back.")
    if writing:
        return ("Reading the pile.", "Articles appear here as they are read.")
    nothing, another, command = "No article yet.", "Add a folder:", advised("broadsheet add FOLDER")
    if pile:
        nothing, another, command = f"No article in {pile}.", "Read another folder:", "broadsheet FOLDER"
    return (
        nothing,
        another,
        f"  {command}",
        "Your own library, or the sample:",
        "  broadsheet",
        f"{keys.first('help')} shows every key.",
    )


def begun(opened: str, key: str) -> str:
    """Return what is said where many more articles have words that only begin as the last one, which `key` takes."""
    return f"only whole words; {key} takes {opened}"


def meant(correction: str | None, key: str) -> tuple[str, ...]:
    """Return what the list says of a query that may have been meant, which `key` takes."""
    return (f"Did you mean: {correction}? {key} takes it.",) if correction else ()


def added(report: Report) -> str:
    """Return what an `add` did, as a sentence."""
    parts = [counted(report.added, "article") + " added"]
    parts += [f"{report.changed:,} changed"] if report.changed else []
    parts += [f"{report.unchanged:,} unchanged"] if report.unchanged else []
    if report.rejected:
        parts.append(f"{counted(len(report.rejected), 'input')} rejected: {keys.first('info')} lists them")
    return ", ".join(parts)


def undoes() -> str:
    """Return what is said behind a change that can be taken back."""
    return f"{keys.first('undo-mark')} undoes"


def progress(now: Progress) -> str:
    """Return how far a writer is."""
    return f"{now.doing} {now.done:,}/{now.total:,}"


def narrowed_by(query: str, condition: str) -> str:
    """Return `query` with another condition, which is written in the query language too."""
    from index import narrow, parse_query, to_text

    return to_text(narrow(parse_query(query).tree, parse_query(condition).tree))


def narrowed(query: str, type: EntityType, name: str, out: bool) -> str:
    """Return `query` with the condition that an article names (or with `out` does not name) an entity."""
    from index import Phrase, narrow, parse_query, to_text, without

    tree, other = parse_query(query).tree, Phrase(name, type)
    return to_text(without(tree, other) if out else narrow(tree, other))
