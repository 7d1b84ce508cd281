import pytest

from index.extract.names import find_names


def found(text: str, **more: str) -> set[tuple[str, str]]:
    return {(name.text, name.type) for name in find_names({"body": text, **more})}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry left Norway and reached Denmark.", {("Norway", "place"), ("Denmark", "place")}),
        ("They sailed on the Red Sea to Saudi Arabia.", {("Red Sea", "place"), ("Saudi Arabia", "place")}),
        ("He was born in Bosnia and Herzegovina.", {("Bosnia and Herzegovina", "place")}),
        ("The US sent two ships.", {("US", "place")}),
        ("It was a U.S. ship.", {("U.S.", "place")}),
        ("They met French officials and Danes.", {("French", "group"), ("Danes", "group")}),
        ("The Ministry of Finance said no.", {("Ministry of Finance", "org")}),
        ("The deal pleased the Bank of England.", {("Bank of England", "org")}),
        ("The Food and Drug Administration agreed.", {("Food and Drug Administration", "org")}),
        ("The Grain Farmers’ Union struck.", {("Grain Farmers’ Union", "org")}),
        ("Ships wait in the Gulf of Aden.", {("Gulf of Aden", "place")}),
        ("They climbed Mount Brenna in fog.", {("Mount Brenna", "place")}),
        ("He won the World Cup.", {("World Cup", "event")}),
        ("They saw Irena Molnar, 43, at the quay.", {("Irena Molnar", "person")}),
        ("It was signed by Abdel Fattah al-Tarik.", {("Abdel Fattah al-Tarik", "person")}),
        ("We met Ludwig van der Holt.", {("Ludwig van der Holt", "person")}),
        ("A speech by John F. Karling was long.", {("John F. Karling", "person")}),
    ],
)
def test_a_name_is_found_whole_and_typed(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday President Dovan Kest spoke.", "Dovan Kest"),
        ("Deputy Foreign Minister Dovan Kest spoke.", "Dovan Kest"),
        ("Then Mr. Kest sat down.", "Kest"),
        ("The Vesnan foreign minister Dovan Kest spoke.", "Dovan Kest"),
        ("Crown Prince Dovan bin Kest spoke.", "Dovan bin Kest"),
        ("Secretary of State Dovan Kest spoke.", "Dovan Kest"),
    ],
)
def test_a_title_is_no_part_of_a_name(text, name):
    assert (name, "person") in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway’s coast was calm.", "Norway"),
        ("It was in Hamas' hands.", "Hamas"),
        ("An Iran-backed group came.", "Iran"),
        ("They oppose anti-Israel laws.", "Israel"),
        ("The Israel-Hamas war went on.", "Israel"),
        ("The Israel-Hamas war went on.", "Hamas"),
    ],
)
def test_possessives_and_hyphens_stay_outside_a_name(text, name):
    assert name in {text for text, _ in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Tell us what you saw. He told us.",
        "On Monday and in March they rested.",
        "Officials said so. Ships waited. Nobody came.",
        "I think that TV is dull.",
        "Yesterday was quiet. However, the storm came.",
        "",
    ],
)
def test_plain_words_with_a_capital_are_no_names(text):
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Talks resumed in Kaldera. Nobody left Kaldera.", "Kaldera"),
        ("They left Ostrel, the capital, at noon.", "Ostrel"),
        ("It happened in the town of Dolna at noon.", "Dolna"),
        ("KALDERA, Sept 25 (Karst Wire) - Two ships sank.", "KALDERA"),
        ("OSTREL — Two ships sank.", "OSTREL"),
        ("Vesna and the Vesnan navy were silent.", "Vesna"),
        ("They meet in Halmar. Ships left from Halmar, the port. Vesna and Halmar agreed.", "Vesna"),
        ("The envoy of Thole, who was late, sat down.", "Thole"),
        ("Sennick’s parliament and Sennick’s port were shut.", "Sennick"),
    ],
)
def test_an_invented_place_is_known_by_what_stands_around_it(text, name):
    assert (name, "place") in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Karst Movement denied it.", "Karst Movement"),
        ("The Strait Navigation Authority closed.", "Strait Navigation Authority"),
        ("Shares of Nordholm Inc. fell.", "Nordholm Inc."),
        ("The Brandt Foundry put a hinge of four tonnes on a barge.", "Brandt Foundry"),
    ],
)
def test_an_invented_body_is_known_by_its_head_or_its_followers(text, name):
    assert (name, "org") in found(text)


