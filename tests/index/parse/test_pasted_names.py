import pytest

from index.article import Caption
from index.parse.pasted import split_byline, split_credit


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Ana Dorrin", ("Ana Dorrin",)),
        ("By Ana Dorrin and Piet Hale in Kaldera", ("Ana Dorrin", "Piet Hale")),
        ("BY ANA DORRIN, PIET HALE and MILO QUANDT", ("ANA DORRIN", "PIET HALE", "MILO QUANDT")),
        ("By Ana Dorrin, Diplomatic Editor", ("Ana Dorrin",)),
        ("By Ana Dorrin | 5 November 2031", ("Ana Dorrin",)),
        ("Ana Dorrin 2 minutes ago", ("Ana Dorrin",)),
        ("Von Dominik Prell und Theresa Maas", ("Dominik Prell", "Theresa Maas")),
        ("Ein Kommentar von Nora Oster", ("Nora Oster",)),
        ("Do 25.04.2031 | 14:07 Uhr | Von Nora Oster", ("Nora Oster",)),
        ("大渡 美咲", ("大渡 美咲",)),
        ("Par Hélène de la Tour", ("Hélène de la Tour",)),
        ("Text: Eva Kirch-Rätsel", ("Eva Kirch-Rätsel",)),
        ("Story by Ana Dorrin; Piet Hale", ("Ana Dorrin", "Piet Hale")),
        ("Ana Dorrin/Piet Hale", ("Ana Dorrin", "Piet Hale")),
        ("Ana DorrinNews Reporter", ("Ana Dorrin",)),
        ("By Ana Dorrin, AP Politics Writer", ("Ana Dorrin",)),
        ("By Ana Dorrin, Reuters", ("Ana Dorrin",)),
        ("By Reuters", ("Reuters",)),
        ("By TPN", ("TPN",)),
        ("김하나 기자", ("김하나",)),
        ("山田 花子", ("山田 花子",)),
    ],
)
def test_a_byline_names_its_people(line, people):
    assert split_byline(line) == people


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By the end of the week, the talks had resumed.",
        "Media & Entertainment",
        "Share this article",
        "12 February 2031",
        "Photo by",
        "找文章 找部落客",
        "Latest News",
        "Ana Dorrin and Piet Hale walk along the quay after the talks broke down",
    ],
)
def test_a_line_that_is_no_byline_names_nobody(line):
    assert split_byline(line) == ()


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        ("Boats wait off Kaldera © Ana Dorrin/Karst Wire", "Boats wait off Kaldera", "Ana Dorrin/Karst Wire"),
        ("The quay, Oct. 14, 2031. (Port Office via AP)", "The quay, Oct. 14, 2031.", "Port Office via AP"),
        ("The quay on March 9, 2031 (ANA DORRIN / AFP)", "The quay on March 9, 2031", "ANA DORRIN / AFP"),
        ("A pilot at work. Photo by Ana Dorrin", "A pilot at work.", "Ana Dorrin"),
        ("Ein Lotse. Foto: Ana Dorrin", "Ein Lotse.", "Ana Dorrin"),
        ("A pilot. REUTERS/Ana Dorrin", "A pilot.", "REUTERS/Ana Dorrin"),
        ("The speaker at noon. — Bernama pic", "The speaker at noon.", "Bernama pic"),
        ("Image credits: Karst Wire", "", "Karst Wire"),
        ("REUTERS", "", "REUTERS"),
        ("The old lighthouse (archive)", "The old lighthouse (archive)", None),
        ("He saw the photo of the year", "He saw the photo of the year", None),
        ("", "", None),
    ],
)
def test_a_caption_parts_from_its_credit(line, text, credit):
    assert split_credit(line) == Caption(text, credit)
