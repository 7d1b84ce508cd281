"""The writer that sends only changed cells: whatever comes, the screen is the one that stock output makes."""

import io
import re
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import ControlType, Segment
from rich.style import Style
from textual import _compositor
from textual._compositor import ChopsUpdate, InlineUpdate, LayoutUpdate
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip

from tests.tui.pictures import differences
from tui.cells import take_over
from tui.cells.frame import Frame
from tui.cells.pen import PLAIN, change, paper, pen
from tui.cells.send import erases_in_colour, move
from tui.cells.textual_output import CellWriter, Update, through

WIDTH, HEIGHT = 24, 4
CONSOLE = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", legacy_windows=False)
TEXTS = ["a", "b", " ", " ", "     ", "word", "é", "e\u0301", "水", "水門", "–", "the tide gate"]
STYLES = [
    None,
    Style(),
    Style(color="#d9dce1", bgcolor="#15181d"),
    Style(color="#98a1ac", bgcolor="#15181d"),
    Style(color="#98a1ac", bgcolor="#15181d", bold=True),
    Style(bgcolor="#15181d"),
    Style(color="red"),
    Style(color="bright_blue", bgcolor="yellow", italic=True),
    Style(bold=True, dim=True),
    Style(underline=True, bgcolor="#e6c463"),
    Style(reverse=True, color="#5fcba4"),
    Style(strike=True, blink=True),
]


def strip(pieces: list[tuple[str, Style | None]], width: int) -> Strip:
    return Strip([Segment(text, style) for text, style in pieces]).adjust_cell_length(width, Style())


def strips(width: int) -> st.SearchStrategy[Strip]:
    pieces = st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(STYLES)), min_size=1, max_size=8)
    # pyte wraps before it sees that a mark behind the last column takes no room of its own; no terminal does.
    return pieces.map(lambda pieces: strip(pieces, width)).filter(lambda strip: not strip.text.endswith("\u0301"))


@st.composite
def updates(draw: st.DrawFn) -> Update:
    """A whole screen, or some chops of it, as Textual's compositor makes them."""
    edges = [0, *sorted(draw(st.sets(st.sampled_from([5, 8, 9, 16]), max_size=3))), WIDTH]
    parts = list(pairwise(edges))
    lines = [[(start, draw(strips(end - start))) for start, end in parts] for _ in range(HEIGHT)]
    if draw(st.booleans()):
        return LayoutUpdate([[part for _, part in line] for line in lines], Region(0, 0, WIDTH, HEIGHT))
    spans = []
    for y in sorted(draw(st.sets(st.integers(0, HEIGHT - 1), min_size=1))):
        first, last = sorted(draw(st.tuples(st.integers(0, WIDTH), st.integers(0, WIDTH))))
        spans.append((y, first, last))
    chops: list[dict[int, Strip | None]] = [
        {start: part if draw(st.integers(0, 5)) else None for start, part in line} for line in lines
    ]
    return ChopsUpdate(chops, spans, [edges[1:]] * HEIGHT)


class Terminals:
    """Two terminals, one sent by Textual, one by the writer."""

    def __init__(self, term: str, *, bare: bool = False) -> None:
        self.writer = CellWriter(term)
        self.writer.bare = bare
        self.screens = [pyte.Screen(WIDTH, HEIGHT) for _ in range(2)]
        self.streams = [pyte.Stream(screen) for screen in self.screens]

    def show(self, update: Update) -> str:
        sent = self.writer.send(update, CONSOLE)
        assert self.writer.bare or "\n" not in sent
        for stream, text in zip(self.streams, (update.render_segments(CONSOLE), sent), strict=True):
            stream.feed(f"\x1b[1;1H{text}")
        return sent

    def disturb(self) -> None:
        for stream in self.streams:
            stream.feed("\x1b[2;3H\x1b[1;4;31;45mgarbage of another program")
        self.streams[0].feed("\x1b[0m")  # stock output leaves no pen behind, and expects none
        self.writer.forget()


