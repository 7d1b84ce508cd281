"""Names in running text: exact spans and types against sentences that nothing was learnt from; speed, sizes."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from index.article import Article
from index.extract import extract, names
from tests.training.names.corpus import Document, clean, read, spans, without_titles

_KINDS = {"person": "PER", "place": "LOC", "org": "ORG"}
_SETS = (
    # name, file, titles belong to names there, target
    ("Wikigold", "wikigold/wikigold", False, "75"),
    ("GMB test (VOA news)", "gmb/test", True, "82"),
    ("UNER EWT dev", "uner_ewt/dev", False, "-"),
    ("UNER EWT test", "uner_ewt/test", False, "-"),
)
_NO_SPACE_BEFORE = frozenset(
    [".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "'", "n't", "'re", "'ve", "'ll", "'m", "'d"]
)
_NO_SPACE_BEHIND = frozenset(["(", "[", "$", "``"])
_WORDS = 600
_IMPORT = (
    "import re, time; from pathlib import Path; t = time.thread_time()\n"
    "from index.article import Article\nfrom index.extract import extract\n"
    "extract(Article(id='a', path='a', format='text', title='', body='Rain fell in Oslo.'))\n"
    "took, peak = time.thread_time() - t, Path('/proc/self/status')\n"
    "print(took, int(re.search('VmHWM:\\\\s*([0-9]+)', peak.read_text())[1]) / 1024 if peak.exists() else 'nan')"
)


def run(root: Path) -> None:
    """Score the names found in the sets under `root`, and print time and bytes beside the targets."""
    folder = root.parent / "ner"
    if not folder.is_dir():
        click.echo(f"names: not there ({folder})")
        return
    click.echo(f"{'names: exact span and type':34}{'F1':>6}{'P':>6}{'R':>6}{'PER':>7}{'LOC':>6}{'ORG':>6}   target F1")
    for title, name, titled, target in _SETS:
        documents = list(read(folder, name))
        if titled:
            documents = [
                Document(each.source, [without_titles(sentence) for sentence in each.sentences]) for each in documents
            ]
        _score(title, documents, target)
        if titled:
            _score("  countries marked as places", [clean(each) for each in documents], "-")
    _weigh(list(read(folder, "wikigold/wikigold")))


def _score(title: str, documents: list[Document], target: str) -> None:
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    for document in documents:
        text, gold = laid_out(document)
        found = {
            (name.start, name.end, _KINDS[name.type])
            for name in names.find_names({"body": text})
            if name.type in _KINDS
        }
        for into, what in ((right, found & gold), (given, found), (wanted, gold)):
            into.update(kind for _, _, kind in what)
    overall = _f1(right.total(), given.total(), wanted.total())
    precision, recall = right.total() / max(given.total(), 1), right.total() / max(wanted.total(), 1)
    kinds = "".join(f"{_f1(right[kind], given[kind], wanted[kind]):6.1f}" for kind in ("PER", "LOC", "ORG"))
    click.echo(f"{title:34}{overall:6.1f}{100 * precision:6.1f}{100 * recall:6.1f} {kinds}   {target}")


def _f1(right: int, given: int, wanted: int) -> float:
    return 200 * right / max(given + wanted, 1)


def laid_out(document: Document) -> tuple[str, set[tuple[int, int, str]]]:
    """Return `document` as running text, and its persons, places and bodies: begin, end, kind."""
    text = ""
    gold = set()
    for sentence in document.sentences:
        places = []
        glued = not text
        for word, _ in _plain(sentence):
            if not glued and word not in _NO_SPACE_BEFORE:
                text += " "
            places.append((len(text), len(text) + len(word)))
            text += word
            glued = word in _NO_SPACE_BEHIND
        labels = [label for _, label in sentence]
        gold |= {
            (places[begin][0], places[end - 1][1], kind)
            for begin, end, kind in spans(labels)
            if kind in _KINDS.values()
        }
    return text, gold


def _plain(sentence: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for word, label in sentence:
        yield {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(word, word), label


def _weigh(documents: list[Document]) -> None:
    """Print the CPU time of articles made of whole documents, the load time, peak memory and what the wheel carries."""
    articles, body = [], ""
    for document in documents:
        body += laid_out(document)[0] + "\n\n"
        if len(body.split()) >= _WORDS:
            words = body.split(" ")
            articles.append(Article(id="a", path="a", format="text", title="", body=" ".join(words[:_WORDS])))
            body = ""
    extract(articles[0])
    began = time.thread_time()
    for article in articles:
        extract(article)
    took = (time.thread_time() - began) / len(articles)
    with TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(2):  # the second time nothing has to be compiled, as in an installed program
            ran = subprocess.run(
                [sys.executable, "-c", _IMPORT], env=environment, capture_output=True, text=True, check=True
            )
    load, peak = map(float, ran.stdout.split())
    size = sum(path.stat().st_size for path in (Path(names.__file__).parent / "data").iterdir()) / 1e6
    click.echo(f"{'article of 600 words, ms CPU':34}{1000 * took:6.1f}   target 12")
    click.echo(f"{'load and first article, s CPU':34}{load:6.2f}   target .15")
    click.echo(f"{'peak memory, MB':34}{peak:6.0f}   target 80")
    click.echo(f"{'model and lists, MB':34}{size:6.1f}   target 10")
