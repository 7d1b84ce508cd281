"""What is measured of the screen, and the targets."""

import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from tests.bench.corpus import corpus
from tests.bench.engine import ARTICLES, build
from tests.bench.measure import Row, percentile95
from tests.bench.screen import far
from tests.bench.screen.keys import TIMES, alone, bursts, keys, searching
from tests.bench.screen.measured import Measured
from tests.bench.screen.programs import HELLO, LINES, bare, peers, reader
from tests.sshd import Sshd, missing

_RUNS = 9
_SMALL = 1_000


def run(folder: Path, articles: int = ARTICLES) -> Iterator[Row]:
    """Measure a library of `articles` and yield the lines of the report."""
    large, small = build(folder, articles), build(folder, _SMALL)
    yield from _starts(large, small, articles)
    with closing(_settled(reader(large))) as cells, closing(_settled(reader(large, "--stock-output"))) as stock:
        yield Row("start", f"{len(cells.raw):,} bytes (9,600); as Textual sends it {len(stock.raw):,}")
        yield Row("idle, 3 seconds", f"{cells.wait_quiet(3.0):,} bytes (0)")
        yield from keys(cells, stock)
        yield from searching(cells)
        yield from bursts(cells)
    yield from _cursor_beside_a_bare_line(large)
    yield from _far_away(large)
    yield from _memory(large)
    yield from _beside_others(folder, corpus(folder, articles))


def _settled(command: Sequence[str], sign: str = "ARTICLES") -> Measured:
    program = Measured(command)
    program.wait(lambda text: sign in text)
    program.wait_quiet(1.0)
    return program


def _starts(large: Path, small: Path, articles: int) -> Iterator[Row]:
    commands = {
        "hello": (bare(HELLO), lambda text: "Hello, World" in text),
        "large": (reader(large), _framed),
        "small": (reader(small), _framed),
        "filled": (reader(large), _filled),
    }
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(_RUNS):  # in turn, so that a noisy minute hits all alike
        for name, (command, ready) in commands.items():
            spent[name].append(_until(command, ready))
    cpu = {name: statistics.median(times) for name, times in spent.items()}
    yield Row("first frame, a bare Textual hello world", f"{cpu['hello']:.0f} ms CPU")
    ratio = cpu["large"] / cpu["hello"]
    yield Row(f"first frame, {articles:,} articles", f"{cpu['large']:.0f} ms CPU: {ratio:.2f} × hello world (1.3)")
    yield Row("… with the first article in it", f"{cpu['filled']:.0f} ms CPU: {cpu['filled'] / cpu['hello']:.2f} ×")
    yield Row(f"first frame, {articles:,} against {_SMALL:,} articles", f"{cpu['large'] / cpu['small']:.2f} × (1.05)")


def _framed(text: str) -> bool:
    return "ARTICLES" in text


def _filled(text: str) -> bool:
    return "%" in text or " all " in text  # the foot of the text says how much of it is in sight


def _until(command: Sequence[str], ready: Callable[[str], bool]) -> float:
    with closing(Measured(command)) as program:
        program.wait(ready)
        return program.cpu_seconds() * 1000


def _cursor_beside_a_bare_line(large: Path) -> Iterator[Row]:
    with closing(_settled(bare(LINES), "line 0")) as line, closing(_settled(reader(large))) as ours:
        took: dict[str, list[float]] = {"line": [], "ours": []}
        for _ in range(30):
            took["line"].append(alone(line, "j").last)
            took["ours"].append(alone(ours, "j").last)
        ours.answer(":lean on\r", 0.5)  # no text follows
        cpu = ours.cpu_seconds()
        for _ in range(20):
            ours.answer("k", 0.05)
        cpu = (ours.cpu_seconds() - cpu) * 1000 / 20
    p95 = {name: percentile95(times) for name, times in took.items()}
    ratio = statistics.median(took["ours"]) / statistics.median(took["line"])
    yield Row(
        "cursor key to its last byte, beside a bare line widget",
        f"p50 {ratio:.2f} ×, p95 {p95['ours'] / p95['line']:.2f} × (1.3), {cpu:.1f} ms CPU (5)",
    )


def _far_away(large: Path) -> Iterator[Row]:
    what = "sshd, 100 ms round trip, 1 Mbit/s"
    if lacking := missing():
        yield Row(what, f"not measured: {lacking}")
        return
    with tempfile.TemporaryDirectory() as folder, Sshd(Path(folder)) as server:
        client = server.client(reader(large), far.proxy_command(server.port))
        with closing(_settled(client)) as program:
            program.answer(":lean on\r", 0.5)  # as it would be on such a line, were it a little slower
            for name, key, beyond, quiet in (
                ("cursor", "j", 20, 0.05),
                ("page", " ", 45, 0.05),
                ("article", "J", 70, 0.3),
            ):
                took = []
                for _ in range(20):
                    took.append(program.answer(key, quiet).last - far.ROUND_TRIP * 1000)
                    program.wait_quiet(0.4)
                beyonds = f"p50 {statistics.median(took):.0f}, p95 {percentile95(took):.0f} ms ({beyond})"
                yield Row(f"{what}: {name}, beyond the round trip", beyonds)


def _memory(large: Path) -> Iterator[Row]:
    with closing(_settled(bare(HELLO), "Hello")) as hello, closing(_settled(reader(large))) as program:
        _, bare_own = hello.memory()
        rss, own = program.memory()
        for key in ("/", *"oil", "\r", "j", "j"):
            program.answer(key, 0.4)
        searched = program.memory()[1]
    ratio = f"{own / bare_own:.2f} × hello world (1.3)"
    figure = f"{own:.0f} MB: {ratio}; after a search {searched:.0f} MB; resident {rss:.0f} MB"
    yield Row("memory, with no file's pages", figure)


def _beside_others(folder: Path, rows: Path) -> Iterator[Row]:
    for peer in peers(folder, rows):
        with closing(Measured(peer.command)) as program:
            program.wait(lambda text, sign=peer.sign: sign in text)
            program.wait_quiet(0.5)
            start = len(program.raw)
            cursor = statistics.median(program.answer(peer.cursor).sent for _ in range(TIMES))
            page = statistics.median(program.answer(peer.page).sent for _ in range(TIMES))
            yield Row(f"beside: {peer.name}", f"start {start:,}, cursor {cursor:,.0f}, page {page:,.0f} bytes")
