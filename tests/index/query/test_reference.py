import re
from pathlib import Path

import pytest

from index.query import parse_query, to_text
from index.query.reference import OPERATORS, TODAY, reference

PAGE = Path(__file__).parents[3] / "docs" / "query.md"


def test_the_page_holds_what_the_module_prints():
    _, _, made = PAGE.read_text("utf-8").partition("<!-- reference -->\n\n")
    assert made == reference(), "run python -m index.query.reference and put its output behind the mark"


@pytest.mark.parametrize("query", OPERATORS)
def test_every_example_is_sound(query):
    understood = parse_query(query, strict=True, today=TODAY)
    assert parse_query(to_text(understood.tree), strict=True, today=TODAY).tree == understood.tree


def test_every_row_of_a_table_has_the_cells_of_its_head():
    for table in re.findall(r"(?:^\|.*\n)+", reference(), re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, table
