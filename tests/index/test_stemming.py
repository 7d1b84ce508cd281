import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.stemming import forms, stem


@pytest.mark.parametrize(
    "forms",
    [
        "ceasefire ceasefires",
        "talk talks talked talking",
        "rate rates rated rating",
        "plan plans planned planning",
        "trade trades traded trading",
        "party parties",
        "carry carries carried carrying",
        "movie movies",
        "box boxes boxed",
        "church churches",
        "loss losses",
        "house houses housed",
        "create creates created creating",
        "control controls controlled controlling",
        "kill kills killed killing killings",
        "bomb bombs bombed bombing bombings",
        "agree agrees agreed agreeing",
        "exceed exceeds exceeded",
        "veto vetoes vetoed",
        "camera cameras",
        "area areas",
        "israeli israelis",
        "houthi houthis",
        "die dies died dying",
        "woman women",
        "gunman gunmen",
        "child children",
        "use uses used using",
        "car cars",
        "state states stated stating",
        "close closes closed closing",
        "seize seizes seized",
        "حرب الحرب والحرب بالحرب للحرب وللحرب كالحرب فالحرب",
        "وزارة الوزارة والوزارة",
        "التزام الالتزام والالتزام",
        "والدين الوالدين",
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1, {form: stem(form) for form in forms.split()}


@pytest.mark.parametrize(
    "words",
    [
        "hamas hama",
        "paris pari",
        "us used",
        "united unit",
        "news new",
        "harris harry",
        "car care",
        "plan plane",
        "rat rate",
        "evening even",
        "talk talker",
        "war ware warning",
        "iran iranian",
        "bus busy",
        "need nee",
        "king king's",
        "general generate",
        "2030s 2030",
        "crisis cris",
        "his hi",
        "yemen yeman",
        "الله له",
        "وكالة ة",
        "حرب حربي",
    ],
)
def test_other_words_have_other_stems(words):
    found = [stem(word) for word in words.split()]
    assert len(set(found)) == len(found), found


ENDINGS = ["", "s", "es", "ed", "ing", "ings", "e", "y", "ies", "ied", "eed", "men", "man", "lled", "tting"]
SHAPED = st.builds("{}{}".format, st.from_regex("[a-z]{1,7}", fullmatch=True), st.sampled_from(ENDINGS))


BEGINNINGS = ["", "ال", "وال", "بال", "لل", "فلل", "وكال", "و"]
ARABIC = st.builds(
    "{}{}{}".format,
    st.sampled_from(BEGINNINGS),
    st.sampled_from(BEGINNINGS),
    st.from_regex("[التزحرب]{0,5}", fullmatch=True),
)


@settings(max_examples=1000)
@given(st.one_of(st.text(max_size=9), SHAPED, ARABIC))
def test_the_forms_of_a_stem_are_all_words_that_have_it(word):
    found = forms(stem(word))
    assert word in found
    assert {stem(form) for form in found} == {stem(word)}
