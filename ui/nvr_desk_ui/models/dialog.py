"""Cards of detector weights: what is here, what it may be used for; pull, add, verify."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from nvr_desk_ui.presenters import models
from nvr_desk_ui.presenters.facts import Fact, Section
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.facts import FactSheet
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, notice, panel, push_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.desk import Desk
    from nvr_desk.records.model import ModelRow
    from nvr_desk_ui.bridge import Bridge


class ModelsDialog(Page):
    """The list above, the chosen card below."""

    def __init__(self, parent: QWidget, bridge: Bridge, changed: Callable[[], None]) -> None:
        super().__init__(
            parent,
            "Models",
            "Weights of the detector on this station. Without any the built-in basic detector runs:"
            " persons only, and it misses many.",
        )
        self.resize(880, 700)
        self._bridge, self._told = bridge, changed
        self._rows: Sequence[ModelRow] = ()
        self.list = Lines("Models", models.TITLES, (220, 180, 110, 100, 160))
        self.list.setFixedHeight(220)
        self.list.when_chosen(self._choose)
        self.sheet = FactSheet(tr("Card of the model"))
        self.pull = push_button("Pull…", "ingest", self._ask_pull)
        self.add = push_button("Add from file…", "add", self._browse)
        self.verify = push_button("Verify", "verify", self._verify)
        self.build(panel(column(self.list, self.sheet, gap=8)), self.pull, self.add, self.verify)
        self._choose()
        self.load()

    @property
    def chosen(self) -> ModelRow | None:
        """The card of the chosen row."""
        place = self.list.currentIndex().row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def load(self) -> None:
        """Read the list."""
        self.work("Reading the list and hashing what is installed…")
        self._bridge.ask(lambda desk: desk.models.listing(), self._fill, self._failed, long=True)

    def take(self, path: Path) -> None:
        """Add weights from a file."""
        self._do(
            tr("Taking {name} in, reading unknown weights in the fence…", name=path.name),
            lambda desk: desk.models.add(path),
        )

    def pulled(self, row: ModelRow) -> None:
        """Weights were fetched."""
        self._changed(row)

    def _fill(self, rows: Sequence[ModelRow]) -> None:
        before = self.chosen
        self._rows = rows
        self.list.clear()
        for row in rows:
            self.list.put(models.cells(row), colour=models.token(row), icon="detector")
        self._select(before.card.name if before else "")
        self.tell("", "info")

    def _select(self, name: str) -> None:
        names = [row.card.name for row in self._rows]
        place = names.index(name) if name in names else 0
        self.list.setCurrentIndex(self.list.model().index(place, 0))

    def _choose(self) -> None:
        row = self.chosen
        self.pull.setEnabled(row is not None and models.can_pull(row))
        self.verify.setEnabled(row is not None and row.installed)
        if row is not None:
            facts = tuple(Fact(*line) for line in models.details(row))
            self.sheet.fill([Section(row.card.name, facts)])

    def _ask_pull(self) -> None:
        if self.chosen is not None:
            PullForm(self, self._bridge, self.chosen, self.pulled).open()

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Add weights"), str(Path.home()), tr("Weights (*.pt *.onnx)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._picked)
        dialog.open()

    def _picked(self, name: str) -> None:
        self.take(Path(name))

    def _verify(self) -> None:
        row = self.chosen
        if row is not None:
            self._do(
                tr("Hashing {name}…", name=row.card.name),
                lambda desk: desk.models.verify(row.card.name),
            )

    def _do(self, text: str, act: Callable[[Desk], ModelRow]) -> None:
        self.work(text)

        def work(desk: Desk) -> tuple[ModelRow, Sequence[ModelRow]]:
            return act(desk), desk.models.listing()

        self._bridge.ask(work, self._done, self._failed, long=True)

    def _done(self, answer: tuple[ModelRow, Sequence[ModelRow]]) -> None:
        row, rows = answer
        self._fill(rows)
        self._select(row.card.name)
        tone = "ok" if row.verified and row.card.shipped else "warn" if row.verified else "bad"
        mark = "" if row.card.shipped else f", {models.UNVERIFIED}"
        self.tell(f"{row.card.name}: {models.state(row)}{mark}.", tone)
        self._told()

    def _changed(self, row: ModelRow) -> None:
        self._do(
            tr("Reading {name}…", name=row.card.name),
            lambda desk: desk.models.verify(row.card.name),
        )

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")


class PullForm(Form):
    """Asks plainly: this uses the network."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, row: ModelRow, done: Callable[[ModelRow], None]
    ) -> None:
        super().__init__(
            parent,
            tr("Pull {name}", name=row.card.name),
            "The only thing in this program that uses the network, and only on your yes.",
            "Use the network and fetch it",
            self._go,
        )
        self.setMinimumWidth(640)
        self._bridge, self._name, self._done = bridge, row.card.name, done
        self.fields.addRow(notice(models.pull_text(row), "warn"))
        self.button.setDefault(False)
        self.button.setAutoDefault(False)
        self.cancel.setDefault(True)

    def _go(self) -> None:
        self.work("Fetching…")
        self._bridge.ask(
            lambda desk: desk.models.pull(self._name), self._pulled, self._failed, long=True
        )

    def _pulled(self, row: ModelRow) -> None:
        self.accept()
        self._done(row)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))
