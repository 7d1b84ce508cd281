"""Who wrote a page: what it says to machines, weighed against what stands on it."""

import re
from dataclasses import dataclass
from itertools import islice

from index.parse.html import linked
from index.parse.html.page import Page, Place, is_aside
from index.parse.html.people import AGENCY, ORGANISATION, in_byline, in_field
from index.parse.html.words import folded, packed
from index.parse.tree import inner_text

Bylined = tuple[tuple[str, ...], str]
"""Names and where they came from."""

_META = (
    "citation_author", "parsely-author", "cxenseparse:author", "sailthru.author", "article:author_name", "author",
    "article:author", "shareaholic:article_author_name", "byl", "dc.creator", "dcterms.creator", "dc.contributor",
    "article:byline",
)  # fmt: skip
_STRONG = re.compile(r"(?i)by-?line|\bauthors?\b|-author-?name")
_PERSON_LINK = re.compile(r"(?i)author|autor|people|profile|staff|/by/|contributor|journalist|redakt|team")
_PLACE = re.compile(r"\s(?:on|in|at|for)\s.*$", re.S)
_MOST = 8
_PIECES = 100


@dataclass(frozen=True, slots=True)
class _Group:
    """Names from one kind of place."""

    weight: float
    names: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    rank: tuple[bool, bool, int]
    place: Place
    names: tuple[str, ...]


def find_authors(page: Page) -> Bylined:
    """Return the people a page names as its authors; an organisation only where it names nobody."""
    desks: list[str] = []
    found = [
        _Group(3, _linked(page, desks), "JSON-LD author"),
        _Group(2, _meta(page, desks), "meta author"),
        _Group(3, _marked(page, desks), "byline on the page"),
        _Group(1, _opened(page), "line that begins like a byline"),
    ]
    groups = [group for group in found if group.names]
    if not groups:
        weak = _weak(page)
        return (weak or tuple(desks[:1])), ("byline on the page" if weak or desks else "")
    best = max(groups, key=lambda group: _worth(page, group, groups))
    for group in groups:
        wider = set(map(folded, group.names)) >= set(map(folded, best.names))
        if wider and len(best.names) < len(group.names) <= _MOST and all(_is_seen(page, name) for name in group.names):
            best = group
    return best.names, best.where


def _worth(page: Page, group: _Group, groups: list[_Group]) -> float:
    names = set(map(folded, group.names))
    shared = [len(names & set(map(folded, other.names))) / len(names) for other in groups if other is not group]
    seen = sum(_is_seen(page, name) for name in group.names) / len(group.names)
    return group.weight + 1.5 * max(shared, default=0) + 2 * seen


def _is_seen(page: Page, name: str) -> bool:
    return f" {folded(name)} " in page.visible


def _is_desk(page: Page, name: str) -> bool:
    return bool(ORGANISATION.search(name)) or page.is_site(name, whole=True)


def _parted(page: Page, names: list[str], desks: list[str]) -> tuple[str, ...]:
    """Return the people among `names`, each once; the others go to `desks`."""
    people: dict[str, str] = {}
    for name in names:
        if _is_desk(page, name):
            desks.append(name)
        elif folded(name):
            people.setdefault(folded(name), name)
    return tuple(people.values())


def _linked(page: Page, desks: list[str]) -> tuple[str, ...]:
    value = page.article.get("author") or page.article.get("creator") or page.webpage.get("author")
    said = linked.people(value, page.known)
    people = _parted(page, [name for text, is_group in said if not is_group for name in in_field(text)], desks)
    desks.extend(text.strip() for text, is_group in said if is_group and text.strip())
    if not people:
        return ()
    # an agency beside people is credited with them: `Ana Dorrin, dpa`
    everyone = [name for text, _ in said for name in in_field(text)]
    return tuple(dict.fromkeys(name for name in everyone if name in people or AGENCY.fullmatch(name)))


def _meta(page: Page, desks: list[str]) -> tuple[str, ...]:
    people: tuple[str, ...] = ()
    for key in _META:
        names = [name for value in page.meta.get(key, ())[:20] for name in in_field(value)]
        people = people or _parted(page, names, desks)
    return people


def _marked(page: Page, desks: list[str]) -> tuple[str, ...]:
    """Return the names in the elements that are marked as a byline and stand nearest to the heading."""
    candidates = [found for place in page.bylines if (found := _candidate(page, place, desks))]
    if not candidates:
        return ()
    first = min(candidates, key=lambda each: each.rank)
    names = dict.fromkeys(first.names)
    for each in candidates:
        if each.place.marks == first.place.marks and 0 <= each.place.at - first.place.at < 25:
            names.update(dict.fromkeys(each.names))
    best = tuple(names)
    for each in candidates:
        near = abs(each.place.at - first.place.at) < 30
        if near and len(best) < len(each.names) <= _MOST and set(each.names) >= set(best):
            best = each.names
    return best


def _candidate(page: Page, place: Place, desks: list[str]) -> _Candidate | None:
    away = place.at - page.start
    text = _lines(place)
    if not text or len(text) > 250 or not -60 < away < 500:
        return None
    near, strong = -15 <= away <= 100, bool(_STRONG.search(place.marks))
    inner = [inner_text(link) for link in place.element.iter("a") if _PERSON_LINK.search(link.get("href") or "")]
    inner = inner or [(each.text or "").strip() for each in place.element.iter() if each.get("itemprop") == "name"]
    names = [name for line in inner for name in in_byline(line)] or in_byline(text)
    groups: list[str] = []
    people = _parted(page, names, groups)
    if people and (near or not is_aside(place.element)):
        return _Candidate((not near, not strong, abs(away)), place, people)
    if near and strong:
        desks.extend(groups)
    return None


def _weak(page: Page) -> tuple[str, ...]:
    """Return single words and names in lower case from a short byline at the heading."""
    names: list[str] = []
    for place in page.bylines:
        text = _lines(place)
        if -15 <= place.at - page.start <= 100 and _STRONG.search(place.marks) and len(text) < 30 and "\n" not in text:
            names += [name for name in in_field(text) if not _is_desk(page, name)]
    return tuple({folded(name): name for name in names if packed(name)}.values())


def _opened(page: Page) -> tuple[str, ...]:
    for place in page.opened:
        if -15 < place.at - page.start < 100:
            own = (place.element.text or "").strip()
            text = _lines(place) if len(own) < 14 else own
            names = in_byline(text) or in_byline(_PLACE.sub("", text))
            people = _parted(page, names, []) if len(text) < 90 else ()
            if people:
                return people
    return ()


def _lines(place: Place) -> str:
    """Return the text in a place piece by piece; of a large one only the beginning, which is no byline anyway."""
    return "\n".join(text.strip() for text in islice(place.element.itertext(), _PIECES) if text.strip())
