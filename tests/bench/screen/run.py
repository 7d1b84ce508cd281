"""What is measured of the screen, and the targets."""

import operator
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
from tests.bench.screen.measured import ROWS, Measured
from tests.bench.screen.programs import HELLO, LINES, bare, peers, reader
from tests.sshd import Sshd, missing

_RUNS = 21
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
    yield from _memory(large, small)
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

    def cpu(name: str) -> str:
        return f"{statistics.median(spent[name]):.0f} ms CPU"

    def ratio(name: str, peer: str) -> str:
        return f"{statistics.median(map(operator.truediv, spent[name], spent[peer])):.2f} ×"

    yield Row("first frame, a bare Textual hello world", cpu("hello"))
    yield Row(f"first frame, {articles:,} articles", f"{cpu('large')}: {ratio('large', 'hello')} hello world (1.3)")
    yield Row("… with the first article in it", f"{cpu('filled')}: {ratio('filled', 'hello')}")
    yield Row(f"first frame, {articles:,} against {_SMALL:,} articles", f"{ratio('large', 'small')} (1.05)")


def _framed(text: str) -> bool:
    return "ARTICLES" in text


def _filled(text: str) -> bool:
    return "%" in text or " all " in text  # the foot of the text says how much of it is in sight


def _until(command: Sequence[str], ready: Callable[[str], bool]) -> float:
    with closing(Measured(command)) as program:
        program.wait(ready)
        return program.spent * 1000


def _cursor_beside_a_bare_line(large: Path) -> Iterator[Row]:
    with closing(_settled(bare(LINES), "line 0")) as line, closing(_settled(reader(large))) as ours:
        within = _beside(line, ours, "jk" * 15)
        for program in (line, ours):
            program.answer("j" * ROWS, 0.5)
        scrolling = _beside(line, ours, "j" * 30)
        ours.answer(":lean on\r", 0.5)  # no text follows
        cpu = ours.cpu_seconds()
        for _ in range(20):
            ours.answer("k", 0.05)
        cpu = (ours.cpu_seconds() - cpu) * 1000 / 20
    yield Row("cursor key to its last byte, beside a bare line widget", f"{within}, {cpu:.1f} ms CPU (5)")
    yield Row("… where the list scrolls by a row, beside a bare one that scrolls", scrolling)


def _beside(line: Measured, ours: Measured, keys: str) -> str:
    """Press each key in both; return how much later than the first the second sent its last byte."""
    took = [(alone(line, key).last, alone(ours, key).last) for key in keys]
    lines, other = zip(*took, strict=True)
    p50 = statistics.median(other) / statistics.median(lines)
    return f"p50 {p50:.2f} ×, p95 {percentile95(other) / percentile95(lines):.2f} × (1.3)"


def _far_away(large: Path) -> Iterator[Row]:
    what = "sshd, 100 ms round trip, 1 Mbit/s"
    if lacking := missing():
        yield Row(what, f"not measured: {lacking}")
        return
    with tempfile.TemporaryDirectory() as folder, Sshd(Path(folder)) as server:
        client = server.client(reader(large), far.proxy_command(server.port))
        with closing(_settled(client)) as program:
            for name, key, beyond, quiet in (
                ("cursor", "j", 20, 0.05),  # the text follows later than that
                ("page", " ", 45, 0.05),
                ("article", "J", 70, 0.3),
            ):
                took = []
                for _ in range(20):
                    took.append(program.answer(key, quiet).last - far.ROUND_TRIP * 1000)
                    program.wait_quiet(0.4)
                beyonds = f"p50 {statistics.median(took):.0f}, p95 {percentile95(took):.0f} ms ({beyond})"
                yield Row(f"{what}: {name}, beyond the round trip", beyonds)


def _memory(large: Path, small: Path) -> Iterator[Row]:
    with closing(_settled(bare(HELLO), "Hello")) as hello:
        _, bare_own = hello.memory()
    own, settled, searched, resident = _held(large)
    fewer = _held(small)
    yield Row("memory, with no file's pages, index apart", f"{own:.0f} MB: {own / bare_own:.2f} × hello world (1.3)")
    opened = (
        f"{settled:.0f} MB: {settled / bare_own:.2f} ×; after a search {searched:.0f} MB; resident {resident:.0f} MB"
    )
    yield Row("… with the index open", opened)
    more = f"+ {own - fewer[0]:.1f} MB (10); with the index open + {settled - fewer[1]:.1f}"
    yield Row(f"… against {_SMALL:,} articles", f"{more}, after a search + {searched - fewer[2]:.1f}")


def _held(library: Path) -> tuple[float, float, float, float]:
    """Return megabytes: at the first article, with the index open, after a search, and of this what is resident."""
    with closing(Measured(reader(library))) as program:
        program.wait(_filled)
        _, own = program.memory()  # the index is opened half a second after the first picture
        program.wait_quiet(1.0)
        _, settled = program.memory()
        for key in ("/", *"oil", "\r", "j", "j"):
            program.answer(key, 0.4)
        resident, searched = program.memory()
    return own, settled, searched, resident


def _beside_others(folder: Path, rows: Path) -> Iterator[Row]:
    for peer in peers(folder, rows):
        with closing(Measured(peer.command)) as program:
            program.wait(lambda text, sign=peer.sign: sign in text)
            program.wait_quiet(0.5)
            start = len(program.raw) + (program.answer(peer.opening, 0.5).sent if peer.opening else 0)
            cursor = statistics.median(program.answer(peer.cursor).sent for _ in range(TIMES))
            page = statistics.median(program.answer(peer.page).sent for _ in range(TIMES))
            yield Row(f"beside: {peer.name}", f"start {start:,}, cursor {cursor:,.0f}, page {page:,.0f} bytes")
