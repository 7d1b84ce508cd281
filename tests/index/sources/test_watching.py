"""Watching folders, with the events of the system told by the test."""

import shutil
import sys

import pytest

from index.errors import MissingExtra
from index.sources.watching import needs_polling, settled_changes, watchfiles_changes


def told(*rounds):
    """Return a stand-in for watchfiles: each round does something and then tells what has changed."""
    waiting = list(rounds)

    def watch(roots, polls):
        while waiting:
            yield {str(path) for path in waiting.pop(0)() or ()}

    return watch


def test_a_file_is_told_when_it_has_stopped_growing(tmp_path):
    file = tmp_path / "a.txt"

    def write(text, tell=True):
        def act():
            file.write_text(text)
            return [file] if tell else []

        return act

    quiet = lambda: None  # noqa: E731
    changes = settled_changes([tmp_path], told(write("a"), write("ab", tell=False), quiet, quiet, write("abc"), quiet))
    assert next(changes) == [str(file)] and file.read_text() == "ab"
    assert next(changes) == [str(file)] and file.read_text() == "abc"


def test_what_a_walk_leaves_out_and_what_is_gone_again_is_not_told(tmp_path):
    def act():
        for name in (".hidden", "style.css", "b.txt"):
            (tmp_path / name).write_text("x")
        return [tmp_path / name for name in (".hidden", "style.css", "gone.txt", "b.txt")]

    assert next(settled_changes([tmp_path], told(act, lambda: None))) == [str(tmp_path / "b.txt")]


def test_a_folder_that_goes_is_waited_for_and_told_when_it_is_back(tmp_path):
    folder = tmp_path / "pile"
    folder.mkdir()
    waits = []

    def wait(seconds):
        waits.append(seconds)
        if len(waits) == 3:
            folder.mkdir()

    changes = settled_changes([folder], told(lambda: shutil.rmtree(folder)), wait)
    assert next(changes) == [str(folder)]
    assert len(waits) == 3


@pytest.mark.parametrize(
    ("path", "polls"), [("/home/a", False), ("/home/far/a", True), ("/home/far", True), ("/home/farther", False)]
)
def test_file_systems_that_tell_of_nothing_are_polled(path, polls):
    mounts = "/dev/a / ext4 rw 0 0\nserver:/x /home/far nfs4 rw 0 0\nodd line\n"
    assert needs_polling(path, mounts) is polls


def test_a_missing_package_is_named_with_its_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(MissingExtra, match=r'pip install "broadsheet\[watch\]" adds it'):
        watchfiles_changes()


def test_the_system_tells_of_a_new_file(tmp_path):
    pytest.importorskip("watchfiles")
    watch = watchfiles_changes()
    seen = watch([str(tmp_path)], True)
    next(iter(seen))  # the first look at the folder
    (tmp_path / "a.txt").write_text("x")
    assert any(str(tmp_path / "a.txt") in changed for changed in seen)
