"""When a page says it was published and changed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from htmldate import find_date

from index.article import When
from index.parse.foreign_dates import is_foreign, parse_foreign
from index.parse.html import linked
from index.parse.html.beside import lines_beside
from index.parse.html.gather import ASIDE, is_aside
from index.parse.html.page import Page, Place
from index.parse.moments import moment
from index.parse.pasted.dates import find_dates

Dated = tuple[When | None, str]
"""A date and where it came from."""

_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "citation_publication_date",
    "citation_online_date", "parsely-pub-date", "sailthru.date", "datepublished", "dcterms.created", "dc.date.issued",
    "dcterms.issued", "publish-date", "publish_date", "pubdate", "publication_date", "publishdate", "og:published_time",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published", "date.release",
    "rnews:datepublished",
)  # fmt: skip
_LOOSE = ("date", "dc.date", "dcterms.date", "dc.date.created", "last-modified", "og:pubdate", "time")
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "article:modified",
)  # fmt: skip
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?([0-3]\d)(?!\d)")
_EXACT = re.compile(r"(?i)datepublished|pubdate|published|entry-date")
_CHANGED = re.compile(r"(?i)modif|updat|aktualis|editiert|stand:?")
_YEARS = range(1990, 2101)
_NEAR = 250
"""Elements between the heading and a date that is the article's."""
_LONGEST = 120
_WEST, _EAST = timedelta(hours=11), timedelta(hours=13)
"""How far the clocks of readers are from UTC."""
_MIDNIGHTS = {
    **dict.fromkeys(("de", "fr", "it", "es", "nl", "pl", "da", "sv", "nb", "no", "cs", "hu", "sl", "hr"), (22, 23)),
    **dict.fromkeys(("ja", "ko"), (15,)),
    **dict.fromkeys(("el", "fi", "uk", "ro", "bg"), (21, 22)),
    "tr": (21,),
    "zh": (16,),
}
"""Hours in UTC at which a day may begin where a language is mostly written."""


@dataclass(frozen=True, slots=True, order=True)
class _Shown:
    """A date that stands on the page; the smallest is the likeliest."""

    is_vague: bool
    is_change: bool
    distance: int
    day: date
    machine: date | None


def find_published(page: Page) -> Dated:
    """Return when the page was published, where that stands; (None, "") where it does not say."""
    shown = _shown(page)
    claims = [
        (found, where) for value, where in _claims(page) if (found := _plausible(moment(value, month_first=True)))
    ]
    if claims:
        found, where = claims[0]
        return _local(_zoned(found, [each for each, _ in claims]), shown, _language(page)), where
    if shown:
        return shown[0].day, "date on the page"
    written = _written(page)
    if written:
        return written, "date beside the heading"
    match = _IN_ADDRESS.search(page.url)
    if match and (found := _plausible(moment("-".join(match.groups())))):
        return found, "address of the page"
    loose = page.first(_LOOSE)
    found = _plausible(moment(loose[1], month_first=page.month_first)) if loose else None
    if found and loose:
        return found, f"meta {loose[0]}"
    sole = _sole(page)
    return (sole, "the only date on the page") if sole else _searched(page)


def _searched(page: Page) -> Dated:
    """Let htmldate search the text, but not its last resorts: they cost a second a page and guess."""
    try:
        text = find_date(page.root, original_date=True, extensive_search=False, url=page.url or None)
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError, OverflowError):
        return None, ""  # what it lets through on odd pages
    found = _plausible(moment(text))
    return (found, "date in the text") if found else (None, "")


def find_updated(page: Page) -> Dated:
    """Return when the page was last changed, by what it says to machines."""
    found = _plausible(moment(linked.text(page.article, "dateModified")))
    if found:
        return found, "JSON-LD dateModified"
    said = page.first(_UPDATED)
    found = _plausible(moment(said[1])) if said else None
    return (found, f"meta {said[0]}") if found and said else (None, "")


