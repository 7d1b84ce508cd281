"""Bylines: `By Ana Dorrin and Piet Hale in Kaldera` → two people."""

import re
import unicodedata

from index.parse.pasted.dates import find_dates

_LONGEST = 250
_OPENING = re.compile(
    r"^\W*(?:(?:(?!photo|foto|image|bild|picture|illustration|view|posts|all|presented|sponsored)[^\W\d_]{1,15} ){0,2}(?:by|von)"
    r"|authors?(?: of the article)?|vom|par|por|di|av|af|door|oleh|от|(?:text|texte?|texto|testo|autor(?:in|es|en)?)(?=:)|автор)"
    r"\b[:\s]*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*(?:[,;/|•·()\[\]–—]|\s-\s|&|\b(?:and|und|et|y|og|och|en|with|mit)\b(?=\s))\s*"
    r"|\s(?=by\s)|(?<=[a-zß-ÿ])(?=(?:Published|Updated|News|Senior|Chief|Political|Sports?|Reporter|Editor|Deputy|Live)\b)",
)
_STOP = re.compile(
    r"\b(?:published|updated|posted|last|first|for|in|at|from|aus|covers|read|min|minutes?|hours?|ago|is an?|has|was|who|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|follow|share|email|contact|today|yesterday)\b|\d|@|https?:",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:^|\s)(?:(?:senior|chief|staff|news|political|politics|business|science|sports?|deputy|freelance|special|foreign|world|"
    r"economics?|technology|content|managing|associate|assistant|diplomatic|defence|security)\s)*"
    r"(?:reporter|correspondent|editor|writer|journalist|contributor|redakteur(?:in)?|redaktion|columnist|analyst|producer|"
    r"korrespondent(?:in)?|記者|기자|bureau|desk|staff)s?\b.*$",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:AFP|AP|dpa(?:-\w+)?|EFE|ANSA|APA|SID|epd|KNA|PTI|ANI|IANS|TASS|NTB|TT|DPA|Reuters|Bloomberg|Xinhua|Bernama|Agencies|"
    r"(?:The )?Associated Press|Agence France-Presse|Press Association|PA Media)$"
)
_PARTICLE = frozenset(
    ["de", "da", "di", "do", "dos", "das", "del", "della", "der", "den", "van", "von", "zu", "zur", "bin", "ibn", "al", "el", "la", "le", "y", "af", "av", "ter", "ten", "te", "du"]
)
_NOT_NAME = frozenset(
    ["image", "images", "photo", "photos", "getty", "newsletter", "press", "release", "comments", "comment", "share", "view", "post", "posts", "news", "sport", "sports", "home", "business", "politics", "opinion", "world", "culture", "media", "entertainment", "lifestyle", "technology", "health", "science", "article", "story", "video", "read", "more", "culture", "latest", "local", "weather", "videos", "podcast", "podcasts", "magazine", "login", "search", "menu", "music", "movies", "books", "games", "travel", "fashion", "email", "facebook", "twitter", "whatsapp", "linkedin", "reddit", "copy", "link", "about", "contact", "terms", "privacy", "advertisement", "listen", "print"]
)
_UNSPACED = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af]{2,4}(?:[ \u3000][\u3400-\u9fff\u3040-\u30ff]{1,4})?$"
)


def split_byline(line: str) -> tuple[str, ...]:
    """Return the people a byline names, in its order, without place, role and date.

    A news agency counts only when nobody else is named. An unmarked line (`Ana Dorrin`) gives names too when all of it
    looks like names; a marked one (`By TPN`) may hold a single word. No name gives an empty tuple.
    """
    text = _without_dates(line[:_LONGEST])
    opening = _OPENING.match(text)
    people: list[str] = []
    agencies: list[str] = []
    for piece in _SEPARATOR.split(text[opening.end() :] if opening else text):
        name = _name(piece)
        if _AGENCY.match(name):
            agencies.append(name)
        elif is_name(name) or (opening and not people and not agencies and _single(name)):
            people.append(name)
    return tuple(dict.fromkeys(people or agencies))


def has_opening(line: str) -> bool:
    """Tell whether `line` says by a word such as `By` or `Von` that names follow."""
    return bool(_OPENING.match(line[:_LONGEST]))


def is_name(text: str) -> bool:
    """Tell whether `text` has the shape of a person's name: two to five words, all capitalised but for particles."""
    words = text.split()
    if _UNSPACED.match(text):
        return True
    if not 2 <= len(words) <= 5 or any(word.strip(".").casefold() in _NOT_NAME for word in words):
        return False
    capitals = [word for word in words if _capitalised(word)]
    return (
        len(capitals) >= 2
        and all(word in capitals or word in _PARTICLE for word in words)
        and words[-1] in capitals
    )


def is_agency(text: str) -> bool:
    """Tell whether `text` is the name of a news agency."""
    return bool(_AGENCY.match(text))


def _without_dates(text: str) -> str:
    for found in reversed(find_dates(text)):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return text


def _name(piece: str) -> str:
    piece = _OPENING.sub("", piece, count=1) if piece[:3].lower() == "by " else piece
    stop = _STOP.search(piece)
    piece = piece[: stop.start()] if stop else piece
    return _ROLE.sub("", piece).strip(" .:|-,*")


def _single(name: str) -> bool:
    return (
        0 < len(name.split()) < 5 and len(name) > 1 and name[0].isupper() and name.casefold() not in _NOT_NAME
    )


def _capitalised(word: str) -> bool:
    """Capital first; marks and apostrophes may stand before it (`’Manteboheng`), letters, hyphens and stops after it."""
    bare = word.lstrip("'’‘`")
    if not bare or not (bare[0].isupper() or bare[0].istitle()):
        return False
    return all(char.isalpha() or char in "-'’.‑" or unicodedata.combining(char) for char in bare)
