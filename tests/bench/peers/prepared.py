"""Indexes on the disk: made in a child process, measured meanwhile, and kept with the figures for the next run."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.bench.peers.engine import Engine
from tests.bench.peers.pieces import content_digest

_LOOK_EVERY = 0.1  # seconds


def measured(what: str, engine: type[Engine], folder: Path, *rest: object) -> dict[str, float]:
    """Return what a child process measures, and the peak of resident memory of it and its children, in bytes."""
    command = [sys.executable, "-m", "tests.bench.peers.child", what, engine.name, str(folder), *map(str, rest)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        peak = 0
        while child.poll() is None:
            peak = max(peak, _resident(child.pid))
            time.sleep(_LOOK_EVERY)
        assert child.stdout is not None
        printed = child.stdout.read()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    figures: dict[str, float] = json.loads(printed)
    if "peak" in figures:
        figures["peak"] = max(figures["peak"], peak)
    return figures


def _resident(pid: int) -> int:
    try:
        process = psutil.Process(pid)
        return int(sum(each.memory_info().rss for each in (process, *process.children(recursive=True))))
    except psutil.NoSuchProcess:  # ended between two looks
        return 0


class Place:
    """Where one engine keeps its indexes of so many articles. Those of an older version of the engine go."""

    def __init__(self, folder: Path, engine: type[Engine], articles: int, pieces: Path) -> None:
        parent = folder / "peers" / str(articles)
        self.folder = parent / f"{engine.name.replace(' ', '-')}-{engine.version}-{content_digest(pieces)}"
        self._engine = engine
        self._articles = articles
        self._pieces = pieces
        for old in parent.glob(f"{engine.name.replace(' ', '-')}-*"):
            if old != self.folder:
                shutil.rmtree(old)

    def whole(self) -> Path:
        """Return the folder that queries are put to."""
        self.made()
        return self.folder / "whole"

    def made(self) -> dict[str, float]:
        """Return what was measured while that was made."""
        return self._once("whole", "make", self._pieces)

    def indexed(self, build: str) -> dict[str, float]:
        """Return the figures of indexing on one core: of each run, so that all engines meet the same hour.

        A slow engine's are kept from the run that made them.
        """
        name = build.replace(" ", "-")
        if not self._engine.slow:
            (self.folder / f"{name}.json").unlink(missing_ok=True)
        figures = self._once(name, "index", self._pieces, build)
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return figures

    def opened(self, times: int) -> list[dict[str, float]]:
        """Return the figures of opening, one for each time."""
        return [measured("opening", self._engine, self.whole()) for _ in range(times)]

    def added(self) -> dict[str, float]:
        """Return the figures of adding ten articles to a copy."""
        with self._copy() as copy:
            return measured("adding", self._engine, copy, self._pieces, self._articles)

    def gained(self) -> float:
        """Return how many times faster two cores index all anew than one."""
        with self._copy() as copy:
            one, two = (measured("anew", self._engine, copy, cores)["wall"] for cores in (1, 2))
        return one / two

    @contextmanager
    def _copy(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(dir=self.folder) as copy:
            shutil.copytree(self.whole(), copy, dirs_exist_ok=True)
            yield Path(copy)

    def _once(self, name: str, what: str, *rest: object) -> dict[str, float]:
        record = self.folder / f"{name}.json"
        if not record.exists():
            print(f"  {self._engine.name}: {what} {self._articles:,} ({name})", flush=True)
            shutil.rmtree(self.folder / name, ignore_errors=True)
            (self.folder / name).mkdir(parents=True)
            record.write_text(json.dumps(measured(what, self._engine, self.folder / name, *rest)))
        figures: dict[str, float] = json.loads(record.read_text())
        return figures
