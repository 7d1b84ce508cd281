"""Who is who, set right on the screen."""

import pytest

from index import Library
from tests.tui.looking import Settle, said
from tests.tui.test_names import pane
from tui.app import BroadsheetApp


def message(app: BroadsheetApp) -> str:
    return app.reader.bottom.message


async def test_a_name_is_changed_shown_everywhere_and_undone(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "3", "E")
        assert ("r", "rename") in app.reader.bottom.hints
        await pilot.press("r", "ctrl+u", *"I. Varga", "enter")
        await settle(pilot)
        assert message(app) == "Ilse Varga is shown as I. Varga; Z undoes"
        assert any("I. Varga" in line for line in pane(app))
        lit = app.reader.article_text.entity
        assert lit and lit.name == "I. Varga", "it stays lit"
        assert library.entity_called("I. Varga")
        await pilot.press("Z")
        await settle(pilot)
        assert message(app) == "undone: the name I. Varga of “Ilse Varga”"
        assert any("Ilse Varga" in line for line in pane(app))


async def test_a_name_is_made_one_with_another_that_is_completed(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3")
        while (entity := app.reader.entity_list.entity) and entity.type != "place":
            await pilot.press("j")
        name = entity.name if entity else ""
        await pilot.press("E", "m", *"foundry", "tab")
        assert app.reader.prompt.text == "Brandt Foundry", "a name is offered by any of its words"
        await pilot.press("enter")
        await settle(pilot)
        assert message(app) == f"{name} is one with Brandt Foundry; Z undoes"
        assert not any(line.startswith(name) for line in pane(app))
        key = library.entity_called("Brandt Foundry").key
        assert set(library.names_of(key)) >= {"Brandt Foundry", name}
        await pilot.press("g")
        while app.reader.entity_list.entity and app.reader.entity_list.entity.name != "Brandt Foundry":
            await pilot.press("j")
        await pilot.press("E", "s", *name, "enter")
        await settle(pilot)
        assert message(app) == f"{name} is an entity of its own; Z undoes"
        assert library.names_of(key) == ("Brandt Foundry",)


async def test_of_several_with_one_name_that_of_the_article_is_meant(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    foundry = library.entity_called("Brandt Foundry")
    other = next(each for each in library.entities() if each.name not in ("Brandt Foundry", "Ilse Varga", "Marrowby"))
    library.rename_entity(other.key, "Brandt Foundry")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3", "E", "m", *"Brandt", "tab", "enter")
        await settle(pilot)
        assert message(app) == "Ilse Varga is one with Brandt Foundry; Z undoes"
    assert library.entity_called("Ilse Varga").key == foundry.key
    assert library.entity(other.key) != library.entity(foundry.key)


@pytest.mark.parametrize(("typed", "says"), [("pl", "is of type place; Z undoes"), ("ship", "is no type of entity")])
async def test_a_type_is_given_by_its_beginning(app: BroadsheetApp, settle: Settle, typed: str, says: str) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3", "E", "t", *typed, "enter")
        await settle(pilot)
        assert says in message(app)


async def test_what_is_hidden_is_gone_from_the_pane_and_found_yet(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3", "E", "h")
        await settle(pilot)
        assert message(app) == "Ilse Varga is not listed any more; Z undoes"
        assert not any("Ilse Varga" in line for line in pane(app))
        assert library.search('person:"Ilse Varga"').total == 2
        await pilot.press("Z")
        await settle(pilot)
        assert any("Ilse Varga" in line for line in pane(app))


async def test_the_card_is_true_after_a_ruling_from_it(app: BroadsheetApp, settle: Settle) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("3", "i")
        await settle(pilot)
        await pilot.press("E", "r", "ctrl+u", *"The engineer", "enter")
        await settle(pilot)
        assert app.reader.panel.title == "ENTITY" and app.reader.panel.has_focus
        assert said(app).startswith("The engineer type person")
        await pilot.press("E", "h")
        await settle(pilot)
        await pilot.press("E", "h")
        await settle(pilot)
        assert message(app) == "The engineer is listed again; Z undoes"


async def test_what_cannot_be_decided_says_why_and_changes_nothing(
    app: BroadsheetApp, library: Library, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3", "E", "m", *"nobody there", "enter")
        await settle(pilot)
        assert "no entity goes by the name nobody there" in message(app)
        await pilot.press("E", "m", "enter")
        await settle(pilot)
        assert message(app) == "nothing is changed: no name was given"
        await pilot.press("E", "r", "ctrl+u", "enter")
        await settle(pilot)
        assert message(app) == "Ilse Varga is called so already"
        await pilot.press("slash", *"xylophone", "enter", "E", "r")
        await settle(pilot)
        assert message(app) == "choose a name in the third pane first"
        assert library.undo() is None
