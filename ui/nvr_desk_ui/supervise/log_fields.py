"""What the log can be narrowed by, each as a field of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from nvr_desk_ui.presenters import audit
from nvr_desk_ui.tongue import core, tr
from nvr_desk_ui.widgets.parts import column, label, push_button

if TYPE_CHECKING:
    from nvr_desk.records.log_line import LogChoices

ANY = "any"
_FORMS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M")


class LogFields(QWidget):
    """Person, verb, case, outcome, object, from and to.

    Signals:
        asked: what the desk's ``logbook.open`` takes.
        refused: why a field cannot be read.
    """

    asked = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.person, self.verb, self.case, self.outcome = (QComboBox() for _ in range(4))
        self.object, self.start, self.end = (QLineEdit() for _ in range(3))
        self.object.setPlaceholderText(tr("item number or id"))
        for line in (self.start, self.end):
            line.setPlaceholderText("2026-11-20 14:00")
        bar = QHBoxLayout(self)
        bar.setContentsMargins(8, 8, 8, 8)
        bar.setSpacing(8)
        for name, field, share in (
            (tr("Person"), self.person, 3),
            (tr("Verb"), self.verb, 4),
            (tr("Case"), self.case, 3),
            (tr("Outcome"), self.outcome, 3),
            (tr("Touches"), self.object, 4),
            (tr("From (UTC)"), self.start, 3),
            (tr("To (UTC)"), self.end, 3),
        ):
            field.setAccessibleName(name)
            field.setMinimumWidth(96)
            bar.addLayout(column(label(name, "FieldName"), field, gap=2), share)
            if isinstance(field, QComboBox):
                field.addItem(tr(ANY))
                field.activated.connect(self._chosen)
                field.setMinimumContentsLength(6)
            else:
                field.returnPressed.connect(self.ask)
        for word in audit.OUTCOMES:
            self.outcome.addItem(core(word), word)
        clear = push_button("Clear", "cancel", self.clear)
        clear.setAutoDefault(False)
        show = push_button("Show", "search", self.ask)
        show.setAutoDefault(False)
        bar.addLayout(column(label("", "FieldName"), show, gap=2))
        bar.addLayout(column(label("", "FieldName"), clear, gap=2))

    def offer(self, choices: LogChoices) -> None:
        """Fill the lists with what the log has; what is chosen stays."""
        for field, values in (
            (self.person, choices.users),
            (self.verb, choices.verbs),
            (self.case, choices.cases),
        ):
            chosen = field.currentText()
            field.clear()
            field.addItems([tr(ANY), *values])
            field.setCurrentIndex(max(0, field.findText(chosen)))

    def ask(self) -> None:
        """Say what is asked."""
        try:
            self.asked.emit(self.wanted())
        except ValueError as error:
            self.refused.emit(core(str(error)))

    def clear(self) -> None:
        """Ask for everything."""
        for field in (self.person, self.verb, self.case, self.outcome):
            field.setCurrentIndex(0)
        for line in (self.object, self.start, self.end):
            line.clear()
        self.ask()

    def wanted(self) -> dict[str, Any]:
        """What is asked, without what is left open.

        Raises:
            ValueError: a time that is none, in words.
        """
        asked: dict[str, Any] = {
            "user": _chosen(self.person),
            "verb": _chosen(self.verb),
            "case": _chosen(self.case),
            "outcome": _chosen(self.outcome),
            "object_id": self.object.text().strip() or None,
            "since": instant(self.start.text()),
            "until": instant(self.end.text()),
        }
        return {key: value for key, value in asked.items() if value is not None}

    def _chosen(self, _index: int) -> None:
        self.ask()


def instant(text: str) -> datetime | None:
    """A moment in UTC as a person types it; None where nothing stands.

    Raises:
        ValueError: it is none, in words.
    """
    text = text.strip().removesuffix("UTC").removesuffix("Z").strip()
    if not text:
        return None
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    message = tr("{what!r} is no time: write 2026-11-20 or 2026-11-20 14:00", what=text)
    raise ValueError(message)


def _chosen(field: QComboBox) -> str | None:
    return field.currentData() or field.currentText() if field.currentIndex() > 0 else None
