"""The bar below: lamps, and what is said over them for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nvr_desk_ui.presenters import status
from nvr_desk_ui.status_bar import StatusBar

from tests.fakes.desk import FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme


def _shown(bar: StatusBar) -> int:
    return sum(not each.isHidden() for each in bar.findChildren(QWidget) if each.parent() is bar)


def test_that_a_lamp_told_while_a_message_stands_waits_until_it_is_gone(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    bar = StatusBar(bridge_to(FakeDesk([])))
    qtbot.addWidget(bar)
    bar.show()
    before = _shown(bar)
    assert before
    bar.showMessage("Play skips nothing")
    bar._tell("jobs", status.jobs(2))
    bar._tell("detector", status.detector(None))
    assert not _shown(bar)  # Qt would draw them over the words
    bar.clearMessage()
    assert _shown(bar) == before + 1
