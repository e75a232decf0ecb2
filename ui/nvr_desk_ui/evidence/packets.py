"""Packets of the case: what was made, and whether each file of one still fits its hash."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters import care
from nvr_desk_ui.presenters.words import bytes_text, error_text
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, panel, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.packet import CheckReport, Packet
    from nvr_desk_ui.bridge import Bridge

_TITLES = ("Made", "By", "Deliveries", "Size", "Folder", later("Seal"))


class PacketsDialog(Page):
    """Packets above, findings of a verification below."""

    def __init__(self, parent: QWidget, bridge: Bridge, case: str, zone: str | None) -> None:
        super().__init__(
            parent,
            tr("Packets of case {case}", case=case),
            "Verifying reads every file of a packet against its manifests, and the seal it had.",
        )
        self.resize(1000, 520)
        self._bridge, self._zone = bridge, zone
        self._packets: Sequence[Packet] = ()
        self.list = Lines("Packets", _TITLES, (215, 90, 90, 90, 300, 160))
        self.list.when_chosen(self._choose)
        self.findings = Lines("Findings", care.FINDING_TITLES, (360, 560))
        self.findings.setFixedHeight(130)
        self.verify = push_button("Verify the chosen one", "verify", self._verify)
        other = push_button("Verify a folder…", "case", self._browse)
        self.build(panel(column(self.list, self.findings, gap=8)), self.verify, other)
        self.verify.setEnabled(False)
        self.work("Reading…")
        bridge.ask(lambda desk: desk.packets.listing(case), self._fill, self._failed)

    def check(self, path: Path) -> None:
        """Verify the packet in a folder."""
        self.findings.clear()
        self.work(tr("Reading every file of {name}…", name=path.name))
        self._bridge.ask(
            lambda desk: desk.packets.verify(path), self._show, self._failed, long=True
        )

    def _fill(self, packets: Sequence[Packet]) -> None:
        self._packets = packets
        for made in packets:
            self.list.put(
                (
                    local_text(made.created, self._zone),
                    made.by,
                    str(made.deliveries),
                    bytes_text(made.bytes),
                    made.path,
                    made.manifest_sha256,
                ),
                icon="packet",
            )
        self.tell("" if packets else "No packet was made of this case yet.", "info")

    def _choose(self) -> None:
        self.verify.setEnabled(self.list.currentIndex().isValid())

    def _verify(self) -> None:
        place = self.list.currentIndex().row()
        if 0 <= place < len(self._packets):
            self.check(Path(self._packets[place].path))

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Folder of a packet"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._picked)
        dialog.open()

    def _picked(self, name: str) -> None:
        self.check(Path(name))

    def _show(self, report: CheckReport) -> None:
        for finding in report.findings:
            self.findings.put((finding.where, finding.what), colour="bad", icon="bad")
        self.tell(*care.verdict(report))

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")