def test_a_surname_alone_is_a_person_when_the_full_name_stands_elsewhere():
    names = found("Foreign minister Irena Molnar spoke. Later Molnar left. The crowd followed Molnar.")
    assert names == {("Irena Molnar", "person"), ("Molnar", "person")}


def test_the_land_is_kept_apart_from_its_people():
    assert found("Iran and Iranian ships.") == {("Iran", "place"), ("Iranian", "group")}


def test_a_title_case_headline_gives_only_what_the_body_or_a_list_knows():
    headline = "Molnar Meets Harbour Pilots After Stormy Night In Oslo"
    names = find_names({"title": headline, "body": "The minister Irena Molnar met pilots."})
    assert [name.text for name in names if name.field == "title"] == ["Molnar", "Oslo"]


def test_a_line_in_capitals_gives_no_names_of_its_own():
    assert found("TALKS RESUME IN HARBOUR TOWN\n\nNobody came.") == set()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("MOLNAR MEETS KARST MOVEMENT IN OSLO", ["MOLNAR", "KARST MOVEMENT", "OSLO"]),
        ("IRENA MOLNAR FLIES TO NEW YORK", ["IRENA MOLNAR", "NEW YORK"]),
        ("BREAD PRICES RISE BEFORE MARCH", []),
        ("Molnar And The Bank Of England Agree At Last", ["Molnar", "Bank Of England"]),
    ],
)
def test_a_headline_gives_what_the_article_or_a_list_knows_however_it_is_written(title, expected):
    names = find_names({"title": title, "body": "The minister Irena Molnar met the Karst Movement."})
    assert [name.text for name in names if name.field == "title"] == expected


def test_a_name_has_one_type_in_an_article():
    names = find_names({"body": "They met in Kaldera. Kaldera said nothing. He lives near Kaldera."})
    assert {name.type for name in names if name.text == "Kaldera"} == {"place"}


def test_days_do_not_run_into_names():
    assert ("Irena Molnar", "person") in found("On Friday Irena Molnar said no.")
    assert ("Irena Molnar", "person") in found("Minister Irena Molnar Friday said no.")


def test_a_text_of_marks_alone_has_no_names():
    assert found("– … “ ” ( ) . ! ? ’ - -- ___ 12 ½ ° \u200b") == set()


def test_the_same_words_are_found_the_same_way_again():
    text = "Irena Molnar met the Karst Movement in Oslo. Molnar left."
    assert find_names({"body": text}) == find_names({"body": text})


