"""BibTeX: an `@article` for each article."""

import re
import unicodedata

from index.article import Article
from index.citations.cited import Cited, day_of

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(cited: Cited) -> str:
    """Return the entry of one article. Its key is made of author or outlet, year and id, so no two are the same."""
    article, day = cited.article, day_of(cited.article.published)
    # Braces keep the capitals of a headline, and a body that writes from being cut into first and last name.
    fields = {
        "author": " and ".join(_name(author) for author in article.authors),
        "title": f"{{{_text(article.title)}}}",
        "journal": _text(article.source or ""),
        "year": f"{day.year:04}" if day else "",
        "month": _MONTHS[day.month - 1] if day else "",
        "day": str(day.day) if day else "",
        "url": _address(article.url or ""),
        "abstract": _text(article.standfirst or ""),
        "keywords": _text(", ".join(cited.tags)),
        "note": _text(" ".join(" ".join(text.split()) for _, text in cited.notes)),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{_key(article)},", *lines, "}"])


def _key(article: Article) -> str:
    words = (article.authors[0].split() if article.authors else (article.source or "").split())[-1:]
    plain = unicodedata.normalize("NFKD", "".join(words)).encode("ascii", "ignore").decode()
    day = day_of(article.published)
    parts = [re.sub(r"\W", "", plain).lower(), f"{day.year:04}" if day else "", re.sub(r"\W", "", article.id)[:12]]
    return "-".join(part for part in parts if part)


def _name(author: str) -> str:
    text = _text(author)
    return f"{{{text}}}" if "," in author or " and " in author or len(author.split()) > 3 else text


def _text(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in " ".join(text.split()))


def _address(url: str) -> str:
    """Return an address; what would end the field stands as its hexadecimal number."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
