"""Kept searches in the window: keep, replace only when asked to, run, rename, forget."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from nvr_desk.errors import AlreadyExistsError, NotMemberError
from nvr_desk.records.saved_search import SavedSearch
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui.filters import FilterModel
from nvr_desk_ui.search.saved import SavedButton

from tests.fakes.desk import CASE, START, FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk.records.search import Query
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme
    from nvr_desk_ui.widgets.form import Form


class Shelf(FakeDesk):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, SavedSearch] = {}
        self.shut: Exception | None = None

    def saved(self, case: str) -> list[SavedSearch]:
        if self.shut is not None:
            raise self.shut
        return list(self.kept.values())

    def save(self, name: str, query: Query, *, replace: bool = False) -> SavedSearch:
        if name in self.kept and not replace:
            raise AlreadyExistsError("saved search", name)
        self.kept[name] = SavedSearch(CASE, "ana", name, query, START)
        return self.kept[name]

    def rename(self, _case: str, name: str, other: str) -> SavedSearch:
        self.kept[other] = replace(self.kept.pop(name), name=other)
        return self.kept[other]

    def forget(self, _case: str, name: str) -> None:
        del self.kept[name]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def button(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge], shelf: Shelf
) -> SavedButton:
    filters = FilterModel()
    filters.use_case(CASE)
    made = SavedButton(bridge_to(shelf), filters, lambda: None)
    qtbot.addWidget(made)
    made.use_case(CASE)
    made.show()
    return made


def form_of(button: SavedButton) -> Form:
    assert button.form is not None
    return button.form


def typed(button: SavedButton, name: str) -> None:
    line = form_of(button).findChild(QLineEdit)
    assert line is not None
    line.setText(name)
    line.textEdited.emit(name)


def entries(button: SavedButton) -> dict[str, str]:
    button._offer()
    return {each.text(): each.toolTip() for each in button._menu.actions() if each.text()}


def test_that_keeping_says_what_is_asked_and_replaces_only_when_told_to(
    button: SavedButton, qtbot: QtBot, shelf: Shelf
) -> None:
    button._filters.narrow(classes=(ObjectClass.TRUCK,))
    button.ask_name()
    typed(button, "lorries")
    form_of(button).button.click()
    qtbot.waitUntil(lambda: "lorries" in shelf.kept)
    qtbot.waitUntil(lambda: len(button.found) == 1)
    assert entries(button)["lorries"] == "truck"
    button._filters.narrow(classes=(ObjectClass.BUS,))
    button.ask_name()
    typed(button, "lorries")
    form = form_of(button)
    form.button.click()
    qtbot.waitUntil(lambda: not form.problem.isHidden())
    assert form.button.text() == "Replace"
    assert shelf.kept["lorries"].query.classes == (ObjectClass.TRUCK,)  # type: ignore[union-attr]
    typed(button, "lorries 2")
    assert form.button.text() == "Keep"
    typed(button, "lorries")
    form.button.click()
    qtbot.waitUntil(
        lambda: shelf.kept["lorries"].query.classes == (ObjectClass.BUS,)  # type: ignore[union-attr]
    )


def test_that_one_is_renamed_and_forgotten(button: SavedButton, qtbot: QtBot, shelf: Shelf) -> None:
    shelf.save("a & b", button._filters.query)
    button.read()
    qtbot.waitUntil(lambda: bool(button.found))
    assert entries(button)["a && b"] == "everything"
    button.ask_change(rename=True)
    typed(button, "c")
    form_of(button).button.click()
    qtbot.waitUntil(lambda: [each.name for each in button.found] == ["c"])
    button.ask_change(rename=False)
    assert form_of(button).findChild(QComboBox).currentText() == "c"  # type: ignore[union-attr]
    form_of(button).button.click()
    qtbot.waitUntil(lambda: not button.found)
    assert "None kept yet" in entries(button)


def test_that_a_shelf_that_cannot_be_read_is_not_told_to_be_empty(
    button: SavedButton, qtbot: QtBot, shelf: Shelf
) -> None:
    shelf.shut = NotMemberError(CASE, "ana")
    button.read()
    qtbot.waitUntil(lambda: bool(button._why))
    assert "None kept yet" not in entries(button)
