"""From mentions to entities: which names mean the same person, body or place."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from index.article import Entity, EntityType, Span
from index.extract.lists import lists
from index.extract.names import Name

_DEFINED = re.compile(r" \((?:the )?([A-Z][A-Za-z&.-]{1,11})\)")
_INITIAL = re.compile(r"\w\.?$")
# A surname that more people share says nothing; the one mentioned last has it.
_MOST_OWNERS = 20
_Key = tuple[EntityType, str]
"""Type and compared form of a name."""
_SMALL = frozenset(["of", "for", "and", "the", "on", "de", "la", "du", "da", "al", "el", "bin", "van", "von", "der"])


def resolve(names: Sequence[Name], fields: Mapping[str, str]) -> tuple[Entity, ...]:
    """Return the entities that `names` (in reading order) mention, most mentioned first, equal ones in reading order.

    A surname belongs to the full name of the article that ends with it, the last one mentioned before if there are
    two; an abbreviation to the name it is printed behind in brackets, or whose initials it is; "the Authority" to
    the body whose name ends so. The name of an entity is its fullest form in the article.
    """
    keys = [(name.type, _key(name.text, name.type)) for name in names]
    families = _families(names, keys, fields)
    groups: dict[_Key, list[Name]] = defaultdict(list)
    recent: dict[_Key, str] = {}
    for name, key in zip(names, keys, strict=True):
        owners = families.get(key, (key[1],))
        owner = owners[0] if len(owners) == 1 else recent.get(key, owners[0])
        groups[name.type, owner].append(name)
        for short in _shorter(key[1], name.type):
            recent[name.type, short] = owner
    ranked = sorted(groups.items(), key=lambda item: -len(item[1]))
    return tuple(_entity(f"e{n}", kind, found) for n, ((kind, _), found) in enumerate(ranked, 1))


def _entity(id: str, kind: EntityType, found: Sequence[Name]) -> Entity:
    forms = Counter(_display(name.text, kind) for name in found)
    if kind == "group":
        best = forms.most_common(1)[0][0]
    else:
        best = max(
            forms, key=lambda form: (len(form.split()), not form.isupper() or len(form) < 5, len(form), forms[form])
        )
    aliases = tuple(form for form, _ in forms.most_common() if form != best)
    mentions = tuple(Span(name.field, name.start, name.end, name.text) for name in found)
    return Entity(id, kind, best, aliases, mentions)


def _display(text: str, kind: EntityType) -> str:
    """Return the form as a list shows it: one space between words, a dateline's KALDERA as Kaldera."""
    form = " ".join(text.split())
    if kind in ("place", "person") and form.isupper() and len(form) > 4 and "." not in form:
        return form.title()
    return form


def _key(text: str, kind: EntityType) -> str:
    """Return what spellings of one name share: no case, accents, dots, hyphens; the long form of an abbreviation.

    Iranian and Iranians are one group.
    """
    form = " ".join(text.replace("’", "'").split())
    form = lists().same.get(form, form)
    if not form.isascii():
        form = "".join(char for char in unicodedata.normalize("NFKD", form) if not unicodedata.combining(char))
    form = " ".join(form.casefold().replace(".", "").replace("-", " ").replace("‑", " ").split())
    return form.removesuffix("s") if kind == "group" else form


def _families(
    names: Sequence[Name], all_keys: Sequence[_Key], fields: Mapping[str, str]
) -> dict[_Key, tuple[str, ...]]:
    """Return (type, key of a short form) → keys of the full names it may stand for, in reading order."""
    keys = dict.fromkeys(all_keys)
    families: dict[_Key, dict[str, None]] = {}
    for kind, key in keys:
        if " " in key:
            for short in _shorter(key, kind):
                if (kind, short) in keys and short != key:
                    families.setdefault((kind, short), {})[key] = None
    found = {short: tuple(_without_shorter(owners)) for short, owners in families.items()}
    for name, (_, full) in zip(names, all_keys, strict=True):
        if name.type in ("org", "place", "event") and (
            defined := _DEFINED.match(fields[name.field], name.end, name.end + 20)
        ):
            short = _key(defined[1], name.type)
            if _initials_fit(full, short):
                found.setdefault((name.type, short), (full,))
    return _flat(found)


def _without_shorter(owners: Mapping[str, None]) -> list[str]:
    """Leave out owners that are themselves a short form of another: Ali Bagheri of Ali Bagheri Kani."""
    if len(owners) > _MOST_OWNERS:
        return list(owners)[:_MOST_OWNERS]
    return [key for key in owners if not any(key != other and key in other for other in owners)]


def _flat(found: Mapping[_Key, tuple[str, ...]]) -> dict[_Key, tuple[str, ...]]:
    """Follow a short form of a short form to the full name."""
    flat = {}
    for (kind, short), owners in found.items():
        followed = [found.get((kind, owner), (owner,)) for owner in owners]
        flat[kind, short] = tuple(dict.fromkeys(end for ends in followed for end in ends))
    return flat


def _shorter(key: str, kind: EntityType) -> list[str]:
    """Return the forms that may stand for the name `key` later in the same article."""
    words = key.split(" ")
    if len(words) < 2:
        return [key]
    if kind == "person":
        return _shorter_person(words)
    capitals = [word for word in words if word not in _SMALL]
    initials = "".join(word[0] for word in capitals)
    short = [key, initials] if len(initials) > 1 else [key]
    if kind == "org":
        short += [words[-1], " ".join(words[1:]) if words[0] == "the" else " ".join(words[-2:])]
        if len(words) == 3 and not _SMALL.intersection(words):
            short.append(f"{words[0]} {words[2]}")
        if len(words) == 2 or words[-1] in ("corp", "inc", "ltd", "plc", "co", "ag", "group"):
            short.append(" ".join(words[:-1]))
    return short


def _shorter_person(words: list[str]) -> list[str]:
    short = [" ".join(words), words[-1], words[0]]
    short += [" ".join(words[at:]) for at in range(1, len(words) - 1)]
    if len(words) > 2:
        short += [f"{words[0]} {words[-1]}", " ".join(words[:2]), " ".join(words[:-1])]
        middle = [word for word in words[1:-1] if not _INITIAL.fullmatch(word)]
        short.append(" ".join((words[0], *middle, words[-1])))
    return short


def _initials_fit(key: str, short: str) -> bool:
    capitals = "".join(word[0] for word in key.split(" ") if word not in _SMALL)
    return short[:1] == capitals[:1] and short[-1:] in capitals
