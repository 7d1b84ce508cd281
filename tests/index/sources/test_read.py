"""Files and folders as people have them, and as they should not be."""

import io
import os
import socket
import sys

import pytest

from index.inputs import RawDocument, Rejected
from index.sources import load, read
from index.sources.walk import Found


def names(folder, *paths):
    """Return what a read of `paths` (the folder itself by default) gives: name and format, or name and reason."""
    found = read(paths or [folder])
    return [
        (each.path.removeprefix(f"{folder}/"), each.reason if isinstance(each, Rejected) else each.format)
        for each in found
    ]


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a.txt", "Harbour talks resume", "text"),
        ("a", "Harbour talks resume", "text"),
        ("a.html", "<p>x", "html"),
        ("a.HTM", "<p>x", "html"),
        ("a.txt", "\n<!DOCTYPE html><html>", "html"),
        ("a", "<!-- saved --><HTML lang=en>", "html"),
        ("a", "<?xml version='1.0'?><html>", "html"),
        ("a.md", "# x", "markdown"),
        ("a.eml", "anything", "email"),
        ("a", "From: a@b\nTo: c\n  d\nSubject: talks\n\nText", "email"),
        ("a", "From: the harbour, with love\n\nText", "text"),
        ("a.xml", "<?xml version='1.0'?>\n<!-- x --><rss version='2.0'>", "feed"),
        ("a.xml", b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("a", "<rdf:RDF xmlns='x'>", "feed"),
        ("a.json", '{"title": "x"}', "json"),
        ("a.json", '[{"title": "x"}]', "json"),
        ("a", '{"title": "x",\n"body": "y"}', "json"),
        ("a", "{curly: talk}", "text"),
        ("a.html", "%PDF-1.7\n", "pdf"),
        ("a", "PK\x03\x04" + 26 * "x" + "mimetypeapplication/epub+zip", "epub"),
        ("a.csv", "title,body\na,b\n", "csv"),
        ("a.tsv", "title\tbody\na\tb\n".encode("utf-16"), "csv"),
        ("a.mht", "anything", "mhtml"),
        (
            "a",
            "From: <Saved by Blink>\nSnapshot-Content-Location: x\nSubject: s\nContent-Type: multipart/related;\n\n",
            "mhtml",
        ),
        ("a.xml", "<?xml version='1.0'?><opml version='2.0'>", "opml"),
        ("a", "From ana@example Sat Feb 12 09:30:00 2031\nSubject: x\n\n", "email"),
        ("a.txt", "Zażółć gęślą jaźń".encode("utf-16"), "text"),
        ("a.txt", "Harbour talks resume".encode("utf-16-le"), "text"),
        ("a.txt", "Caf\xe9 talks resume in the harbour".encode("latin-1"), "text"),
        ("a.txt", "Переговоры возобновились".encode("koi8-r"), "text"),
        ("a.txt", "A \x1b[31mred\x1b[0m story with a NUL \x00 in it", "text"),
    ],
)
def test_the_kind_of_a_file_is_told_by_name_and_content(tmp_path, name, content, format):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert names(tmp_path) == [(name, format)]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.jsonl", b"\n\n", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("noise", bytes(range(256)) * 64, "is not text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\xff\x00\x00", "is not text"),
        ("a.docx", b"PK\x03\x04...", "A word processor's file is not read yet"),
        ("a", b"PK\x03\x04...", "is damaged (File is not a zip file)"),
        ("a.gz", b"\x1f\x8b...", "is not text"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c...", "An archive of this kind is not read yet"),
        ("a.csv", b"a,b\n", "is a table without rows"),
        ("a.xml", b"<?xml version='1.0'?><invoice/>", "is XML, but neither a feed nor a web page"),
    ],
)
def test_what_is_no_article_is_rejected_with_the_reason(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    assert names(tmp_path) == [(name, reason)]


def test_a_folder_is_read_in_order_and_deep(tmp_path):
    write(tmp_path, **{"b__txt": "b", "a/z__txt": "z", "a/b/c__txt": "c", "C__txt": "c"})
    assert [name for name, _ in names(tmp_path)] == ["C.txt", "a/b/c.txt", "a/z.txt", "b.txt"]


def test_a_walk_leaves_out_what_is_hidden_ignored_or_never_an_article(tmp_path):
    write(
        tmp_path,
        **{
            "__hidden": "x",
            "style__css": "x",
            "Photo__JPG": "x",
            "page__html": "<p>x",
            "page_files/ad__html": "<p>ad",
            "README__md": "x",
        },
        **{
            "draft-1__txt": "x",
            "kept__txt": "x",
            "old/a__txt": "x",
            "other_files/b__txt": "x",
            "__broadsheetignore": "# mine\nREADME*\ndraft-?.txt\nold/\n",
        },
    )
    assert [name for name, _ in names(tmp_path)] == ["kept.txt", "other_files/b.txt", "page.html"]


def test_an_ignore_file_counts_for_its_own_folder_only(tmp_path):
    write(tmp_path, **{"__broadsheetignore": "a.txt", "a__txt": "x", "sub/a__txt": "x"})
    assert [name for name, _ in names(tmp_path)] == ["sub/a.txt"]


def test_what_a_person_names_is_read_even_where_a_walk_passes_over_it(tmp_path):
    write(tmp_path, script__py="print()", __hidden="x", photo__png=b"\x89PNG\x00\x00\x00\x00\x00\x00")
    assert names(tmp_path, tmp_path / "script.py", str(tmp_path / ".hidden"), tmp_path / "photo.png") == [
        ("script.py", "text"),
        (".hidden", "text"),
        ("photo.png", "is not text"),
    ]


def test_a_file_reached_twice_counts_once(tmp_path):
    write(tmp_path, **{"a__txt": "a", "b/c__txt": "c"})
    os.link(tmp_path / "a.txt", tmp_path / "b" / "same.txt")
    (tmp_path / "0-link.txt").symlink_to("a.txt")
    (tmp_path / "b" / "up").symlink_to("..")
    found = names(tmp_path, tmp_path, tmp_path / "a.txt", f"{tmp_path}/b/../a.txt")
    assert found == [("a.txt", "text"), ("b/c.txt", "text")]


def test_links_in_a_circle_and_to_nothing_are_named(tmp_path):
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "gone").symlink_to("nowhere")
    found = dict(names(tmp_path))
    assert found["gone"] == "is a link to something that does not exist"
    assert found["circle"].startswith("cannot be read (")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_fifos_sockets_and_devices_never_hang_a_read(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket")
        found = names(tmp_path, tmp_path, "/dev/null")
    assert found == [
        ("pipe", "is a FIFO, not a file"),
        ("socket", "is a socket, not a file"),
        ("/dev/null", "is a device, not a file"),
    ]
    assert list(load(Found(str(tmp_path / "pipe")))) == [Rejected(str(tmp_path / "pipe"), "is a FIFO, not a file")]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads whatever it likes")
def test_what_may_not_be_read_is_named(tmp_path):
    write(tmp_path, **{"a__txt": "a", "b/c__txt": "c"})
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    assert names(tmp_path) == [("a.txt", "may not be read (permission)"), ("b", "may not be read (permission)")]
    (tmp_path / "b").chmod(0o700)


def test_refusals_of_the_system_become_reasons(tmp_path, monkeypatch):
    write(tmp_path, a__txt="a")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert names(tmp_path) == [("a.txt", "may not be read (permission)")]


@pytest.mark.parametrize("path", ["/nowhere/at/all", "bad\0name", "https://karst.example/a"])
def test_what_cannot_be_a_file_is_rejected(path):
    (found,) = read([path])
    assert isinstance(found, Rejected)
    assert found.reason.startswith("is a web address" if "//" in path and ":" in path else "does not exist")


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_any_name_a_file_may_have_is_kept(tmp_path):
    folder = os.fsencode(tmp_path)
    for name in (b"new\nline.txt", b"\x1b[31m.txt", b"\xff\xfe.txt"):
        with open(folder + b"/" + name, "wb") as file:
            file.write(b"text")
    found = [os.fsencode(each.path).removeprefix(folder + b"/") for each in read([tmp_path])]
    assert sorted(found) == sorted([b"new\nline.txt", b"\x1b[31m.txt", b"\xff\xfe.txt"])


def test_json_lines_come_one_by_one(tmp_path):
    write(tmp_path, rows__jsonl='{"a": 1}\n\n  \n{"a": 2}\r\nbroken\n{"a": 3}', rows__json='{"a": 1}\n{"a": 2}\n')
    found = list(read([tmp_path / "rows.jsonl", tmp_path / "rows.json"]))
    assert [each.part for each in found] == ["line 1", "line 4", "line 5", "line 6", "line 1", "line 2"]
    assert {each.format for each in found} == {"json"}


def test_json_lines_are_not_read_ahead():
    class Counted(io.BytesIO):
        lines = 0

        def readline(self, *size):
            self.lines += 1
            return super().readline(*size)

    stream = Counted(b'{"title": "a", "body": "b"}\n' * 50_000)
    found = load(Found("-"), stream)
    assert [next(found).part for _ in range(3)] == ["line 1", "line 2", "line 3"]
    assert stream.lines < 1000


def test_a_monstrous_line_is_rejected_and_the_next_one_read(tmp_path, monkeypatch):
    for module in ("files", "splitting"):
        monkeypatch.setattr(f"index.sources.{module}.LINE_LIMIT", 20_000)
    write(tmp_path, rows__jsonl=b'{"a": 1}\n' + b"x" * 50_000 + b'\n{"a": 3}\n')
    found = list(read([tmp_path]))
    assert [each.part if isinstance(each, RawDocument) else each.path.rpartition("#")[2] for each in found] == [
        "line 1",
        "line 2",
        "line 3",
    ]
    assert isinstance(found[1], Rejected) and found[1].reason.startswith("line 2 is longer than")


def test_a_monstrous_file_is_rejected(tmp_path, monkeypatch):
    monkeypatch.setattr("index.sources.files.FILE_LIMIT", 1 << 20)
    write(tmp_path, a__txt="x" * ((1 << 20) + 1), b__txt="x" * (1 << 20))
    assert names(tmp_path) == [("a.txt", "is larger than 1 MB"), ("b.txt", "text")]


def test_standard_input_is_read_once():
    found = list(read(["-", "-"], io.BytesIO(b"Harbour talks resume\n")))
    assert found == [RawDocument("-", b"Harbour talks resume\n", "text")]


def test_standard_input_may_be_json_lines():
    found = list(read(["-"], io.BytesIO(b'{"a": 1}\n{"a": 2}\n')))
    assert [each.name for each in found] == ["-#line 1", "-#line 2"]


def test_a_library_in_a_pile_is_named_and_not_gone_into(tmp_path):
    write(tmp_path, **{"pile/a.txt": "Talks", "pile/old/broadsheet.sqlite3": b"SQLite format 3", "pile/old/lock": "1"})
    assert names(tmp_path) == [
        ("pile/a.txt", "text"),
        ("pile/old", "is a Broadsheet library, whose files are no articles; --library opens it"),
    ]
    (only,) = read([tmp_path], library=str(tmp_path / "pile/old"))
    assert only.path == str(tmp_path / "pile/a.txt")
    write(tmp_path, **{"pile/old/stdin/1": "What came by standard input"})
    assert names(tmp_path, tmp_path / "pile/old/stdin") == [("pile/old/stdin/1", "text")]


def test_an_empty_name_is_not_the_folder_one_stands_in(tmp_path, monkeypatch):
    write(tmp_path, a__txt="x")
    monkeypatch.chdir(tmp_path)
    assert names(tmp_path, "") == [("", "is an empty name, not that of a file or folder")]


@pytest.mark.parametrize("beside", ["-Dateien", "_fichiers", "_archivos", "_pliki", ".files", "_файлы"])
def test_the_folder_beside_a_saved_page_is_known_in_whatever_language_the_browser_speaks(tmp_path, beside):
    write(tmp_path, **{"page.htm": "<p>x", f"page{beside}/ad.html": "<p>ad", f"other{beside}/a.html": "<p>y"})
    assert sorted(name for name, _ in names(tmp_path)) == sorted(["page.htm", f"other{beside}/a.html"])
