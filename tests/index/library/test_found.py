"""Articles are found by what was found in them: who says what, and which days they name."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index import Library

TALKS = """Envoys meet again

12 May 2031

“The back channel is open,” said Irena Molnar, the foreign minister, on Monday.

The lighthouse keepers' union did not comment. Milo Quandt said: “We were not asked about grain prices.”

The next round is on 3 June 2031. The first was in March 2030.
"""
PRICES = """Grain prices fall

14 May 2031

Traders in Kaldera spoke of a back channel between the ports, and of prices that fall.

“Nobody buys a single sack of it now,” Ana Dorrin said.
"""
PLAIN = """Lamps along the quay

15 May 2031

The lamps along the quay were lit on Friday, and nobody spoke.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("found")
    for name, text in (("talks", TALKS), ("prices", PRICES), ("plain", PLAIN)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Library.open(folder / "library", create=True) as library:
        library.add([folder / "talks.txt", folder / "prices.txt", folder / "plain.txt"], processes=1)
        yield library


def names(library: Library, query: str) -> list[str]:
    results = library.search(query)
    return sorted(Path(row.path).stem for row in library.rows(results, 0, results.total))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('quote:"back channel"', ["talks"]),
        ('body:"back channel"', ["prices", "talks"]),
        ("quote:channel", ["talks"]),
        ("quote:price", ["talks"]),
        ("quote:=price", []),
        ("quote:pri*", ["talks"]),
        ("quote:(asked NEAR/3 grain)", ["talks"]),
        ("quote:(open grain)", ["talks"]),
        ("quote:(channel NEAR/9 grain)", []),
        ("quote:lighthouse", []),
        ("quote:buys -quote:asked", ["prices"]),
        ("quote:foreign", []),
        ("speaker:molnar", ["talks"]),
        ('speaker:"Ana Dorrin"', ["prices"]),
        ("speaker:kaldera", []),
        ("has:quote", ["prices", "talks"]),
        ("-has:quote", ["plain"]),
        ("mentions:2031-06-03", ["talks"]),
        ("mentions:2030-03-15", ["talks"]),
        ("mentions:2031-06..2031-07", ["talks"]),
        ("mentions:2029", []),
    ],
)
def test_a_query_about_speech_or_days_finds_these(library: Library, query: str, expected: list[str]) -> None:
    assert names(library, query) == expected


def test_only_what_is_said_is_marked(library: Library) -> None:
    results = library.search("quote:prices")
    reading = library.read(library.rows(results, 0, 1)[0].key, results)
    assert [hit.text for hit in reading.hits] == ["prices"]
    body = reading.article.body
    results = library.search('quote:"back channel" title:envoys')
    reading = library.read(library.rows(results, 0, 1)[0].key, results)
    assert [(hit.field, hit.text) for hit in reading.hits] == [("title", "Envoys"), ("body", "back channel")]
    assert reading.hits[1].start == body.index("back channel")


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("speaker:quandt", ["“We were not asked about grain prices.”"]),
        (
            "speaker:molnar OR speaker:quandt",
            ["“The back channel is open,”", "“We were not asked about grain prices.”"],
        ),
        ("speaker:quandt grain envoys", ["Envoys", "grain"]),  # it is within what he says
        ("envoys -speaker:dorrin", ["Envoys"]),
    ],
)
def test_what_the_speaker_asked_for_says_is_marked(library: Library, query: str, marked: list[str]) -> None:
    results = library.search(query)
    reading = library.read(library.rows(results, 0, 1)[0].key, results)
    assert [hit.text for hit in reading.hits] == marked


def test_quotes_are_found_over_many_commits_like_in_one(tmp_path: Path) -> None:
    chance = random.Random(5)
    words = ["truce", "ledger", "envoy", "grain", "strait"]
    with Library.open(tmp_path / "library", create=True) as library:
        said: dict[str, set[int]] = {word: set() for word in words}
        for number in range(12):
            speech, prose = chance.sample(words, 2), chance.sample(words, 3)
            file = tmp_path / f"{number}.txt"
            file.write_text(
                f"Story {number}\n\nThey wrote of {' and '.join(prose)} for a long while.\n\n"
                f"“It is about the {speech[0]} and the {speech[1]},” Milo Quandt said.\n\nThat was all they had.\n",
                encoding="utf-8",
            )
            library.add([file], processes=1)
            for word in speech:
                said[word].add(number)
        for word in words:
            assert names(library, f"quote:{word}") == sorted(map(str, said[word]))


def test_a_day_is_found_in_the_stretch_that_a_text_names(library: Library) -> None:
    for day in (date(2030, 3, 1), date(2030, 3, 31)):
        assert names(library, f"mentions:{day}") == ["talks"]
    for day in (date(2030, 2, 28), date(2030, 4, 1)):
        assert names(library, f"mentions:{day}") == []
