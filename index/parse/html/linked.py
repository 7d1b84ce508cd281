"""JSON-LD: what a page says of itself to machines (https://schema.org/Article), with the usual faults mended."""

import json
import re
from collections.abc import Iterator, Mapping

Node = Mapping[str, object]

_WRAPPING = re.compile(r"<!--|-->|(?://|/\*)?\s*(?:<!\[CDATA\[|\]\]>)(?:\s*\*/)?")
_EDGE = 60
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|OpinionPiece|CreativeWork|Blog)$")
_NOT_INSIDE = frozenset(
    (
        "author",
        "publisher",
        "itemListElement",
        "comment",
        "hasPart",
        "liveBlogUpdate",
        "isPartOf",
        "citation",
        "mentions",
    )
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_STRING = r'"{}"\s*:\s*"((?:[^"\\]|\\.)*)"'
_LIMIT = 2 << 20
_DEEPEST = 6


def read_block(text: str) -> list[object]:
    """Return the values in one `application/ld+json` block; none where it is past mending."""
    text = text[:_LIMIT]
    text = (
        _WRAPPING.sub("", text[:_EDGE]) + text[_EDGE:-_EDGE] + _WRAPPING.sub("", text[-_EDGE:])
        if (len(text) > 2 * _EDGE)
        else _WRAPPING.sub("", text)
    )
    text = text.strip().rstrip(";")
    values = _values(text)
    if values is None:
        text = _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text))
        values = _values(text)
    if values is None:
        values = _values(_BAD_ESCAPE.sub(r"\\\\", text))
    return values if values is not None else _picked(text)


def nodes(values: list[object]) -> Iterator[tuple[int, Node]]:
    """Yield the objects in `values` with their depth, but not those that speak of something else than the page."""
    waiting: list[tuple[int, object]] = [(0, value) for value in reversed(values)]
    while waiting:
        depth, value = waiting.pop()
        if isinstance(value, list):
            waiting.extend((depth, each) for each in reversed(value))
        elif isinstance(value, dict) and depth < _DEEPEST:
            yield depth, value
            inner = [(key, each) for key, each in value.items() if key not in _NOT_INSIDE]
            waiting.extend((depth + (key != "@graph"), each) for key, each in reversed(inner))


def types(node: Node) -> list[str]:
    """Return the types of a node."""
    value = node.get("@type")
    return [str(each) for each in value] if isinstance(value, list) else [str(value or "")]


def is_article(node: Node) -> bool:
    """Tell whether a node describes an article."""
    named = any(_ARTICLE.search(each) for each in types(node))
    return named and any(node.get(key) for key in ("headline", "datePublished", "author"))


def text(node: Node, key: str) -> str:
    """Return a property that is text, empty where it is not."""
    value = node.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else ""


def people(value: object, known: Mapping[str, Node]) -> list[tuple[str, bool]]:
    """Return the names in an `author` value, each with whether it is an organisation; `known` are nodes by `@id`."""
    if isinstance(value, str):
        return [(value, False)]
    if isinstance(value, list):
        return [each for one in value[:40] if not isinstance(one, list) for each in people(one, known)]
    if not isinstance(value, dict):
        return []
    node: Node = value
    if not node.get("name") and isinstance(identity := node.get("@id"), str):
        node = known.get(identity, node)
    name = node.get("name") or f"{text(node, 'givenName')} {text(node, 'familyName')}".strip()
    organisation = any("Organization" in each for each in types(node))
    return [(each, organisation) for each in (name if isinstance(name, list) else [name]) if isinstance(each, str)]


def _values(source: str) -> list[object] | None:
    """Return the JSON values that stand one after the other in `source`, None where one of them is broken."""
    decoder = json.JSONDecoder(strict=False)
    values: list[object] = []
    position = 0
    try:
        while position < len(source):
            value, position = decoder.raw_decode(source, position)
            values.append(value)
            while position < len(source) and source[position] in " \n\r\t,;":
                position += 1
    except (ValueError, RecursionError):
        return None
    return values


def _picked(source: str) -> list[object]:
    """Take the first string under each wanted key out of JSON that cannot be read."""
    node: dict[str, object] = {}
    for key in ("headline", "datePublished", "dateModified"):
        match = re.search(_STRING.format(key), source)
        if match:
            node[key] = match[1].replace('\\"', '"')
    return [{**node, "@type": "Article"}] if node else []
