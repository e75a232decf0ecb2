"""When something moved in a drawn region: a list from which one jumps to the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters import words
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import MARGIN, column, label, notice, retone

if TYPE_CHECKING:
    from nvr_desk.records.region import MotionSpan, Region, RegionAnswer
    from nvr_desk_ui.host import Host


class MotionDialog(QDialog):
    """Asks once; stays beside the window while one looks through what it found."""

    def __init__(self, window: Host, region: Region, names: tuple[str, ...]) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(tr("Motion in a region"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(520, 460)
        self.headline = label(tr("Asking…"), "Value")
        self.sentence = notice("")
        self.listed = QListWidget()
        self.listed.setAccessibleName(tr("Stretches with motion"))
        self.listed.currentItemChanged.connect(self._moved)
        self.listed.itemClicked.connect(self._jump)
        self.setLayout(column(self.headline, self.sentence, self.listed, margin=MARGIN))
        query = window.filters.query
        window.bridge.ask(
            lambda desk: desk.search.region(
                query.case, region, start=query.start, end=query.end, names=names
            ),
            self.show_answer,
            self._failed,
            title=tr("Motion in a region"),
        )

    def show_answer(self, answer: RegionAnswer) -> None:
        """List what moved, and say what was not watched."""
        told = tr("{n} stretch with motion|{n} stretches with motion", answer.total)
        if answer.total > len(answer.spans):
            told = tr("{told}, the first {count} listed", told=told, count=len(answer.spans))
        self.headline.setText(told)
        whole = not (answer.unwatched or answer.hidden or answer.undated or answer.other_size)
        retone(self.sentence, answer.sentence, "ok" if whole else "warn")
        self.listed.clear()
        for span in answer.spans:
            item = QListWidgetItem(self._said(span))
            item.setData(Qt.ItemDataRole.UserRole, span)
            self.listed.addItem(item)

    def _said(self, span: MotionSpan) -> str:
        delivery = span.delivery
        name = delivery.item or delivery.name
        length = f"{max(1, round(span.to_s - span.from_s))} s"
        if span.start is None:
            return tr("{name} at {at} s · {length} · time unknown", name=name,
                      at=f"{span.from_s:.1f}", length=length)  # fmt: skip
        word = tr("corrected") if delivery.corrected_start else tr("claim")
        zone = delivery.claim.zone or self._window.session.zone
        return f"{local_text(span.start, zone)} {word} · {length} · {name}"

    def _moved(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        self._jump(now)

    def _jump(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        span: MotionSpan = item.data(Qt.ItemDataRole.UserRole)
        row = self._window.session.row(span.delivery.id)
        facts = row.clip.facts if row is not None else None
        if facts is None:
            return
        seconds = max(0.0, span.from_s - facts.start_s)
        self._window.selection.ask_seek(span.delivery.id, seconds)

    def _failed(self, error: Exception) -> None:
        self.headline.setText(tr("No answer"))
        retone(self.sentence, words.error_text(error), "bad")


def opened(window: Host, region: Region, names: tuple[str, ...]) -> QWidget:
    """Ask, and show what comes."""
    dialog = MotionDialog(window, region, names)
    dialog.show()
    return dialog
