"""PDF: lines where they stand, columns and paragraphs mended, and what cannot be read."""

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse import parse
from index.parse.pdf import second
from index.parse.pdf.blocks import joined

PROSE = (
    "The harbour pilots of Brenholm called off their strike on Monday evening, two hours before it was to begin, after "
    "the port had met the first of their demands in a letter that both sides called a beginning and no more than that."
)
MORE = (
    "Ships that had waited in the strait since Friday began to move before midnight, and the grain market in Kaldera "
    "opened lower, as traders had expected once the pilots were back at work on the quay and in their small boats."
)


def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def column(text, left, top, width=60, size=11):
    return [(left, top - 14 * number, size, line) for number, line in enumerate(wrap(text, width))]


def pdf(*pages, packed=False):
    """Return a PDF whose pages hold pieces of text: (x, y, size, text)."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    kids = []
    for pieces in pages:
        content = b"".join(
            b"BT /F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET\n"
            % (size, x, y, text.replace("\\", "").replace("(", "").replace(")", "").encode("cp1252"))
            for x, y, size, text in pieces
        )
        filtered = zlib.compress(content) if packed else content
        mark = b"/Filter/FlateDecode" if packed else b""
        objects.append(b"<<%s/Length %d>>stream\n%s\nendstream" % (mark, len(filtered), filtered))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 %s>>>>>>"
            % (len(objects), font)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return out + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


def read(content) -> Article | Rejected:
    (found,) = parse(RawDocument("/pile/a.pdf", content, "pdf"))
    return found


HEAD = [
    (60, 780, 22, "Harbour pilots call off their strike"),
    (60, 750, 11, "By Lena Torvald"),
    (60, 730, 11, "3 March 2031"),
]


def test_headline_byline_date_and_paragraphs_are_found():
    found = read(pdf([*HEAD, *column(PROSE, 60, 700), *column(MORE, 60, 620)]))
    assert isinstance(found, Article)
    assert (found.title, found.authors, str(found.published)) == (HEAD[0][3], ("Lena Torvald",), "2031-03-03")
    assert found.body == f"{PROSE}\n\n{MORE}"


def test_columns_are_read_one_after_the_other_whatever_the_order_on_the_page():
    pieces = [*HEAD, *column(PROSE, 60, 690, 36), *column(MORE, 320, 690, 36)]
    for order in (pieces, pieces[::-1], sorted(pieces, key=lambda piece: -piece[1])):
        found = read(pdf(order))
        assert isinstance(found, Article) and found.body == f"{PROSE}\n\n{MORE}"


def test_a_paragraph_goes_on_over_the_page_and_heads_and_feet_are_taken_out():
    def page(number, lines):
        return [(60, 815, 9, "The Strait Ledger"), (300, 20, 9, str(number)), *lines]

    lines = wrap(f"{PROSE} {MORE}", 60)
    cut = [[(60, 700 - 14 * n, 11, line) for n, line in enumerate(part)] for part in (lines[:4], lines[4:5], lines[5:])]
    first = page(
        1, [(x, y - 40, size, text) for x, y, size, text in HEAD] + [(x, y - 60, s, t) for x, y, s, t in cut[0]]
    )
    found = read(pdf(first, page(2, cut[1]), page(3, cut[2])))
    assert isinstance(found, Article)
    assert "Strait Ledger" not in found.body and "The Strait Ledger" in found.chrome
    assert not any(line in "123" for line in found.body.split("\n\n"))
    assert f"{PROSE} {MORE}" in found.body


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the har-", "bour"], "the harbour"),
        (["the har\u00ad", "bour"], "the harbour"),
        (["Kokain-", "Verherrlichung"], "Kokain-Verherrlichung"),
        (["pre-", "and post-war"], "pre- and post-war"),
        (["in 2020-", "21"], "in 2020- 21"),
        (["one", "two"], "one two"),
    ],
)
def test_words_that_a_line_parts_are_one_again(lines, text):
    assert joined(lines) == text


def test_a_scan_is_said_to_have_no_text_layer():
    assert "no text layer" in read(pdf([], [])).reason


def test_what_is_encrypted_is_said_to_be_and_an_empty_password_opens():
    for password, is_open in (("secret", False), ("", True)):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([*HEAD, *column(PROSE, 60, 700)]))))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        found = read(out.getvalue())
        assert isinstance(found, Article) if is_open else found.reason.startswith("is encrypted")


def test_what_is_no_pdf_names_the_second_reader_where_it_is_missing(monkeypatch):
    monkeypatch.setattr("index.parse.pdf.read_again", lambda content: None)
    found = read(b"%PDF-1.4\nnothing else")
    assert found.reason.startswith("is no PDF that can be read (") and found.reason.endswith(second.MISSING)


def test_the_second_reader_reads_what_the_first_gave_up_on(monkeypatch):
    pytest.importorskip("pdfminer")
    monkeypatch.setattr("index.parse.pdf.PdfReader", _refuses)
    found = read(pdf([*HEAD, *column(PROSE, 60, 700)]))
    assert isinstance(found, Article) and found.title == HEAD[0][3]
    assert isinstance(read(b"%PDF-1.4\nnothing else"), Rejected)


def _refuses(stream):
    raise ValueError("no")


def test_pages_beyond_the_limit_are_left_out_and_said_to_be(monkeypatch):
    monkeypatch.setattr("index.parse.pdf._MOST_PAGES", 1)
    found = read(pdf([*HEAD, *column(PROSE, 60, 700)], column(MORE, 60, 700)))
    assert isinstance(found, Article)
    assert found.notices == ("only the first 1 pages were read, 1 are left out",)
    assert "grain market" not in found.body


@given(data=st.data())
def test_a_damaged_pdf_gives_an_article_or_a_reason(data):
    content = bytearray(pdf([*HEAD, *column(PROSE, 60, 700)], column(MORE, 60, 700), packed=data.draw(st.booleans())))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    found = read(bytes(content[: data.draw(st.integers(10, len(content)))]))
    assert isinstance(found, Article) or (found.reason and not found.reason.endswith("."))
