import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index import Library

# Whoosh leaves a file open when what it unpickles from it is damaged.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def remove(index: Path) -> None:
    shutil.rmtree(index)


def cut(index: Path) -> None:
    for file in index.iterdir():
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def scramble(index: Path) -> None:
    for file in index.iterdir():
        file.write_bytes(bytes(byte ^ 0x5A for byte in file.read_bytes()))


def empty(index: Path) -> None:
    for file in index.iterdir():
        file.write_bytes(b"")


def make_older(index: Path) -> None:
    for file in index.glob("reach-*"):
        file.write_text("0 1\n")


@pytest.mark.parametrize("damage", [remove, cut, scramble, empty, make_older])
def test_a_damaged_index_is_made_again_from_the_store(library: Library, damage: Callable[[Path], None]) -> None:
    before = library.search("harbour").total
    library.close()
    damage(library.path / "index")
    with Library.open(library.path) as again:
        assert again.behind()
        hurt = again.search("harbour")
        assert hurt.total == 0
        assert hurt.notices
        assert again.count() == 8
        assert again.check()
        assert again.catch_up()
        assert again.search("harbour").total == before
        assert not again.behind()
        assert again.check() == []


def test_an_index_from_another_store_is_made_again(library: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path / "small", create=True) as small:
        (tmp_path / "one.txt").write_text("One\n\nA single article about a lighthouse on a rock.\n")
        small.add([tmp_path / "one.txt"], processes=1)
        path = small.path
    shutil.rmtree(path / "index")
    shutil.copytree(library.path / "index", path / "index")
    with Library.open(path) as small:
        assert small.behind()
        small.catch_up()
        assert small.search("lighthouse").total == 1
        assert small.search("harbour").total == 0


def test_the_index_catches_up_with_what_it_lacks(library: Library, tmp_path: Path, pile: Path) -> None:
    shutil.copytree(library.path / "index", tmp_path / "old")
    (tmp_path / "late.txt").write_text("Late news\n\nThe last boat of the evening came in without lights.\n")
    library.add([tmp_path / "late.txt"], processes=1)
    (row,) = library.rows(library.search("wheat"), 0, 9)
    library.forget([row.id])
    library.close()
    shutil.rmtree(library.path / "index")
    shutil.copytree(tmp_path / "old", library.path / "index")
    with Library.open(library.path) as again:
        assert again.search("barley").notices == ("1 article is not indexed yet",)
        again.catch_up()
        assert again.search("lights").total == 1
        assert again.search("wheat").total == 0
