"""OPML: lists of feeds, and outlines with text in them."""

from collections.abc import Iterator

from lxml import etree

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble, one_line
from index.parse.fields import Fields
from index.parse.moments import moment
from index.parse.rich import plain_text

_TEXTS = ("_note", "description", "content")
_FEED = 'is the address of a feed and no article: "broadsheet fetch" with this file asks the feeds in it'


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return an article for every outline that holds a text; the address of each feed is Rejected, with a hint."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(document.content, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return (Rejected(document.name, "is no OPML that can be read"),)
    source = one_line(root.findtext("head/title") or "") or None
    outlines = tuple(_outlines(document, root, source))
    return outlines or (Rejected(document.name, "is an OPML file without feeds or texts"),)


def _outlines(document: RawDocument, root: etree._Element, source: str | None) -> Iterator[Article | Rejected]:
    for number, outline in enumerate(root.iter("outline"), start=1):
        values = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
        address = one_line(values.get("xmlurl", ""))
        if address:
            yield Rejected(f"{document.name}#{address}", _FEED)
            continue
        key = next((key for key in _TEXTS if values.get(key, "").strip()), "")
        body = plain_text(values.get(key, ""))
        if body:
            said = {
                "title": next((name for name in ("text", "title") if values.get(name)), ""),
                "body": key,
                "url": next((name for name in ("url", "htmlurl") if values.get(name) is not None), ""),
                "published": "created" if values.get("created") else "",
            }
            fields = Fields(
                title=plain_text(values.get("text") or values.get("title") or ""),
                body=body,
                source=source,
                url=values.get("url") or values.get("htmlurl"),
                published=moment(values.get("created")),
                provenance={field: f"outline {name}" for field, name in said.items() if name}
                | ({"source": "title of the file"} if source else {}),
            )
            yield assemble(document, fields, f"outline {number}")
