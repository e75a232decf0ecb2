"""One item of a review: everything around the act, what is decided of it; the last signature."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from nvr_desk.records.supervise import Outcome
from nvr_desk_ui.presenters import supervise, words
from nvr_desk_ui.supervise.strip import SpanStrip
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.facts import FactSheet
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import column, label, notice, push_button, row
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.supervise import Around, Review
    from nvr_desk_ui.bridge import Bridge

_NOTE = later("Note; needed for ask and refer")


class ItemSheet(QWidget):
    """Everything around one act, with a field for the note and three buttons.

    Signals:
        chosen: Outcome of the button that was pressed.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "Subheading")
        self.heading.setWordWrap(True)
        self.why = notice("", "warn")
        self.strip = SpanStrip()
        self.facts = FactSheet(tr("Everything around the act"))
        self.note = QLineEdit()
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr(_NOTE))
        self.buttons = {
            outcome: push_button(text, icon, partial(self.chosen.emit, outcome))
            for outcome, text, icon in (
                (Outcome.FINE, tr("Fine (F)"), "ok"),
                (Outcome.ASK, tr("Ask… (A)"), "question"),
                (Outcome.REFER, tr("Refer… (R)"), "exit"),
            )
        }
        for button in self.buttons.values():
            button.setAutoDefault(False)
        inside = QWidget()
        layout = column(
            self.heading,
            self.why,
            self.strip,
            self.facts,
            self.note,
            row(*self.buttons.values()),
            margin=8,
            gap=8,
        )
        layout.setStretchFactor(self.facts, 1)
        inside.setLayout(layout)
        self.stated = Stated(inside)
        self.setLayout(column(self.stated))
        self.setMinimumSize(QSize(380, 260))
        self.show_nothing()

    def show_nothing(self) -> None:
        """No item is open."""
        self.stated.show_empty("purpose", "No item is open", "Choose one to see all around it.")

    def show_item(self, around: Around) -> None:
        """Show an item."""
        self.heading.setText(supervise.heading(around))
        self.why.setText(supervise.reasons(around))
        self.strip.show_rows(supervise.strip_rows(around))
        self.facts.fill(supervise.sections(around))
        self.note_done()
        self.stated.show_content()

    def want_note(self, outcome: Outcome, hint: str) -> None:
        """Take the words that belong to an outcome."""
        self.note.setPlaceholderText(f"{outcome.value.capitalize()}: {hint}")
        self.note.setFocus()

    def note_done(self) -> None:
        """The words are on record, or of another item."""
        self.note.clear()
        self.note.setPlaceholderText(tr(_NOTE))


class SignOffForm(Form):
    """What a supervisor says of a whole review; the words stand in the log."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, review: Review, signed: Callable[[Review], None]
    ) -> None:
        super().__init__(
            parent,
            tr("Sign off review {id}", id=review.id),
            tr(
                "{items} items, each with an outcome; {unanswered} questions are still without "
                "an answer. Who signs says that they were looked over.",
                items=review.items,
                unanswered=review.unanswered,
            ),
            "Sign off",
            self._go,
        )
        self._bridge, self._review, self._signed = bridge, review, signed
        self.words = QLineEdit()
        self.add("Your words", self.words)

    def _go(self) -> None:
        number, said = self._review.id, self.words.text()
        self.wait()
        self._bridge.ask(
            lambda desk: desk.supervise.sign_off(number, said), self._done, self._failed
        )

    def _done(self, review: Review) -> None:
        self._signed(review)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.complain(words.error_text(error))
