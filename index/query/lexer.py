"""Query text becomes lexemes: every character of it belongs to one, or is white space, or is an error."""

import re
import unicodedata
from typing import Literal, NamedTuple

from index.analysis import tokens
from index.errors import QueryError
from index.query.fields import FIELDS, nearest_field
from index.query.repairs import Repairs, shown

Kind = Literal[
    "(", ")", "or", "and", "not", "plus", "near", "field",
    "word", "exact", "prefix", "fuzzy", "phrase", "star", "saved", "nothing",
]  # fmt: skip

_OPERATORS: dict[str, Kind] = {
    "OR": "or",
    "|": "or",
    "AND": "and",
    "NOT": "not",
    "-": "not",
    "!": "not",
    "+": "plus",
}
# The marks that may close a phrase, by the mark that opens it; people mix them, and editors "correct" them.
_CLOSERS = {'"': '"', "“": '”“"', "”": '”“"', "„": '“”"', "‟": '”“"', "«": "»", "»": "«»"}
_QUOTES = "".join(_CLOSERS)
_CHUNK = re.compile(rf"[^\s()|{_QUOTES}]+")
_FIELD = re.compile(r"([^\W\d_]+):")
_LONE = re.compile(r"[-!+]+(?=[\s)|]|$)")
_NEAR = re.compile(r"(NEAR|ADJ)(?:/([0-9]*))?")
_SLOP = re.compile(r"~([0-9]*)")
_FUZZY = re.compile(r"(.+)~([0-9]*)", re.DOTALL)
_WITHIN, MAX_WITHIN = 10, 50
MAX_EDITS = 2
_FUZZY_FROM, _TWO_EDITS_FROM = 5, 6  # letters: Iran and Iraq are one edit apart


class Lexeme(NamedTuple):
    """One piece of a query; `start` and `end` are its half-open range of characters there."""

    kind: Kind
    """`nothing` is punctuation, or a phrase without a word: an operand that asks for nothing."""
    text: str
    """What it says, without star, colon, `@` and quotation marks; a field's name in lower case."""
    start: int
    end: int
    number: int = 0
    """Edits of a fuzzy word, slop of a phrase, most words between what NEAR joins."""


def lex(text: str, repairs: Repairs) -> list[Lexeme]:
    """Return the lexemes of `text`, which is clean.

    Raises:
        QueryError: for what can be read in no sound way.
    """
    found: list[Lexeme] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found.append(_next(text, at, repairs))
        at = found[-1].end
    return found


def _next(text: str, at: int, repairs: Repairs) -> Lexeme:
    char = text[at]
    if char == "(":
        return Lexeme("(", char, at, at + 1)
    if char == ")":
        return Lexeme(")", char, at, at + 1)
    if char in _CLOSERS:
        return _phrase(text, at, repairs)
    if lone := _LONE.match(text, at):
        advice = f"ignored; to leave a word out write {char}word, without a space" if char != "+" else "ignored"
        repairs.note(f'"{shown(lone.group())}" stands alone', advice, at)
        return Lexeme("nothing", lone.group(), at, lone.end())
    if char in _OPERATORS:
        return Lexeme(_OPERATORS[char], char, at, at + 1)
    if (field := _FIELD.match(text, at)) and (lexeme := _field(text, field, repairs)):
        return lexeme
    return _word(text, at, repairs)


def _field(text: str, match: re.Match[str], repairs: Repairs) -> Lexeme | None:
    """Return the field, or a word with a colon behind it; None where the colon is part of the text."""
    name, at, end = match[1].lower(), match.start(), match.end()
    if name in FIELDS:
        return Lexeme("field", name, at, end)
    if text.startswith("//", end):
        return None
    nearest = nearest_field(name)
    bare = end == len(text) or text[end].isspace() or text[end] in ")|"
    if bare and nearest is None and match[1] not in _OPERATORS and not _NEAR.fullmatch(match[1]):
        # "Gaza: what next" is a headline and no question for a field
        repairs.note(f'no field is called "{shown(match[1])}"', "read as a word", at)
        return Lexeme("word", match[1], at, end)
    hint = f'did you mean "{nearest}:"?' if nearest else "to search for this text, put it in quotation marks"
    raise QueryError(f'no field is called "{shown(match[1])}"; {hint}', at + 1)


def _phrase(text: str, at: int, repairs: Repairs) -> Lexeme:
    closed = closing(text, at)
    if closed is None:
        repairs.note("the quotation mark is not closed", "closed at the end", at)
    inside = text[at + 1 : len(text) if closed is None else closed]
    end = len(text) if closed is None else closed + 1
    said = " ".join(re.sub(rf"\\([\\{_QUOTES}])", r"\1", inside).split())
    slop = 0
    if match := _SLOP.match(text, end):
        slop = _slop(said, match, repairs)
        end = match.end()
    if _says_nothing(said):
        repairs.note("the phrase holds nothing to search for", "ignored", at)
        return Lexeme("nothing", said, at, end)
    return Lexeme("phrase", said, at, end, slop)


