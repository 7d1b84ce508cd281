"""Who wrote a page: what it says to machines, weighed against what stands on it."""

import re
from dataclasses import dataclass
from itertools import islice

from index.parse.html import linked
from index.parse.html.beside import lines_beside
from index.parse.html.gather import is_aside
from index.parse.html.page import Page, Place
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
_MOST, _MORE = 8, 3
"""Names of a byline; names that a byline may have more than one that agrees with it."""
_CLOSE = 15
"""Elements behind the heading within which a line that begins like a byline is one."""
_PIECES = 100
_PARTS = 3
"""Words of a name that is put together from elements."""
_UNDATED = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? [^\W\d]{3,10}\.?,? \d{4}|[^\W\d]{3,10}\.? \d{1,2},? \d{4}"
    r"|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:Uhr|[ap]\.?m\.?)?"
)
_LED = re.compile(
    r"(?:^|[\s|·-])(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|Redaktion:|Autor(?:in)?:|Author:|Text:)\s+"
    r"(\w[^|·\n]{1,60}?)(?:\s(?:am|on|in|at|im)\s.*)?$"
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]+(?: (?:[^\W\d_][\w.'’-]*|de|von|van|di|da|el|al)){1,2}")


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
        *_shown(page, desks),
    ]
    groups = [group for group in found if group.names]
    if not groups:
        weak = _weak(page, desks) or _beside(page)
        return (weak or tuple(desks[:1])), ("byline on the page" if weak or desks else "")
    best = max(groups, key=lambda group: _worth(page, group, groups))
    for group in groups:
        wider = set(map(folded, group.names)) >= set(map(folded, best.names))
        more = len(group.names) - len(best.names)
        if (
            wider
            and 0 < more <= _MORE
            and len(group.names) <= _MOST
            and all(_is_seen(page, name) for name in group.names)
        ):
            best = group
    return best.names, best.where


def _shown(page: Page, desks: list[str]) -> tuple[_Group, _Group]:
    """Return the byline that is marked as one, and the line that begins like one; nearness to the heading decides."""
    marked, far = _marked(page, desks)
    opened, near = _opened(page)
    is_nearer = 0 <= near < _CLOSE < far / 2
    return (
        _Group(1 if opened and is_nearer else 3, marked, "byline on the page"),
        _Group(3 if is_nearer else 1, opened, "line that begins like a byline"),
    )


def _worth(page: Page, group: _Group, groups: list[_Group]) -> float:
    names = set(map(folded, group.names))
    shared = [len(names & set(map(folded, other.names))) / len(names) for other in groups if other is not group]
    seen = sum(_is_seen(page, name) for name in group.names) / len(group.names)
    return group.weight + 1.5 * max(shared, default=0) + 2 * seen


def _is_seen(page: Page, name: str) -> bool:
    return f" {folded(name)} " in page.visible


def _is_desk(page: Page, name: str) -> bool:
    if ORGANISATION.search(name) or page.is_site(name, whole=True):
        return True
    return name.isupper() and " " in name and page.is_site(name.split()[0], whole=True)


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
    named = [(text, in_field(text)) for text, is_group in said if not is_group]
    desks.extend(text.strip() for text, names in named if names and all(_is_desk(page, name) for name in names))
    people = _parted(page, [name for _, names in named for name in names], desks)
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


def _marked(page: Page, desks: list[str]) -> tuple[tuple[str, ...], int]:
    """Return the names in the elements that are marked as a byline and stand nearest to the heading, and how near."""
    candidates = [found for place in page.bylines if (found := _candidate(page, place, desks))]
    if not candidates:
        return (), 0
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
    return best, abs(first.place.at - page.start)


def _candidate(page: Page, place: Place, desks: list[str]) -> _Candidate | None:
    away = place.at - page.start
    text = _lines(place)
    if not text or len(text) > 250 or not -60 < away < 500:
        return None
    near, strong = -15 <= away <= 100, bool(_STRONG.search(place.marks))
    inner = [inner_text(link) for link in place.element.iter("a") if _PERSON_LINK.search(link.get("href") or "")]
    inner = inner or [
        inner_text(each) for each in place.element.iter() if "name" in (each.get("itemprop") or "").split()
    ]
    names = [name for line in inner for name in in_byline(line)] or in_byline(text) or _joined(place)
    groups: list[str] = []
    people = _parted(page, names, groups)
    if people and (near or not is_aside(place.element)):
        return _Candidate((not near, not strong, abs(away)), place, people)
    if near and strong:
        desks.extend(groups)
    return None


def _joined(place: Place) -> list[str]:
    """Return the names where each part of one stands in an element of its own."""
    names = in_byline(place.text)
    return names if all(len(name.split()) <= _PARTS for name in names) else []


def _beside(page: Page) -> tuple[str, ...]:
    """Return the people in a line beside the heading: behind a date (`12.2.2031 - Ana Dorrin`) or alone in it."""
    for below, block in lines_beside(page):
        if page.is_site(block.text):
            continue
        rest = _UNDATED.sub(" ", block.text)
        is_dated = rest != block.text
        led = _LED.search(rest)
        names = in_field(led[1]) if led else in_byline(rest.strip(" -–|·,.:/"))
        if not led and (block.is_link or len(rest.split()) > _PARTS + 1 or not (is_dated or below > 0)):
            continue
        people = _parted(page, names[:_MORE], [])
        if people and (led or all(_NAME.fullmatch(name) and name.istitle() for name in people)):
            return people
    return ()


def _weak(page: Page, desks: list[str]) -> tuple[str, ...]:
    """Return single words and names in lower case from a short byline at the heading; desks go to `desks`."""
    names: list[str] = []
    for place in page.bylines:
        text = _lines(place)
        if -15 <= place.at - page.start <= 100 and _STRONG.search(place.marks) and len(text) < 30 and "\n" not in text:
            for name in in_field(text):
                (desks if _is_desk(page, name) else names).append(name)
    return tuple({folded(name): name for name in names if packed(name)}.values())


def _opened(page: Page) -> tuple[tuple[str, ...], int]:
    for place in page.opened:
        if -15 < place.at - page.start < 100 and not _is_in_figure(place):
            own = (place.element.text or "").strip()
            text = _lines(place) if len(own) < 14 else own
            names = in_byline(text) or in_byline(_PLACE.sub("", text))
            people = _parted(page, names, []) if len(text) < 90 else ()
            if people:
                return people, place.at - page.start
    return (), -1


def _lines(place: Place) -> str:
    """Return the text in a place piece by piece; of a large one only the beginning, which is no byline anyway."""
    return "\n".join(text.strip() for text in islice(place.element.itertext(), _PIECES) if text.strip())


def _is_in_figure(place: Place) -> bool:
    return (
        place.element.tag == "figcaption" or next(place.element.iterancestors("figure", "figcaption"), None) is not None
    )
