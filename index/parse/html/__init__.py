"""Web pages."""

import re
from dataclasses import replace

from lxml.html import HtmlElement

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble
from index.parse.decode import Decoded, decode
from index.parse.fields import Fields
from index.parse.html import linked
from index.parse.html.body import find_body
from index.parse.html.byline import find_authors
from index.parse.html.dates import find_published, find_updated
from index.parse.html.figures import find_captions, find_pull_quotes
from index.parse.html.gather import read_page
from index.parse.html.page import Page
from index.parse.html.source import find_source
from index.parse.html.standfirst import find_standfirst
from index.parse.html.title import find_title
from index.parse.pasted import parse_text
from index.parse.tree import LIMIT, block_text, load
from index.plain import clean

_DECLARED = re.compile(
    rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.-]+)"
)
_HEAD = 4096
_CUT = "the page is larger than 16 MB; what comes behind that was left out"
_WHOLE = "no article was found in the page, so all of its text is shown"


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return the one article of a saved web page."""
    decoded = decode_page(document.content)
    fields = parse_page(decoded.text)
    if fields is None:
        return (Rejected(document.name, "has no text to read"),)
    if decoded.notice:
        fields = replace(fields, notices=(*fields.notices, decoded.notice))
    return (assemble(document, fields),)


def decode_page(content: bytes) -> Decoded:
    """Return the text of a page, in the encoding it declares where that holds."""
    declared = _DECLARED.search(content[:_HEAD])
    name = (declared[1] or declared[2]).decode("ascii", "replace") if declared else None
    return decode(content, name)


def parse_page(text: str) -> Fields | None:
    """Return the fields of the page whose source is `text`; None when there is nothing in it."""
    root = load(text)
    if root is None:
        return None
    page = read_page(root)
    title, title_from = find_title(page)
    body = find_body(page, title)
    fields = _said(page, title, title_from)
    if body.is_missing:
        return _whole(root, fields, text)
    captions, quotes = find_captions(page), find_pull_quotes(page)
    standfirst, standfirst_from = find_standfirst(page, body.lines)
    apart = {standfirst, *quotes, *(text for text, _ in captions)}
    return replace(
        fields,
        body="\n\n".join(line for line in body.lines if line not in apart),
        standfirst=standfirst or None,
        captions=tuple(caption for _, caption in captions),
        pull_quotes=tuple(quotes),
        chrome=body.left_out,
        provenance={
            **fields.provenance,
            **({"standfirst": standfirst_from} if standfirst else {}),
            "body": body.came_from,
            **({"captions": "figures of the page"} if captions else {}),
        },
        notices=(*filter(None, (body.notice,)), *((_CUT,) if len(text) > LIMIT else ())),
    )


def _said(page: Page, title: str, title_from: str) -> Fields:
    """Return what the page says of itself, without its text."""
    authors, authors_from = find_authors(page)
    published, published_from = find_published(page)
    updated, updated_from = find_updated(page)
    source, source_from = find_source(page)
    named = {
        "title": title_from,
        "source": source_from,
        "authors": authors_from,
        "published": published_from,
        "updated": updated_from,
        "url": page.url_from if page.url else "",
    }
    language, named["language"] = _language(page)
    return Fields(
        title=title,
        body="",
        authors=authors,
        source=source,
        url=page.url or None,
        published=published,
        updated=updated,
        language=language or None,
        provenance={field: where for field, where in named.items() if where},
    )


def _language(page: Page) -> tuple[str, str]:
    """Return the language that a page names and where it does; both empty where it names none."""
    if own := page.root.get("lang"):
        return str(own), "lang of the page"
    if told := linked.text(page.article, "inLanguage"):
        return told, "JSON-LD inLanguage"
    locale = page.first(("og:locale", "content-language", "dc.language"))
    return (locale[1], f"meta {locale[0]}") if locale else ("", "")


def _whole(root: HtmlElement, fields: Fields, text: str) -> Fields:
    """Return the fields of a page in which no article was found: all of its text, read like a pasted page."""
    pasted = parse_text(clean(block_text(root)))
    return replace(
        pasted,
        title=fields.title or pasted.title,
        authors=fields.authors or pasted.authors,
        source=fields.source or pasted.source,
        url=fields.url or pasted.url,
        published=fields.published or pasted.published,
        updated=fields.updated or pasted.updated,
        language=fields.language or pasted.language,
        provenance={**pasted.provenance, **fields.provenance},
        notices=(*pasted.notices, _WHOLE, *((_CUT,) if len(text) > LIMIT else ())),
    )
