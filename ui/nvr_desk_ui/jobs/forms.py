"""Before long work starts: what to take in, what to look for it with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QWidget

from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import core, later, tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import label, push_button, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from nvr_desk.records.model import ModelRow
    from nvr_desk_ui.bridge import Bridge

PROFILES = (
    ("fast", later("Fast: as often as things move")),
    ("exact", later("Exact: every picture")),
    ("far", later("Far: fast, and closer where things are small")),
    ("triage", later("Triage: key pictures only, a first idea of every clip")),
)
FIRST_PASS: tuple[tuple[bool | None, str], ...] = (
    (None, later("In large batches: likely clips are listed first")),
    (True, later("Always: key pictures of all clips first")),
    (False, later("Never: clip after clip")),
)
"""Whether key pictures of all clips are looked at before every clip is."""
ENGINES = ("auto", "openvino", "torch", "onnxruntime", "basic")


class IngestForm(Form):
    """A path and, for a bare folder, an officer's statement of consent."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, case: str, path: Path, started: Callable[[int], None]
    ) -> None:
        super().__init__(
            parent,
            "Take in a shipment",
            "Files are hashed while they are copied into the vault; originals never change. It runs"
            " as a job of its own and goes on when this window is closed.",
            "Take in",
            self._go,
        )
        self._bridge, self._case, self._path, self._started = bridge, case, path, started
        shown = label(str(path), "Value")
        shown.setWordWrap(True)
        self.statement = QLineEdit()
        self.statement.setPlaceholderText(
            tr("only if a resident agreed and the batch does not say so")
        )
        self.add("From", shown)
        self.add("Into case", label(case, "Value"))
        self.add("Statement", self.statement)

    def _go(self) -> None:
        statement = self.statement.text().strip() or None
        self.wait()
        self._bridge.ask(
            lambda desk: desk.jobs.launch_ingest(self._path, self._case, statement),
            self._done,
            self._failed,
        )

    def _done(self, pid: int) -> None:
        self.accept()
        self._started(pid)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


class DetectForm(Form):
    """Profile, weights and engine."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        case: str,
        known: tuple[Sequence[ModelRow], ModelRow | None],
        started: Callable[[int], None],
    ) -> None:
        super().__init__(
            parent,
            "Find persons and vehicles",
            "Looks through every clip of the case that this model and these settings have not"
            " finished yet. An appearance is no identity.",
            "Start",
            self._go,
        )
        self._bridge, self._case, self._started = bridge, case, started
        self.profile, self.weights, self.engine = QComboBox(), QComboBox(), QComboBox()
        for key, words in PROFILES:
            self.profile.addItem(tr(words), key)
        models, default = known
        self.weights.addItem(default_text(models, default), None)
        for found in models:
            if found.installed and found.path:
                mark = "" if found.card.shipped and found.verified else tr(" (unverified)")
                self.weights.addItem(f"{found.card.name}{mark}", found.path)
        for engine in ENGINES:
            self.engine.addItem(
                tr("The fastest that works") if engine == "auto" else engine, engine
            )
        browse = push_button("File…", "add", self._browse)
        line = QWidget()
        line.setLayout(row(self.weights, browse))
        line.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.weights.setAccessibleName(tr("Weights"))
        self.weights.setMinimumWidth(300)
        self.add("Case", label(case, "Value"))
        self.add("Profile", self.profile)
        self.add("Weights", line)
        self.add("Engine", self.engine)
        self.first = QComboBox()
        for number, (_, words) in enumerate(FIRST_PASS):
            self.first.addItem(tr(words), number)
        self.add("First pass", self.first)
        self.again = QCheckBox(tr("Look also where a stronger profile of the same model stands"))
        self.again.setToolTip(tr("Then this look answers searches in its place."))
        self.add("Again", self.again)
        self.ahead = label("", "Value")
        self.ahead.setWordWrap(True)
        self.add("Estimate", self.ahead)
        for box in (self.profile, self.weights, self.engine, self.first):
            box.currentIndexChanged.connect(self._look_ahead)
        self.again.toggled.connect(self._look_ahead)
        self._asked = 0
        self.finished.connect(self._forget)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Ask when it would be ready; only the newest answer is shown."""
        self._asked += 1
        mine, case, wishes = self._asked, self._case, self._wishes()
        self.ahead.setText(tr("Reckoning…"))

        def show(text: str) -> None:
            if mine == self._asked:
                self.ahead.setText(text)
                self._grow()

        self._bridge.ask(
            lambda desk: core(desk.detection.estimate(case, **wishes).sentence),
            show,
            lambda error: show(error_text(error)),
        )

    def _forget(self, _result: int) -> None:
        """The dialog is gone: no answer that is still on its way touches it."""
        self._asked += 1

    def _wishes(self) -> dict[str, Any]:
        """What is chosen, as the desk takes it."""
        return {
            "profile": str(self.profile.currentData()),
            "weights": self.weights.currentData(),
            "engine": str(self.engine.currentData()),
            "triage_first": FIRST_PASS[self.first.currentIndex()][0],
            "again": self.again.isChecked(),
        }

    def _browse(self) -> None:
        dialog = QFileDialog(self, "Weights", "", tr("Weights (*.pt *.onnx *.xml)"))
        dialog.fileSelected.connect(self._picked)
        dialog.open()

    def _picked(self, path: str) -> None:
        self.weights.addItem(path.rpartition("/")[2], path)
        self.weights.setCurrentIndex(self.weights.count() - 1)

    def _go(self) -> None:
        wishes, case = self._wishes(), self._case
        self.wait()
        self._bridge.ask(
            lambda desk: desk.jobs.launch_detect(case, **wishes),
            self._done,
            self._failed,
        )

    def _done(self, pid: int) -> None:
        self.accept()
        self._started(pid)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


def default_text(models: Sequence[ModelRow], default: ModelRow | None) -> str:
    """Which weights run when nobody chooses: the card by name, or the basic detector."""
    if default is not None:
        return tr("{name} (the best that is installed)", name=default.card.name)
    if any(row.installed and row.path for row in models):
        return tr("basic: persons only; unverified ones below")
    return tr("basic: persons only; no weights installed")
