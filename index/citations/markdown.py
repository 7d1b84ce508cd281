"""Markdown: a section for each article, cited, with a person's tags and notes."""

import re

from index.citations.cited import Cited, citation

_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def markdown(cited: Cited, *, text: bool = False) -> str:
    """Return the section of one article, and with `text` the whole of what it says. Nothing in it is markup."""
    article = cited.article
    parts = [f"## {_line(article.title)}", _line(citation(article))]
    parts[1] += f" <{_address(article.url)}>" if article.url else ""
    parts[1] += f" `{article.id}`"
    if cited.tags:
        parts.append(f"Tags: {_line(', '.join(cited.tags))}")
    if article.standfirst:
        parts.append(f"*{_line(article.standfirst)}*")
    if text:
        parts += [_line(paragraph) for paragraph in article.body.split("\n\n") if paragraph.strip()]
    for about, said in cited.notes:
        on = f"On “{_line(about)}”: " if about else ""
        first, *rest = [_line(line) for line in said.splitlines() if line.strip()] or [""]
        parts.append("\n".join(f"> {line}" for line in (f"{on}{first}", *rest)))
    return "\n\n".join(parts)


def _line(text: str) -> str:
    """Return text on one line with nothing in it that Markdown takes for more than text."""
    escaped = _ACTIVE.sub(r"\\\1", " ".join(text.split()))
    return _LEADING.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", escaped)


def _address(url: str) -> str:
    return re.sub(r"[\s<>]", lambda match: f"%{ord(match[0]):02X}", url)