def _slop(said: str, match: re.Match[str], repairs: Repairs) -> int:
    if not match[1]:
        raise QueryError('say how many words may stand between: "…"~3', match.start() + 1)
    if sum(1 for _ in tokens(said)) < 2:
        repairs.note("one word has nothing between its words", f'"{shown(match[0])}" ignored', match.start())
        return 0
    return _at_most(MAX_WITHIN, match[1], "words between", match.start(), repairs)


def _at_most(most: int, digits: str, what: str, at: int, repairs: Repairs) -> int:
    number = int(digits)
    if number > most:
        repairs.note(f"there can be no more than {most} {what}", f"read as {most}", at)
    return min(number, most)


def closing(text: str, at: int) -> int | None:
    """Return where the phrase is closed whose opening mark stands at `at`; None where it is not."""
    closed = _closing(text, at + 1, _CLOSERS[text[at]])
    return _closing(text, at + 1, "”“") if closed is None and text[at] == '"' else closed


def end_of_chunk(text: str, at: int) -> int:
    """Return where the run of characters ends that `at` stands in: at white space, a bracket, bar or quotation mark."""
    match = _CHUNK.match(text, at)
    return match.end() if match else at


def _closing(text: str, at: int, closers: str) -> int | None:
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text[at] in closers:
            return at
        else:
            at += 1
    return None


def _word(text: str, at: int, repairs: Repairs) -> Lexeme:
    match = _CHUNK.match(text, at)
    assert match, "brackets, quotation marks, bars and white space were dealt with"
    chunk, end = match.group(), match.end()
    if chunk in _OPERATORS:
        return Lexeme(_OPERATORS[chunk], chunk, at, end)
    if near := _NEAR.fullmatch(chunk):
        within = _at_most(MAX_WITHIN, near[2] or str(_WITHIN), "words between", at, repairs)
        return Lexeme("near", near[1], at, end, within)
    if chunk[0] == "@" and not _says_nothing(chunk):
        return Lexeme("saved", chunk.lstrip("@"), at, end)
    if chunk[0] == "=" and (lexeme := _exact(text, chunk, at, end, repairs)):
        return lexeme
    if (fuzzy := _FUZZY.fullmatch(chunk)) and not _says_nothing(fuzzy[1]):
        return _fuzzy(fuzzy, at, end, repairs)
    if "*" in chunk:
        return _starred(chunk, at, end)
    if _says_nothing(chunk):
        repairs.note(f'"{shown(chunk)}" holds nothing to search for', "ignored", at)
        return Lexeme("nothing", chunk, at, end)
    return Lexeme("word", chunk, at, end)


def _exact(text: str, chunk: str, at: int, end: int, repairs: Repairs) -> Lexeme | None:
    if chunk == "=" and text[end : end + 1] in _CLOSERS:
        phrase = _phrase(text, end, repairs)
        if phrase.number:
            raise QueryError("= asks for one form and ~ for words between; write one of them", at + 1)
        return phrase._replace(kind="exact" if phrase.kind == "phrase" else phrase.kind, start=at)
    if _says_nothing(chunk):
        return None
    if chunk.endswith("*") or _FUZZY.fullmatch(chunk):
        raise QueryError(
            f'"{shown(chunk)}" asks for one form and for more than one; write = or the mark behind', at + 1
        )
    return Lexeme("exact", chunk[1:], at, end)


def _fuzzy(match: re.Match[str], at: int, end: int, repairs: Repairs) -> Lexeme:
    word, digits = match[1], match[2]
    found = list(tokens(word))
    if len(found) > 1 or "*" in word:
        raise QueryError(f'"{shown(match[0])}" is more than one word; ~ stands behind a single word', at + 1)
    letters = len(found[0].text)
    if letters < _FUZZY_FROM:
        reason = f'"{shown(match[0])}" would find too much; ~ needs {_FUZZY_FROM} letters or more'
        raise QueryError(f"{reason}, else write the spellings: (iran OR iraq)", at + 1)
    if not digits:
        return Lexeme("fuzzy", word, at, end, 1 if letters < _TWO_EDITS_FROM else 2)
    edits = _at_most(MAX_EDITS, digits, "letters that differ", at, repairs)
    if not edits:
        raise QueryError(f"nothing may differ with ~0; write ={shown(word)}", at + 1)
    return Lexeme("fuzzy", word, at, end, edits)


def _starred(chunk: str, at: int, end: int) -> Lexeme:
    if chunk == "*":
        return Lexeme("star", chunk, at, end)
    stem = chunk[:-1]
    if chunk[0] == "*":
        raise QueryError(f'"{shown(chunk)}" begins with a star; a star stands only behind the start of a word', at + 1)
    if "*" in stem or chunk[-1] != "*":
        raise QueryError(f'"{shown(chunk)}" has a star inside; a star stands only at the end of a word', at + 1)
    if not can_be_prefix(stem):
        raise QueryError(f'"{shown(chunk)}" would find too much; write two letters or more before the star', at + 1)
    return Lexeme("prefix", stem, at, end)


def can_be_prefix(word: str) -> bool:
    """Say whether `word` is long enough for a prefix, and ends within a word."""
    ends_within = unicodedata.category(word[-1])[0] in "LMN"
    return ends_within and sum(char.isalnum() for char in word) >= 2 and not _says_nothing(word)


def _says_nothing(text: str) -> bool:
    return next(tokens(text), None) is None
