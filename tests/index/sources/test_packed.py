"""What is packed, and archives: read in memory, within limits, piece by piece."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.inputs import RawDocument, Rejected
from index.sources import limits, read

LINES = b'{"title": "one"}\n{"title": "two"}\n'
PAGE = b"<p>A page about the harbour"


def found(path):
    """Return what a read gives, by name without the folder: the bytes, or the reason."""
    return {
        (each.path if isinstance(each, Rejected) else each.name).removeprefix(f"{path}"): (
            each.reason if isinstance(each, Rejected) else each.content
        )
        for each in read([path])
    }


def zipped(files, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content, **options)
    return out.getvalue()


def tarred(files, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, content in files:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_a_packed_file_is_what_lies_in_it(tmp_path, ending, pack):
    (tmp_path / f"a.html.{ending}").write_bytes(pack(PAGE[:9]) + pack(PAGE[9:]) + b"\0" * 512)
    (tmp_path / f"rows.jsonl.{ending}").write_bytes(pack(LINES))
    documents = list(read([tmp_path]))
    assert [(each.format, each.part) for each in documents] == [("html", ""), ("json", "line 1"), ("json", "line 2")]
    assert documents[0].content == PAGE


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_that_breaks_off_gives_what_came_before_and_a_reason(tmp_path, pack):
    lines = b"".join(b'{"title": "%d"}\n' % number for number in range(90_000))
    path = tmp_path / "a.jsonl.packed"
    path.write_bytes(pack(lines)[:-40])
    *before, last = read([path])
    assert last == Rejected(str(path), "breaks off before its end")
    assert all(isinstance(each, RawDocument) for each in before)


@given(content=st.binary(min_size=1, max_size=3000), pieces=st.integers(1, 3), pack=st.sampled_from((gzip, bz2, lzma)))
def test_unpacking_gives_the_same_as_the_library_that_packed(content, pieces, pack):
    from index.sources.unpack import unpacked

    name = {gzip: "gzip", bz2: "bz2", lzma: "xz"}[pack]
    stream = unpacked(io.BytesIO(pack.compress(content) * pieces), name, limits.Budget.of(0))
    assert stream.read() == content * pieces


def test_the_members_of_archives_are_documents_by_their_names(tmp_path):
    inner = tarred([("deep/b.html", PAGE)])
    files = [("in/a.txt", b"text"), ("rows.jsonl", LINES), ("b.tar.gz", gzip.compress(inner)), ("c.html.gz", b"")]
    (tmp_path / "a.zip").write_bytes(zipped(files))
    assert found(tmp_path / "a.zip") == {
        "#in/a.txt": b"text",
        "#rows.jsonl#line 1": LINES.splitlines(keepends=True)[0],
        "#rows.jsonl#line 2": LINES.splitlines(keepends=True)[1],
        "#b.tar.gz#deep/b.html": PAGE,
        "#c.html.gz": "is empty",
    }


def test_members_of_one_name_all_stay_and_what_a_walk_leaves_out_is_left_out(tmp_path):
    files = [("a.html", PAGE), ("a.html", b"<p>two"), ("__MACOSX/a.html", b"x"), (".b/c.txt", b"x"), ("d.png", b"x")]
    (tmp_path / "a.tgz").write_bytes(tarred(files, "w:gz"))
    assert found(tmp_path / "a.tgz") == {"#a.html": PAGE, "#a.html (2)": b"<p>two"}


def test_a_name_that_leads_out_of_an_archive_is_a_name_and_nothing_else(tmp_path):
    names = ["../../escaped.txt", "/etc/escaped.txt", "C:\\escaped.txt", "a\nb\x1b[31m.txt"]
    (tmp_path / "a.zip").write_bytes(zipped([(name, b"text") for name in names]))
    (tmp_path / "b.tar").write_bytes(tarred([(name, b"text") for name in names]))
    assert set(found(tmp_path / "a.zip").values()) == set(found(tmp_path / "b.tar").values()) == {b"text"}
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "b.tar"]


def test_links_and_devices_in_an_archive_are_no_files(tmp_path):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for type in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE):
            info = tarfile.TarInfo("a.txt")
            info.type, info.linkname = type, "/etc/passwd"
            archive.addfile(info)
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    assert found(tmp_path / "a.tar") == {"": "is an archive without a file to read in it"}


def test_a_member_that_is_too_large_is_listed_and_the_rest_goes_in(tmp_path, monkeypatch):
    monkeypatch.setattr("index.sources.files.FILE_LIMIT", 100_000)
    (tmp_path / "a.zip").write_bytes(zipped([("a.txt", b"\n" * 200_000), ("b.txt", b"text")]))
    assert found(tmp_path / "a.zip") == {"#a.txt": "is larger than 0 MB", "#b.txt": b"text"}


def test_a_bomb_is_left_where_it_has_unpacked_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "_FREE", 1 << 20)
    bomb = zipped([(f"{number}.txt", b"x" * (1 << 20)) for number in range(40)])
    (tmp_path / "a.zip").write_bytes(zipped([("a.zip", bomb), ("b.txt", b"text")]))
    reasons = [each for each in read([tmp_path / "a.zip"]) if isinstance(each, Rejected)]
    assert [each.path for each in reasons] == [str(tmp_path / "a.zip")]
    assert reasons[0].reason.startswith("unpacks to over 100 times its size")


def test_archives_in_archives_end_somewhere(tmp_path):
    content = b"text"
    for _ in range(8):
        content = gzip.compress(content)
    (tmp_path / "a.gz").write_bytes(content)
    assert found(tmp_path / "a.gz") == {"": "is packed more than 5 times over"}


def test_encrypted_and_strangely_packed_members_are_listed(tmp_path):
    plain = zipped([("a.txt", b"text" * 50), ("b.txt", b"text" * 50)])
    marked = bytearray(plain)
    for begin in (b"PK\x03\x04", b"PK\x01\x02"):
        marked[plain.index(begin) + (6 if begin[2] == 3 else 8)] |= 1
    (tmp_path / "a.zip").write_bytes(marked)
    assert found(tmp_path / "a.zip") == {"#a.txt": "is encrypted", "#b.txt": b"text" * 50}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", "text")
    (tmp_path / "b.zip").write_bytes(out.getvalue())
    assert found(tmp_path / "b.zip") == {"#a.txt": "is packed in a way that is not read (LZMA)"}


def test_a_damaged_member_is_listed_and_the_rest_goes_in(tmp_path):
    content = bytearray(zipped([("a.txt", bytes(range(32, 120)) * 9), ("b.txt", b"text")]))
    content[content.index(b"a.txt") + 20] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(content)
    read = found(tmp_path / "a.zip")
    assert read["#a.txt"].startswith("is damaged (")
    assert read["#b.txt"] == b"text"


def test_a_tar_that_breaks_off_or_is_damaged_says_so(tmp_path):
    whole = tarred([("a.txt", b"text"), ("b.txt", b"text" * 400), ("c.txt", b"c")])
    (tmp_path / "a.tar").write_bytes(whole[:1800])
    read = found(tmp_path / "a.tar")
    assert read["#a.txt"] == b"text" and ("damaged" in read[""] or "breaks off" in read[""])
    damaged = whole.replace(b"c.txt", b"\xff.txt")
    (tmp_path / "b.tar").write_bytes(damaged)
    assert "damaged" in found(tmp_path / "b.tar")[""]


@given(data=st.data())
def test_no_damage_to_an_archive_does_more_than_reject_it(tmp_path_factory, data):
    whole = data.draw(
        st.sampled_from(
            [
                zipped([("a.txt", b"text" * 99), ("b.html", PAGE)]),
                tarred([("a.txt", b"text" * 99), ("b" * 150, PAGE)]),
                gzip.compress(tarred([("a.txt", b"text")])),
                lzma.compress(b"text" * 99),
                bz2.compress(b"text" * 99),
            ]
        )
    )
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged"
    path.write_bytes(content[: data.draw(st.integers(1, len(content)))])
    for each in read([path]):
        assert each.content if isinstance(each, RawDocument) else each.reason and not each.reason.endswith(".")
