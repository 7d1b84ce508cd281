"""What stands around a name, as votes for its type."""

import re
from collections import defaultdict

from index.article import EntityType
from index.extract.lists import Lists, lists
from index.extract.pieces import Piece

Votes = defaultdict[EntityType, float]

_WINDOW = 60
_AFTER = re.compile(r"(['’]s?(?!\w))?([,;:.)]?)[ \xa0]*(?:([\w'’-]+)(?:[ \xa0]+([\w'’-]+))?(?:[ \xa0]+([\w'’-]+))?)?")
_AGE = re.compile(r"1?\d\d")
_DATELINE = re.compile(r"(?:, [A-Z][\w .]{2,30})?(?: \([^()\n]{2,40}\))? ?[—–-]{1,2}[ \xa0]")
_ARTICLES = frozenset(("the", "a", "an", "one", "its", "his", "her", "their", "former"))


def vote(piece: Piece, text: str, votes: Votes) -> None:
    """Add to `votes` what this mention in `text` says of the type of its name."""
    known = lists()
    _vote_shape(piece, known, votes)
    _vote_before(piece, text, known, votes)
    _vote_after(piece, text, known, votes)


def _vote_shape(piece: Piece, known: Lists, votes: Votes) -> None:
    if piece.titled:
        votes["person"] += 4
    if piece.kind:
        votes[piece.kind] += 6
        return
    words = [word.text for word in piece.words]
    if len(words) == 1:
        if words[0].isupper() and len(words[0].replace(".", "")) > 1:
            votes["org"] += 2
        elif words[0] in known.given:
            votes["person"] += 0.4
        elif any(words[0].endswith(ending) for ending in known.sections["place endings"]):
            votes["place"] += 0.6
        return
    if words[0] in known.given:
        votes["person"] += 3
    if any(len(word) == 2 and word[1] == "." for word in words) or any(word.link for word in piece.words[1:]):
        votes["person"] += 1.5
    everyday = sum(known.is_common(word) for word in words)
    if len(words) < 5:
        votes["person"] += 1.2 if not everyday else 0.3 if everyday < len(words) else -1


def _vote_before(piece: Piece, text: str, known: Lists, votes: Votes) -> None:
    if piece.titled:
        return
    earlier, word, comma = _two_before(text, piece.start)
    if not word:
        return
    if known.has("roles", word):
        votes["person"] += 3 if not comma or earlier in _ARTICLES else 0
    elif comma:
        return
    elif word == "of" and known.has("roles", earlier):
        votes["place"] += 3.5
    elif word in ("of", "called", "named") and known.has("place nouns before", earlier):
        votes["place"] += 4
    elif word == "the" or word == "The":
        votes["group" if piece.form.endswith("s") and len(piece.words) == 1 else "org"] += 1
        votes["person"] -= 1
    elif known.has("speech", word):
        votes["person"] += 1
    else:
        votes["place"] += _place_weight(word, known)


def _two_before(text: str, start: int) -> tuple[str, str, bool]:
    """Return the two words before `start` in its line, and whether a comma follows the second; empty where none is."""
    window = text[max(0, start - _WINDOW) : start]
    if window[-1:] not in (" ", "\xa0", "“", '"', "‘", "("):
        return "", "", False
    words = window.rsplit("\n", 1)[-1].rstrip(' \xa0“"‘(').rsplit(None, 2)[-2:]
    if not words:
        return "", "", False
    word = words[-1].removesuffix(",")
    if not word.replace("-", "").isalnum():
        return "", "", False
    return words[0] if len(words) > 1 else "", word, word != words[-1]


def _place_weight(word: str, known: Lists) -> float:
    if known.has("prepositions of place", word):
        return 0.7 if word in ("at", "into", "across") else 1.5
    if known.has("place nouns before", word):
        return 1
    if word == "between":
        return 1
    return 0.4 if known.has("weak prepositions of place", word) else 0


def _vote_after(piece: Piece, text: str, known: Lists, votes: Votes) -> None:
    match = _AFTER.match(text, piece.end, piece.end + _WINDOW)
    if not match:
        return
    possessive, mark, *words = match.groups()
    first, second, third = (word or "" for word in words)
    if _is_dateline(piece, text, known):
        votes["place"] += 6
    elif mark == ",":
        _vote_apposition(first, second, third, known, votes)
    elif possessive and not mark:
        owner_of = known.has("place nouns before", first) or known.has("state nouns after", first)
        votes["place"] += 2.5 if owner_of else 0
    elif not mark:
        _vote_next_word(piece, first, known, votes)


def _vote_next_word(piece: Piece, following: str, known: Lists, votes: Votes) -> None:
    if known.has("speech", following) or known.has("actions", following):
        votes["person"] += 0.8 if len(piece.words) > 1 or known.has("speech", following) else 0.5
        votes["org"] += 0.4
    elif following in ("who", "administration", "cabinet"):
        votes["person"] += 3
    elif known.has("group nouns after", following) or known.has("state nouns after", following):
        if piece.form.endswith(("an", "ese", "ish")):
            votes["group"] += 2.5
        elif known.has("group nouns after", following):
            votes["org"] += 1.5


def _is_dateline(piece: Piece, text: str, known: Lists) -> bool:
    """`KALDERA, Sept 25 (Karst Wire) - ` at the start of a paragraph; an outlet's name there is none."""
    if piece.kind or len(piece.words) > 2 or (piece.start and text[piece.start - 1] != "\n"):
        return False
    if known.has("org heads end", piece.words[-1].text.title()):
        return False
    return _DATELINE.match(text, piece.end, piece.end + 2 * _WINDOW) is not None


def _vote_apposition(first: str, second: str, third: str, known: Lists, votes: Votes) -> None:
    following = (first, second, third)
    if _AGE.fullmatch(first) or first == "who":
        votes["person"] += 3
    elif known.kind(first) == "place":
        votes["place"] += 1.5
    elif first in _ARTICLES or known.has("roles", first):
        if any(known.has("roles", word) for word in following):
            votes["person"] += 2.5
        elif any(known.has("place nouns before", word) for word in following):
            votes["place"] += 4
        elif (
            any(known.has("group nouns after", word) for word in following)
            or "group" in following
            or "company" in following
        ):
            votes["org"] += 2
