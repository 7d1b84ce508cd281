import pytest

from index.parse import outlets
from index.parse.outlets import outlet_name


@pytest.fixture
def no_list_of_their_own(tmp_path, monkeypatch):
    """Let nobody's configuration folder speak in a test."""
    monkeypatch.setattr(outlets, "own_list", lambda: tmp_path / "outlets.toml")
    forget()
    yield tmp_path / "outlets.toml"
    forget()


def forget():
    outlets._known.cache_clear()
    outlet_name.cache_clear()


@pytest.mark.parametrize(
    "written, name",
    [
        ("FT", "Financial Times"),
        ("the financial times", "Financial Times"),
        ("ft.com", "Financial Times"),
        ("https://www.ft.com/content/1", "Financial Times"),
        ("HARBOUR LIGHTS", "Harbour Lights"),
        ("THE NEWS OF THE KARST", "The News of the Karst"),
        ("KRT NEWS", "KRT News"),
        ("KARST", "KARST"),
        ("Karst Post", "Karst Post"),
        ("karst-post.example", "karst-post.example"),
        ("", None),
        (None, None),
    ],
)
def test_an_outlet_has_one_name_however_it_is_written(no_list_of_their_own, written, name):
    assert outlet_name(written) == name


@pytest.mark.parametrize(
    "url, name",
    [
        ("https://www.ft.com/content/1", "Financial Times"),
        ("https://amp.theguardian.com/world", "The Guardian"),
        ("https://www.karst-post.example/a", "karst-post.example"),
        ("https://notft.com/", "notft.com"),
        ("http://[broken", None),
        ("http://localhost/a", None),
        (None, None),
    ],
)
def test_an_address_names_the_outlet_where_nothing_else_does(no_list_of_their_own, url, name):
    assert outlet_name(None, url) == name


def test_people_can_add_outlets_and_theirs_win(no_list_of_their_own):
    no_list_of_their_own.write_text('"Karst Post" = ["KP", "karst.example"]\n"Pink Paper" = "FT"\n', encoding="utf-8")
    forget()
    assert outlet_name("kp") == "Karst Post"
    assert outlet_name(None, "https://m.karst.example/a") == "Karst Post"
    assert outlet_name("FT") == "Pink Paper"
    assert outlet_name("WSJ") == "The Wall Street Journal"


def test_a_list_that_cannot_be_read_is_said_and_left_aside(no_list_of_their_own, caplog):
    no_list_of_their_own.write_text("Karst Post = [", encoding="utf-8")
    forget()
    assert outlet_name("FT") == "Financial Times"
    assert str(no_list_of_their_own) in caplog.text
