"""Bytes become the letters that were meant."""

import codecs

import pytest

from index.parse.decode import decode, known_encoding

RUSSIAN = "Переговоры в гавани возобновились во вторник, сообщили два чиновника министерства."


@pytest.mark.parametrize(
    ("content", "declared", "text"),
    [
        (b"plain", None, "plain"),
        ("Ünïcode".encode(), None, "Ünïcode"),
        ("Ünïcode".encode(), "iso-8859-1", "Ünïcode"),
        (codecs.BOM_UTF8 + b"x", "windows-1251", "x"),
        ("Ż".encode("utf-16"), None, "Ż"),
        ("Harbour".encode("utf-16-be"), None, "Harbour"),
        ("Ż".encode("utf-32"), None, "Ż"),
        (b"\x93quoted\x94", "iso-8859-1", "“quoted”"),
        (RUSSIAN.encode("koi8-r"), "KOI8-R", RUSSIAN),
        ("港湾の会談".encode("shift_jis"), "Shift_JIS", "港湾の会談"),
        ("港湾の会談".encode("iso2022_jp"), "iso-2022-jp", "港湾の会談"),
        (b"caf\xe9", "utf-8", "café"),
        (b"caf\xe9", "no-such-thing", "café"),
        (b"caf\xe9", "base64", "café"),
        (b"caf\xe9", "unicode_escape", "café"),
    ],
)
def test_marks_declarations_and_utf8_are_heeded(content, declared, text):
    assert decode(content, declared).text == text


def test_an_undeclared_encoding_is_guessed_and_said_so():
    found = decode(RUSSIAN.encode("cp1251"))
    assert found.text == RUSSIAN
    assert found.notice == "the encoding is not declared; cp1251 is a guess"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le café de Genève a rouvert ses portes après l'été, a déclaré le maire.", "cp1252"),
        ("A situação não é fácil, disse o ministro da Educação em São Paulo.", "cp1252"),
        ("Regeringen får kritik för åtgärderna på Åland, säger ministern.", "cp1252"),
        ("Perché il governo è caduto? La città più bella non lo sa.", "cp1252"),
        ("Der Minister sagte, die Straße werde für größere Züge gebaut.", "cp1252"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy, řekl ministr v úterý.", "cp1250"),
    ],
)
def test_of_encodings_that_fit_alike_the_one_that_most_people_write_is_taken(text, encoding):
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.notice == f"the encoding is not declared; {encoding} is a guess"


def test_a_few_faults_do_not_make_utf8_something_else():
    content = ("„Gespräche“ für Überbrückung " * 20).encode() + b"\xff"
    found = decode(content)
    assert found.text.startswith("„Gespräche“") and found.text.endswith("�")
    assert "1 characters could not be decoded" in (found.notice or "")


@pytest.mark.parametrize("name", [None, "", "hex", "utf-7", "punycode", "\0", "x" * 5000])
def test_names_that_are_no_text_encoding_are_passed_over(name):
    assert known_encoding(name) is None
