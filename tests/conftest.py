import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from index import Library
from tests.piles import write_rows

for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "BROADSHEET_LIBRARY", "SSH_CONNECTION"):
    os.environ.pop(name, None)  # what the person who runs the tests likes is no matter of theirs
FUZZ = int(os.environ.get("BROADSHEET_FUZZ", "0"))  # examples of each property, for `make fuzz`
settings.register_profile("patient", deadline=None, max_examples=FUZZ or 100)  # a busy machine is no fault of the code
settings.load_profile("patient")

HARBOUR = """Harbour pilots call off their strike

Union says the port has met its first demand

By Lena Torvald

3 March 2031

The harbour pilots of Brenholm called off their strike on Monday, two hours before it was to begin.

“We have a text and we have a date,” the pilots' speaker Milo Quandt told reporters.

Quandt said the Port Authority of Brenholm (PAB) had agreed to longer rest between turns. The US was not asked.
"""
GRAIN = """Grain prices fall for a third week

By Ana Dorrin

2031-03-05

Wheat for delivery in May fell again on Wednesday, traders in Kaldera said, as ships began to pass the strait.

Irena Molnar, the foreign minister, said the market had understood the talks before the newspapers did.
"""
FERRY = """<html><head><title>Ferry to the [bold]islands[/bold] stops at noon</title></head><body><article>
<h1>Ferry to the [bold]islands[/bold] stops at noon</h1>
<p>The ferry company said on Monday that sailings to the islands stop at noon because of the storm warning.</p>
<p>Passengers with tickets can travel on Thursday without paying again, a spokeswoman said in the harbour.</p>
</article></body></html>"""


def write_pile(folder: Path) -> Path:
    """Fill `folder` with four files of three kinds: eight articles."""
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "grain.txt").write_text(GRAIN, encoding="utf-8")
    (folder / "ferry.html").write_text(FERRY, encoding="utf-8")
    rows = (
        {
            "id": f"r{number}",
            "title": f"Row {number}",
            "date": f"2030-01-0{number + 1}",
            "source": "Karst Wire",
            "body": f"Row number {number} speaks of barley and of harbour dues in Kaldera.",
        }
        for number in range(5)
    )
    write_rows(folder / "rows.jsonl", rows)
    return folder


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with eight articles."""
    return write_pile(tmp_path / "pile")


@pytest.fixture
def library(tmp_path: Path, pile: Path) -> Iterator[Library]:
    """A library of `pile`, the test's own."""
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([pile], processes=1)
        yield library


@pytest.fixture(scope="session")
def quiet_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of the same eight articles that tests only read."""
    folder = tmp_path_factory.mktemp("quiet")
    with Library.open(folder / "library", create=True) as library:
        library.add([write_pile(folder / "pile")], processes=1)
        yield library
