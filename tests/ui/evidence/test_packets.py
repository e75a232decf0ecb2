from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nvr_desk.errors import UsageError
from nvr_desk.records.packet import CheckReport, Finding, Packet
from nvr_desk_ui.evidence.packets import PacketsDialog

from tests.fakes.desk import CASE, START, FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme


def test_that_a_packet_is_chosen_and_its_findings_are_rows(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    parent, desk = QWidget(), FakeDesk()
    qtbot.addWidget(parent)
    desk.packets.made = [Packet("p", CASE, "packets/one", START, "root", 3, 900, "5e" * 32)]
    desk.report = CheckReport(9, (Finding("data/a.mp4", "does not fit its hash"),))
    page = PacketsDialog(parent, bridge_to(desk), CASE, "America/Denver")
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() == 1)
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    page.verify.click()
    qtbot.waitUntil(lambda: page.findings.topLevelItemCount() == 1)
    assert desk.wishes[-1] == ("packet.verify", (Path("packets/one"),))
    assert page.notice.property("tone") == "bad"


def test_that_a_folder_that_is_no_packet_is_a_row(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    parent, desk = QWidget(), FakeDesk()
    qtbot.addWidget(parent)
    desk.refuse["packet.verify"] = UsageError("no packet lies there")
    page = PacketsDialog(parent, bridge_to(desk), CASE, None)
    qtbot.waitUntil(lambda: page.notice.text() == "No packet was made of this case yet.")
    page.check(Path("elsewhere"))
    qtbot.waitUntil(lambda: page.notice.text() == "No packet lies there")