@pytest.mark.parametrize(("term", "bare"), [("xterm-256color", True), ("screen-256color", False)])
@settings(max_examples=60)
@given(data=st.data())
def test_any_sequence_of_updates_shows_what_stock_output_shows(term: str, bare: bool, data: st.DataObject) -> None:
    terminals = Terminals(term, bare=bare)
    for update in data.draw(st.lists(updates() | st.none(), min_size=1, max_size=6)):
        if update is None:
            terminals.disturb()
            continue
        terminals.show(update)
        assert differences(*terminals.screens) == []
        assert terminals.screens[1].cursor.attrs == pyte.Screen(1, 1).cursor.attrs


def whole(*lines: list[tuple[str, Style | None]], width: int = WIDTH) -> LayoutUpdate:
    return LayoutUpdate([[strip(line, width)] for line in lines], Region(0, 0, width, len(lines)))


def test_what_is_there_already_is_not_sent_again() -> None:
    writer = CellWriter("xterm")
    update = whole([("tide gate", STYLES[2])], [("水門", STYLES[3])])
    assert "tide gate" in writer.send(update, CONSOLE)
    assert writer.send(update, CONSOLE) == ""
    writer.forget()
    assert "tide gate" in writer.send(update, CONSOLE)


def test_one_letter_costs_one_move_and_one_letter() -> None:
    writer = CellWriter("xterm")
    writer.send(whole([("tide gate", None)]), CONSOLE)
    assert writer.send(whole([("tide rate", None)]), CONSOLE) == "\x1b[1;6Hr"


def test_a_wide_character_in_the_place_of_another_takes_the_cursor_over_both_its_cells() -> None:
    terminals = Terminals("xterm")
    terminals.show(whole(*[[("水12345678x", None)]] * HEIGHT))
    assert terminals.show(whole(*[[("門12345678y", None)]] * HEIGHT)).count("門") == HEIGHT
    assert differences(*terminals.screens) == []


def test_a_wide_character_with_room_for_one_half_is_left_out() -> None:
    (run,) = Frame(4, 1, in_colour=True).put(0, 0, [Segment("abc水")], lambda _: PLAIN)
    assert run.cells == ["a", "b", "c", " "]


def test_what_has_one_pen_is_sent_together() -> None:
    writer = CellWriter("xterm")
    writer.send(whole(*[[("", None)]] * 4, width=40), CONSOLE)
    lines = [[("the ", None), ("gate", STYLES[2]), (" shut", None)]] * 4
    sent = writer.send(whole(*lines, width=40), CONSOLE)
    assert sent.count("m") == 2  # the pen of all gates, and the plain one at the end


def test_where_line_feeds_arrive_as_they_are_one_takes_the_cursor_down() -> None:
    sent = []
    for bare in (False, True):
        writer = CellWriter("xterm")
        writer.bare = bare
        writer.send(whole(*[[("", None)]] * 3), CONSOLE)
        sent.append(writer.send(whole(*[[("gate", None)]] * 3), CONSOLE))
    assert sent[0] == "\x1b[1Hgate\x1bD\rgate\x1bD\rgate"
    assert sent[1] == sent[0].replace("\x1bD", "\n")


def test_a_line_that_becomes_empty_is_erased_on_the_way_through_its_text() -> None:
    writer = CellWriter("xterm")

    def screen(text: str) -> LayoutUpdate:
        lines = [[("|  ", None), (each.ljust(12), None), (text[:1], STYLES[4])] for each in text.split("/")]
        return whole(*lines, width=16)

    writer.send(screen("the tide/gate opens/on monday"), CONSOLE)
    sent = writer.send(screen("a barge//waits there"), CONSOLE)
    assert "a barge \x1bD\x1b[4G\x1b[10X\x1bDwaits there" in sent  # where it has erased, the cursor still stands


