"""What every engine is asked, apart from any engine's way to ask it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Question:
    """All that is set must hold."""

    every: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    start: str = ""
    """Of one more word."""
    like: str = ""
    """A word that may be misspelt …"""
    edits: int = 0
    """… by so many letters."""
    source: str = ""
    days: tuple[date, date] | None = None

    def text(self) -> str:
        """Return it in Broadsheet's query language."""
        parts = [*self.every, " OR ".join(self.either)]
        parts.append(f'"{" ".join(self.phrase)}"' if self.phrase else "")
        parts.append(f"{self.start}*" if self.start else "")
        parts.append(f"{self.like}~{self.edits}" if self.like else "")
        parts.append(f'source:"{self.source.lower()}"' if self.source else "")
        parts.append(f"date:{self.days[0]}..{self.days[1]}" if self.days else "")
        return " ".join(filter(None, parts))


def half_typed(line: str) -> Question:
    """Return what a line asks for while it is typed: a last word of two letters or more is open."""
    words = tuple(line.lower().split())
    if line.endswith(" ") or len(words[-1]) < 2:
        return Question(every=words)
    return Question(every=words[:-1], start=words[-1])


TYPED = (
    "oil prices opec", "market report", "interest rates bank", "trade deficit japan", "coffee quota brazil",
    "government spending", "crude oil production", "platinum strike", "dollar intervention", "stock exchange takeover",
)  # fmt: skip
"""Typed key by key; stock Whoosh gets the first two lines."""


def keys_of(line: str) -> list[str]:
    """Return what stands in the query line after each key."""
    return [line[:end] for end in range(1, len(line) + 1)]


def _words(*lines: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in lines]


def _year(first: int, last: int) -> tuple[date, date]:
    return date(first, 1, 1), date(last, 12, 31)


ROWS: dict[str, list[Question]] = {
    "term": [
        Question(every=words)
        for words in _words("market", "oil", "government", "japan", "bank", "cocoa", "platinum", "subsidy", "strike")
    ],
    "and": [
        Question(every=words)
        for words in _words("bank rate", "trade japan", "oil production", "cocoa quota", "steel strike", "said market")
    ],
    "or": [
        Question(either=words)
        for words in _words(
            "oil grain coffee", "bank market trade", "platinum cocoa tin", "japan germany france", "said pct mln"
        )
    ],
    "phrase": [
        Question(phrase=words)
        for words in _words(
            "interest rates", "crude oil", "said the", "balance of payments", "federal reserve board", "cocoa producers"
        )
    ],
    "prefix": [
        Question(start="mar"), Question(start="co"), Question(start="gov"), Question(start="plat"),
        Question(every=("oil",), start="co"), Question(every=("bank",), start="mar"),
    ],
    "dates": [
        Question(every=("oil",), days=_year(2010, 2012)), Question(every=("market",), days=_year(2008, 2008)),
        Question(days=(date(2015, 3, 1), date(2015, 3, 31))), Question(days=_year(2010, 2014)),
    ],
    "source": [
        Question(every=("oil",), source="Reuters"), Question(every=("market",), source="FT"),
        Question(source="Reuters"), Question(source="Wire12"),
    ],
    "fuzzy1": [Question(like=word, edits=1) for word in ("goverment", "comodity", "intrest", "prodution", "platnum")],
    "fuzzy2": [Question(like=word, edits=2) for word in ("govermant", "comodty", "intrists", "produtoin", "platnm")],
}  # fmt: skip
"""Each row of the table with its questions; the figure is the median over them."""
ALL_HITS = Question(every=("said",))
"""Stands in nearly every article."""
SHOWN = [Question(every=("oil",)), Question(phrase=("interest", "rates")), Question(every=("trade", "japan"))]
"""Twenty hits of each are shown with snippets."""
STARTS = ("ma", "gov", "int", "pla", "co")
"""Completed to words."""
MISSPELT = ("govermnent", "comoditty", "japann", "intrestt", "plattnum")
"""Corrected."""
