from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from nvr_desk_ui import docks, linguist, tongue
from nvr_desk_ui.actions import ActionTable
from nvr_desk_ui.menus.table import COMMANDS, MENUS
from nvr_desk_ui.tongue import tr

from tests import tongue_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

LANGUAGES = tongue_catalogue.LANGUAGES
SAME = {"Zip", "SHA-256", "pts {pts}", "UTC", "notable", "{done} of {total}"}
"""Said alike in both languages."""


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    linguist.speak(qapp, "es")
    yield
    linguist.speak(qapp, "en")
    tongue.speak(None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_title_of_a_command_menu_or_dock_lacks_a_translation(language: str) -> None:
    known = tongue_catalogue.translated(language)
    titles = {text for each in COMMANDS for text in (each.title, each.short) if text}
    titles |= {*MENUS, *(each.title for each in docks.DOCKS)}
    assert sorted(titles - known.keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_nearly_every_sentence_of_the_window_is_translated(language: str) -> None:
    """A few may lag behind; ``python -m tests.tongue_catalogue --missing`` names them."""
    missing, every = tongue_catalogue.missing(language), tongue_catalogue.sentences()
    assert len(missing) <= 0.05 * len(every), missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_translation_fills_in_the_same_parts(language: str) -> None:
    wrong = {}
    for source, forms in tongue_catalogue.translated(language).items():
        wanted = _parts(source.partition("|")[0])
        if any(_parts(form) != wanted for form in forms):
            wrong[source] = forms
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_what_counts_has_a_form_for_one_and_one_for_many(language: str) -> None:
    known = tongue_catalogue.translated(language)
    assert [text for text, forms in known.items() if ("|" in text) != (len(forms) == 2)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_compiled_catalogue_says_what_the_edited_one_says(language: str) -> None:
    compiled, stale = linguist.catalogue(language), []
    for source, forms in tongue_catalogue.translated(language).items():
        numbers = (1, 2) if len(forms) == 2 else (-1,)
        said = tuple(compiled.translate(linguist.CONTEXT, source, "", each) for each in numbers)
        if said != forms:
            stale.append(source)
    assert stale == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_two_menus_share_their_letter(language: str) -> None:
    known = tongue_catalogue.translated(language)
    letters = [re.findall(r"&(.)", known[menu][0])[0].casefold() for menu in MENUS]
    assert sorted(set(letters)) == sorted(letters)


@pytest.mark.usefixtures("spanish")
def test_that_the_window_speaks_spanish_with_its_numbers() -> None:
    assert tr("Search") == "Búsqueda"
    assert [tr("{n} mark|{n} marks", n) for n in (1, 2)] == ["1 marca", "2 marcas"]
    assert tr("Case {number}", number="26-1") == "Caso 26-1"


@pytest.mark.usefixtures("spanish")
def test_that_menus_and_actions_are_in_spanish_and_keep_their_keys(
    qtbot: QtBot, themed: Theme
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    table = ActionTable(window, {one.id: lambda: None for one in COMMANDS})
    table.fill(window.menuBar())
    assert [top.text() for top in window.menuBar().actions()][:2] == ["&Archivo", "&Caso"]
    assert table["packet.new"].text() == "Paquete nuevo…"
    assert table["packet.new"].shortcut() == QKeySequence("Ctrl+P")
    alike = {each.title for each in COMMANDS if table[each.id].text() == each.title} - SAME
    assert alike <= {"Series…"}


@pytest.mark.parametrize(
    ("choice", "languages", "spoken"),
    [
        ("system", ["es-US", "en-US"], "es"),
        ("system", ["fr-FR", "es-MX"], "es"),
        ("system", ["fr-FR"], "en"),
        ("en", ["es-US"], "en"),
        ("es", ["en-US"], "es"),
    ],
)
def test_that_the_language_of_the_system_is_spoken_where_we_have_it(
    monkeypatch: pytest.MonkeyPatch, choice: str, languages: list[str], spoken: str
) -> None:
    class System:
        def uiLanguages(self) -> list[str]:
            return languages

    class Locale:
        @staticmethod
        def system() -> System:
            return System()

    monkeypatch.setattr(linguist, "QLocale", Locale)
    assert linguist.wanted(choice) == spoken


def _parts(text: str) -> set[tuple[str, str]]:
    return {
        (name, spec or "")
        for _, name, spec, _ in string.Formatter().parse(text)
        if name is not None
    }
