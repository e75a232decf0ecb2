"""What must hold of the whole window: names for screen readers, ink to be read, sound models."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from nvr_desk.assets import resource
from nvr_desk_ui import theme
from nvr_desk_ui.palette import Palette

from tests.fakes.desk import FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.main_window import MainWindow

    Opened = Callable[[FakeDesk], MainWindow]

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
LEAST = 4.5
SCALE = 3
"""Letters are drawn so much larger: at their size no pixel of a thin stroke has its colour."""
OWN_FORMS = frozenset({"window.quit", "session.lock", "session.logout", "workspace.open"})
"""Commands that end or cover the window, or open a dialog of the system."""
TEXT_COLOUR = re.compile(r"(?<![-\w])color:\s*\{\{(\w+)\}\}")
GROUND = re.compile(r"background(?:-color)?:\s*\{\{(\w+)\}\}")
GROUNDS = ("window", "panel", "raised", "field")
ONLY_ON = {"alarm_text": ("alarm",), "accent_text": ("accent",), "selection_text": ("selection",)}
"""Inks that stand on one ground alone."""


def _filled(opened: Opened, qtbot: QtBot) -> MainWindow:
    desk = FakeDesk([delivery_row(number) for number in range(6)])
    window = opened(desk)
    qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == len(desk.rows))
    return window


def _own(widget: QWidget) -> bool:
    """Not a part that Qt makes inside its own widgets, nor something only drawn."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QComboBox | QLineEdit | QAbstractItemView | QAbstractSpinBox):
            return False
        if isinstance(above, QKeySequenceEdit):
            return False
        above = above.parentWidget()
    if widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return False
    drawn = widget.focusPolicy() == Qt.FocusPolicy.NoFocus
    passive = isinstance(widget, QAbstractItemView | QScrollBar) and drawn
    inner = isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")
    return not (passive or inner)


def nameless(above: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in above.findChildren(QWidget)
        if isinstance(widget, INTERACTIVE)
        and _own(widget)
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]


def test_that_every_interactive_widget_of_the_window_has_an_accessible_name(
    opened: Opened, qtbot: QtBot
) -> None:
    assert nameless(_filled(opened, qtbot)) == []


def _each_dialog(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, QDialog]]:
    """Every dialog that a command opens with the fakes at hand, closed again."""
    window.selection.choose_delivery(window.deliveries.model.row(0).delivery.id)
    for command, action in window.actions_.items():
        if not action.isEnabled() or command.id in OWN_FORMS or not command.title.endswith("…"):
            continue
        if command.id.startswith(("ingest.", "map.import", "map.export")):
            continue  # the file dialog of the system
        action.trigger()
        for _ in range(40):
            qtbot.wait(5)
            found = [one for one in window.findChildren(QDialog) if one.isVisible()]
            if found:
                yield command.id, found[0]
                found[0].reject()
                break


@pytest.mark.slow
@pytest.mark.allow_log("")
def test_that_every_dialog_has_names_for_its_widgets_and_sound_models(
    opened: Opened, qtbot: QtBot
) -> None:
    window = _filled(opened, qtbot)
    weak, seen, testers = {}, 0, []
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    for name, dialog in _each_dialog(window, qtbot):
        seen += 1
        views = dialog.findChildren(QAbstractItemView)
        own = {model for view in views if _is_ours(model := view.model())}
        testers += [QAbstractItemModelTester(model, fatal, model) for model in own]
        qtbot.wait(20)
        if found := nameless(dialog):
            weak[name] = found
    assert weak == {}
    assert seen >= 20
    assert testers


def _is_ours(model: QAbstractItemModel) -> bool:
    """Not what Qt makes inside its own lists; those are Qt's to test."""
    return type(model).__module__.startswith("nvr_desk_ui")


def test_that_every_action_of_the_window_is_in_the_palette(opened: Opened, qtbot: QtBot) -> None:
    window = _filled(opened, qtbot)
    palette = Palette(window, window.actions_, window.recent)
    listed = {entry.key for entry in palette.entries}
    bar = [top.menu() for top in window.menuBar().actions()]
    named = {
        action.objectName()
        for menu in bar
        if isinstance(menu, QMenu)
        for action in menu.actions()
        if not action.isSeparator() and action.menu() is None
    }
    assert named - listed == set()
    assert {command.id for command, _ in window.actions_.items()} - listed == set()


@pytest.mark.parametrize("key", theme.THEMES)
def test_that_every_rule_of_the_style_sheet_can_be_read(key: str) -> None:
    tokens = theme.theme(key).tokens
    sheet = resource("theme", "base.qss").read_text(encoding="utf-8")
    weak = {}
    for rule in re.findall(r"[^{}]*?((?:\{\{\w+\}\}|[^{}])*)\}", sheet):
        ink, ground = TEXT_COLOUR.search(rule), GROUND.search(rule)
        if ink is None:
            continue
        for under in (ground[1],) if ground else ONLY_ON.get(ink[1], GROUNDS):
            if _contrast(_rgb(tokens[ink[1]]), _rgb(tokens[under])) < LEAST:
                weak[ink[1], under] = rule.strip()[:60]
    assert weak == {}


