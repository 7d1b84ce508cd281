"""The file of settings: what it says, what is wrong with it and where, and what holds all the same."""

import ast
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from index import Library
from tests.tui.looking import Settle, picture
from tui import keys
from tui.app import BroadsheetApp
from tui.cli.commands import broadsheet
from tui.config import DEFAULTS, defaults_as_toml, load, read
from tui.config.keynames import textual_name
from tui.config.lines import line_of
from tui.terminal import Tier
from tui.themes import LAMP

ROOT = Path(__file__).parent.parent.parent
COLOUR = Tier(colour=True, ascii=False)


@pytest.fixture(autouse=True)
def own_keys_end_with_the_test() -> Iterator[None]:
    yield
    keys.bind({})


def uncommented() -> str:
    """Return the page of defaults with every line in force."""
    lines = (line[2:] if line.startswith("# ") and " = " in line else line for line in defaults_as_toml().splitlines())
    return "\n".join(line.removeprefix("# ") if line.startswith("# [") else line for line in lines)


def test_the_page_of_defaults_says_nothing_and_in_force_changes_nothing() -> None:
    assert read(defaults_as_toml()) == DEFAULTS
    config = read(uncommented())
    assert config.faults == ()
    assert dict(config.keys) == {key.id: key.keys for key in keys.TABLE}
    assert (config.theme, config.sort, config.measure, config.ascii) == ("lamp", "relevance", 72, False)
    assert (config.groups, config.snippets) == (False, False)
    assert config.macros == {"a": (":search is:unread", "enter")}
    (evening,) = config.palettes
    assert (evening.name, evening.ground, evening.dark) == ("evening", LAMP.ground, True)


FAULTY = """\
[settings]
theme = "lampp"
sort = "oldest"
meesure = 60
[keys]
zoom = "x"
zom = "y"
top = ["x", "F6", "ctlr+d"]
tag = 5
type-left = "a"
[macros]
a = [":serch x", "J"]
ab = "J"
[themes.mine]
like = "papr"
ink = "#222222"
grnd = "#000000"
soft = "red"
[themes.lamp]
[thems]
"""


def test_every_fault_is_a_sentence_with_its_line_and_the_rest_holds() -> None:
    config = read(FAULTY)
    told = {fault.line: fault.sentence for fault in config.faults if fault.wrong}
    assert sorted(told) == [2, 4, 7, 8, 9, 10, 12, 13, 15, 16, 17, 18, 19, 20]
    assert "lamp, paper, contrast, ansi, mono" in told[2]
    assert "did you mean measure?" in told[4]
    assert "did you mean zoom?" in told[7]
    assert "did you mean search?" in told[12]
    assert "below 4.5:1 it is hard to read" in told[16]
    assert "did you mean ground?" in told[17]
    assert "did you mean themes?" in told[20]
    assert config.sort == "oldest"
    assert config.keys["zoom"] == ("x",)
    assert config.keys["top"] == ("f6",)
    assert config.palettes[0].ink == "#222222"


@pytest.mark.parametrize(
    ("text", "line"),
    [("[settings]\ntheme=", 2), ("\n\n[keys\n", 3), ('a = """x\n\n', 2), ("[a]\nb = 1\nb = 2", 3)],
)
def test_what_is_no_toml_is_one_fault_with_its_line(text: str, line: int) -> None:
    config = read(text)
    assert not config.readable
    assert [fault.line for fault in config.faults] == [line]


def test_of_two_chosen_keys_the_upper_holds_and_ours_gives_way_and_both_are_named() -> None:
    config = read('[keys]\nzoom = "t"\ntop = ["t", "g"]\nnarrow = "t"\nsearch-take = "ctrl+y"\n')
    told = [(fault.line, fault.wrong, fault.sentence) for fault in config.faults]
    assert (3, True, "t is given to top and to zoom (line 2), which keeps it") in told
    assert (4, True, "t is given to narrow and to zoom (line 2), which keeps it") in told
    assert any(line == 2 and not wrong and "t was a key of tag" in said for line, wrong, said in told)
    assert config.keys["tag"] == ()
    assert config.keys["top"] == ("g",)
    keys.bind(config.keys)
    found = keys.find(("list", "motion", "everywhere"), "t")
    assert found is not None
    assert found.id == "zoom"
    assert keys.find(("copy",), "t") is not None, "what stands behind y is another place"
    assert keys.find(("everywhere",), "z") is None


