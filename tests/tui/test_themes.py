import re
from pathlib import Path

import pytest
from rich.style import Style

import tui
from tui.themes import ANSI, CONTRAST, PALETTES, Palette, look


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb` (WCAG 2.1)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


OURS = [palette for palette in PALETTES if not palette.ansi]
INKS = ("ink", "soft", "accent", "warning", "person", "org", "place", "other")


@pytest.mark.parametrize("palette", OURS, ids=lambda palette: palette.name)
@pytest.mark.parametrize("name", INKS)
def test_every_ink_is_readable_on_the_ground(palette: Palette, name: str) -> None:
    assert contrast(getattr(palette, name), palette.ground) >= 4.5


@pytest.mark.parametrize("palette", OURS, ids=lambda palette: palette.name)
def test_a_hit_is_readable_and_stands_out(palette: Palette) -> None:
    assert contrast(palette.on_mark, palette.mark) >= 4.5
    assert palette.mark != palette.ground


@pytest.mark.parametrize("palette", OURS, ids=lambda palette: palette.name)
def test_every_ink_is_readable_on_a_note_and_the_rest_on_its_own_ground(palette: Palette) -> None:
    dressed = look(palette)
    note = dressed.note.bgcolor
    assert note and note.triplet and note.triplet.hex != palette.ground
    for name in ("ink", "soft", "person", "org", "place", "other"):
        assert contrast(getattr(palette, name), note.triplet.hex) >= 4.5, name
    for style in (dressed.found, dressed.found_now, dressed.label, dressed.picked):
        assert style.color and style.bgcolor and style.color.triplet and style.bgcolor.triplet
        assert contrast(style.color.triplet.hex, style.bgcolor.triplet.hex) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_the_row_is_told_in_a_pane_without_the_focus_too(palette: Palette) -> None:
    cursor = look(palette).cursor.color
    assert cursor and cursor.name != palette.rule
    assert palette.ansi or (cursor.triplet and contrast(cursor.triplet.hex, palette.ground) >= 4.5)


@pytest.mark.parametrize("palette", [*PALETTES, None], ids=lambda palette: palette.name if palette else "mono")
def test_a_note_is_told_by_a_line_and_not_by_a_colour_alone(palette: Palette | None) -> None:
    assert look(palette).note.underline


@pytest.mark.parametrize("name", INKS)
def test_high_contrast_is_that_of_the_stricter_rule(name: str) -> None:
    assert contrast(getattr(CONTRAST, name), CONTRAST.ground) >= 7


def test_the_ansi_theme_has_the_terminal_s_own_colours_alone() -> None:
    styles = [look(ANSI).base, look(ANSI).soft, look(ANSI).hit, look(ANSI).head_focused, look(ANSI).lit("person")]
    colours = [colour for style in styles for colour in (style.color, style.bgcolor) if colour]
    assert all(colour.is_default or (colour.number or 0) < 16 for colour in colours)
    assert len({str(style) for style in styles}) == len(styles)


def test_what_the_ansi_theme_writes_in_black_is_not_bold() -> None:
    flat = [style for style in look(ANSI) if isinstance(style, Style)]
    assert not [style for style in flat if style.bold and style.color and style.color.name == "black"]
    dressed = look(ANSI)
    assert len({str(style) for style in (dressed.hit, dressed.hit_now, dressed.found, dressed.found_now)}) == 4


def test_the_monochrome_look_has_no_colour_and_tells_everything_apart() -> None:
    plain = look(None)
    told = [plain.base, plain.strong, plain.hit, plain.hit_now, plain.lit("person"), plain.found, plain.note]
    assert all(style.color is None and style.bgcolor is None for style in told)
    assert len({str(style) for style in told}) == len(told)


def test_colours_live_in_themes_alone() -> None:
    folder = Path(tui.__file__).parent
    files = [*folder.rglob("*.py"), *folder.rglob("*.tcss")]
    assert [file.name for file in files if re.search(r"#[0-9a-fA-F]{6}\b", file.read_text(encoding="utf-8"))] == [
        "themes.py"
    ]
