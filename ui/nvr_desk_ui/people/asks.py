"""Questions of supervisors to the person here: a row over the player, a dialog for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from nvr_desk.records.approval import Waiting
from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.presenters import people
from nvr_desk_ui.presenters.approvals import waiting_text
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.elided import Elided
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, label, notice, panel, push_button, retone, row, strip
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.records.supervise import Ask
    from nvr_desk_ui.bridge import Bridge

LOOK_MS = 60_000


class AskStrip(QWidget):
    """Hidden while nobody asks; the oldest question with a field, and what waits for approval."""

    def __init__(
        self,
        bridge: Bridge,
        show_all: Callable[[], None],
        show_approvals: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.asks: Sequence[Ask] = ()
        self.said = notice("", "warn")
        self.answer = QLineEdit()
        self.answer.setPlaceholderText(tr("Your answer; it is kept with the review"))
        self.answer.setAccessibleName(tr("Your answer to the supervisor"))
        self.answer.returnPressed.connect(self._send)
        self.button = push_button("Answer", "ok", self._send)
        self.all = push_button("All…", "question", show_all)
        line = row(self.answer, self.button, self.all)
        line.setStretch(0, 1)
        self._question = strip(column(self.said, line, margin=6, gap=6))
        self.waits = Elided("Value")  # words must not widen the middle of a small window
        decide = push_button("Approvals…", "approve", show_approvals)
        decide.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        waiting = row(self.waits, 1, decide, margin=6)
        self._waiting = strip(waiting)
        self.setLayout(column(self._question, self._waiting, gap=0))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.show_asks(())
        self.show_waiting(Waiting())

    def start(self) -> None:
        """Somebody is here: look now, then every minute."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Nobody is here."""
        self._timer.stop()
        self.answer.clear()
        self.show_asks(())
        self.show_waiting(Waiting())

    def look(self) -> None:
        """Read what is asked, and what waits to be decided."""
        self._bridge.ask(
            lambda desk: desk.approvals.waiting(),
            self.show_waiting,
            title="Approvals",
            urgency=Urgency.POLL,
            key="approvals waiting",
        )
        self._bridge.ask(
            lambda desk: desk.supervise.asks(),
            self.show_asks,
            title="Questions to me",
            urgency=Urgency.POLL,
            key="asks",
        )

    def show_asks(self, found: Sequence[Ask]) -> None:
        """Show the oldest of them."""
        before = self.asks[0].item if self.asks else None
        self.asks = found
        self._question.setVisible(bool(found))
        self._settle()
        if not found:
            return
        if found[0].item != before:
            self.answer.clear()
        retone(self.said, ask_text(found[0]), "warn")
        self.all.setText(tr("All {len}…", len=len(found)))
        self.all.setVisible(len(found) > 1)
        self.button.setEnabled(True)

    def show_waiting(self, waiting: Waiting) -> None:
        """Show what waits for a second person, and what of one's own may go on."""
        self.waits.say(waiting_text(waiting))
        self._waiting.setVisible(bool(self.waits.text()))
        self._settle()

    def _settle(self) -> None:
        self.setVisible(not self._question.isHidden() or not self._waiting.isHidden())

    def _send(self) -> None:
        words = self.answer.text().strip()
        if not self.asks:
            return
        if not words:
            self.answer.setFocus()
            return
        item = self.asks[0].item
        self.button.setEnabled(False)
        self._bridge.ask(lambda desk: desk.supervise.answer(item, words), self._sent, self._failed)

    def _sent(self, _item: object) -> None:
        self.answer.clear()
        self.look()

    def _failed(self, error: Exception) -> None:
        self.button.setEnabled(True)
        retone(self.said, error_text(error), "bad")


class AsksDialog(Page):
    """Every open question, and a field for the answer to the chosen one."""

    def __init__(self, parent: QWidget, bridge: Bridge, answered: Callable[[], None]) -> None:
        super().__init__(
            parent,
            "Questions to me",
            "A supervisor who reviews who looked asks about an act of yours. What you answer is"
            " kept with the review.",
        )
        self.resize(780, 520)
        self._bridge, self._answered = bridge, answered
        self._rows: Sequence[Ask] = ()
        self.list = Lines("Questions to me", ("Since", "By", "About", "Case"), (150, 120, 320, 120))
        self.list.when_chosen(self._choose)
        self.note = label("", "Value")
        self.note.setWordWrap(True)
        self.answer = QPlainTextEdit()
        self.answer.setTabChangesFocus(True)
        self.answer.setFixedHeight(84)
        self.answer.setAccessibleName(tr("Your answer"))
        self.answer.setPlaceholderText(tr("Why you looked, what came of it"))
        self.send = push_button("Answer", "ok", self._send, primary=True)
        self._stated = Stated(panel(column(self.list, self.note, self.answer, gap=8)))
        self.build(self._stated, self.send)
        self._stated.show_loading("Reading what is asked…")
        self.load()

    @property
    def chosen(self) -> Ask | None:
        """The question of the chosen row."""
        place = self.list.currentIndex().row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def load(self) -> None:
        """Read them."""
        self._bridge.ask(lambda desk: desk.supervise.asks(), self._fill, self._unread)

    def _fill(self, found: Sequence[Ask]) -> None:
        self._rows = found
        self.list.clear()
        for each in found:
            about = f"{people.verb_words(each.verb)}, {each.at:%Y-%m-%d %H:%M} UTC"
            self.list.put((f"{each.since:%Y-%m-%d %H:%M}", each.by, about, each.case or "none"))
        self.send.setEnabled(bool(found))
        if not found:
            self._stated.show_empty("question", "Nobody asks you anything", "")
            return
        self._stated.show_content()
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _unread(self, error: Exception) -> None:
        self._stated.show_error("The questions could not be read", error_text(error), self.load)

    def _choose(self) -> None:
        found = self.chosen
        self.note.setText(tr("{by} asks: {note}", by=found.by, note=found.note) if found else "")
        self.answer.clear()

    def _send(self) -> None:
        found, words = self.chosen, self.answer.toPlainText().strip()
        if found is None:
            return
        if not words:
            self.tell("Write an answer first.", "bad")
            return
        self.work("Putting it on record…")
        self._bridge.ask(
            lambda desk: desk.supervise.answer(found.item, words), self._sent, self._failed
        )

    def _sent(self, _item: object) -> None:
        self.tell("Your answer is with the review.", "ok")
        self._answered()
        self.load()

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")


def ask_text(ask: Ask) -> str:
    """A question in a line."""
    case = tr(" in case {case}", case=ask.case) if ask.case else ""
    what = people.verb_words(ask.verb)
    when = f"{ask.at:%Y-%m-%d %H:%M} UTC"
    return tr(
        "{by} asks about what you did{case} at {when} ({what}): {note}",
        by=ask.by,
        case=case,
        when=when,
        what=what,
        note=ask.note,
    )