def test_a_name_without_a_key_is_called_as_the_command_line_takes_it() -> None:
    assert keys.named("correct") == "Ctrl-T"
    keys.bind({"correct": ()})
    assert keys.named("correct") == ":correct"
    keys.bind({})


@given(st.characters(categories=("L", "N", "P", "S")))
def test_a_character_is_the_key_that_textual_makes_of_it(character: str) -> None:
    if unicodedata.name(character, ""):
        assert textual_name(character) == _character_to_key(character)


@pytest.mark.parametrize(
    ("name", "key"),
    [("Ctrl-D", "ctrl+d"), ("ctrl+d", "ctrl+d"), ("Esc", "escape"), ("PgDn", "pagedown"), ("F5", "f5"), ("/", "slash"),
     ("question_mark", "question_mark"), ("Alt-x", "alt+x"), ("Space", "space"), ("Shift-Tab", "shift+tab"),
     ("hyper+x", None), ("", None), ("zz", None), ("-", "minus"), ("less_than_sign", "less_than_sign")],
)  # fmt: skip
def test_a_key_is_called_as_people_call_it_or_as_textual_does(name: str, key: str | None) -> None:
    assert textual_name(name) == key


def test_every_key_of_ours_is_understood_by_its_face() -> None:
    assert all(textual_name(keys.face(name)) == name for key in keys.TABLE for name in key.keys)


@given(st.text(alphabet="[]\"=.# \nabthemskysigno012'{},", max_size=200))
def test_no_text_breaks_the_reader_and_every_line_it_names_is_there(text: str) -> None:
    for fault in read(text).faults:
        assert 1 <= fault.line <= max(1, len(text.splitlines()))


def test_a_line_is_found_under_headers_by_dots_and_not_inside_strings() -> None:
    text = 'keys.zoom = "x"\n[themes."my own"]\nnote = """\nink = 1\n"""\nink = 2\n[[a]]\n'
    assert line_of(text, ("keys", "zoom")) == 1
    assert line_of(text, ("themes", "my own", "ink")) == 6
    assert line_of(text, ("themes", "my own", "gone")) == 2
    assert line_of(text, ("a",)) == 7
    assert line_of(text, ("nowhere",)) == 1


def test_the_command_says_where_the_file_is_and_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "own.toml"
    monkeypatch.setenv("BROADSHEET_CONFIG", str(file))
    done = CliRunner().invoke(broadsheet, ["config"], standalone_mode=False)
    assert (done.stdout.strip(), done.return_value) == (str(file), 0)
    file.write_text("[keys]\nzom = 'x'\n")
    done = CliRunner().invoke(broadsheet, ["--config", str(file), "config"], standalone_mode=False)
    assert done.return_value == 2
    assert "line 2: nothing is called zom; did you mean zoom?" in done.stderr
    done = CliRunner().invoke(broadsheet, ["config", "--defaults"], standalone_mode=False)
    assert done.stdout == defaults_as_toml()


def test_a_setting_outside_its_section_is_told_where_it_belongs() -> None:
    (fault,) = read('theme = "paper"').faults
    assert (fault.line, fault.sentence) == (1, "theme stands under [settings]")


async def test_the_reader_starts_with_the_settings(library: Library, tmp_path: Path, settle: Settle) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        '[settings]\ntheme = "mine"\nascii = true\nlean = "on"\n[keys]\nzoom = "x"\n[themes.mine]\nlike = "paper"\n'
    )
    app = BroadsheetApp(library, tier=COLOUR, settings=file, config=load(file))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.theme == "mine"
        assert app.reader.glyphs.ascii
        assert not app.reader.follows
        await pilot.press("z")
        assert not app.reader.wishes.zoomed
        await pilot.press("x")
        assert app.reader.wishes.zoomed


