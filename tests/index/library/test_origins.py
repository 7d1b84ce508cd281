"""From an article back to the bytes it was made from, wherever they lie."""

import gzip
import io
import tarfile
import zipfile

import pytest

from index import Library
from index.errors import SourceGone

MAIL = b"From: Ana <a@b>\nSubject: %s\nMessage-ID: <%s@b>\n\nText of %s, which speaks of the harbour.\n"


def fill(folder):
    """Put the same kinds of things into every kind of container."""
    folder.mkdir()
    mbox = b"".join(b"From ana Sat Feb 12 09:30:00 2031\n" + MAIL % (n, n, n) + b"\n" for n in (b"one", b"two"))
    (folder / "post.mbox").write_bytes(mbox)
    (folder / "rows.csv").write_bytes(b'id,title,body\n7,First,"Text\nof it"\n8,Second,More of 7\n')
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress(b'{"id": "x", "title": "X"}\n{"title": "Y of x"}\n'))
    (folder / "name#with.txt").write_bytes(b"A text in a file with a mark in its name")
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:gz") as archive:
        info = tarfile.TarInfo("deep/post.mbox")
        info.size = len(mbox)
        archive.addfile(info, io.BytesIO(mbox))
    with zipfile.ZipFile(folder / "all.zip", "w") as outer:
        outer.writestr("a.txt", "A text in an archive")
        outer.writestr("b.tgz", inner.getvalue())
    maildir = folder / "Mail"
    for name in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new", ".Sent/tmp"):
        (maildir / name).mkdir(parents=True)
    (maildir / "cur" / "1.host.so").write_bytes(MAIL % (b"cur", b"c", b"c"))
    (maildir / ".Sent" / "new" / "2:2,S").write_bytes(MAIL % (b"sent", b"s", b"s"))
    (maildir / "tmp" / "3").write_bytes(MAIL % (b"tmp", b"t", b"t"))
    return folder


def test_every_article_leads_back_to_its_bytes(tmp_path):
    folder = fill(tmp_path / "pile")
    with Library.open(tmp_path / "library", create=True) as library:
        report = library.add([folder], processes=1, names=False)
        assert not report.rejected
        rows = library.rows(library.search(""), 0, 50)
        raws = {row.path.removeprefix(f"{folder}/"): library.raw(row.id) for row in rows}
        assert library.add([folder], processes=1).unchanged == 12
    assert raws == {
        "post.mbox#one@b": MAIL % (b"one", b"one", b"one") + b"\n",
        "post.mbox#two@b": MAIL % (b"two", b"two", b"two") + b"\n",
        "rows.csv#7": b'id,title,body\n7,First,"Text\nof it"\n',
        "rows.csv#8": b"id,title,body\n8,Second,More of 7\n",
        "lines.jsonl.gz#x": b'{"id": "x", "title": "X"}\n',
        "lines.jsonl.gz#line 2": b'{"title": "Y of x"}\n',
        "name#with.txt": b"A text in a file with a mark in its name",
        "all.zip#a.txt": b"A text in an archive",
        "all.zip#b.tgz#deep/post.mbox#one@b": MAIL % (b"one", b"one", b"one") + b"\n",
        "all.zip#b.tgz#deep/post.mbox#two@b": MAIL % (b"two", b"two", b"two") + b"\n",
        "Mail/cur/1.host.so": MAIL % (b"cur", b"c", b"c"),
        "Mail/.Sent/new/2:2,S": MAIL % (b"sent", b"s", b"s"),
    }


def test_an_article_whose_archive_is_gone_says_so(tmp_path):
    folder = fill(tmp_path / "pile")
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([folder / "all.zip"], processes=1, names=False)
        (row,) = [row for row in library.rows(library.search(""), 0, 9) if row.path.endswith("a.txt")]
        with zipfile.ZipFile(folder / "all.zip", "w") as outer:
            outer.writestr("b.txt", "Another")
        with pytest.raises(SourceGone):
            library.raw(row.id)
        (folder / "all.zip").unlink()
        with pytest.raises(SourceGone):
            library.raw(row.id)


def test_mapped_fields_are_found_again_and_another_mapping_reads_anew(tmp_path):
    table = tmp_path / "a.csv"
    table.write_bytes(b"nr,kop,tekst\n7,Talks,Text of it\n")
    mapping = {"title": "kop", "body": "tekst", "id": "nr"}
    with Library.open(tmp_path / "library", create=True) as library:
        refused = library.add([table], processes=1, names=False).rejected
        assert len(refused) == 1 and "--map" in refused[0].reason
        assert library.add([table], processes=1, names=False, mapping=mapping).added == 1
        assert library.add([table], processes=1, names=False, mapping=mapping).unchanged == 1
        (row,) = library.rows(library.search(""), 0, 9)
        assert (row.title, row.path) == ("Talks", f"{table}#7")
        assert library.raw(row.id) == table.read_bytes()
        assert library.add([table], processes=1, names=False, mapping=mapping | {"title": "tekst"}).changed == 1


def test_a_fault_of_every_row_is_listed_once(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"a,b\n" + b"1,2\n" * 500)
    with Library.open(tmp_path / "library", create=True) as library:
        assert len(library.add([tmp_path / "a.csv"], processes=1, names=False).rejected) == 1
