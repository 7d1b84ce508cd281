from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from index.parse.html.align import longest_rising, taken
from index.parse.html.blocks import read_blocks
from index.parse.html.furniture import sift
from index.parse.tree import load

LINE = "the harbour council of lower karst will meet again on friday to talk about the ferry"
OTHER = "nobody in the fishing quarter had been told that the quay would close for the winter"
THIRD = "the ferry ran twice a day until the storm took the landing stage away in november"


def blocks(body):
    return read_blocks(load(f"<html><body>{body}</body></html>"))


def test_a_block_knows_its_text_its_links_and_where_it_stands():
    first, second = blocks("<div class=story><p>Read <a href=#>all of it</a></p><p id=x>Next<br></p></div>")
    assert (first.text, first.tag, first.linked, first.is_link) == ("Read all of it", "p", 7, False)
    assert first.marks == "story"
    assert (second.text, second.marks) == ("Next", "story x")


def test_text_behind_what_is_silent_is_kept():
    assert [block.text for block in blocks("<p>One<script>no</script> two</p><style>p{}</style>three")] == [
        "One two",
        "three",
    ]


def test_paragraphs_that_are_numbered_are_of_one_kind():
    first, second = blocks("<div class='body'><p class='pace block-1'>One</p><p class='pace block-2'>Two</p></div>")
    assert first.kin == second.kin


def test_a_word_of_the_menu_is_not_taken_for_the_heading_it_repeats():
    lines = ["sport", LINE, "sport", OTHER, "sport"]
    assert taken(lines, f"{LINE}\nSport\n{OTHER}") == [False, True, True, True, False]


def test_lines_that_are_set_apart_are_never_found():
    assert taken([LINE, OTHER], f"{LINE}\n{OTHER}", frozenset([LINE])) == [False, True]


@given(st.permutations(range(6)), st.integers(0, 6))
def test_the_rising_run_is_a_longest_one(places, count):
    given_places = dict(enumerate(places[:count]))
    found = longest_rising(given_places)
    run = [found[index] for index in sorted(found)]
    assert run == sorted(run)
    runs = (some for size in range(count + 1) for some in combinations(places[:count], size))
    assert len(run) == max(len(some) for some in runs if list(some) == sorted(some))


def story(middle):
    return blocks(f"<div class=story><p>{LINE}</p>{middle}<p>{OTHER}</p></div>")


def kept(found, told="", also=()):
    texts = [LINE, OTHER, *also]
    stay, heard = sift(found, [block.text in texts for block in found], told)
    return [block.text for block, is_kept in zip(found, stay, strict=True) if is_kept], heard


def test_a_link_to_another_article_is_no_paragraph():
    link = "Ferry captain tells of storm"
    assert kept(story(f"<p><a href=#>{link}</a></p>"), also=[link]) == ([LINE, OTHER], False)


def test_a_line_in_a_newsletter_box_is_no_paragraph():
    call = "Get the harbour bulletin every morning"
    assert kept(story(f"<div class=newsletter-box><p>{call}</p></div>"), also=[call]) == ([LINE, OTHER], False)


def test_a_paragraph_that_the_extractor_passed_over_is_taken_with_its_like():
    assert kept(story(f"<p>{THIRD}</p>"))[0] == [LINE, THIRD, OTHER]
    assert kept(story(f"<div class=box><p>{THIRD}</p></div>"))[0] == [LINE, OTHER]


def test_what_the_page_tells_machines_decides():
    said = f" {LINE} {OTHER} {THIRD} "
    aside = "A line in a box of its own"
    body = story(f"<div class=box><p>{THIRD}</p></div><div class=note><p>{aside}</p></div>")
    assert kept(body, said, also=[aside]) == ([LINE, THIRD, OTHER], True)
