"""The benchmarks' own rules: what they write, and that the engines they compare answer alike."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest

from tests.bench.peers.pieces import Feed, pieces_file
from tests.bench.peers.questions import Question, half_typed
from tests.bench.peers.table import Target
from tests.bench.report import write_section

_WORDS = ("anvil", "birch", "cobalt", "drought", "ember", "falcon", "glacier", "harbour", "ivory", "kelp", "marble")
_NAMES = ("Irena Molnar", "Karst Wire", "Dorrin")
_QUESTIONS = (
    Question(every=("anvil",)),
    Question(every=("birch", "cobalt")),
    Question(either=("drought", "ember")),
    Question(phrase=("falcon", "glacier")),
    Question(start="ma"),
    Question(every=("kelp",), start="har"),
    Question(every=("ivory",), source="Wire 1"),
    Question(every=("ivory",), days=(date(2020, 1, 5), date(2020, 1, 20))),
)


def _records() -> Iterator[str]:
    chance = Random(3)
    for number in range(18):
        body = ". ".join(f"the {chance.choice(_NAMES)} of {' '.join(chance.choices(_WORDS, k=5))}" for _ in range(2))
        day = f"2020-01-{1 + number:02}"
        yield json.dumps({"title": f"Number {number}", "body": body, "source": f"Wire {number % 3}", "date": day})


@pytest.mark.parametrize("question", _QUESTIONS, ids=str)
def test_every_engine_finds_the_same_articles(question: Question, made: Sequence[object]) -> None:
    found = [{*map(str, engine.search(question)())} for engine in made]  # type: ignore[attr-defined]
    titles = [{title.strip("(,)'") for title in each} for each in found]
    assert titles[0]
    assert all(each == titles[0] for each in titles)


def test_every_engine_counts_shows_and_goes_on(made: Sequence[object]) -> None:
    asked = Question(every=("anvil",))
    for engine in made:
        found = len(engine.search(asked)())  # type: ignore[attr-defined]
        assert len(engine.facet(asked, "source")()) == 3  # type: ignore[attr-defined]
        assert engine.facet(asked, "entity")()  # type: ignore[attr-defined]
        assert len(engine.snippets(asked)()) == found  # type: ignore[attr-defined]
        assert engine.complete("gla")()  # type: ignore[attr-defined]
        correct = engine.correct("glasier")  # type: ignore[attr-defined]
        assert correct is None or correct()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sequence[object]]:
    pytest.importorskip("tantivy", reason="tantivy, a peer of the benchmark, is not installed")
    from tests.bench.peers.engines import ENGINES

    parent = tmp_path_factory.mktemp("bench")
    (parent / "corpus-18.jsonl").write_text("\n".join(_records()))
    pieces, engines = pieces_file(parent, 18), []
    for name, engine in ENGINES.items():
        folder = parent / name
        folder.mkdir()
        engine.make(folder, Feed(pieces))
        engines.append(engine(folder))
    yield engines
    for each in engines:
        each.close()


def test_a_bench_writes_its_own_section_and_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "benchmarks.md"
    write_section("One", ["first"], file)
    write_section("Two", ["second"], file)
    before = file.read_text()
    write_section("One", ["changed"], file)
    after = file.read_text()
    assert after == before.replace("first", "changed")
    assert after.index("## One") < after.index("## Two")


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("oil", Question(start="oil")),
        ("Oil pr", Question(every=("oil",), start="pr")),
        ("oil p", Question(every=("oil", "p"))),
        ("oil ", Question(every=("oil",))),
    ],
)
def test_while_a_line_is_typed_its_last_word_is_open_from_two_letters_on(line: str, question: Question) -> None:
    assert half_typed(line) == question


def test_a_target_says_which_part_of_it_is_missed() -> None:
    target = Target(5, (("FTS5", 0.1), ("tantivy", 1.5)))
    assert target.missed({"Broadsheet": 4, "FTS5": 50, "tantivy": 2}) == ["1.5 × tantivy"]
    assert target.missed({"Broadsheet": 4, "FTS5": 50, "tantivy": 3}) == []
    assert Target(4_000, at_least=True).missed({"Broadsheet": 3_999}) == ["4,000"]
