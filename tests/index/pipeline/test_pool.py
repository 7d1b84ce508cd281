import multiprocessing
import os
import signal

from index.article import RawDocument
from index.pipeline.pool import digest_all

BODY = "\n\nThe keeper of Cape Ister lit the lamp on Friday evening, and the boats came in.\n"


def documents(number: int) -> list[RawDocument]:
    return [RawDocument(f"/pile/{n}.txt", f"Story {n}{BODY}".encode(), "text") for n in range(number)]


def test_answers_come_in_the_order_of_the_questions() -> None:
    paths = [done.document.path for done in digest_all(documents(300), processes=2)]
    assert paths == [document.path for document in documents(300)]


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
    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGKILL)
    got += answers
    assert [done.document.path for done in got] == [document.path for document in documents(400)]
    assert not any(done.rejected for done in got)


def test_a_document_that_takes_too_long_is_rejected() -> None:
    (done,) = digest_all(documents(1), processes=1, seconds=0.0)
    assert "took longer than 0 seconds" in done.rejected[0].reason


def test_no_children_are_left() -> None:
    list(digest_all(documents(10), processes=2))
    assert not multiprocessing.active_children()
