"""Assemble: what a parser found becomes an `Article` whose every field may be shown."""

import re

from index.article import Article, Caption, article_id
from index.inputs import RawDocument, Rejected
from index.parse.fields import Fields
from index.parse.outlets import outlet_name
from index.plain import clean

_BLANK = re.compile(r"\n[^\S\n]*\n")
_LOOSE = ("  ", "\t", " \n", "\n ", "\n\n\n")
_LANGUAGE = re.compile(r"([a-z]{2})(?:$|[-_])")
_ADDRESS = re.compile(r"(?i)https?://[^\s<>\"]+")
_TITLE_LENGTH = 90
"""Characters of a headline that has to be taken from the first words of the text."""
_SENTENCE = re.compile(r".{16,84}?\w{4}[.!?…][\"”’»)]?(?=\s)")


def assemble(document: RawDocument, fields: Fields, part: str | None = None) -> Article | Rejected:
    """Return the article that `fields` of `document` make; `part` is its place where the document holds several.

    Every text is made safe; white space in one-line fields and inside paragraphs collapses. Rejected when neither a
    title nor a body is left.
    """
    if part is not None:
        document = RawDocument(document.path, b"", document.format, one_line(part))
    title, body = one_line(fields.title), paragraphs(fields.body)
    provenance = {key: one_line(value) for key, value in fields.provenance.items()}
    if not title and not body:
        return Rejected(document.name, "has no text to read")
    if not title:
        title = first_words(body)
        provenance["title"] = "first words of the text"
    return Article(
        id=article_id(document.name),
        path=document.name,
        format=document.format,
        title=title,
        body=body,
        standfirst=one_line(fields.standfirst or "") or None,
        authors=_lines(fields.authors),
        source=outlet_name(one_line(fields.source or "")),
        url=_address(fields.url),
        published=fields.published,
        updated=fields.updated,
        language=_language(fields.language),
        captions=_captions(fields.captions),
        pull_quotes=_lines(fields.pull_quotes),
        chrome=_lines(fields.chrome),
        provenance=provenance,
        notices=_lines(fields.notices),
    )


def one_line(text: str) -> str:
    """Return `text` safe and on one line, white space collapsed."""
    if not (text.isascii() and text.isprintable()):
        text = clean(text)
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """Return `text` safe, its paragraphs (parted by blank lines) joined by one blank line and each on one line."""
    text = clean(text)
    if text.isascii() and not any(loose in text for loose in _LOOSE):
        return text.strip().replace("\n\n", "\r").replace("\n", " ").replace("\r", "\n\n")
    pieces = (" ".join(piece.split()) for piece in _BLANK.split(text))
    return "\n\n".join(piece for piece in pieces if piece)


def first_words(body: str) -> str:
    """Return what stands in lists for the headline that a text lacks: its first line, cut at a sentence or a word."""
    line = body.partition("\n")[0]
    if len(line) <= _TITLE_LENGTH:
        return line
    if sentence := _SENTENCE.match(line):
        return sentence.group()
    return (line[:_TITLE_LENGTH].rpartition(" ")[0] or line[:_TITLE_LENGTH]) + "…"


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Make each text one line; drop empty ones and repetitions."""
    return tuple(dict.fromkeys(line for text in texts if (line := one_line(text))))


def _captions(captions: tuple[Caption, ...]) -> tuple[Caption, ...]:
    made = (Caption(one_line(each.text), one_line(each.credit or "") or None) for each in captions)
    return tuple(dict.fromkeys(each for each in made if each.text or each.credit))


def _address(url: str | None) -> str | None:
    match = _ADDRESS.fullmatch(one_line(url or ""))
    return match.group() if match else None


def _language(code: str | None) -> str | None:
    match = _LANGUAGE.match((code or "").strip().lower())
    return match[1] if match else None
