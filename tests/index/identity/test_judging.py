"""Whether two names mean the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import EntityType
from index.identity import Verdict, abbreviates, judge, keys_of, words_of
from index.identity.aliases import read_aliases
from index.identity.skeletons import distance


def verdict(one: str, other: str, kind: EntityType) -> Verdict | None:
    words = words_of(one, kind), words_of(other, kind)
    found = judge(*words, kind)
    assert judge(*words[::-1], kind) == found
    if found:
        assert keys_of(words[0], kind) & keys_of(words[1], kind), "else nobody would ever compare them"
    return found


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Hezbollah", "Hizbullah", "org"),
        ("Hizbollah", "Hisbollah", "org"),
        ("Organisation of Islamic Co-operation", "The Organization of Islamic Cooperation", "org"),
        ("Al Jazeera", "Aljazeera", "org"),
        ("US", "U.S.", "place"),
        ("Houthi", "Houthis", "group"),
        ("Karst Islanders", "Karst Islander", "group"),
        ("Molnar’s", "Molnár", "place"),
        ("Muammar Gaddafi", "Moammar Qadhafi", "person"),
        ("Qassem Soleimani", "Qasem Suleimani", "person"),
        ("Abdel Fattah al-Sisi", "Abdul Fattah el-Sisi", "person"),
        ("Abdelfattah al-Sisi", "Abdel Fattah al-Sisi", "person"),
        ("Hossein Amir-Abdollahian", "Hossein Amirabdollahian", "person"),
        ("Volodymyr Zelensky", "Wolodymyr Selenskyj", "person"),
        ("Yevgeny Prigozhin", "Evgeny Prigozhin", "person"),
        ("Xi Jinping", "Xi Jin-ping", "person"),
        ("Ismail Haniyeh", "Ismail Haniya", "person"),
        ("Bashar al-Assad", "Bachar al-Asad", "person"),
        ("Beirut", "Beyrouth", "place"),
        ("John F. Kennedy", "John Kennedy", "person"),
        ("Mohammed bin Salman", "Mohammad bin Salman Al Saud", "person"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str, kind: EntityType) -> None:
    found = verdict(one, other, kind)
    assert found and not (found.wants_company and kind != "place")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [("Houthis", "Huthis", "group"), ("Karst", "Qarst", "place"), ("Sandi Sweeney", "Sandi Haber Sweeney", "person")],
)
def test_what_is_short_or_cut_short_is_one_only_in_the_same_company(one: str, other: str, kind: EntityType) -> None:
    found = verdict(one, other, kind)
    assert found and found.wants_company


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Iran", "Iraq", "place"),
        ("Oman", "Amman", "place"),
        ("Sudan", "South Sudan", "place"),
        ("Niger", "Nigeria", "place"),
        ("Mali", "Malawi", "place"),
        ("North Korea", "South Korea", "place"),
        ("Lagos", "Laos", "place"),
        ("Bank of America", "Bank of Armenia", "org"),
        ("Group of 7", "Group of 8", "org"),
        ("Maria Silva", "Mario Silva", "person"),
        ("Daniel Hall", "Daniela Hall", "person"),
        ("Paul Ryan", "Paula Ryan", "person"),
        ("John Smith", "Jon Smith", "person"),
        ("John Smith", "Jane Smith", "person"),
        ("George W. Bush", "George H. W. Bush", "person"),
        ("J. Smith", "John Smith", "person"),
        ("Molnar", "Irena Molnar", "person"),
        ("Ali Bagheri", "Ali Bagheri Kani", "person"),
        ("Redman Corp", "Rodman Corp", "org"),
        ("James Walton", "James Waldon", "person"),
        ("North Germany", "North German", "place"),
        ("Overseas Group", "Oversea Group", "org"),
        ("Strata", "Strait", "place"),
        ("Hamas", "Hezbollah", "org"),
        ("Iran", "", "place"),
    ],
)
def test_what_only_looks_alike_is_two(one: str, other: str, kind: EntityType) -> None:
    assert verdict(one, other, kind) is None


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["person", "org", "place", "event", "group"]))
def test_any_names_can_be_compared(one: str, other: str, kind: EntityType) -> None:
    verdict(one, other, kind)
    assert verdict(one, one, kind) or not words_of(one, kind)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_the_distance_is_that_of_the_textbook(one: str, other: str) -> None:
    def plain(left: str, right: str) -> int:
        if not left or not right:
            return len(left) + len(right)
        if left[0] == right[0]:
            return plain(left[1:], right[1:])
        return 1 + min(plain(left[1:], right), plain(left, right[1:]), plain(left[1:], right[1:]))

    wanted = plain(one, other)
    assert [distance(one, other, most) for most in range(4)] == [min(wanted, most + 1) for most in range(4)]


def test_a_list_says_what_is_one_and_what_is_two() -> None:
    found = read_aliases(
        ["# remark", "Karst | the Qarst", "[given]", "Jo | Joe", "[apart]", "Oak|Ock", "[other]", "a|b"]
    )
    assert found.names == {"karst": "karst", "qarst": "karst"}
    assert found.given == {"jo": "jo", "joe": "jo"}
    assert found.apart == {frozenset(("oak", "ock"))}


def test_a_list_of_ones_own_goes_on_where_the_shipped_one_ends() -> None:
    found = read_aliases(["Karst | Qarst", "[names]", "Carst | Karst", "|"])
    assert set(found.names.values()) == {"karst"}


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("OIC", "Organisation of Islamic Cooperation", True),
        ("U.N.", "United Nations", True),
        ("SNA", "Strait Navigation Authority", True),
        ("OPEC", "OPEC Fund", False),
        ("U.N.", "UN Security Council", False),
        ("BBC", "British Telecom", False),
        ("Karst", "Karst Movement", False),
    ],
)
def test_an_abbreviation_has_the_letters_of_a_name_in_their_order_and_is_none_of_its_words(
    short: str, full: str, expected: bool
) -> None:
    assert abbreviates(short, full) is expected
