"""Articles written for other programs."""

import csv
import io
import json
from pathlib import Path

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


def test_nothing_found_is_an_empty_export(filled: Command) -> None:
    assert filled("export", "zyzzyva", "--format", "json")[:2] == (1, '{"query": "zyzzyva", "articles": [\n\n]}\n')
