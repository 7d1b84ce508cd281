"""One type for each name of an article, from the votes of all its mentions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from index.article import EntityType
from index.extract.evidence import Votes, vote
from index.extract.lists import Lists, lists
from index.extract.pieces import Piece

_SURE = 1.0
_SURE_ALONE = 1.4
"""Votes that a name of several words, and of one, needs; a single everyday word needs twice as many."""

_SURE_FIRST_NAME = 2.5
"""Votes that a first name alone needs: news calls people by their surnames, so it is more often a place."""

Types = dict[str, EntityType]
"""`Piece.form` → type."""


def decide(found: Sequence[tuple[str, Piece]], seen: frozenset[str]) -> Types:
    """Return the type of every form in `found` (text it stands in, piece) that lists or evidence are enough for.

    `seen` holds the words with a capital within a sentence; a common word that never has one there is no name.
    """
    listed: Types = {piece.form: piece.kind for _, piece in found if piece.listed and piece.kind}
    votes: dict[str, Votes] = {}
    for text, piece in found:
        if not piece.listed:
            vote(piece, text, votes.setdefault(piece.form, defaultdict(float)))
    _vote_demonyms(votes, listed)
    _vote_pairs(found, votes, listed)
    proven = seen.union(piece.form for _, piece in found if not piece.opening or piece.titled or len(piece.words) > 1)
    types = dict(_decided(votes, proven))
    _follow_full_names(votes, types, listed, proven)
    for form in votes:
        if form.isupper() and len(form) > 4 and (kind := types.get(form.title()) or listed.get(form.title())):
            types[form] = kind
    return types | listed


def _decided(votes: Mapping[str, Votes], proven: frozenset[str]) -> Iterator[tuple[str, EntityType]]:
    known = lists()
    for form, counted in votes.items():
        if (form in proven or not known.is_common(form)) and (kind := _winner(form, counted, known)):
            yield form, kind


def _winner(form: str, votes: Votes, known: Lists) -> EntityType | None:
    if not votes or len(form) < 2 or any(known.has(section, form) for section in ("never", "days", "months")):
        return None
    kind, weight = max(votes.items(), key=lambda item: item[1])
    if " " in form:
        initial_last = len(form.rsplit(" ", 1)[1].rstrip(".")) < 2
        return kind if weight >= _SURE and not (kind == "person" and initial_last) else None
    if kind == "person" and form in known.given and weight < _SURE_FIRST_NAME:
        return None
    everyday = known.is_common(form) or known.has("titles", form)
    return kind if weight >= _SURE_ALONE * (1 + everyday) else None


def _follow_full_names(votes: Iterable[str], types: Types, listed: Types, proven: frozenset[str]) -> None:
    """Give a surname the type of the full name, and "the Authority" that of the body whose name ends so.

    A surname that never stands alone is noted too: a headline may have it.
    """
    known = lists()
    several = [(form, kind) for form, kind in (*types.items(), *listed.items()) if " " in form]
    surnames = {part for form, kind in several if kind == "person" for part in _short_forms(form, known)}
    heads = {form.rsplit(" ", 1)[1] for form, kind in several if kind == "org"}
    for form in votes:
        if form in surnames and types.get(form) != "place":
            types[form] = "person"
        elif form in heads and form in proven and known.has("org heads end", form):
            types[form] = "org"
    for form in surnames - listed.keys():
        if not known.is_common(form):
            types.setdefault(form, "person")


def _short_forms(form: str, known: Lists) -> Iterator[str]:
    words = form.split(" ")
    yield words[-1]
    yield " ".join(words[-2:])
    if words[0] in known.given:
        yield words[0]


def _vote_demonyms(votes: Mapping[str, Votes], listed: Types) -> None:
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


def _vote_pairs(found: Sequence[tuple[str, Piece]], votes: Mapping[str, Votes], listed: Types) -> None:
    """In "Vesna and Halmar" what makes the one a place speaks for the other."""
    for (_, left), (_, right) in pairwise(found):
        if right.words[0].link != "and" or right.start - left.end != len(" and "):
            continue
        if len(left.words) + len(right.words) > 2:
            continue
        for one, other in ((left.form, right.form), (right.form, left.form)):
            if other in votes:
                place = 3.0 if listed.get(one) == "place" else votes[one]["place"] if one in votes else 0
                votes[other]["place"] += min(place, 3) / 2
