import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from index.inputs import RawDocument
from index.pipeline.pool import digest_all, look_through_all

BODY = "\n\nThe keeper of Cape Ister lit the lamp on Friday evening, and the boats came in.\n"


def children() -> list[psutil.Process]:
    return psutil.Process().children()


def documents(number: int) -> list[RawDocument]:
    return [RawDocument(f"/pile/{n}.txt", f"Story {n}{BODY}".encode(), "text") for n in range(number)]


def test_answers_come_in_the_order_of_the_questions() -> None:
    paths = [done.document.path for done in digest_all(documents(300), processes=2)]
    assert paths == [document.path for document in documents(300)]


@pytest.mark.parametrize("named", ["", "/nowhere"])
def test_a_module_where_the_caller_stands_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    (tmp_path / "json.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w').close()\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", named)
    assert len(list(digest_all(documents(300), processes=2))) == 300
    assert not (tmp_path / "run").exists()


def test_documents_are_drawn_lazily() -> None:
    drawn = []

    def source():  # type: ignore[no-untyped-def]
        for document in documents(5000):
            drawn.append(document)
            yield document

    answers = digest_all(source(), processes=1)
    next(answers)
    assert len(drawn) < 2000
    answers.close()  # type: ignore[attr-defined]


def test_a_child_that_dies_costs_no_document() -> None:
    answers = digest_all(documents(400), processes=2)
    got = [next(answers)]
    for child in children():
        child.kill()
    got += answers
    assert [done.document.path for done in got] == [document.path for document in documents(400)]
    assert not any(done.rejected for done in got)


def test_a_document_that_takes_too_long_is_rejected() -> None:
    (done,) = digest_all(documents(1), processes=1, seconds=0.0)
    assert "took longer than 0 seconds" in done.rejected[0].reason


def test_no_children_are_left() -> None:
    list(digest_all(documents(10), processes=2))
    assert not children()


def test_a_plain_script_may_add(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from index import Library\n"
        f"with Library.open({str(tmp_path / 'library')!r}, create=True) as library:\n"
        f"    print(library.add([{str(tmp_path / 'story.txt')!r}]).added)\n"
    )
    (tmp_path / "story.txt").write_text(f"Story{BODY}")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_large_questions_and_large_answers_do_not_wait_for_each_other() -> None:
    text = "Story\n\n" + "The keeper of Cape Ister lit the lamp on Friday evening, and the boats came in.\n\n" * 4000
    pile = [RawDocument(f"/pile/{number}.txt", text.encode(), "text") for number in range(24)]
    done = list(digest_all(pile, processes=1))
    assert [len(each.articles) for each in done] == [1] * 24


def test_what_is_found_comes_in_the_order_of_the_articles() -> None:
    articles = [article for done in digest_all(documents(70), processes=1) for article in done.articles]
    found = list(look_through_all(articles, processes=2))
    assert [[entity.name for entity in each.extraction.entities] for each in found] == [["Cape Ister"]] * 70