def day_of(when: When) -> date:
    """Return the day of a day or moment."""
    return when.date() if isinstance(when, datetime) else when


def _claims(page: Page) -> Iterable[tuple[str, str]]:
    yield linked.text(page.article, "datePublished"), "JSON-LD datePublished"
    yield linked.text(page.webpage, "datePublished"), "JSON-LD datePublished"
    for key in _PUBLISHED:
        if key in page.meta:
            yield page.meta[key][0], f"meta {key}"
    yield linked.text(page.article, "dateCreated"), "JSON-LD dateCreated"


def _shown(page: Page) -> list[_Shown]:
    """Return the dates near the heading, the likeliest first."""
    found = (each for place in page.dates if abs(place.at - page.start) < _NEAR and (each := _reading(page, place)))
    return sorted(found, key=lambda each: (each.is_vague, each.is_change, each.distance))


def _reading(page: Page, place: Place) -> _Shown | None:
    element, text = place.element, place.text
    machine = ""
    if element.tag == "time" or "datePublished" in place.marks:
        machine = element.get("datetime") or element.get("content") or element.get("title") or ""
    if len(text) > _LONGEST or not (machine or any(map(str.isdigit, text))):
        return None
    stamp = _plausible(moment(machine))
    written = _plausible(_read(page, text)) or stamp
    if not written or is_aside(element):
        return None
    away = place.at - page.start
    return _Shown(
        not _EXACT.search(place.marks),
        bool(_CHANGED.search(f"{place.marks} {text[:25]}")),
        abs(away) + (60 if away < 0 else 0),
        day_of(written),
        day_of(stamp) if stamp else None,
    )


def _zoned(found: When, others: list[When]) -> When:
    """Return the same moment with the publisher's zone, where the page gives it elsewhere and `found` is in UTC."""
    if not _is_utc(found):
        return found
    return next((each for each in others if each == found and not _is_utc(each)), found)


def _local(found: When, shown: list[_Shown], language: str) -> When:
    """Return the day that readers see where a moment in UTC falls on the one beside it.

    A page that shows `3 May` beside the moment 2 May 23:30 UTC was published on 3 May for its readers. So was one in
    German of 2 May 22:00:00 UTC: that is how a program writes a day without a time, in the zone of its country.
    """
    if not isinstance(found, datetime) or not _is_utc(found):
        return found
    for each in [each for each in shown if not each.is_change][:3]:
        if each.day == found.date():
            break
        if (found - _WEST).date() <= each.day <= (found + _EAST).date():
            return each.day
    if (found.minute, found.second) == (0, 0) and found.hour in _MIDNIGHTS.get(language, ()):
        return found.date() + timedelta(days=1)
    return found


def _is_utc(found: When) -> bool:
    return isinstance(found, datetime) and not found.utcoffset()


def _written(page: Page) -> When | None:
    """Return the date in a short line right above or below the heading."""
    dates = (_plausible(_read(page, block.text)) for _, block in lines_beside(page))
    return next(filter(None, dates), None)


def _sole(page: Page) -> When | None:
    """Return the one day that stands in the page's short lines, where all that have a date have the same."""
    month_first = page.month_first
    days = {
        found.when
        for block in page.blocks
        if len(block.text) <= _LONGEST and not block.is_link and not ASIDE.search(block.marks)
        for found in find_dates(block.text, month_first=month_first)
    }
    return _plausible(days.pop()) if len(days) == 1 else None


def _read(page: Page, text: str) -> When | None:
    """Return the first date in a short text; in a language that our own reading does not know, by dateparser."""
    language = _language(page)
    if is_foreign(language) and (found := parse_foreign(text, language)):
        return found
    return moment(text, month_first=page.month_first) or parse_foreign(text)


def _language(page: Page) -> str:
    return (page.root.get("lang") or "").lower()[:2]


def _plausible(found: When | None) -> When | None:
    return found if found and found.year in _YEARS else None