@pytest.mark.parametrize("key", theme.THEMES)
def test_that_text_on_what_is_hovered_chosen_or_alarming_can_be_read(key: str) -> None:
    tokens = theme.theme(key).tokens
    pairs = [("text", "hover"), ("selection_text", "selection"), ("alarm_text", "alarm")]
    pairs += [("accent_text", "accent"), *(("focus", ground) for ground in GROUNDS)]
    weak = [pair for pair in pairs if _contrast(*(_rgb(tokens[name]) for name in pair)) < LEAST]
    assert weak == []


@pytest.mark.parametrize("key", theme.THEMES)
def test_that_every_text_that_is_painted_can_be_read(
    opened: Opened, qtbot: QtBot, key: str
) -> None:
    window = _filled(opened, qtbot)
    window.wear(key)
    weak: dict[str, float] = {}
    for name in window.docks:
        window.raise_dock(name)
        qtbot.wait(30)
        weak |= _weak_texts(window)
    assert weak == {}
    window.gate.lock()
    qtbot.wait(30)
    assert _weak_texts(window) == {}


def test_that_faint_ink_would_be_found(opened: Opened, qtbot: QtBot) -> None:
    window = _filled(opened, qtbot)
    said = QLabel("Hardly seen", window.player)
    said.setStyleSheet("color: #3a4552; background: #232a33;")
    said.resize(140, 24)
    said.move(40, 40)
    said.show()
    said.raise_()
    assert any("Hardly seen" in name for name in _weak_texts(window))


def test_that_every_item_model_of_the_window_is_sound(opened: Opened, qtbot: QtBot) -> None:
    window = _filled(opened, qtbot)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    models = {id(each): each for each in window.findChildren(QAbstractItemModel)}
    for view in window.findChildren(QAbstractItemView):
        if view.model() is not None:
            models.setdefault(id(view.model()), view.model())
    names = {type(each).__name__ for each in models.values()}
    testers = [QAbstractItemModelTester(each, fatal) for each in models.values()]
    assert "DeliveriesModel" in names
    window.deliveries.model.set_filter("nothing of that name")
    window.deliveries.model.set_filter("")
    window.deliveries.model.sort(0, Qt.SortOrder.DescendingOrder)
    window.session.refresh()
    qtbot.wait(100)
    window.session.leave()
    qtbot.wait(50)
    assert len(testers) >= 3


def _weak_texts(window: QWidget) -> dict[str, float]:
    """Texts whose ink differs too little from their ground, by what they say."""
    picture = _painted(window)
    weak = {}
    for widget in window.findChildren(QWidget):
        text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
        text = text or (widget.placeholderText() if isinstance(widget, QLineEdit) else "")
        if not text.strip() or not widget.isVisible() or widget.window() is not window:
            continue
        if widget.visibleRegion().isEmpty() or (
            isinstance(widget, QLabel) and not widget.pixmap().isNull()
        ):
            continue
        at, size = widget.mapTo(window, QPoint(0, 0)), widget.size()
        seen = widget.visibleRegion().boundingRect()
        top, left = at.y() + seen.y(), at.x() + seen.x()
        part = picture[
            top * SCALE : (top + seen.height()) * SCALE,
            left * SCALE : (left + seen.width()) * SCALE,
        ]
        if part.size and size.width() > 8 and (best := _best(part)) < LEAST:
            weak[f"{type(widget).__name__} {text[:40]!r}"] = round(best, 2)
    return weak


def _painted(window: QWidget) -> np.ndarray:
    pixmap = QPixmap(window.size() * SCALE)
    pixmap.setDevicePixelRatio(SCALE)
    window.render(pixmap)
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def _best(part: np.ndarray) -> float:
    """Contrast of the ground, the commonest colour, with the ink that differs most from it."""
    flat = part.reshape(-1, 3).astype(np.uint32)
    packed = flat[:, 0] << 16 | flat[:, 1] << 8 | flat[:, 2]
    colours, counts = np.unique(packed, return_counts=True)
    ground = int(colours[counts.argmax()])
    inks = colours[counts >= 6]
    return max((_contrast(_split(ground), _split(int(ink))) for ink in inks), default=1.0)


def _split(packed: int) -> tuple[int, int, int]:
    return packed >> 16 & 255, packed >> 8 & 255, packed & 255


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _contrast(one: tuple[int, int, int], two: tuple[int, int, int]) -> float:
    low, high = sorted((_luminance(one), _luminance(two)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in colour]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
