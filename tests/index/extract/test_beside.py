"""What the words in and around a name say of it."""

import pytest

from index.extract.names import find_names


def found(text: str) -> set[tuple[str, str]]:
    return {(name.text, name.type) for name in find_names({"body": text})}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The carmaker Ostara recalled 10,000 cars.", "Ostara"),
        ("The chip maker Corvane cut 300 jobs.", "Corvane"),
        ("The start-up, Quillbaum, raised $12 million.", "Quillbaum"),
        ("Kestrel Robotics, a start-up based in Ghent, raised 8 million euros.", "Kestrel Robotics"),
        ("Marlowitz, a wine supplier, said that sales rose.", "Marlowitz"),
        ("Wired magazine ranked the phone first.", "Wired"),
        ("Marks & Spencer closed ten shops.", "Marks & Spencer"),
        ("Lindqvist & Sons makes clocks in Malmö.", "Lindqvist & Sons"),
        ("Boston beat Cleveland 101-94 on Friday night.", "Cleveland"),
        ("Leeds lost 3-1 at home to Burnley. Leeds are third.", "Leeds"),
    ],
)
def test_a_body_is_known_by_the_words_beside_it(text, body):
    assert (body, "org") in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She works for the British newspaper in Oslo.", ("British", "group")),
        ("The company Monday named Irena Molnar.", ("Irena Molnar", "person")),
        ("Irena Molnar left the company Molnar had founded.", ("Molnar", "person")),
        ("The maker of the film, Irena Molnar, was late.", ("Irena Molnar", "person")),
        ("Irena Molnar, an airline pilot, was late.", ("Irena Molnar", "person")),
        ("The study (Molnar & Vell, 2012) was small. Irena Molnar and Karin Vell wrote it.", ("Molnar", "person")),
        ("Spain beat Portugal 2-0 in Berlin.", ("Spain", "place")),
        ("Boston beat Cleveland 101-94 in Denver.", ("Denver", "place")),
        ("Great Britain beat Spain 3-2 in Leeds.", ("Great Britain", "place")),
        ("The court ruled 5-4 against Texas.", ("Texas", "place")),
        ("Ships passed Boston at 10-12 knots.", ("Boston", "place")),
    ],
)
def test_what_is_known_as_something_else_is_no_body(text, name):
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China’s Health Ministry warned of flu.", {("China", "place"), ("Health Ministry", "org")}),
        ("Rep. Irena Molnar, D-Texas, voted no.", {("Irena Molnar", "person"), ("Texas", "place")}),
        ("The 53-member African Union agreed.", {("African Union", "org")}),
        ("The anti-Israel Islamist party won.", {("Israel", "place"), ("Islamist", "group")}),
        ("He was a pro-South Korean politician.", {("South Korean", "group")}),
        ("A pro-Iran Houthi official spoke.", {("Iran", "place"), ("Houthi", "group")}),
        ("Secretary of Defense Irena Molnar spoke.", {("Irena Molnar", "person")}),
        ("National Security Adviser Irena Molnar spoke.", {("Irena Molnar", "person")}),
        ("Cartoons of the Prophet Muhammad set off protests.", {("Prophet Muhammad", "person")}),
        (
            "Park Ji-won met Lee Jae-ho in Busan.",
            {("Park Ji-won", "person"), ("Lee Jae-ho", "person"), ("Busan", "place")},
        ),
        ("He was charged under the Official Secrets Act.", set()),
        ("Typhoon Kalinga hit Taiwan.", {("Typhoon Kalinga", "event"), ("Taiwan", "place")}),
        ("Sri Lankans and New Zealanders were rescued.", {("Sri Lankans", "group"), ("New Zealanders", "group")}),
        ("The CFO met the COO about the CCTV.", set()),
    ],
)
def test_a_name_has_the_edges_and_the_kind_that_readers_give_it(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Chad Mercer led the search. Chad had never seen snow.", "Chad"),
        ("Jordan Blake scored twice. Jordan was the best player on the field.", "Jordan"),
        ("Paris Hollis sang twice. Paris, 22, wore red.", "Paris"),
        ("My friend Chad called me.", "Chad"),
        ("“I was scared,” said Chad, a plumber.", "Chad"),
    ],
)
def test_a_person_may_be_called_like_a_place(text, person):
    assert (person, "person") in found(text)
    assert (person, "place") not in found(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Fighting spread from Chad into Sudan.", "Chad"),
        ("Thousands of refugees crossed into eastern Chad.", "Chad"),
        ("Chad Mercer flew to Chad on Monday. The president of Chad greeted him.", "Chad"),
        ("Chad Mercer was late. Chad and Niger signed the accord.", "Chad"),
        ("Jordan Blake was late. Jordan’s government closed the border.", "Jordan"),
        ("The dead were Tom Hale, 24, Houston, and Houston Reed, 31, Leeds.", "Houston"),
    ],
)
def test_a_place_stays_one_where_the_words_beside_it_say_so(text, place):
    assert (place, "place") in found(text)
