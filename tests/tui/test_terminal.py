import io

import pytest

from tui.terminal import Tier, refusal, tier


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}, Tier(colour=True, ascii=False)),
        ({"TERM": "xterm-256color"}, Tier(colour=True, ascii=False)),
        ({"TERM": "xterm", "NO_COLOR": "1", "LANG": "C.utf8"}, Tier(colour=False, ascii=False)),
        ({"TERM": "xterm", "NO_COLOR": ""}, Tier(colour=True, ascii=False, few=True)),
        ({"TERM": "screen", "COLORTERM": "truecolor"}, Tier(colour=True, ascii=False)),
        ({"TERM": "xterm-kitty"}, Tier(colour=True, ascii=False)),
        ({"TERM": "linux"}, Tier(colour=True, ascii=False, few=True)),
        ({"TERM": "alacritty"}, Tier(colour=True, ascii=False)),
        ({"TERM": "vt220", "LANG": "en_GB.UTF-8"}, Tier(colour=False, ascii=False)),
        ({"TERM": "xterm", "LANG": "en_GB.UTF-8", "LC_ALL": "C"}, Tier(colour=True, ascii=True, few=True)),
        ({"TERM": "xterm", "LC_CTYPE": "de_DE.ISO-8859-1"}, Tier(colour=True, ascii=True, few=True)),
    ],
)
def test_what_the_terminal_can_show(environ: dict[str, str], expected: Tier) -> None:
    assert tier(environ) == expected


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_dumb_terminal_is_told_what_works() -> None:
    assert "broadsheet search" in str(refusal({"TERM": "dumb"}, (Terminal(),)))
    assert "broadsheet search" in str(refusal({}, (Terminal(),)))


def test_a_pipe_is_no_terminal() -> None:
    assert refusal({"TERM": "xterm"}, (Terminal(), io.StringIO())) is not None
    assert refusal({"TERM": "xterm"}, (Terminal(), Terminal())) is None
