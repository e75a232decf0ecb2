"""A new packet: which deliveries, where to; then what was written and whether it checks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from nvr_desk.records.delivery import Visibility
from nvr_desk_ui.presenters.words import bytes_text, error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import notice, push_button, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.desk import Desk
    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.packet import CheckReport, Packet
    from nvr_desk_ui.bridge import Bridge


class PacketForm(Form):
    """Deliveries that may be shown are ticked; the packet is verified right after it is made."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, case: str, rows: Sequence[DeliveryRow]
    ) -> None:
        super().__init__(
            parent,
            tr("New packet of case {case}", case=case),
            "Originals under their names, tracks, coverage, custody, consent and the log's entries"
            " on them, as a BagIt folder that sha256sum can check without this program.",
            "Make the packet",
            self._go,
        )
        self._bridge, self._case = bridge, case
        self.list = QListWidget()
        self.list.setMinimumHeight(160)
        self.setMinimumWidth(640)
        for found in rows:
            if found.delivery.visibility is Visibility.SHOWN:
                self._item(found)
        self.target = QLineEdit()
        self.target.setPlaceholderText(tr("the workspace's own folder of packets"))
        browse = push_button("Folder…", "case", self._browse)
        line = QWidget()
        line.setLayout(row(self.target, browse))
        self.add("Deliveries", self.list)
        self.add("Target folder", line)
        self.target.setAccessibleName(tr("Target folder"))
        self.outcome = notice("", "ok")
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.outcome.hide()
        self.fields.addRow(self.outcome)
        self.button.setEnabled(self.list.count() > 0)

    def _item(self, found: DeliveryRow) -> None:
        item = QListWidgetItem(f"{found.delivery.item or 'no item'}   {found.delivery.name}")
        item.setData(Qt.ItemDataRole.UserRole, found.delivery.id)
        item.setCheckState(Qt.CheckState.Checked)
        self.list.addItem(item)

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("An empty or new folder for the packet"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.target.setText)
        dialog.open()

    def _go(self) -> None:
        items = (self.list.item(number) for number in range(self.list.count()))
        names = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        if not names:
            self.complain("Tick at least one delivery")
            return
        target = Path(self.target.text().strip()) if self.target.text().strip() else None
        self.wait()
        self.outcome.setText(tr("Writing and checking…"))
        self.outcome.show()
        self.adjustSize()

        def work(desk: Desk) -> tuple[Packet, CheckReport]:
            made = desk.packets.new(self._case, target=target, names=names)
            return made, desk.packets.verify(Path(made.path))

        self._bridge.ask(work, self._made, self._failed, long=True)

    def _made(self, answer: tuple[Packet, CheckReport]) -> None:
        made, report = answer
        self.outcome.setText(packet_text(made, report))
        self.outcome.setProperty("tone", "ok" if report.ok else "bad")
        self.outcome.style().polish(self.outcome)
        self.button.hide()
        self.cancel.setText(tr("Close"))
        self.adjustSize()

    def _failed(self, error: Exception) -> None:
        self.outcome.hide()
        self.complain(error_text(error))


def packet_text(made: Packet, report: CheckReport) -> str:
    """What was written, its seal, and whether every hash of it fits."""
    verdict = (
        tr("verified: {checked} files fit their hashes", checked=report.checked)
        if report.ok
        else tr("NOT verified: ") + "; ".join(f"{f.where}: {f.what}" for f in report.findings[:3])
    )
    return tr(
        "{deliveries} deliveries, {bytes}, in {path}\nseal {seal}\n     {seal_end}\n{verdict}",
        deliveries=made.deliveries,
        bytes=bytes_text(made.bytes),
        path=made.path,
        seal=made.manifest_sha256[:32],
        seal_end=made.manifest_sha256[32:],
        verdict=verdict,
    )
