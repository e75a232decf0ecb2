from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from nvr_desk_ui.widgets.form import Form

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme


def test_that_a_long_complaint_crushes_no_field(qtbot: QtBot, themed: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    form = Form(parent, "Title", "Some words that say what this is for.", "Do it", lambda: None)
    fields = [QLineEdit() for _ in range(4)]
    for number, field in enumerate(fields):
        form.add(f"Field {number}", field)
    form.open()
    qtbot.waitExposed(form)
    tall = fields[0].height()
    form.complain("This is wrong for a reason that takes many words to tell. " * 6)
    qtbot.wait(20)
    assert [field.height() for field in fields] == [tall] * 4


def test_that_a_form_opens_as_tall_as_its_words_need(qtbot: QtBot, themed: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    words = "What is seen from that second on becomes an appearance of its own. " * 3
    form = Form(
        parent, "Split an appearance in " + "a-name-of-parts" * 4, words, "Do", lambda: None
    )
    field = QLineEdit()
    form.add("Field", field)
    form.open()
    qtbot.waitExposed(form)
    qtbot.wait(20)
    assert field.height() >= field.sizeHint().height()
    layout = form.layout()
    assert layout is not None
    assert form.height() >= layout.totalHeightForWidth(form.width())
