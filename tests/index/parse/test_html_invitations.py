"""Lines that lead elsewhere."""

import pytest

from index.parse.html.invitations import invitations, tail

PROSE = "The harbour council met again on Monday and put off the pilot dues for another week, its clerk said."


@pytest.mark.parametrize(
    "label",
    ["Related articles", "READ MORE:", "More from the Karst Post", "Lesen Sie auch", "Sur le même sujet", "Most read"],
)
def test_a_label_takes_the_headlines_below_it_along(label: str) -> None:
    lines = [PROSE, label, "Ferries stop in the storm", "Who pays the pilots?", PROSE]
    assert invitations(lines) == [False, True, True, True, False]


def test_a_single_line_below_a_label_may_head_what_follows() -> None:
    assert invitations([PROSE, "Related stories", "What comes next", PROSE]) == [False, True, False, False]
    assert invitations([PROSE, "Related stories", "Ferries stop"]) == [False, True, True]


def test_prose_below_a_label_stays() -> None:
    assert invitations(["More on this story", PROSE, "Pilots wait.", "Dues"]) == [True, False, False, False]


@pytest.mark.parametrize(
    "line", ["More than 100 boats waited", "Related matters were put off by the council, it said in a long letter."]
)
def test_what_only_begins_so_is_no_label(line: str) -> None:
    assert not any(invitations([PROSE, line, "Ferries stop", "Pilots wait", PROSE])[2:])


def test_a_line_that_leads_to_one_article_goes_alone() -> None:
    assert invitations(["Lesen Sie hier: Fähren liegen still", "Nebel", PROSE]) == [True, False, False]


def test_the_tail_never_takes_the_whole_article() -> None:
    assert tail([PROSE, PROSE, PROSE, "***", "Follow us on the radio", "©"]) == 3
    assert tail(["Contact", "Tags: x", "©"]) == 0
