"""Articles written for other programs."""

import csv
import io
import json
import os
import resource
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.cli.conftest import Command


def test_each_form_has_every_hit_with_what_a_person_made_of_it(filled: Command) -> None:
    id = json.loads(filled("search", "wheat", "--jsonl")[1])["id"]
    filled("tag", "to cite", id)
    filled("note", id, "ask Ana")
    (one,) = json.loads(filled("export", "wheat", "--format", "json")[1])["articles"]
    assert (one["id"], one["tags"], [note["text"] for note in one["notes"]]) == (id, ["to cite"], ["ask Ana"])
    assert json.loads(filled("export", "wheat", "--format", "jsonl")[1]) == one
    (row,) = csv.DictReader(io.StringIO(filled("export", "wheat", "--format", "csv")[1]))
    assert (row["id"], row["authors"], row["notes"]) == (id, "Ana Dorrin", "ask Ana")
    assert filled("export", "wheat", "--format", "bibtex")[1].startswith("@article{dorrin-2031-")
    assert filled("export", "wheat", "--format", "ris")[1].startswith("TY  - NEWS\n")
    assert "> ask Ana" in filled("export", "wheat")[1]
    assert "Irena Molnar" in filled("export", "wheat", "--text")[1]
    assert len(filled("export", "*", "--format", "jsonl")[1].splitlines()) == 8
    assert len(filled("export", "*", "--format", "jsonl", "--limit", "3")[1].splitlines()) == 3


def test_a_file_is_written_whole_or_not_at_all(filled: Command, tmp_path: Path) -> None:
    out = tmp_path / "all.bib"
    assert filled("export", "--format", "bibtex", "--out", out) == (0, "", f"broadsheet: 8 articles written to {out}\n")
    assert out.read_text("utf-8").count("@article") == 8
    status, _, err = filled("export", "--out", tmp_path / "nosuch" / "x.md")
    assert status == 2 and "No such file" in err


@pytest.mark.parametrize("writing", [("export", "*", "--text"), ("brief", "*")])
def test_what_is_there_stays_when_a_file_cannot_be_written(
    named: Command, tmp_path: Path, writing: tuple[str, ...]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "kept.md").write_text("as it was", "utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handled = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
        status, out, err = named(*writing, "--out", folder / "kept.md")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handled)
    assert (status, out) == (2, "")
    assert "kept.md cannot be written, nothing is changed: File too large" in err
    assert [(file.name, file.read_text("utf-8")) for file in folder.iterdir()] == [("kept.md", "as it was")]


def test_a_pipe_is_written_to_and_a_link_stays_one(filled: Command, tmp_path: Path) -> None:
    real, link, pipe = tmp_path / "real.csv", tmp_path / "link.csv", tmp_path / "pipe"
    real.write_text("old", "utf-8")
    real.chmod(0o600)
    link.symlink_to(real)
    assert filled("export", "wheat", "--format", "csv", "--out", link)[0] == 0
    assert link.is_symlink() and real.read_text("utf-8").startswith("id,")
    assert real.stat().st_mode & 0o777 == 0o600
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as other:
        read = other.submit(pipe.read_text, "utf-8")
        assert filled("export", "wheat", "--format", "csv", "--out", pipe)[0] == 0
        assert read.result() == real.read_text("utf-8")
    assert pipe.is_fifo()


def test_an_output_on_a_full_disk_is_a_sentence(filled: Command, tmp_path: Path) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("there is no /dev/full here")
    for command in (["search", "wheat"], ["search", "wheat", "--null"], ["export"], ["info"]):
        with Path("/dev/full").open("w") as full:
            arguments = [sys.executable, "-m", "tui", "--library", str(tmp_path / "library"), *command]
            done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.returncode == 2
        assert done.stderr.endswith("broadsheet: the output cannot be written: No space left on device\n")


def test_nothing_found_is_an_empty_export(filled: Command) -> None:
    assert filled("export", "zyzzyva", "--format", "json")[:2] == (1, '{"query": "zyzzyva", "articles": [\n\n]}\n')
