"""Lexemes become a tree. OR binds least, then AND (or a space), then NOT; brackets bind most."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Literal, cast

from index.errors import QueryError
from index.query.facts import parse_value
from index.query.fields import DATE_FIELDS, ENTITY_FIELDS, OTHER_FIELDS
from index.query.lexer import Kind, Lexeme, can_be_prefix
from index.query.near import join_near
from index.query.repairs import Repairs, shown
from index.query.tree import (
    And,
    DateField,
    Everything,
    Exact,
    FactField,
    Field,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Saved,
    TextField,
    Word,
)

MAX_CLAUSES = 256
MAX_DEPTH = 32
"""Brackets and NOTs that may be open at once."""

# the field that what is being read belongs to
_Scope = Field | FactField | DateField | Literal["words", "sort", "like", "query"] | None
_END: tuple[Kind | None, ...] = (None, ")")


class Descent:
    """Recursive descent over balanced lexemes. A reader returns None where nothing is asked for."""

    def __init__(self, lexemes: list[Lexeme], repairs: Repairs, today: date, cursor: int | None) -> None:
        self._lexemes = lexemes
        self._repairs = repairs
        self._today = today
        self._cursor = cursor
        self._at = 0
        self._depth = 0
        self._clauses = 0
        self._negative = False
        self.sorts: list[int] = []
        """Columns of what was read behind `sort:`."""

    def any_of(self, scope: _Scope) -> Query | None:
        """Read what OR joins, up to a closing bracket or the end."""
        parts: list[Query] = []
        pending: Lexeme | None = None
        while True:
            part = self._all_of(scope)
            if part:
                parts.append(part)
            elif pending:
                self._stray(pending)
            if self._peek() != "or":
                return _join(Or, parts)
            pending = self._take()
            if not parts:
                self._stray(pending)
                pending = None

    def _all_of(self, scope: _Scope) -> Query | None:
        parts: list[Query] = []
        pending: Lexeme | None = None
        while (kind := self._peek()) not in _END and kind != "or":
            if kind == "and":
                operator = self._take()
                if pending or not parts:
                    self._stray(operator)
                else:
                    pending = operator
            elif part := self._unary(scope):
                parts.append(part)
                pending = None
        if pending:
            self._stray(pending)
        return _join(And, parts)

    def _unary(self, scope: _Scope) -> Query | None:
        while self._peek() == "plus":  # every word is wanted anyway
            self._take()
        if self._peek() != "not":
            return None if self._peek() in (*_END, "and", "or") else self._near(scope)
        operator = self._take()
        while self._peek() in ("and", "or"):
            self._stray(self._take())
        with self._deeper(operator):
            self._negative = not self._negative
            child = self._unary(scope)
            self._negative = not self._negative
        if child is None:
            self._stray(operator)
            return None
        return Not(child)

    def _near(self, scope: _Scope) -> Query | None:
        left = self._atom(scope)
        while self._peek() == "near":
            operator = self._take()
            while self._peek() == "plus":
                self._take()
            if self._peek() == "not":
                reason = f"{operator.text} joins what is wanted; to leave out, write -(word {operator.text} word)"
                raise QueryError(reason, self._lexemes[self._at].start + 1)
            right = None if self._peek() in (*_END, "and", "or", "near") else self._atom(scope)
            if left is None or right is None:
                self._stray(operator)
                left = left or right
            else:
                left = join_near(left, right, operator)
        return left

    def _atom(self, scope: _Scope) -> Query | None:
        lexeme = self._take()
        match lexeme.kind:
            case "near":
                self._stray(lexeme)
                return None
            case "(":
                return self._group(lexeme, scope)
            case "field":
                return self._value(lexeme, scope)
            case "nothing":
                return None
            case _:
                return self._leaf(lexeme, scope)

    def _group(self, bracket: Lexeme, scope: _Scope) -> Query | None:
        with self._deeper(bracket):
            tree = self.any_of(scope)
        self._take()  # brackets are balanced
        if tree is None:
            self._repairs.note("the brackets hold nothing to search for", "ignored", bracket.start)
        return tree

    def _value(self, field: Lexeme, scope: _Scope) -> Query:
        name, column = field.text, field.start + 1
        if scope:
            raise QueryError(f"{name}: cannot stand inside {scope}:", column)
        value = self._lexemes[self._at] if self._at < len(self._lexemes) else None
        if value is None or value.start != field.end or value.kind == ")":
            raise QueryError(f"{name}: has nothing behind it; write {name}:word, without a space", column)
        if value.kind in ("not", "plus"):
            raise QueryError(f'"{value.text}" belongs in front of "{name}:", not behind it', value.start + 1)
        if value.kind == "field":
            raise QueryError(f"{value.text}: cannot stand inside {name}:", value.start + 1)
        tree = self._atom(cast(_Scope, name)) if value.kind not in ("and", "or", "near") else None
        if tree is None:
            raise QueryError(f"{name}: has nothing to search for behind it", column)
        return tree

    def _leaf(self, lexeme: Lexeme, scope: _Scope) -> Query:
        column = lexeme.start + 1
        self._clauses += 1
        if self._clauses > MAX_CLAUSES:
            raise QueryError(f"the query has more than {MAX_CLAUSES} clauses; search for less at once", column)
        if lexeme.kind == "star":
            if scope:
                raise QueryError(f"* is every article and cannot stand inside {scope}:", column)
            return Everything()
        if lexeme.kind == "saved" and scope not in (None, "query"):
            raise QueryError(f"@{shown(lexeme.text)}, a saved search, cannot stand inside {scope}:", column)
        if lexeme.kind == "saved":
            return Saved(lexeme.text, column)
        if scope in DATE_FIELDS or scope in OTHER_FIELDS:
            if scope == "sort":
                self.sorts.append(column)
            return parse_value(cast(str, scope), lexeme, self._today)
        return self._textual(lexeme, cast("Field | None", scope))

    def _textual(self, lexeme: Lexeme, field: Field | None) -> Query:
        text = lexeme.text
        if lexeme.number and field in ENTITY_FIELDS:
            raise QueryError(f"~ finds words and no names; write {field}:{shown(text)}", lexeme.start + 1)
        match lexeme.kind:
            case "phrase":
                return Phrase(text, field, lexeme.number)
            case "exact":
                return Exact(text, field)
            case "fuzzy":
                return Fuzzy(text, lexeme.number, cast("TextField | None", field))
            case "prefix":
                return Prefix(text, field)
            case _:
                return Prefix(text, field) if self._unfinished(lexeme, field) else Word(text, field)

    def _unfinished(self, word: Lexeme, scope: _Scope) -> bool:
        """Say whether the cursor stands behind a word that may grow."""
        here = word.end == self._cursor and not self._negative and scope not in ENTITY_FIELDS
        return here and can_be_prefix(word.text)

    def _peek(self) -> Kind | None:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else None

    def _take(self) -> Lexeme:
        self._at += 1
        return self._lexemes[self._at - 1]

    def _stray(self, operator: Lexeme) -> None:
        self._repairs.note(f'"{operator.text}" has nothing to join', "ignored", operator.start)

    @contextmanager
    def _deeper(self, lexeme: Lexeme) -> Iterator[None]:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            reason = f"brackets and NOTs are nested more than {MAX_DEPTH} deep; write the query flatter"
            raise QueryError(reason, lexeme.start + 1)
        yield
        self._depth -= 1


def _join(kind: type[And] | type[Or], parts: list[Query]) -> Query | None:
    """Return all `parts` as one tree: flat, and without a node for a single part."""
    flat = [leaf for part in parts for leaf in (part.children if isinstance(part, kind) else (part,))]
    return kind(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None
