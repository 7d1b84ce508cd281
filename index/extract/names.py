"""Finding names and their types. A trained tagger can take the place of this module: fields in, typed spans out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from index.article import EntityType
from index.extract.evidence import Votes, vote
from index.extract.headlines import is_headline
from index.extract.lists import Lists, lists
from index.extract.pieces import Piece, pieces
from index.extract.runs import Run, runs

_SURE = 1.0
_SURE_ALONE = 1.4


class Name(NamedTuple):
    """One mention of a name: a typed stretch of a field."""

    field: str
    start: int
    end: int
    text: str
    type: EntityType


class _Found(NamedTuple):
    field: str
    piece: Piece


def find_names(fields: Mapping[str, str]) -> list[Name]:
    """Return every name in `fields` (field name → text), field by field in their order, sorted and disjoint within each.

    Titles, possessives and leading articles stay outside. A name has one type in all of the fields. Bare heads of a body
    that is named in full elsewhere ("the Authority") count as names.
    """
    lines = {name: _lines(text) for name, text in fields.items()}
    plain: list[tuple[str, Run]] = []
    headlines: list[tuple[str, Run]] = []
    for name, text in fields.items():
        for start, end in lines[name]:
            into = headlines if is_headline(text, start, end, name) else plain
            into.extend((name, run) for run in runs(text, start, end))
    seen = _seen(plain)
    found = [_Found(name, piece) for name, run in plain for piece in pieces(run, seen.__contains__)]
    types = _types(found, fields, seen)
    names = [named for name, piece in found if (named := _named(name, piece, types, fields))]
    names.extend(named for name, run in headlines for named in _in_headline(name, run, types, fields))
    order = {name: n for n, name in enumerate(fields)}
    return sorted(names, key=lambda named: (order[named.field], named.start))


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _seen(found: list[tuple[str, Run]]) -> frozenset[str]:
    """Return the words that have their capital within a sentence."""
    return frozenset(word.text for _, run in found for word in run.words[1 if run.opening else 0 :])


def _types(found: list[_Found], fields: Mapping[str, str], seen: frozenset[str]) -> dict[str, EntityType]:
    """Return form → type for every form that the article or the lists give enough evidence for."""
    known = lists()
    votes: dict[str, Votes] = {}
    listed: dict[str, EntityType] = {}
    proven: set[str] = set()
    for name, piece in found:
        form = piece.form
        if piece.listed and piece.kind:
            listed[form] = piece.kind
        else:
            vote(piece, fields[name], votes.setdefault(form, defaultdict(float)))
        if not piece.opening or piece.listed or piece.titled or len(piece.words) > 1:
            proven.add(form)
    _vote_demonyms(votes, listed)
    types: dict[str, EntityType] = {}
    for form, counted in votes.items():
        if form in proven or (form in seen) or not known.is_common(form):
            kind = _decide(form, counted, known)
            if kind:
                types[form] = kind
    surnames = {part for form, kind in types.items() if kind == "person" and " " in form for part in _short_forms(form)}
    heads = {form.rsplit(" ", 1)[-1] for form, kind in (types | listed).items() if kind == "org" and " " in form}
    for form in votes:
        if form in surnames and form not in listed and types.get(form) != "place":
            types[form] = "person"
        elif form in heads and form in proven and known.has("org heads end", form):
            types[form] = "org"
    for form in votes:
        if form.isupper() and len(form) > 4 and (kind := types.get(form.title()) or listed.get(form.title())):
            types[form] = kind
    return types | listed


def _vote_demonyms(votes: Mapping[str, Votes], listed: Mapping[str, EntityType]) -> None:
    """An article that has both Vesna and Vesnan names a land and its people."""
    endings = lists().sections["demonym endings"]
    for form in votes:
        if " " in form or form in listed:
            continue
        for ending in endings:
            base = form.removesuffix(ending)
            if base != form and len(base) > 3 and (base in votes or listed.get(base) == "place"):
                votes[form]["group"] += 8
                if base in votes:
                    votes[base]["place"] += 4


def _short_forms(form: str) -> Iterator[str]:
    words = form.split(" ")
    yield words[-1]
    yield " ".join(words[-2:])
    if words[0] in lists().given:
        yield words[0]


def _decide(form: str, votes: Votes, known: Lists) -> EntityType | None:
    if known.has("never", form) or known.has("days", form) or known.has("months", form) or len(form) < 2:
        return None
    if not votes:
        return None
    kind, weight = max(votes.items(), key=lambda item: item[1])
    if " " in form:
        if kind == "person" and len(form.rsplit(" ", 1)[1].rstrip(".")) < 2:
            return None
        return kind if weight >= _SURE else None
    if known.is_common(form) or known.has("titles", form):
        return kind if weight >= 2 * _SURE_ALONE else None
    return kind if weight >= _SURE_ALONE else None


def _named(field: str, piece: Piece, types: Mapping[str, EntityType], fields: Mapping[str, str]) -> Name | None:
    kind = types.get(piece.form)
    if kind is None:
        return None
    return Name(field, piece.start, piece.end, fields[field][piece.start : piece.end], kind)


def _in_headline(field: str, run: Run, types: Mapping[str, EntityType], fields: Mapping[str, str]) -> Iterator[Name]:
    """Yield the names of a line where every word has a capital: those that the body or a list knows."""
    known, at, words = lists(), 0, run.words
    texts = tuple(word.text for word in words)
    while at < len(words):
        length, kind = known.known_at(texts, at)
        for end in range(min(len(words), at + 6), at + length, -1):
            form = Piece(words[at:end], None, False, "", False).form
            if form in types:
                length, kind = end - at, types[form]
                break
        if kind and length:
            start, stop = words[at].start, words[at + length - 1].end
            yield Name(field, start, stop, fields[field][start:stop], kind)
        at += max(length, 1)