def test_another_size_is_another_screen() -> None:
    writer = CellWriter("xterm")
    writer.send(whole([("gate", None)]), CONSOLE)
    assert "gate" in writer.send(whole([("gate", None)], width=30), CONSOLE)


def test_other_colours_of_the_terminal_are_another_screen() -> None:
    style = Style(color="#d9dce1")  # of its own: Rich keeps what it has made of a style, whatever the terminal
    writer, update = CellWriter("xterm"), whole([("gate", style)])
    writer.send(update, CONSOLE)
    assert "gate" in writer.send(update, Console(file=io.StringIO(), force_terminal=True, color_system="256"))


def test_a_blank_in_colour_is_erased_only_where_the_terminal_does_so() -> None:
    update = whole([("gate", STYLES[2]), (" " * 20, STYLES[2])])
    assert "\x1b[K" in CellWriter("xterm-256color").send(update, CONSOLE)
    assert "\x1b[K" not in CellWriter("screen").send(update, CONSOLE)
    assert "\x1b[K" in CellWriter("screen").send(whole([("gate", None)]), CONSOLE)


def test_behind_a_character_whose_width_terminals_dispute_the_cursor_is_placed_anew() -> None:
    writer = CellWriter("xterm")
    writer.send(whole([("👩 gate open", None)]), CONSOLE)
    assert writer.send(whole([("👨 gate shut", None)]), CONSOLE).endswith("\x1b[1;9Hshut")


def test_a_link_is_opened_and_closed() -> None:
    sent = CellWriter("xterm").send(whole([("gate", Style(link="https://pell.example/")), (" on", None)]), CONSOLE)
    assert re.search(r"\x1b\]8;id=\d+;https://pell.example/\x1b\\gate\x1b\]8;;\x1b\\", sent)


def test_without_colours_no_sequence_of_colour_is_sent() -> None:
    writer = CellWriter("xterm")
    sent = ""
    for style in (Style(bold=True), Style(), Style(dim=True), Style(reverse=True), Style(underline=True)):
        sent += writer.send(whole([("gate", style), ("gate", Style(bold=True)), ("    gate", style)]), CONSOLE)
    numbers = {int(n or 0) for run in re.findall(r"\x1b\[([\d;]*)m", sent) for n in run.split(";")}
    assert numbers and not {n for n in numbers if n >= 30}


def test_a_mark_stays_with_its_wide_character() -> None:
    writer = CellWriter("xterm")
    writer.send(whole([("a gate", None)]), CONSOLE)
    assert writer.send(whole([("門\u0301gate", None)]), CONSOLE) == "\x1b[1H門\u0301"


@pytest.mark.parametrize(
    ("term", "known"),
    [("xterm-256color", True), ("tmux-256color", True), ("screen", False), ("xterm-kitty", False), ("vt220", False)],
)
def test_which_terminals_erase_in_colour(term: str, known: bool) -> None:
    assert erases_in_colour(term) is known


@given(
    st.tuples(*[st.integers(0, 20)] * 2) | st.none(),
    st.tuples(*[st.integers(0, 20)] * 2),
    st.sampled_from(["\n", "\x1bD"]),
)
def test_a_move_arrives_and_is_never_longer_than_by_address(
    here: tuple[int, int] | None, there: tuple[int, int], down: str
) -> None:
    screen = pyte.Screen(24, 24)
    x, y = here or (7, 7)
    sent = move(here, there, down)
    pyte.Stream(screen).feed(f"\x1b[{y + 1};{x + 1}H{sent}")
    assert (screen.cursor.x, screen.cursor.y) == there
    assert len(sent) <= len(f"\x1b[{there[1] + 1};{there[0] + 1}H")


PENS = ["", "1", "1;2", "2", "4", "7;31", "38;5;188;48;5;16", "38;2;1;2;3", "1;97;104", "3;9;48;2;9;8;7", "53;32"]


