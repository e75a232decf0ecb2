"""Is this station quick enough? The benches of the program with their table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from nvr_desk_ui.care.station_run import StationRun
from nvr_desk_ui.presenters import care
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, panel, push_button

if TYPE_CHECKING:
    from pathlib import Path


class MeasureDialog(Page):
    """Chooses a bench, tells how far it is, and shows what was measured beside its bounds."""

    def __init__(self, parent: QWidget, workspace: Path, run: StationRun | None = None) -> None:
        super().__init__(
            parent,
            "Measure this station",
            "Is this station quick enough? Made-up clips and a made-up case are measured in a"
            " folder beside the workspace that is gone afterwards. No case is opened, and nothing"
            " goes over a network. Let nothing else run meanwhile.",
        )
        self.resize(980, 640)
        self._workspace = workspace
        # It outlives this page by as long as it takes to clear away what it made.
        self.run = run or StationRun(parent=parent)
        self.choice = QComboBox()
        for name, text in care.BENCHES:
            self.choice.addItem(tr(text), name)
        self.choice.setAccessibleName(tr("What is measured"))
        self.full = QCheckBox(tr("At the size the bounds are made for (takes up to half an hour)"))
        self.list = Lines("Figures", care.FIGURE_TITLES, (110, 80, 380, 360))
        self.go = push_button("Measure", "clock", self.measure, primary=True)
        self.halt = push_button("Stop", "cancel", self.run.stop)
        self.halt.setEnabled(False)
        self.build(panel(column(self.choice, self.full, self.list, gap=8)), self.go, self.halt)
        self.run.line.connect(self._tell)
        self.run.done.connect(self._show)
        self.run.failed.connect(self._failed)
        self.run.stopped.connect(self._stopped)
        self.finished.connect(self._leave)

    def measure(self) -> None:
        """Do it."""
        self.list.clear()
        self._allow(measuring=True)
        self.work("Measuring…")
        name = str(self.choice.currentData())
        self.run.start(name, self._workspace, full=self.full.isChecked())

    def _leave(self, _result: int) -> None:
        if self.run.running:
            self.run.stopped.connect(self.run.deleteLater)
            self.run.stop()
        else:
            self.run.deleteLater()

    def _allow(self, *, measuring: bool) -> None:
        self.halt.setEnabled(measuring)
        for each in (self.go, self.choice, self.full):
            each.setEnabled(not measuring)

    def _tell(self, text: str) -> None:
        if self.run.running:
            self.work(text)

    def _show(self, answer: dict[str, Any]) -> None:
        self._allow(measuring=False)
        for told in answer["rows"]:
            cells, colour = care.figure_cells(told)
            self.list.put(cells, colour=colour)
        self.tell(*care.measured(answer))

    def _failed(self, text: str) -> None:
        self._allow(measuring=False)
        self.tell(tr("Nothing was measured: {why}", why=text), "bad")

    def _stopped(self) -> None:
        self._allow(measuring=False)
        self.tell("Stopped. What was measured so far is gone.", "info")
