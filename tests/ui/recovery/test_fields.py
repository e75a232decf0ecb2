from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout

from nvr_desk_ui.recovery import fields

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def form(qtbot: QtBot) -> QDialog:
    made = QDialog()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    for name, part in (("Note", QPlainTextEdit()), ("Ref", QLineEdit()), ("Level", QComboBox())):
        part.setAccessibleName(name)
        layout.addWidget(part)
    layout.addWidget(QSpinBox())
    made.findChildren(QComboBox)[0].addItems(["note", "key"])
    return made


def _ref(form: QDialog) -> QLineEdit:
    return next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == "Ref")


def test_that_texts_are_read_by_name_and_put_back(form: QDialog) -> None:
    form.findChildren(QPlainTextEdit)[0].setPlainText("a man with a bag")
    _ref(form).setText("R-7")
    form.findChildren(QComboBox)[0].setCurrentIndex(1)
    kept = fields.read(form)
    assert kept == {"Note": "a man with a bag", "Ref": "R-7", "Level": "key"}
    _ref(form).clear()
    form.findChildren(QComboBox)[0].setCurrentIndex(0)
    assert fields.fill(form, kept) == 2
    assert fields.read(form) == kept


def test_that_a_form_with_a_hidden_field_is_not_kept_at_all(form: QDialog) -> None:
    _ref(form).setText("R-7")
    hidden = QLineEdit("hunter2", form)
    hidden.setAccessibleName("Password")
    hidden.setEchoMode(QLineEdit.EchoMode.Password)
    assert fields.read(form) == {}
    assert fields.fill(form, {"Password": "other"}) == 0


def test_that_a_field_marked_secret_is_not_kept_either(form: QDialog) -> None:
    _ref(form).setText("123456")
    _ref(form).setProperty(fields.SECRET, True)
    assert fields.read(form) == {}


def test_that_what_cannot_be_chosen_any_more_is_left(form: QDialog) -> None:
    assert fields.fill(form, {"Level": "gone", "Nowhere": "x"}) == 0
    assert form.findChildren(QComboBox)[0].currentText() == "note"


def test_that_what_is_only_shown_is_not_kept(form: QDialog) -> None:
    _ref(form).setText("shown")
    _ref(form).setReadOnly(True)
    assert "Ref" not in fields.read(form)
