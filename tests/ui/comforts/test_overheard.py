"""No sentence of the window is forgotten: it is heard out while it speaks a tongue nobody has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDialog, QLabel

from nvr_desk.errors import LogUnavailableError
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.widgets.stated import Stated

from tests import tongue_catalogue
from tests.fakes.desk import FakeDesk, delivery_row
from tests.overheard import Ear, foreign, listening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.main_window import MainWindow

    Opened = Callable[[FakeDesk], MainWindow]

OWN_WAY: Final = frozenset(
    {"window.quit", "session.lock", "session.logout", "workspace.open", "demo.run", "view.second"}
)
"""Commands that end or cover the window, or open a dialog of the system."""
FILES: Final = ("ingest.", "map.import", "map.export", "map.picture", "audit.export")
KEYS: Final = (
    r"(?:(?:Ctrl|Alt|Shift|Meta)\+)+\S+|\bF\d\d?\b"
    r"|\b(?:Left|Right|Up|Down|Home|End|Space|Return|Enter|Del|Backspace|Esc|PgUp|PgDown)\b"
)
CODES: Final = (
    r"(?:Attribute|OS)Error: .*|NVR Desk"
    r"|\bUTC\b|\bM[SD]T\b|\bpts\b|sha256|mov,\S+|\bh264\b|\byuv420p\b"
    r"|\b[a-z]+\.[a-z._-]+\b|\b(?:view|check|sound)\b|\b[0-9a-f]{6,}…?"
    r"|\b(?:yolo|openvino|onnxruntime|torch|basic|fast)\w*\b"
)
UNITS: Final = r"\b[kMGT]B\b|\b(?:ppm|min|km|mi|ft|px|ms|Hz)\b"
DATA: Final = (
    r"\b[\w-]+\.(?:mp4|webm|mov|json|csv)\b|\S+/\S+|test_that_\w+|\bws\b|\b(?:root|ana)\b"
    r"|find the vehicle|two persons|few small ones"
)
"""What the fakes hold."""
PLACES: Final = (
    r"(?:\w+ )?\w+ County, \w+|US Census Bureau|Natural Earth"
    r"|^(?:Canada|Mexico|[A-Z][a-z]+(?: [A-Z][a-z]+)?)$"
)
"""Names painted on the map: a text that is nothing but a name."""
DATES: Final = r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
ALLOWED: Final = re.compile(f"{KEYS}|{CODES}|{DATA}|{UNITS}|{DATES}")
"""What every language writes alike: keys, names, codes, units, and the data of the fakes."""
PAINTED: Final = re.compile(PLACES)
OF_QT: Final = frozenset(
    {"Float", "Undocks and re-attaches the dock widget", "Close", "Closes the dock widget"}
    | {"Scroll Left", "Scroll Right", "Press shortcut", "&OK", "Cancel", "OK", "English"}
    | {"Español"}
)
"""Words of Qt's own widgets, which its own catalogue translates, and a language's own name."""


@pytest.fixture
def ear() -> Iterator[Ear]:
    with listening() as found:
        yield found


def allowed(text: str) -> str:
    """What is left of a text once data and codes are taken out."""
    return "" if text in OF_QT else ALLOWED.sub(" ", text)


def _dialogs(window: MainWindow, qtbot: QtBot) -> Iterator[QDialog]:
    for command, action in window.actions_.items():
        if not action.isEnabled() or command.id in OWN_WAY or command.id.startswith(FILES):
            continue
        if not command.title.endswith("…"):
            continue
        action.trigger()
        for _ in range(40):
            qtbot.wait(5)
            found = [one for one in window.findChildren(QDialog) if one.isVisible()]
            if found:
                yield found[0]
                found[0].reject()
                break


def _hear_out(ear: Ear, window: MainWindow, qtbot: QtBot) -> None:
    """Every dock in front once, and what stands where nothing can be shown."""
    for name in window.docks:
        window.raise_dock(name)
        qtbot.wait(20)
        window.grab()
        ear.listen(window)
    wrong = LogUnavailableError("the disk is full", "Try again, or end what holds it", full=True)
    window.show_error(foreign("Search"), wrong)
    for stated in window.findChildren(Stated):
        stated.show_error(foreign("Cannot be shown"), error_text(wrong), lambda: None)
    ear.listen(window)


@pytest.mark.slow
@pytest.mark.allow_log("")
def test_that_all_the_window_says_went_through_its_catalogue(
    ear: Ear, opened: Opened, qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(number) for number in range(6)]))
    qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == 6)
    window.selection.choose_delivery(window.deliveries.model.row(0).delivery.id)
    qtbot.wait(50)
    seen = 0
    for dialog in _dialogs(window, qtbot):
        seen += 1
        for view in dialog.findChildren(QAbstractItemView):
            if not isinstance(view.parent(), QComboBox):
                view.selectAll()
        qtbot.wait(20)
        dialog.grab()
        ear.listen(dialog)
    _hear_out(ear, window, qtbot)
    window.gate.lock()
    qtbot.wait(30)
    ear.listen(window)
    assert seen >= 20
    assert len(ear.said) > 1000
    forgotten = {
        text: where
        for text, where in ear.plain(allowed).items()
        if not (where == "painted" and PAINTED.search(text))
    }
    assert forgotten == {}
    for language in tongue_catalogue.LANGUAGES:
        known = tongue_catalogue.translated(language).keys()
        assert sorted(text for text in ear.asked - known if not _done(text)) == []


def test_that_a_sentence_nobody_translates_would_be_heard(ear: Ear, qtbot: QtBot) -> None:
    label = QLabel(foreign("Nothing found in {place}").format(place="C-014") + " yet")
    qtbot.addWidget(label)
    ear.listen(label)
    assert list(ear.plain(allowed)) == [label.text()]


def _done(text: str) -> bool:
    """What was said already and is only shown, or no sentence at all."""
    return not re.search(r"[A-Za-z]{2}", allowed(text))
