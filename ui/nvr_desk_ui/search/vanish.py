"""When did this vanish: looked for beside the window, both pictures shown in its view."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from nvr_desk.errors import NvrDeskError
from nvr_desk_ui.presenters import words
from nvr_desk_ui.sight import Sighted
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import (
    MARGIN,
    busy_bar,
    column,
    label,
    notice,
    push_button,
    retone,
    row,
)
from nvr_desk_ui.widgets.sighted import SightedPicture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QCloseEvent

    from nvr_desk.desk import Desk
    from nvr_desk.desk.vanish import VanishTicket
    from nvr_desk.records.vanish import Moment, VanishAnswer
    from nvr_desk_ui.host import Host

Box = tuple[float, float, float, float]
_PICTURE: Final = QSize(400, 225)


class LeftError(NvrDeskError):
    """Somebody closed the question before it was answered."""

    code = "left"

    def __init__(self) -> None:
        super().__init__(tr("left before it was answered"))


class VanishDialog(QDialog):
    """Begins when it opens; closing it ends the question.

    Args:
        window: around it.
        name: id of the delivery in which the thing is seen.
        seconds: container seconds of a picture in which it is there.
        box: around it, shares of the picture.

    Signals:
        found: VanishAnswer or Exception, from the thread that looked.
    """

    found = Signal(object)

    def __init__(self, window: Host, name: str, seconds: float, box: Box) -> None:
        super().__init__(window)
        self._window, self._name, self._seconds, self._box = window, name, seconds, box
        self._ticket: VanishTicket | None = None
        self._answer: VanishAnswer | None = None
        self._failure: BaseException | None = None
        self._stop = threading.Event()
        self.thread_: threading.Thread | None = None
        self.setWindowTitle(tr("When did this vanish"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(2 * _PICTURE.width() + 60)
        self.sentence = notice(tr("It looks at a few pictures over the length, then halves."))
        self.busy = busy_bar()
        self.all = QCheckBox(tr("go on through later clips of the same camera"))
        self.go = push_button("Look", "search", self.begin, primary=True)
        self.before, self.after = _frame(tr("Last seen there")), _frame(tr("First seen gone"))
        self.pictures = QWidget()
        self.pictures.setLayout(
            row(
                column(label("Last seen there", "Value"), self.before, self._jump("last")),
                column(label("First seen gone", "Value"), self.after, self._jump("gone")),
            )
        )
        self.pictures.hide()
        parts = (self.sentence, self.busy, row(self.all, 1, self.go), self.pictures)
        self.setLayout(column(*parts, margin=MARGIN))
        self.found.connect(self._found)

    def begin(self) -> None:
        """Open the act; nothing is decoded before it is on record."""
        self.go.setEnabled(False)
        self.all.setEnabled(False)
        self.busy.show()
        case, camera = self._window.filters.query.case, self.all.isChecked()
        self._window.bridge.ask(
            lambda desk: desk.search.begin_vanish(
                case, self._name, self._seconds, self._box, camera=camera
            ),
            self._opened,
            self._failed,
            title=tr("When did this vanish"),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the question, with what it found."""
        self.leave()
        super().closeEvent(event)

    def reject(self) -> None:
        """Escape ends it too."""
        self.leave()
        super().reject()

    def leave(self) -> None:
        """Stop looking and write how it ended."""
        self._stop.set()
        self.pictures.hide()
        ticket, self._ticket = self._ticket, None
        if ticket is None:
            return
        answer, failure = self._answer, self._failure
        if answer is None and failure is None:
            failure = KeyboardInterrupt()  # its entry says: cancelled
        told = None if answer is None else replace(answer, pictures=None)
        self._window.bridge.ask(
            lambda desk: desk.search.end_vanish(ticket, told, failure), _done, _unheard
        )

    def _opened(self, ticket: VanishTicket) -> None:
        self._ticket = ticket
        if self._stop.is_set():
            self.leave()
            return
        self.thread_ = threading.Thread(
            target=self._look, args=(ticket,), name="nvr-desk-vanish", daemon=True
        )
        self.thread_.start()

    def _look(self, ticket: VanishTicket) -> None:
        def check() -> None:
            if self._stop.is_set():
                raise LeftError

        try:
            answer: object = ticket.look(check, pictures=True)
        except Exception as error:  # noqa: BLE001 - told to whoever asked, whatever it is
            answer = error
        if not self._stop.is_set():
            self.found.emit(answer)

    def _found(self, answer: VanishAnswer | Exception) -> None:
        if isinstance(answer, Exception):
            self._failed(answer)
            return
        self._answer = answer
        self.busy.hide()
        retone(self.sentence, answer.sentence, "ok" if answer.firm else "warn")
        ticket = self._ticket
        if ticket is None or answer.last is None or answer.gone is None:
            return
        last, gone = answer.last, answer.gone

        def shown(desk: Desk) -> None:
            for each in (last, gone):
                desk.view.shown(ticket.view, each.delivery.id, each.seconds, each.seconds)

        self._window.bridge.ask(shown, lambda _: self._show(answer), self._failed)

    def _show(self, answer: VanishAnswer) -> None:
        """Both pictures, once the log says that they are shown."""
        if answer.pictures is None or self._ticket is None or self._ticket.view.closed:
            return
        for place, rgb in zip((self.before, self.after), answer.pictures, strict=True):
            place.show_picture(Sighted(_image(rgb), self._ticket.view))
        self.pictures.show()
        self.adjustSize()

    def _failed(self, error: Exception) -> None:
        self._failure = error
        self.busy.hide()
        retone(self.sentence, words.error_text(error), "bad")

    def _jump(self, which: str) -> QWidget:
        def jump() -> None:
            moment: Moment | None = getattr(self._answer, which, None)
            row_ = None if moment is None else self._window.session.row(moment.delivery.id)
            if moment is not None and row_ is not None and row_.clip.facts is not None:
                since = moment.seconds - row_.clip.facts.start_s
                self._window.selection.ask_seek(moment.delivery.id, since)

        return push_button("Go there", "target", jump)


def _frame(name: str) -> SightedPicture:
    made = SightedPicture(_PICTURE)
    made.setAccessibleName(name)
    return made


def _image(rgb: NDArray[np.uint8]) -> QImage:
    height, width, _ = rgb.shape
    image = QImage(rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def _done(_answer: object) -> None:
    """It is on record."""


def _unheard(_error: Exception) -> None:
    """The next opening of the workspace closes what could not be closed."""