@pytest.mark.parametrize("old", PENS)
@pytest.mark.parametrize("new", PENS)
def test_a_pen_becomes_any_other(old: str, new: str) -> None:
    screens = [pyte.Screen(2, 1) for _ in range(2)]
    pyte.Stream(screens[0]).feed(f"\x1b[{old}m{change(pen(old), pen(new))}x")
    pyte.Stream(screens[1]).feed(f"\x1b[{new}mx")
    assert differences(*screens) == []
    assert len(change(pen(old), pen(new))) <= len(f"\x1b[0;{new}m")
    assert pen(new) is pen(new)


def test_bold_goes_without_taking_dim_along() -> None:
    assert change(pen("1;2;38;5;188"), pen("2;38;5;188")) == "\x1b[22;2m"


def test_a_blank_needs_the_ground_and_no_ink_unless_lines_are_drawn_on_it() -> None:
    assert paper(pen("1;3;31;44")) is pen("44")
    assert paper(pen("4;31")) is pen("4;31")
    assert paper(pen("1")) is PLAIN


# -- stepping aside ------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", ["gate\x1b[2J", "gate\a"])
def test_what_is_no_cell_sends_everything_the_stock_way_from_then_on(content: str) -> None:
    shown, writer = show()
    update = whole([(content, None)])
    shown(update)
    assert writer.aside
    assert SENT[-1] == update.render_segments(CONSOLE)
    shown(update)
    assert SENT[-1] == SENT[-2]


def test_a_control_segment_is_no_cell() -> None:
    shown, writer = show()
    shown(LayoutUpdate([[Strip([Segment("", None, [(ControlType.BELL,)])], 0)]], Region(0, 0, 1, 1)))
    assert writer.aside


def test_an_unknown_update_goes_the_stock_way_and_so_does_all_that_follows() -> None:
    shown, writer = show()
    shown("a renderable")
    assert writer.aside


def test_an_update_drawn_in_line_goes_the_stock_way_and_is_followed_by_a_whole_frame() -> None:
    shown, writer = show()
    shown(whole([("gate", None)]))
    shown(InlineUpdate([]))
    assert not writer.aside
    shown(whole([("gate", None)]))
    assert "gate" in SENT[-1]


def test_nothing_to_show_is_nothing_to_send() -> None:
    shown, writer = show()
    shown(None)
    assert not writer.aside


SENT: list[str] = []


def show() -> tuple[Callable[[Any], None], CellWriter]:
    """Return what shows an update as an app on a terminal would, and the writer; what is sent goes to `SENT`."""
    SENT.clear()
    writer = CellWriter("xterm")

    def stock(screen: Any, update: Any) -> None:
        if hasattr(update, "render_segments"):
            SENT.append(update.render_segments(CONSOLE))

    display = through(writer, stock)
    return (lambda update: display(None, update)), writer  # type: ignore[arg-type]


@pytest.mark.parametrize(("version", "taken"), [("8.2.8", True), ("8.2.0", True), ("8.3.0", False), ("9.0.0", False)])
def test_only_the_tested_versions_are_taken_over(version: str, taken: bool) -> None:
    app: App[None] = App()
    stock = app._display
    assert (take_over(app, "xterm", version) is not None) is taken
    assert (app._display == stock) is not taken


@pytest.mark.parametrize("name", ["ChopsUpdate", "LayoutUpdate", "InlineUpdate", "CompositorUpdate"])
def test_a_name_that_is_gone_leaves_the_output_to_textual(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(_compositor, name)
    monkeypatch.delitem(sys.modules, "tui.cells.textual_output")
    assert take_over(App(), "xterm", "8.2.8") is None


def test_the_installed_version_is_one_of_the_tested() -> None:
    assert take_over(App(), "xterm") is not None


def test_texts_of_the_tests_are_as_wide_as_they_claim() -> None:
    assert [cell_len(text) for text in TEXTS[7:10]] == [1, 2, 4]
