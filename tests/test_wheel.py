"""The wheel holds all it needs and works from another folder than the checkout."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(out / "site")
    return out / "site"


def test_every_file_of_the_packages_is_in_it(unpacked: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "tui", "index", "seeds"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout: there is no list of files to compare with")
    assert not [name for name in listed.stdout.split("\0") if name and not (unpacked / name).exists()]


def test_it_works_from_another_folder(unpacked: Path, tmp_path: Path) -> None:
    def broadsheet(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "tui", "--library", str(tmp_path / "library"), *arguments]
        environment = {**os.environ, "PYTHONPATH": str(unpacked)}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    where = [sys.executable, "-c", "import index; print(index.__file__)"]
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    found = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.startswith(str(unpacked))
    added = broadsheet("add", str(unpacked / "seeds"))
    assert added.returncode == 0, added.stderr
    assert json.loads(broadsheet("search", "ceasefire", "--json").stdout)["total"] > 10
