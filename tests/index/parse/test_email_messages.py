"""Mail: newsletters and forwarded stories."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from index.inputs import RawDocument, Rejected
from index.parse import parse

PARAGRAPHS = [
    "The talks resumed in Kaldera on Tuesday, two officials said, and the harbour stayed open through the night.",
    "Irena Molnar, the foreign minister, told reporters that it is a text and not an agreement, and may change.",
    "Ferry crews had been told to stay in port until noon because of the storm warning, a spokeswoman said.",
]


def message(**headers):
    mail = EmailMessage()
    given = {
        "Subject": "Harbour talks resume",
        "From": "Ana Dorrin <ana@karst.example>",
        "Date": "Wed, 12 Feb 2031 09:30:00 +0100",
    }
    for name, value in (given | headers).items():
        mail[name.replace("_", "-")] = value
    return mail


def read(mail):
    content = mail if isinstance(mail, bytes) else bytes(mail)
    (found,) = parse(RawDocument("/pile/a.eml", content, "email"))
    return found


def test_plain_text_keeps_every_paragraph():
    mail = message()
    mail.set_content("\n\n".join(PARAGRAPHS))
    found = read(mail)
    assert found.title == "Harbour talks resume" and found.authors == ("Ana Dorrin",)
    assert found.published == datetime(2031, 2, 12, 8, 30, tzinfo=UTC)
    assert found.body.split("\n\n") == PARAGRAPHS
    assert found.provenance["title"] == "header Subject"


def test_the_web_page_in_a_mail_goes_before_its_plain_text_and_attachments_are_left():
    mail = message(Subject="Fwd: Re: =?utf-8?q?H=C3=A4fen?= [bold] stay")
    mail.set_content("See the page")
    mail.add_alternative("<html><body>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS), subtype="html")
    mail.add_attachment(b"<p>attached</p>", maintype="text", subtype="html", filename="a.html")
    found = read(mail)
    assert found.title == "Häfen [bold] stay"
    assert found.body.split("\n\n") == PARAGRAPHS


def test_a_newsletter_comes_from_its_list_and_ends_before_the_small_print():
    mail = message(From="Karst Daily <news@karst.example>", List_Id='"The Karst Daily" <daily.karst.example>')
    small = "You are receiving this newsletter because you signed up. Unsubscribe"
    mail.set_content("\n\n".join([*PARAGRAPHS, small, "Karst Post, Harbour Road 1"]))
    found = read(mail)
    assert found.source == "The Karst Daily" and found.authors == ()
    assert found.body.split("\n\n") == PARAGRAPHS and small in found.chrome


@pytest.mark.parametrize(
    ("sender", "authors", "source"),
    [
        ("Ana Dorrin <ana@karst.example>", ("Ana Dorrin",), None),
        ("Ana Dorrin <ad@karst.example>", ("Ana Dorrin",), None),
        ("Strait Ledger <ledger@ledger.example>", (), "Strait Ledger"),
        ("Vesna Courier <letters@mail.example>", (), "Vesna Courier"),
        ("Karst Newsletter <x@mail.example>", (), "Karst Newsletter"),
        ("ana@karst.example", (), None),
    ],
)
def test_a_sender_is_a_person_or_an_outlet(sender, authors, source):
    mail = message(From=sender)
    mail.set_content("\n\n".join(PARAGRAPHS))
    found = read(mail)
    assert (found.authors, found.source) == (authors, source)


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: a\nFrom: =?x?q?=\nDate: Wed, 99 Foo\n"
        b"Content-Type: text/plain; charset=nonsense\n\nThe text \xff stays",
        b"Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nThe text stays",
        b"Subject: a\nContent-Transfer-Encoding: base64\nContent-Type: text/plain\n\nVGhlIHRleHQgc3RheXM",
        b"Subject: a\nFrom: a@[b\nList-Id: <\n\nThe text stays",
    ],
)
def test_malformed_mail_is_read_as_far_as_it_goes(content):
    assert "The text" in read(content).body


def test_mail_without_text_is_rejected():
    assert read(b"Subject: a\n\n") == Rejected("/pile/a.eml", "has no text to read")