async def test_a_change_of_the_file_holds_and_a_slip_in_it_costs_nothing(
    library: Library, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.settling.LOOK_EVERY", 0.1)
    file = tmp_path / "config.toml"
    app = BroadsheetApp(library, tier=COLOUR, settings=file)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.theme == "lamp"
        file.write_text('[settings]\ntheme = "contrast"\nmeasure = 41\nlean = "on"\n[keys]\nhelp = "F1"\n')
        await settle(pilot, lambda: app.theme == "contrast")
        assert app.reader.article_text.measure == 41
        assert not app.reader.follows
        assert ("F1", "keys") in app.reader.bottom.hints
        file.write_text('[settings]\ntheme = "paper\n')
        await settle(pilot, lambda: "no TOML" in app.reader.bottom.message)
        assert "line 2" in app.reader.bottom.message
        assert app.theme == "contrast"
        assert ("F1", "keys") in app.reader.bottom.hints
        await pilot.press("colon", *"settings", "enter")
        assert any(label.strip() == "2" for label, _, _ in app.reader.panel.lines)
        file.unlink()
        await settle(pilot, lambda: app.theme == "lamp")
        assert app.reader.article_text.measure == 72
        assert app.reader.follows
        assert ("?", "keys") in keys.hints("list")


async def test_heads_and_snippets_begin_as_the_settings_say_and_follow_them(
    library: Library, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.settling.LOOK_EVERY", 0.1)
    file = tmp_path / "config.toml"
    file.write_text("[settings]\ngroups = true\nsnippets = true\n")
    app = BroadsheetApp(library, tier=COLOUR, config=load(file), settings=file)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        view = app.reader.article_list.view
        assert (view.grouped, view.snippets) == ("day", True)
        assert any("── 11 May 2032 ──" in line for line in picture(app))
        await pilot.press("S", "g")
        file.write_text("[settings]\ngroups = true\nmeasure = 60\n")
        await settle(pilot, lambda: app.reader.article_text.measure == 60)
        view = app.reader.article_list.view
        assert (view.grouped, view.snippets) == ("", False), "what a key has changed stays until its setting changes"
        file.write_text("[settings]\ngroups = 1\n")
        await settle(pilot, lambda: "groups is true or false; 1 is not" in app.reader.bottom.message)
        file.write_text("[settings]\ngroups = true\n")
        await settle(pilot, lambda: app.reader.article_list.view.grouped == "day")


async def test_every_theme_is_worn_in_turn_and_by_name(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        worn = []
        for _ in range(5):
            await pilot.press("T")
            worn.append(app.reader.bottom.message)
        assert worn == ["theme paper", "theme contrast", "theme ansi", "theme mono", "theme lamp"]
        await pilot.press("colon", *"theme mono", "enter")
        await settle(pilot, lambda: app.reader.bottom.message == "theme mono")
        assert app.get_line_filters() == (app.COLOURLESS,)
        await pilot.press("colon", *"theme moon", "enter")
        await settle(pilot, lambda: "no theme is called moon" in app.reader.bottom.message)


async def test_where_few_colours_are_shown_they_are_the_terminal_s_own_unless_a_theme_is_wanted(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    few = Tier(colour=True, ascii=False, few=True)
    assert BroadsheetApp(library, tier=few).theme == "ansi"
    file.write_text('[settings]\ntheme = "contrast"\n')
    assert BroadsheetApp(library, tier=few, config=load(file)).theme == "contrast"


def test_who_has_no_file_of_settings_loads_nothing_that_reads_one() -> None:
    script = "import sys, tui.app, tui.cli.opening; print(*sorted({'tomllib', 'tui.config'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


ALONE = re.compile(r"(?<![\w'’*])(?:[b-zB-HJ-Z]|[]*@?/\\.>](?= \w)|Ctrl-[A-Z])(?![\w'’=:)])")
"""A letter or a sign that stands alone, as a key does in a sentence."""


def sentences(module: Path) -> Iterator[str]:
    """Yield the texts of a module that have a space in them, but for what it says of itself."""
    tree = ast.parse(module.read_text("utf-8"))
    own = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value and id(node) not in own:
            yield node.value


def test_no_sentence_names_a_key_that_a_person_may_have_given_away() -> None:
    modules = [module for part in ("screens", "widgets") for module in (ROOT / "tui" / part).glob("*.py")]
    said = [text for module in modules for text in sentences(module)]
    assert [text for text in said if ALONE.search(text)] == ["@ and this name ask for it"], "that @ is no key"


async def test_what_is_said_of_a_key_is_said_of_the_one_that_holds(app: BroadsheetApp, settle: Settle) -> None:
    keys.bind({"close": ("f5",), "undo-mark": ("f6",), "compare": ("f7",), "marks": ()})
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for pressed, says in (
            ("ctrl+c", "F5 quits"),
            ("f7", "first of two: F7 on another article compares them"),
            (("percent_sign", "r"), "; F6 undoes"),
        ):
            await pilot.press(*([pressed] if isinstance(pressed, str) else pressed))
            await settle(pilot, lambda says=says: says in app.reader.bottom.message)  # type: ignore[misc]
        await pilot.press("colon", *"marks", "enter")
        await settle(pilot, lambda: app.reader.bottom.message == "marks off: :marks brings them back")
