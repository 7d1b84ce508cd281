"""The tour of a newcomer: a key at a time, ended for good by Esc or by its end."""

from pathlib import Path

import pytest

from index import Library
from tests.tui.looking import Settle
from tui.app import BroadsheetApp
from tui.terminal import Tier


async def test_each_key_brings_the_next_one_and_the_last_ends_the_tour(
    library: Library, tmp_path: Path, settle: Settle
) -> None:
    welcomed = tmp_path / "welcomed"
    app = BroadsheetApp(library, welcomed=welcomed, tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.reader.hint.sentences[0] == "1/5  Enter reads the article"
        await pilot.press("3", "1", "j")
        assert app.reader.hint.sentences[0].startswith("1/5"), "another key is no step"
        told = []
        for keys in (
            ("enter",),
            ("space",),
            ("right_square_bracket",),
            ("slash", *"gate", "enter"),
            ("question_mark",),
        ):
            await pilot.press(*keys)
            await settle(pilot)
            told.append(app.reader.hint.sentences[0])
        assert [sentence[:3] for sentence in told[:-1]] == ["2/5", "3/5", "4/5", "5/5"]
        assert told[-1] == "Ctrl-P finds what else there is"
        assert welcomed.exists()
        await pilot.press("escape", "escape", "escape")
        assert not app.reader.hint.display


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (200, 50)])
async def test_the_tour_takes_two_lines_and_stands_whole_in_them(
    library: Library, tmp_path: Path, settle: Settle, size: tuple[int, int]
) -> None:
    app = BroadsheetApp(library, welcomed=tmp_path / "none", tier=Tier(colour=True, ascii=False))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert app.reader.hint.lines == 2
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.hint.lines == 2