@pytest.mark.parametrize(
    "text",
    [
        "The buoy tender Kestra was hit at night. Five of the Kestra were saved, and Kestra’s lamp still burns.",
        "They left harbour in the fishing boat Good Kestra.",
        "His boat, the Kestra, is old. He paints the Kestra each spring.",
        "HMS Kestra left in June. The Kestra is due on Monday.",
        "He sent the crew of the Kestra home. The Kestra was sold.",
        "They were aboard the Kestra, and the sinking of the Kestra was heard of soon.",
        "The Kestra sailed from Thole on Monday. Kestra was late, and the mayor of Thole met the Kestra.",
        "Off Thole the Kestra had run aground. Nobody on the Kestra was hurt.",
        "The Kestra sank within minutes. A diver from Thole found Kestra in May.",
        "The old Kestra was sold. A year later the Kestra put to sea for Thole.",
        "She owns a yacht called the Kestra. They saw Kestra off Thole.",
        "The bulk carrier Kestra is for sale. Irena Molnar bought the Kestra.",
        "The Arctic Kestra docked in Thole. The Arctic Kestra was late.",
        "The Kestra collided with a trawler off Thole.",
        "The Arctic Kestra, a 90-metre bulk carrier, was hit by a missile.",
        "The Liberia-flagged Kestra was stopped. Nobody on the Kestra was hurt.",
        "The cargo of the Kestra spilled into the bay.",
        "The tanker, named Kestra, caught fire.",
        "The crew left the Kestrawell, which was on fire. The Kestrawell belongs to a bank.",
    ],
)
def test_a_ship_is_neither_a_person_nor_a_place_wherever_it_is_named(text):
    assert "Kestra" not in " ".join(name for name, _ in found(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They asked what ship Norway had sent.", ("Norway", "place")),
        ("Irena Molnar rents boats. It was the boat Molnar had rented.", ("Molnar", "person")),
        ("In Kaldera it rained. In Kaldera they saw which vessel Kaldera had sold.", ("Kaldera", "place")),
        ("The board of the Strait Navigation Authority met.", ("Strait Navigation Authority", "org")),
        ("The Seventh Fleet sailed from Kaldera. The Seventh Fleet said so.", ("Seventh Fleet", "org")),
        ("The Labour Party sank in the polls. The Labour Party said so.", ("Labour Party", "org")),
        ("The United Nations sailed through. The United Nations said so.", ("United Nations", "org")),
        ("Irena Molnar sailed to Thole. Molnar was late.", ("Irena Molnar", "person")),
        ("Rehn, who commands the Ostrel ferry, lives in Ostrel.", ("Ostrel", "place")),
        ("Sailors of the Seventh Fleet met. The Seventh Fleet said so.", ("Seventh Fleet", "org")),
        ("The ship went up the Danube. The Danube was low.", ("Danube", "place")),
        ("The Karst Wire sank to 12 dollars. Irena Molnar owns the Karst Wire.", ("Karst Wire", "org")),
    ],
)
def test_what_is_known_as_something_else_is_no_ship(text, name):
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "person", "place"),
    [
        ("The letter was written by Tomas Rehn of Thole and handed over.", "Tomas Rehn", "Thole"),
        ("Senator John Warner of Virginia spoke.", "John Warner", "Virginia"),
        ("She met Karin Vell of Kaldera.", "Karin Vell", "Kaldera"),
    ],
)
def test_a_person_is_told_apart_from_where_they_are_from(text, person, place):
    assert found(text) == {(person, "person"), (place, "place")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KALDERA, Feb 11 (Karst Wire) - Two ships sank.", {("KALDERA", "place"), ("Karst Wire", "org")}),
        (
            "OSTREL, Merrow Strait (LPA) — At dawn two ships sank.",
            {("OSTREL", "place"), ("Merrow Strait", "place"), ("LPA", "org")},
        ),
        ("The head of the Grain Exporters’ Board left.", {("Grain Exporters’ Board", "org")}),
        ("Tholean envoys left early.", {("Tholean", "group")}),
        ("A launch brought the five to Skerry Head by dusk.", {("Skerry Head", "place")}),
    ],
)
def test_names_are_whole_and_typed_where_they_are_hard_to_tell(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("At the foot of the harbour steps Jelka Torvald, the bosun’s mother, was told of the list.", "Jelka Torvald"),
        ("Neighbours called Karin Grimsund at noon.", "Karin Grimsund"),
        ("For Mirela Kjellberg the day began early.", "Mirela Kjellberg"),
    ],
)
def test_a_first_name_makes_a_person_of_a_word_that_nobody_has_heard_of(text, person):
    assert (person, "person") in found(text)


def test_a_small_word_that_begins_places_as_well_is_no_first_name():
    assert ("Abu Ghraib", "place") in found("He was held in Abu Ghraib near Baghdad.")


def test_the_quarter_of_a_land_belongs_to_its_people():
    assert ("South Korean", "group") in found("It lay in the South Korean port of Ulsan.")


@pytest.mark.parametrize("text", ["A" * 5000 + " said so.", "They met Irena " + "K" * 5000 + " in Oslo."])
def test_a_run_of_letters_is_no_name(text):
    assert all(len(name) < 100 for name, _ in found(text))


def test_a_run_of_capitals_is_no_name_when_it_is_longer_than_any():
    assert all(len(name.split()) <= 16 for name, _ in found("He read " + "Kest Dovan " * 30 + "aloud."))


def test_a_country_alone_is_no_person_but_where_one_has_its_name():
    assert ("Kenya", "place") in found("Kenya's William Ruto met Cyril Ramaphosa on Monday.")
    people = found("Mr Kenya Holloway sang. Kenya, 43, smiled. Kenya himself was late.")
    assert people == {("Kenya Holloway", "person"), ("Kenya", "person")}


def test_what_is_never_without_the_is_no_person_where_ships_are_told_of():
    said = "“I told the Wilson to turn,” he said. The Wilson did not answer."
    assert found(f"The tug waited. {said}") == set()
    assert ("Wilson", "person") in found(f"The clerk waited. {said}")
    assert ("Varga", "person") in found("Ilse Varga left the tug. Varga said that the Varga family was lost.")


@pytest.mark.parametrize(
    "address", ["HTTPS://Pell.example/Norway", "www.Norway.example", "http://a.example/?q=Oslo,Norway"]
)
def test_a_web_address_holds_no_name(address: str) -> None:
    assert found(
        f"Ships left Denmark, as {address} has it. See also ({address}) and {address}. Denmark is not to blame."
    ) == {("Denmark", "place")}
