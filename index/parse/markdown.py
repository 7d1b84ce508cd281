"""Markdown: front matter, then text without its marks."""

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble
from index.parse.decode import decode
from index.parse.fields import Fields
from index.parse.moments import moment
from index.parse.names import names_of
from index.parse.pasted import parse_text
from index.parse.pasted.bylines import has_opening, split_byline
from index.parse.pasted.credits import split_credit
from index.parse.pasted.dates import find_dates
from index.parse.rich import is_rich, plain_text
from index.parse.tree import block_text, load

_FENCE = re.compile(r"---[^\S\n]*\n(.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)", re.S)
_KEY = re.compile(r"([A-Za-z][\w -]{0,40}):(?:\s+(.*))?$")
_ITEM = re.compile(r"\s*-\s+(.*)$")
_FRONT_LIMIT = 64 << 10
_HEAD_LINES = 4
_LONGEST_HEAD_LINE = 160
_NESTING = 50
_BY = re.compile(r"(?i)(?:^|[.|·–—,-]\s+)(?P<by>by|von|par|por|text)\b")
_LONGEST_SENTENCE = 50
_STANDFIRST = ("standfirst", "description", "subtitle", "summary", "dek")
_AUTHORS = ("author", "authors", "byline", "by")
_SOURCE = ("source", "publisher", "outlet", "publication", "site")
_ADDRESS = ("url", "link", "canonical", "canonical_url", "source_url")
_PUBLISHED = ("published", "date", "pubdate", "created")
_UPDATED = ("updated", "modified", "lastmod")
_LANGUAGE = ("language", "lang")


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return the one article of a Markdown file."""
    decoded = decode(document.content)
    fields = parse_markdown(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    if decoded.notice:
        fields = replace(fields, notices=(*fields.notices, decoded.notice))
    return (assemble(document, fields),)


def parse_markdown(text: str) -> Fields:
    """Return the fields of a Markdown text: the front matter's, else those of the lines under its first heading."""
    front, text = split_front_matter(text)
    title, blocks, captions = _blocks(text)
    byline, published, rest = _head(blocks)
    by, written = names_of(_all(front, *_AUTHORS)), moment(_first(front, *_PUBLISHED))
    keys = {
        "title": ("title", "headline"),
        "standfirst": _STANDFIRST,
        "authors": _AUTHORS if by else (),
        "source": _SOURCE,
        "url": _ADDRESS,
        "published": _PUBLISHED if written else (),
        "updated": _UPDATED,
        "language": _LANGUAGE,
    }
    said = Fields(
        title=_first(front, "title", "headline") or title,
        body="\n\n".join(rest),
        standfirst=_first(front, *_STANDFIRST) or None,
        authors=by or split_byline(byline),
        source=_first(front, *_SOURCE) or None,
        url=_first(front, *_ADDRESS) or None,
        published=written or moment(published),
        updated=moment(_first(front, *_UPDATED)),
        language=_first(front, *_LANGUAGE) or None,
        captions=tuple(split_credit(caption) for caption in captions),
        provenance=_shown(title, byline, published)
        | {field: f"front matter {key}" for field, names in keys.items() if (key := _key(front, *names))},
    )
    if said.title:
        return said
    return replace(said, title=parse_text(said.body).title, provenance={**said.provenance, "title": "first line"})


def _shown(title: str, byline: str, published: str) -> dict[str, str]:
    """Return where the text itself says what the front matter may not."""
    said = {
        "body": "text of the file",
        "title": title and "first heading",
        "authors": byline and "byline",
        "published": published and "dateline",
    }
    return {field: where for field, where in said.items() if where}


def split_front_matter(text: str) -> tuple[dict[str, list[str]], str]:
    """Part a flat YAML front matter from the text: keys in lower case, each value a list of its scalars."""
    match = _FENCE.match(text.lstrip("\n"), 0, _FRONT_LIMIT)
    if not match:
        return {}, text
    found: dict[str, list[str]] = {}
    key = ""
    for line in match[1].split("\n"):
        if named := _KEY.match(line):
            key = named[1].lower().replace(" ", "_")
            found[key] = _scalars(named[2] or "")
        elif key and (item := _ITEM.match(line)):
            found[key].append(_unquoted(item[1]))
    return found, text.lstrip("\n")[match.end() :]


def _scalars(value: str) -> list[str]:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(each) for each in value[1:-1].split(",") if each.strip()]
    return [_unquoted(value)] if value and value not in ("|", ">", "~", "null") else []


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _key(front: dict[str, list[str]], *keys: str) -> str:
    """Return the first of `keys` that says something; empty where none does."""
    return next((key for key in keys if front.get(key)), "")


def _first(front: dict[str, list[str]], *keys: str) -> str:
    return next((front[key][0] for key in keys if front.get(key)), "")


def _all(front: dict[str, list[str]], *keys: str) -> list[str]:
    return next((front[key] for key in keys if front.get(key)), [])


def _blocks(text: str) -> tuple[str, list[str], list[str]]:
    """Return the first heading, the text of every other block in order, and what the pictures say."""
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    title, heading = "", False
    blocks: list[str] = []
    captions: list[str] = []
    for token in parser.parse(text):
        if token.type == "heading_open":
            heading = True
        elif token.type == "inline":
            line, pictures = _inline(token)
            captions += pictures
            if heading and not title and not blocks:
                title = line.replace("\n", " ")
            elif line:
                blocks.append(line)
            heading = False
        elif token.type in ("fence", "code_block") and token.content.strip():
            blocks.append(token.content)
        elif token.type == "html_block" and (root := load(token.content)) is not None:
            blocks += [block for block in block_text(root).split("\n\n") if block]
    return title, blocks, captions


def _inline(token: Token) -> tuple[str, list[str]]:
    """Flatten emphasis and links to their text; a picture's text is its caption."""
    parts: list[str] = []
    captions: list[str] = []
    for child in token.children or ():
        if child.type == "image":
            caption = child.attrGet("title") or child.content
            captions += [str(caption)] if caption else []
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" " if child.type == "softbreak" else "\n")
        elif child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type == "html_inline" and not is_rich(child.content):
            parts.append(child.content)  # angle brackets that are no tag: `OIL <SRD>`
    return plain_text("".join(parts)).strip(), captions


def _head(blocks: list[str]) -> tuple[str, str, list[str]]:
    """Take byline and date off the first blocks; return both and the rest."""
    byline = published = ""
    rest: list[str] = []
    for number, block in enumerate(blocks):
        kept: list[str] = []
        for line in block.split("\n"):
            if number >= _HEAD_LINES or len(line) > _LONGEST_HEAD_LINE:
                kept.append(line)
                continue
            names = _byline(line)
            is_byline = not byline and bool(names)
            is_date = not published and _is_date(line)
            byline = names if is_byline else byline
            published = line if is_date or (is_byline and not published and find_dates(line)) else published
            kept += [] if is_byline or is_date else [line]
        if kept:
            rest.append(" ".join(kept))
    return byline, published, rest


def _byline(line: str) -> str:
    """Return the part of a line that names the author, also behind outlet and date; empty when there is none."""
    opening = _BY.search(line)
    if not opening or (line.endswith((".", "!", "?")) and len(line) > _LONGEST_SENTENCE):
        return ""
    part = line[opening.start("by") :]
    return part if has_opening(part) and split_byline(part) else ""


def _is_date(line: str) -> bool:
    """Tell whether a line is little else than a date."""
    found = find_dates(line)
    return (
        bool(found)
        and len(line) - (found[0].end - found[0].start) <= 30
        and not line.rstrip().endswith((".", "!", "?"))
    )
