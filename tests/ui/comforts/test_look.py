from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from nvr_desk_ui import linguist, theme
from nvr_desk_ui.look import TITLES, LookForm

from tests.fakes.desk import FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from nvr_desk_ui.main_window import MainWindow

    Opened = Callable[[FakeDesk], MainWindow]

LIGHT, DARK, UNKNOWN = Qt.ColorScheme.Light, Qt.ColorScheme.Dark, Qt.ColorScheme.Unknown


@pytest.mark.parametrize(
    ("choice", "scheme", "high", "worn"),
    [
        ("light", DARK, True, "light"),
        ("system", LIGHT, False, "light"),
        ("system", DARK, False, "dark"),
        ("system", UNKNOWN, False, "dark"),
        ("system", LIGHT, True, "contrast"),
    ],
)
def test_that_the_theme_of_the_system_is_followed_only_where_it_is_chosen(
    choice: str,
    scheme: Qt.ColorScheme,
    high: bool,  # noqa: FBT001
    worn: str,
) -> None:
    assert theme.resolve(choice, scheme, contrast=high) == worn


def test_that_a_change_of_the_system_is_worn_at_once(
    opened: Opened, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    window.wear("system")
    assert theme.current().key == "dark"
    plain = theme.resolve
    monkeypatch.setattr(
        theme, "resolve", lambda choice, _, contrast: plain(choice, LIGHT, contrast=contrast)
    )
    qapp.styleHints().colorSchemeChanged.emit(LIGHT)
    assert theme.current().key == "light"
    assert theme.remembered() == "system"
    window.wear("dark")
    qapp.styleHints().colorSchemeChanged.emit(LIGHT)
    assert theme.current().key == "dark"


def test_that_every_choice_has_a_title_and_a_place_in_the_round(opened: Opened) -> None:
    assert set(TITLES) == set(theme.CHOICES)
    window = opened(FakeDesk([delivery_row(1)]))
    seen = []
    for _ in theme.CHOICES:
        window.cycle_theme()
        seen.append(theme.chosen())
    assert sorted(seen) == sorted(theme.CHOICES)


def test_that_the_form_shows_a_theme_at_once_and_gives_it_up_when_cancelled(
    opened: Opened,
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    form = LookForm(window, window.wear)
    form.theme.setCurrentIndex(form.theme.findData("light"))
    assert theme.current().key == "light"
    form.reject()
    assert theme.chosen() == "dark"


def test_that_the_language_is_kept_for_the_next_start(opened: Opened) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    form = LookForm(window, window.wear)
    form.language.setCurrentIndex(form.language.findData("es"))
    form.button.click()
    assert linguist.remembered() == "es"
