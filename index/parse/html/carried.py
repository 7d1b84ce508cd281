"""An article that a page carries in its scripts: what a program of the page shows once it runs."""

import json
import re
from itertools import islice

from lxml.html import HtmlElement

from index.parse.rich import is_rich, plain_text

_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*+)"?')
"""A string of JSON, or what begins like one: each character is looked at once, whatever the quotes."""
_LEAST = 300
"""Characters of prose from which on a string may be an article."""
_SENTENCE = re.compile(r"[^\W\d_][.!?…]+[\"'”’»)]*(?:\s|$)|[。！？]")
_CODE = re.compile(r"[{}\[\]<>;=$|\\]|https?:|\b(?:function|return|null|undefined)\b")
_SLOT = re.compile(r"\W*[A-Z\d_]*\W*")
"""A line that is the place of an advertisement: `$$SLOT_1$$`."""
_LIMIT = 4 << 20
"""Characters of scripts that are looked through."""
_DEEPEST = 3
_MOST = 200
"""Strings of one script that are looked at."""


def carried_text(root: HtmlElement) -> str:
    """Return the longest string in the page's scripts that reads as prose, its paragraphs by blank lines; else nothing.

    Data in scripts is JSON, or JSON in a string of JSON: strings are opened up to three deep. None of it is run.
    """
    best, looked = "", 0
    for script in root.iter("script"):
        source = script.text or ""
        if len(source) < _LEAST or script.get("src"):
            continue
        looked += len(source)
        if looked > _LIMIT:
            break
        best = max([best, *(text for text in _strings(source, 1) if _is_prose(text))], key=len)
    return "\n\n".join(line for line in best.split("\n") if line.strip() and not _SLOT.fullmatch(line.strip()))


def _strings(source: str, depth: int) -> list[str]:
    found: list[str] = []
    long = (match for match in _STRING.finditer(source) if match.end() - match.start() >= _LEAST)
    for match in islice(long, _MOST):
        try:
            value = json.loads(f'"{match[1]}"', strict=False)
        except (ValueError, RecursionError):
            continue
        found.append(plain_text(value).replace("\r", "") if is_rich(value) else value)
        if depth < _DEEPEST and '":' in value:
            found.extend(_strings(value, depth + 1))
    return found


def _is_prose(text: str) -> bool:
    """Tell sentences from code, style and lists of addresses."""
    return (
        len(text) >= _LEAST
        and len(_SENTENCE.findall(text)) * 400 > len(text)
        and len(_CODE.findall(text)) * 100 < len(text)
    )
