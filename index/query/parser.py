"""Query text becomes a tree, or an error that says where and why. Nothing is silently misread."""

from dataclasses import dataclass
from datetime import date, datetime

from index.errors import QueryError
from index.plain import clean
from index.query.combine import order_of
from index.query.descent import Descent
from index.query.lexer import Lexeme, lex
from index.query.printer import to_text
from index.query.repairs import Repairs
from index.query.tree import Everything, Query

MAX_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as it was read."""

    tree: Query
    notices: tuple[str, ...] = ()
    """What was wrong and how it was read all the same, one sentence each, in the order of the text."""


def parse_query(text: str, *, strict: bool = False, typing: bool = False, today: date | None = None) -> Understood:
    """Return what `text` asks for; blank text asks for everything.

    `strict` refuses what would be repaired. `typing` takes a last word of two letters or more, with the
    cursor still at its end, for the beginning of one; not behind a NOT, where half a word would throw out too
    much, nor in an entity field. `today` is the local day that relative dates count from.

    Raises:
        QueryError: with the column (control characters do not count) where it cannot be understood.
    """
    _check_size(text, "the query is")
    text = clean(text)
    if not text.strip():
        return Understood(Everything())
    repairs = Repairs(strict=strict)
    lexemes = _balance(lex(text, repairs), repairs)
    descent = Descent(lexemes, repairs, today or datetime.now().astimezone().date(), len(text) if typing else None)
    tree = descent.any_of(None)
    if tree is None:
        raise QueryError("nothing to search for", 1)
    if descent.sorts and (len(descent.sorts) > 1 or order_of(tree) is None):
        raise QueryError(
            "sort: is for the whole search; write it once, outside OR, NOT and brackets", descent.sorts[-1]
        )
    _check_size(to_text(tree), "with every field written out the query is")
    return Understood(tree, repairs.sentences())


def _check_size(text: str, which: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > MAX_BYTES:
        column = len(data[:MAX_BYTES].decode("utf-8", "ignore")) + 1
        raise QueryError(f"{which} longer than {MAX_BYTES} bytes; search for less at once", column)


def _balance(lexemes: list[Lexeme], repairs: Repairs) -> list[Lexeme]:
    """Return `lexemes` with a partner for every bracket."""
    balanced: list[Lexeme] = []
    opened: list[Lexeme] = []
    for lexeme in lexemes:
        if lexeme.kind == "(":
            opened.append(lexeme)
        elif lexeme.kind == ")":
            if not opened:
                repairs.note('")" closes no bracket', "ignored", lexeme.start)
                continue
            opened.pop()
        balanced.append(lexeme)
    for bracket in opened:
        repairs.note('"(" is not closed', "closed at the end", bracket.start)
    end = lexemes[-1].end
    return balanced + [Lexeme(")", ")", end, end)] * len(opened)
