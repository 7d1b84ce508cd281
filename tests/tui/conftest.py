import os
import shutil
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index import Library
from tests.piles import write_rows
from tests.pseudoterminal import Program
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


LINKED = {
    "id": "linked",
    "title": "Ferry line to Marrowby stops over a rope",
    "date": "2032-06-10",
    "source": "Pell Wire",
    "url": "https://pellwire.example/ferry",
    "body": "Ilse Varga said on 3 June 2032 that the rope was “half-worn”. The Brandt Foundry had made its hooks.\n\n"
    "The timetable (https://ferry.example/times) is void. See also HTTPS://Pell.example/a_(b). Varga is not to "
    "blame.\n\n"
    "“Nobody’s rope lasts,” said Ilse Varga. The harbour of Pell Sound was empty on 5 June 2032. It rained.\n\n"
    + "\n\n".join(PARAGRAPH.format(number=number) for number in range(20, 30))
    + "\n\nThe Brandt Foundry asks for patience: https://ferry.example/times says when.",
}
"""Names, days and addresses to walk on."""


def write_pile(folder: Path, articles: list[dict[str, str]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "articles.jsonl"
    write_rows(file, articles)
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


@pytest.fixture(scope="session")
def _built_linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("linked")
    with Library.open(folder / "library", create=True) as library:
        library.add([write_pile(folder, [LINKED, *ARTICLES])], processes=1)
    return folder / "library"


@pytest.fixture
def linked(_built_linked: Path, tmp_path: Path) -> Iterator[Library]:
    """The five articles, and before them `LINKED`."""
    shutil.copytree(_built_linked, tmp_path / "linked")
    with Library.open(tmp_path / "linked") as library:
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
            if not app.reader.pending:  # nor what an answer that was still on its way gave rise to
                return
    raise AssertionError("the screen never came to rest")


@pytest.fixture(name="settle")
def _settle() -> Callable[..., Awaitable[None]]:
    return settle


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
