import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.screens.arrange import ORDER, PaneName, Wishes, arrange
from tui.screens.history import History, Step


@pytest.mark.parametrize(
    ("columns", "wishes", "panes"),
    [
        (120, Wishes(), ["list", "text", "entities"]),
        (100, Wishes("text"), ["list", "text", "entities"]),
        (99, Wishes(), ["list", "text"]),
        (99, Wishes("entities"), ["entities", "text"]),
        (60, Wishes("text"), ["list", "text"]),
        (59, Wishes("text"), ["text"]),
        (120, Wishes("entities", zoomed=True), ["entities"]),
        (120, Wishes(panel="list"), ["panel", "text", "entities"]),
        (120, Wishes("text", panel="entities"), ["list", "text", "panel"]),
        (80, Wishes("text", panel="entities"), ["panel", "text"]),
        (40, Wishes("text", panel="entities"), ["panel"]),
    ],
)
def test_which_panes_stand_where(columns: int, wishes: Wishes, panes: list[PaneName]) -> None:
    assert list(arrange(columns, wishes)) == panes


@given(
    st.integers(20, 400),
    st.sampled_from(ORDER),
    st.booleans(),
    st.dictionaries(st.sampled_from(ORDER), st.integers(-24, 24)),
)
def test_the_panes_fill_the_window(columns: int, focus: PaneName, zoomed: bool, shift: dict[str, int]) -> None:
    widths = arrange(columns, Wishes(focus, zoomed, None, shift))
    assert sum(widths.values()) == columns
    assert all(width > 0 for width in widths.values())
    assert focus in widths


def test_history_goes_back_and_forward_with_its_places() -> None:
    begun = History().at(7, None)
    searched = begun.to(Step("gate")).at(9, "Ilse Varga")
    assert searched.back().now == Step("", key=7)
    assert searched.back().forward().now == Step("gate", key=9, entity="Ilse Varga")
    assert searched.back().to(Step("hinge")).forward().now == Step("hinge")
    assert begun.back() == begun
    assert searched.to(Step("gate", sort="newest")).behind == searched.behind
