"""The tables of docs/query.md, from what the parser does: `python -m index.query.reference` prints them."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from index.errors import QueryError
from index.query.descent import MAX_CLAUSES, MAX_DEPTH
from index.query.fields import FIELDS
from index.query.parser import MAX_BYTES, parse_query
from index.query.printer import to_text
from index.query.tree import DateRange

TODAY = date(2031, 2, 12)
"""The Wednesday on which the examples with relative dates are read."""

OPERATORS = {
    "ceasefire talks": "both words, anywhere in the article; AND between them says the same",
    "talks": "the word in all its forms: talk, talks, talked, talking",
    "=talks": "this form alone, capitals and accents apart",
    "ceasfire~": "words spelt nearly so: two letters may differ, one in a word of five letters; never below five",
    "ceasfire~1": "one letter may differ; one or two",
    "ceasefire OR truce": "one of them or both; | is the same",
    "ceasefire -Kaldera": "the first without the second; NOT and ! are the same",
    "-ceasefire": "every article without the word",
    "+ceasefire": "the word, as without the plus",
    '"ceasefire talks"': "these words side by side and in these forms; curly quotation marks do as well",
    '"ceasefire talks"~3': "these words in this order, up to three others between one and the next",
    "truce NEAR/5 talks": "both words with at most five between; ten without a number, fifty at most",
    "(truce OR ceasefire) ADJ/5 talks": "the same, the left one first",
    r'"the \"last\" offer"': "a quotation mark inside",
    "cease-fire": "one word of two parts, as a phrase",
    "negot*": "words that begin so; two letters or more",
    "(truce OR talks) envoy": "brackets",
    "talks (not or and)": "small or, and, not are words",
    "title:ceasefire": "only in this field",
    "title:(ceasefire OR truce)": "the field counts for everything in the brackets",
    "person:molnar": "whoever has the word in a name or spelling",
    'person:"Irena Molnar"': "who is called just so, in all spellings; else whoever has the words in a name",
    'person:"Molnar"': "who is called just so: whom articles name by the surname alone",
    "org:=Carst": "names this organisation, and spells it so",
    "is:unread type:email words:>500": "what is known of an article; see below",
    "like:a1b2c3d4e5f6 date:2030..": "what is like this article, from 2030 on; `L` on the screen writes the id",
    "is:starred tag:harbour": "what you have put there yourself: stars, tags, `note:`",
    "@harbour -is:read": "what the saved search of that name asks for, as if it stood there in brackets",
    "talks sort:newest": "the newest first; once in a query",
    "grain dup:any": "copies of one article each in a row of their own",
    "grain dup:only": "only articles that have copies",
    "copies:a1b2c3d4e5f6": "the article with this id and its copies; `C` on the screen writes the id",
    "*": "every article",
    "https://example.com 10:30": "an address and a time of day are text",
}
DATES = (
    "2030",
    "2030-11",
    "2030-11-05",
    "2030..2031-01",
    "2030-11..",
    "..2030-11",
    ">=2030-11",
    ">2030-11",
    "<=2030-11",
    "<2030-11",
    "today",
    "yesterday",
    "fri",
    "36h..",
    "3d..",
    "2w..",
    "2w",
    "..2w",
    "6m..",
    "1y..",
    "this-week",
    "last-week",
    "this-month",
    "last-month",
    "this-year",
    "last-year",
)
MENDED = (
    '"ceasefire talks',
    "(truce OR talks",
    "truce) talks",
    "AND talks",
    "talks OR",
    "talks NOT",
    "truce - talks",
    "truce & talks",
    "talks NEAR",
    "truce NEAR/99 talks",
    "ceasefire~9",
    "talks ()",
    'talks ""',
    "Kaldera: talks",
)
REFUSED = (
    "title:",
    "title: talks",
    "titel:talks",
    "note1 nosuch:talks",
    "title:-talks",
    "title:(by:Dorrin)",
    "date:foobar",
    "date:2031-02-30",
    "date:2031..2030",
    "words:many",
    "type:docx",
    "truce OR sort:newest",
    "read:none",
    "a*",
    "*fire",
    "cease*fire",
    "iran~",
    "=talk*",
    "truce NEAR -talks",
    "truce NEAR by:Dorrin",
    "...",
)


def reference() -> str:
    """Return the tables as Markdown."""
    return "\n".join(_sections())


def _sections() -> Iterable[str]:
    yield "## Words and operators\n"
    yield _table(("you write", "finds"), ((_code(query), _cell(meaning)) for query, meaning in OPERATORS.items()))
    yield "## Fields\n"
    yield _table(("field", "what it is about"), _named(FIELDS))
    yield "## Dates\n"
    yield f"As read on {TODAY:%A}, {TODAY.day} {TODAY:%B %Y}.\n"
    yield _table(("you write", "from", "to"), map(_dated, DATES))
    yield "## What is mended\n"
    yield _table(("you write", "read as", "notice"), map(_mended, MENDED))
    yield "## What is refused\n"
    yield _table(("you write", "answer"), ((_code(query), _refusal(query)) for query in REFUSED))
    yield f"Also more than {MAX_BYTES} bytes, {MAX_CLAUSES} words and phrases, or brackets {MAX_DEPTH} deep.\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _code(text: str) -> str:
    return f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _named(fields: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ((f"`{name}:`", meaning) for name, meaning in fields.items())


def _dated(value: str) -> tuple[str, str, str]:
    tree = parse_query(f"date:{value}", today=TODAY).tree
    assert isinstance(tree, DateRange), value
    return _code(f"date:{value}"), str(tree.start or "…"), str(tree.end or "…")


def _mended(query: str) -> tuple[str, str, str]:
    understood = parse_query(query, today=TODAY)
    return _code(query), _code(to_text(understood.tree)), _cell("; ".join(understood.notices))


def _refusal(query: str) -> str:
    try:
        parse_query(query, today=TODAY)
    except QueryError as error:
        return _cell(str(error)).replace("*", r"\*")
    raise AssertionError(f"{query} is understood")


if __name__ == "__main__":
    sys.stdout.write(reference())
