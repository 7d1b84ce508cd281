import fcntl
import json
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pyte
import pytest
from textual.pilot import Pilot

from index import Library
from tui.app import BroadsheetApp
from tui.terminal import Tier

PARAGRAPH = (
    "The district council met again on Tuesday and heard, for the {number}th time, that the tide gate at Pell Sound "
    "would be mended before the autumn. Nobody in the room laughed. The engineer had brought a drawing."
)
ARTICLES = [
    {
        "id": "gate",
        "title": "Tide gate at Pell Sound sticks for the third time",
        "date": "2032-05-04",
        "source": "Marrowby Courier",
        "byline": "Hanne Orlow",
        "body": "The tide gate at Pell Sound stuck half open on Monday, said Ilse Varga, the harbour engineer.\n\n"
        "Varga told the council that a new hinge had been ordered from the Brandt Foundry.\n\n"
        "“A gate is not a promise, and this one has never been shut.”\n\n"
        "The Brandt Foundry said the hinge would take nine weeks. Varga said she had heard that before.\n\n"
        + "\n\n".join(PARAGRAPH.format(number=number) for number in range(4, 16))
        + "\n\nIlse Varga left the meeting before the vote on the gate.",
    },
    {
        "id": "hinge",
        "title": "Foundry ships the hinge",
        "date": "2032-05-11",
        "source": "Pell Wire",
        "body": "The Brandt Foundry put a hinge of four tonnes on a barge for Marrowby on Saturday.\n\n"
        "Ilse Varga will wait for it at the quay. The gate stays shut until then.",
    },
    {
        "id": "markup",
        "title": "[bold]Gate[/b] opens, says [Updated] notice on the board at the corner of the market square",
        "date": "2032-05-02",
        "source": "Pell Wire",
        "body": "A notice [/bold] was found on the board. It said [red]nothing[/red] about \\[the gate].",
    },
    {
        "id": "wide",
        "title": "東京港の水門が半分開いたまま止まる",
        "date": "2032-04-30",
        "source": "港湾通信",
        "body": "水門は月曜日に半分開いたまま止まった。技師は新しい蝶番を注文したと述べた。" * 4
        + "\n\nThe café’s naïve owner paid 5 €.",
    },
    {"id": "undated", "title": "Letters", "body": "Sir, the gate again. Yours, a reader of the Courier."},
]  # fmt: skip


def write_pile(folder: Path, articles: list[dict[str, str]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "articles.jsonl"
    file.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reader")
    with Library.open(folder / "library", create=True) as library:
        report = library.add([write_pile(folder, ARTICLES)], processes=1)
        assert report.added == len(ARTICLES), report.rejected
    return folder / "library"


@pytest.fixture
def library(_built: Path, tmp_path: Path) -> Iterator[Library]:
    """Five invented articles: newest first `hinge`, `gate` (long), `markup`, `wide`, and `undated` at the end."""
    shutil.copytree(_built, tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        yield library


@pytest.fixture
def empty_library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "empty", create=True) as library:
        yield library


@pytest.fixture
def app(library: Library) -> BroadsheetApp:
    return BroadsheetApp(library, tier=Tier(colour=True, ascii=False))


async def settle(pilot: Pilot[None], ready: Callable[[], object] = lambda: True) -> None:
    """Wait until no question is open and `ready` holds."""
    app = pilot.app
    assert isinstance(app, BroadsheetApp)
    for _ in range(1000):
        await pilot.pause(0.005)
        busy = [worker for worker in app.workers if worker.group != "writer" and not worker.is_finished]
        if not busy and not app.reader.pending and ready():
            await pilot.pause()
            return
    raise AssertionError("the screen never came to rest")


@pytest.fixture(name="settle")
def _settle() -> Callable[..., Awaitable[None]]:
    return settle


class Program:
    """The real program on a pseudo-terminal, its screen kept by pyte."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.modes = termios.tcgetattr(slave)
        self._slave = slave
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(environ),
            start_new_session=True,
            preexec_fn=_own_terminal,
        )

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    @property
    def modes_now(self) -> list[object]:
        return termios.tcgetattr(self._slave)

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait(self, ready: Callable[[str], object], seconds: float = 30.0) -> None:
        """Read what the program sends until `ready(text of the screen)` holds."""
        end = time.monotonic() + seconds
        while not ready(self.text):
            left = end - time.monotonic()
            assert left > 0, f"waited {seconds} s; the screen:\n{self.text}\nlast bytes: {self.raw[-300:]!r}"
            if not self._read(left):
                assert ready(self.text), f"the program ended; the screen:\n{self.text}\n{self.raw[-2000:]!r}"
                return

    def wait_quiet(self, seconds: float = 0.3) -> None:
        """Read until nothing has come for `seconds`."""
        while self._read(seconds):
            pass

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # the other end is closed
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)
        self.process.send_signal(signal.SIGWINCH)

    def hang_up(self) -> None:
        """Cut the line."""
        os.close(self._master)
        os.close(self._slave)
        self._master = self._slave = -1

    def status(self, seconds: float = 15.0) -> int:
        """Read to the end and return the exit status."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end and self._master >= 0:
            self._read(0.05)
        status = self.process.wait(max(0.1, end - time.monotonic()))
        while self._master >= 0 and self._read(0):  # what it sent last
            pass
        return status

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self._master, self._slave):
            if descriptor >= 0:
                os.close(descriptor)


def _own_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start `broadsheet ARGUMENTS` on a terminal of its own; `environ` is added to a clean environment."""
    running: list[Program] = []

    def start(*arguments: str, columns: int = 120, rows: int = 40, **environ: str) -> Program:
        clean = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "XDG_DATA_HOME": str(tmp_path / "data"),
        }
        command = [sys.executable, "-m", "tui", *arguments]
        running.append(Program(command, clean | environ, columns, rows))
        return running[-1]

    yield start
    for program in running:
        program.close()
