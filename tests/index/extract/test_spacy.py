"""A spaCy pipeline in the place of the tagger: one that is trained here, in a second or two."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from index import Library, MissingExtra, UnusableTagger, digest_paths
from index.extract import BUILT_IN, chosen, extractor
from index.extract.names import find_names
from index.extract.pipelines import PipelineMarker
from index.extract.taggers import marker
from tui.cli import run

TOLD = [
    ("Orla Veen spoke in Zandmar on Monday.", ("Orla Veen", "PERSON"), ("Zandmar", "GPE")),
    ("In Zandmar the Quillon said nothing.", ("Zandmar", "GPE"), ("the Quillon", "ORG")),
    ("The Zandmari sailors left the Hollow Pier.", ("Zandmari", "NORP"), ("the Hollow Pier", "FAC")),
    ("Orla Veen left the Quillon's Lantern Night.", ("Orla Veen", "PERSON"), ("Lantern Night", "EVENT")),
    ("It rained, and the sailors slept until Monday.", ("Monday", "DATE")),
]
TEXT = " ".join(text for text, *_ in TOLD)


@pytest.fixture(scope="module")
def spacy():
    return pytest.importorskip("spacy", reason='spaCy is not installed: pip install "broadsheet[spacy]"')


@pytest.fixture(scope="module")
def pipeline(spacy, tmp_path_factory) -> str:
    """Return the name of a pipeline that knows the sentences in `TOLD` by heart."""
    from spacy.training import Example

    seen = spacy.blank("en")
    ner = seen.add_pipe("ner")
    examples = []
    for text, *names in TOLD:
        spans = [(text.index(name), text.index(name) + len(name), label) for name, label in names]
        for *_, label in spans:
            ner.add_label(label)
        examples.append(Example.from_dict(seen.make_doc(text), {"entities": spans}))
    spacy.util.fix_random_seed(5)
    learning = seen.initialize(lambda: examples)
    chance = random.Random(5)
    for _ in range(40):
        chance.shuffle(examples)
        seen.update(examples, sgd=learning)
    folder = tmp_path_factory.mktemp("pipeline") / "told"
    seen.to_disk(folder)
    return chosen(f"spacy:{folder}")


def test_its_labels_become_our_types_and_its_dates_are_left_to_us(pipeline):
    found = {(name.text, name.type) for name in find_names({"body": TEXT}, pipeline)}
    assert found == {
        ("Orla Veen", "person"),
        ("Zandmar", "place"),
        ("Quillon", "org"),
        ("Zandmari", "group"),
        ("Hollow Pier", "place"),
        ("Lantern Night", "event"),
    }


def test_names_stand_where_they_are_written_in_every_field(pipeline):
    fields = {"standfirst": TOLD[1][0], "body": f"{TOLD[0][0]}\n\n  {TOLD[3][0]} {TOLD[0][0]}", "caption:0": TOLD[0][0]}
    names = find_names(fields, pipeline)
    assert all(fields[name.field][name.start : name.end] == name.text for name in names)
    assert [name.text for name in names if name.field == "caption:0"] == ["Orla Veen", "Zandmar"]
    assert [name.text for name in names if name.field == "body"].count("Orla Veen") == 3


def test_what_follows_the_tagger_is_ours(pipeline):
    text = f"{TOLD[0][0]} Later Veen left. “It was quiet,” Veen said. They sailed to Norway."
    names = {(name.text, name.type) for name in find_names({"body": text}, pipeline)}
    assert {("Veen", "person"), ("Norway", "place")} <= names


def test_a_line_without_an_end_is_seen_in_parts(pipeline, monkeypatch):
    monkeypatch.setattr("index.extract.pipelines._LONGEST", 60)
    assert [name.text for name in find_names({"body": f"{TOLD[0][0]} " * 9}, pipeline)] == ["Orla Veen", "Zandmar"] * 9


def test_overlapping_names_on_one_word_of_ours_are_one(spacy):
    blank = spacy.blank("en")
    ruler = blank.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Zand"}, {"label": "ORG", "pattern": "Mar"}])
    names = find_names_by(PipelineMarker(blank), "They spoke of zand/Zand-Mar there.")
    assert len(names) == len(set(names))


def find_names_by(own, text):
    from index.extract.cutting import sentences

    cut = list(sentences(text, 0, len(text)))
    return own.mark(cut, [text] * len(cut))


def test_spacy_is_loaded_by_nobody_who_has_not_chosen_it():
    code = (
        "import sys\nfrom index.article import Article\nfrom index.extract import extract\n"
        "extract(Article(id='a', path='a', format='text', title='', body='Rain fell in Oslo.'))\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_spacy_one_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtra, match=r'spacy:absent needs spaCy: pip install "broadsheet\[spacy\]" adds it'):
        chosen("spacy:absent")


def test_a_pipeline_that_is_not_installed_is_named_with_what_installs_it(spacy):
    with pytest.raises(
        UnusableTagger, match=r"no spaCy pipeline xx_absent_sm is installed; .*spacy download xx_absent"
    ):
        chosen("spacy:xx_absent_sm")


def test_a_pipeline_that_marks_no_names_is_refused(spacy, tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(UnusableTagger, match="marks no names"):
        chosen(f"spacy:{tmp_path / 'blank'}")


def test_a_damaged_pipeline_is_refused(spacy, tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 'en'\npipeline = ['wheel']\n[components]\n")
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "x", "version": "0"}')
    with pytest.raises(UnusableTagger):
        chosen(f"spacy:{tmp_path}/")


@pytest.mark.parametrize("name", ["", "crf", "spacy", "spacy:", "built-in:x"])
def test_other_names_of_taggers_are_refused(name):
    with pytest.raises(UnusableTagger, match="there are built-in, and spacy:NAME"):
        chosen(name)


def test_the_built_in_tagger_has_a_name_too():
    assert chosen(BUILT_IN) == BUILT_IN
    assert extractor(BUILT_IN) != extractor("spacy:en_core_web_sm")


@pytest.fixture
def told(tmp_path: Path) -> Path:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a.txt").write_text(f"A quiet night\n\n{TOLD[0][0]} {TOLD[3][0]}\n")
    (tmp_path / "pile" / "b.txt").write_text(f"A wet day\n\n{TOLD[1][0]} {TOLD[2][0]}\n")
    return tmp_path


def people(library: Library, kind: str = "event") -> set[str]:
    return {entity.name for entity in library.entities(library.search("*")) if entity.type == kind}


def test_a_library_keeps_its_tagger_and_looks_through_everything_anew(pipeline, told: Path) -> None:
    with Library.open(told / "library", create=True) as library:
        library.add([told / "pile"], processes=1)
        assert library.tagger() == BUILT_IN
        assert "Lantern Night" not in people(library)
        assert library.choose_tagger(pipeline)
        assert not library.choose_tagger(pipeline)
        assert library.pending() == 2
    with Library.open(told / "library") as library:
        assert (library.tagger(), library.info().tagger, library.pending()) == (pipeline, pipeline, 2)
        assert library.look_through() == 2
        assert "Lantern Night" in people(library)
        assert library.choose_tagger(BUILT_IN)
        assert library.look_through() == 2
        assert "Lantern Night" not in people(library)


def test_what_a_person_set_right_outlives_the_tagger(pipeline, told: Path) -> None:
    with Library.open(told / "library", create=True) as library:
        library.choose_tagger(pipeline)
        library.add([told / "pile"], processes=1)
        (key,) = [entity.key for entity in library.entities(library.search("*")) if entity.name == "Orla Veen"]
        library.rename_entity(key, "Orla Veen-Hart")
        library.choose_tagger(BUILT_IN)
        library.look_through()
        assert "Orla Veen-Hart" in people(library, "person")


def test_a_tagger_that_has_gone_hinders_neither_reading_nor_adding(pipeline, told: Path, monkeypatch, capsys) -> None:
    folder = told / "library"
    with Library.open(folder, create=True) as library:
        library.choose_tagger(pipeline)
    marker.cache_clear()
    monkeypatch.setitem(sys.modules, "spacy", None)
    assert run(["--library", str(folder), "add", str(told / "pile")]) == 0
    assert "names were not looked for" in capsys.readouterr().err
    with Library.open(folder) as library:
        results = library.search("quiet")
        (row,) = library.rows(results, 0, 9)
        assert library.read(row.key, results).named == ()
        assert library.pending() == 2
        with pytest.raises(MissingExtra):
            library.look_through()
    assert run(["--library", str(folder), "catch-up", "--ner", BUILT_IN]) == 0
    with Library.open(folder) as library:
        assert library.pending() == 0


def test_the_command_takes_a_tagger_for_the_library_and_for_one_call(pipeline, told: Path, capsys) -> None:
    folder = str(told / "library")
    assert run(["--library", folder, "add", "--ner", pipeline, str(told / "pile")]) == 0
    assert run(["--library", folder, "info", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["tagger"] == pipeline
    assert run(["extract", "--ner", pipeline, str(told / "pile")]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {("event", "Lantern Night"), ("person", "Orla Veen")} <= {
        (entity["type"], entity["name"]) for line in lines for entity in line["entities"]
    }
    assert run(["--library", folder, "add", "--ner", "nobody", str(told / "pile")]) == 2


def test_an_older_library_keeps_its_tagger_when_it_is_renewed(told: Path) -> None:
    from contextlib import closing
    from sqlite3 import connect

    from index.folder import STORE_FILE

    with Library.open(told / "library", create=True) as library:
        library.add([told / "pile"], processes=1)
    with closing(connect(told / "library" / STORE_FILE)) as connection:
        connection.execute("UPDATE counter SET tagger = 'spacy:kept'")
        connection.execute("PRAGMA user_version = 8")
        connection.commit()
    with Library.open(told / "library") as library:
        assert library.tagger() == "spacy:kept"


def test_articles_are_extracted_without_a_library_too(pipeline, told: Path) -> None:
    items = list(digest_paths([told / "pile"], extracts=True, tagger=pipeline))
    assert any(entity.name == "Lantern Night" for _, extraction in items for entity in extraction.entities)
