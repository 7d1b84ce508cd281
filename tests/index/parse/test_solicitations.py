"""What a site says to its readers is no part of the article, and an article about such things is one."""

import pytest

from index.article import Article
from index.inputs import RawDocument
from index.parse import parse
from index.parse.solicitations import UNSUBSCRIBE, solicitations

PROSE = [
    f"The harbour council met for the {word} time and put off the dues for another week, as everybody had expected."
    for word in ("first", "second", "third", "fourth")
]


@pytest.mark.parametrize(
    "line",
    [
        "We use cookies to improve your experience. By continuing you accept this.",
        "By continuing to use this site you agree to our use of cookies.",
        "Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten.",
        "Nous utilisons des cookies pour améliorer votre expérience.",
        "Utilizamos cookies propias y de terceros.",
        "Questo sito utilizza i cookie.",
        "Subscribe to continue reading this story.",
        "This article is only for subscribers.",
        "You have reached your limit of free articles this month.",
        "Already a subscriber? Log in here.",
        "Dieser Artikel ist nur für Abonnenten lesbar.",
        "Il vous reste 75 % de cet article à lire.",
        "Cet article est réservé aux abonnés.",
        "¿Ya eres suscriptor? Inicia sesión.",
    ],
)
@pytest.mark.parametrize("place", [0, 2, 4])
def test_words_to_the_reader_are_found_at_the_ends_and_in_the_middle(line, place):
    lines = [*PROSE[:place], line, *PROSE[place:]]
    assert [text for text, is_one in zip(lines, solicitations(lines), strict=True) if is_one] == [line]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "We use cookies because nobody has offered us anything better, the council's lawyer wrote.",
            "The regulator fined the firm for setting cookies without asking.",
            "Under the new rules a cookie may be set only with consent.",
        ],
        [
            "Subscribers will pay more to read the Courier from May on.",
            "Subscribe to read one, and you are told of two others: so the paper's chain works.",
            "The publisher lost a tenth of its subscribers last year.",
            "Members of the guild said they had not been told.",
        ],
        ["“We use cookies to improve your experience,” the banner said.", *PROSE],
        ["The baker said that he uses cookies of his own in the window.", *PROSE],
        ["You have used your boat for forty years, she told him, and never paid.", *PROSE],
    ],
)
def test_an_article_about_such_things_keeps_its_paragraphs(lines):
    assert not any(solicitations(lines))


def read(content: bytes, format: str) -> Article:
    (found,) = parse(RawDocument("x", content, format))
    assert isinstance(found, Article)
    return found


def test_a_page_keeps_them_among_what_was_left_out():
    line = "We use cookies to improve your experience on this site."
    body = "".join(f"<p>{each}</p>" for each in (*PROSE[:2], line, *PROSE[2:]))
    found = read(f"<html><body><article><h1>Dues</h1>{body}</article></body></html>".encode(), "html")
    assert found.body.split("\n\n") == PROSE and line in found.chrome


@pytest.mark.parametrize(
    "line",
    [
        "Unsubscribe | Manage your preferences",
        "You are receiving this email because you signed up at our site.",
        "This email was sent to ana@vesna.example",
        "Sie erhalten diesen Newsletter, weil Sie sich angemeldet haben. Abmelden",
        "Vous recevez cette newsletter car vous êtes inscrit. Se désinscrire",
        "Si no quieres recibir más correos, puedes darte de baja: darse de baja",
        "Ricevi questa newsletter perché sei iscritto",
        "Je ontvangt deze nieuwsbrief omdat je je hebt ingeschreven",
        "Отписаться от рассылки",
        "配信停止はこちら",
    ],
)
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_how_to_leave_a_list_is_cut_off_a_letter_in_text_and_html(line, kind):
    assert UNSUBSCRIBE.search(line)
    lines = [*PROSE, line, "Vesna Courier, Quay 4"]
    text = "".join(f"<p>{each}</p>" for each in lines) if kind == "html" else "\n\n".join(lines)
    head = f"From: Vesna Courier <news@vesna.example>\nSubject: Dues\nContent-Type: text/{kind}; charset=utf-8\n\n"
    found = read((head + text).encode(), "email")
    assert found.body.split("\n\n") == PROSE
    assert line in found.chrome


def test_much_text_behind_such_a_word_is_no_tail():
    lines = [*PROSE, "Wer nicht mitfahren will, muss sich bis Mittag abmelden.", *(f"{each} " * 8 for each in PROSE)]
    found = read(b"From: a@b.example\nSubject: Dues\n\n" + "\n\n".join(lines).encode(), "email")
    assert all(each.strip() in found.body for each in lines)
