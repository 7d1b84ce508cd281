"""Taming: the source of a page made such that parsing it ends soon, with all of its text kept."""

import re

_LONG = 2000
_LONG_TAG = re.compile(rf"<([A-Za-z][\w:-]{{0,60}})([^<>]{{{_LONG},}})>")
_MOST_ATTRIBUTES = 100
_MOST_WORDS = 4000
_NESTING = re.compile(
    r"(?i)<(/?)(?:a|abbr|article|aside|b|big|blockquote|center|cite|code|del|details|div|em|figure|font|footer|form|h[1-6]"
    r"|header|i|ins|main|nav|ol|pre|q|s|section|small|span|strike|strong|sub|sup|table|tt|u|ul|var)(?=[\s/>])[^<>]{0,4000}>"
)
_DEEPEST = 50
"""Elements that may lie in one another; the parser gives up at 256, and some of what it reads adds its own."""
_MOST_TAGS = 300_000


def tame(text: str) -> str:
    """Return the source of a page without what makes parsers slow: tags of thousands of attributes, endless lists."""
    if not any(len(piece) > _LONG and not 0 <= piece.find(">") < _LONG for piece in text.split("<")):
        return text  # the pattern looks at each character; this does not
    return _LONG_TAG.sub(_shortened, text)


def flatten(text: str) -> str:
    """Return the source of a page without the tags that lie too deep in others; the text in them stays."""
    kept: list[str] = []
    depth = end = 0
    for number, tag in enumerate(_NESTING.finditer(text)):
        closes = bool(tag[1])
        depth += not closes
        if depth > _DEEPEST or number > _MOST_TAGS:
            kept.append(text[end : tag.start()])
            end = tag.end()
        depth = max(0, depth - closes)
    return " ".join([*kept, text[end:]])


def _shortened(tag: re.Match[str]) -> str:
    if tag[2].count("=") > _MOST_ATTRIBUTES or tag[2].count(" ") > _MOST_WORDS:
        return f"<{tag[1]}>"
    return tag[0]
