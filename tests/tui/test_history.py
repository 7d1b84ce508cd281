"""The steps that a reader has taken, undone and done again."""

from tui.screens.history import History, Step


def test_a_step_is_undone_and_done_again_with_its_place() -> None:
    taken = History().to(Step("a")).at(7, "Ilse Varga").to(Step("b"))
    assert taken.back().now == Step("a", key=7, entity="Ilse Varga")
    assert taken.back().forward() == taken
    assert taken.back().back().back() == taken.back().back(), "the beginning"
    assert taken.forward() == taken


def test_after_a_new_step_nothing_is_left_that_was_undone() -> None:
    turned = History().to(Step("a")).to(Step("b")).back().to(Step("c"))
    assert turned.forward() == turned
    assert turned.queries == ("c", "a")


def test_the_same_query_in_another_order_is_no_step() -> None:
    taken = History().to(Step("a"))
    assert taken.to(Step("a", sort="oldest")).behind == taken.behind
