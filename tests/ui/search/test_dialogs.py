"""Motion and vanishing in the window: what is shown, and when the log hears of it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtWidgets import QDialog, QMainWindow
from shiboken6 import isValid

from nvr_desk.records.region import MotionSpan, RegionAnswer, Unwatched, box_region
from nvr_desk.records.vanish import Moment, Surety, VanishAnswer, WhyNot
from nvr_desk_ui.filters import FilterModel
from nvr_desk_ui.search.motion import MotionDialog
from nvr_desk_ui.search.vanish import VanishDialog
from nvr_desk_ui.selection import SelectionModel

from tests.fakes.desk import CASE, START, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme

ROW = delivery_row(1)
AT = Moment(ROW.delivery, 4.0, 4000, 0, START)
PICTURE = np.full((36, 64, 3), 90, np.uint8)


class _Session:
    zone = "America/Denver"

    def row(self, _name: str) -> object:
        return ROW


class _Window(QMainWindow):
    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge, self.filters, self.selection = bridge, FilterModel(), SelectionModel()
        self.session = _Session()
        self.filters.use_case(CASE)


class _Ticket:
    """Looks until it is let go."""

    def __init__(self, answer: VanishAnswer | Exception) -> None:
        self.answer, self.go = answer, threading.Event()
        self.view = type("View", (), {"closed": False})()

    def look(self, check: Callable[[], None], *, pictures: bool) -> VanishAnswer:
        assert pictures
        self.go.wait(10)
        check()
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class _Desk(FakeDesk):
    """Writes down what is asked of the search and the view."""

    def __init__(self, answer: Any) -> None:  # noqa: ANN401 - either question's
        super().__init__([ROW])
        self.told: list[tuple[object, ...]] = []
        self.answer = answer
        self.search = self
        setattr(self, "view", self)  # noqa: B010 - of another type than the fake it takes after

    def region(self, *_: object, **__: object) -> object:
        return self.answer

    def begin_vanish(self, case: str, name: str, *_: object, camera: bool) -> object:
        self.told.append(("begin", case, name, camera))
        return self.answer

    def shown(self, _ticket: object, _name: str, from_s: float, _to_s: float) -> None:
        self.told.append(("shown", from_s))

    def end_vanish(self, _ticket: object, answer: object, failure: object) -> None:
        self.told.append(("end", answer is not None, type(failure).__name__))


def _vanish(qtbot: QtBot, bridge: Bridge) -> tuple[_Window, VanishDialog]:
    window = _Window(bridge)
    qtbot.addWidget(window)
    dialog = VanishDialog(window, ROW.delivery.id, 1.0, (0.1, 0.1, 0.2, 0.2))  # type: ignore[arg-type]
    dialog.show()
    dialog.begin()
    return window, dialog


def _close(qtbot: QtBot, dialog: QDialog) -> None:
    """It goes before its window does."""
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))


@pytest.mark.parametrize(
    ("sure", "tone"), [(Surety.SURE, "ok"), (Surety.FAIR, "ok"), (Surety.WEAK, "warn")]
)
def test_that_both_pictures_are_shown_once_the_log_has_heard_of_them(
    qtbot: QtBot,
    themed: Theme,
    bridge_to: Callable[[FakeDesk], Bridge],
    sure: Surety,
    tone: str,
) -> None:
    answer = VanishAnswer(9, 1, AT, AT, last=AT, gone=AT, sure=sure, pictures=(PICTURE, PICTURE))
    ticket = _Ticket(answer)
    desk = _Desk(ticket)
    window, dialog = _vanish(qtbot, bridge_to(desk))
    qtbot.waitUntil(lambda: bool(desk.told))
    assert not dialog.pictures.isVisible()
    ticket.go.set()
    qtbot.waitUntil(dialog.pictures.isVisible)
    assert [each[0] for each in desk.told] == ["begin", "shown", "shown"]
    assert dialog.before.picture is not None
    assert "9 pictures" in dialog.sentence.text()
    assert dialog.sentence.property("tone") == tone, "what is unsure is not shown as settled"
    _close(qtbot, dialog)
    qtbot.waitUntil(lambda: ("end", True, "NoneType") in desk.told)
    assert window.isWindow()


def test_that_closing_while_it_looks_stops_it_and_is_on_record_as_cancelled(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    ticket = _Ticket(VanishAnswer(9, 1, AT, AT, why=WhyNot("dark", 9)))
    desk = _Desk(ticket)
    window, dialog = _vanish(qtbot, bridge_to(desk))
    qtbot.waitUntil(lambda: dialog.thread_ is not None)
    thread = dialog.thread_
    assert thread is not None
    _close(qtbot, dialog)
    qtbot.waitUntil(lambda: ("end", False, "KeyboardInterrupt") in desk.told)
    ticket.go.set()
    thread.join(10)
    assert not thread.is_alive()
    assert "shown" not in {each[0] for each in desk.told}
    assert window.isWindow()


def test_that_a_refusal_shows_its_reason_and_no_picture(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    ticket = _Ticket(VanishAnswer(9, 1, AT, AT, why=WhyNot("infrared", 9)))
    ticket.go.set()
    window, dialog = _vanish(qtbot, bridge_to(_Desk(ticket)))
    qtbot.waitUntil(lambda: "infrared" in dialog.sentence.text())
    assert not dialog.pictures.isVisible()
    _close(qtbot, dialog)
    assert window.isWindow()


def test_that_a_stretch_with_motion_leads_to_its_moment_and_the_rest_is_named(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    region = box_region("C-1", 0, 0, 1, 1)
    span = MotionSpan(ROW.delivery, 4.0, 9.0, START, START)
    unwatched = Unwatched("x", "other.mp4", None, 60.0, "no detector looked at it")
    answer = RegionAnswer(region, (span,), 1, 2, 60.0, (unwatched,), 0, 0, 0)
    window = _Window(bridge_to(_Desk(answer)))
    qtbot.addWidget(window)
    dialog = MotionDialog(window, region, ())  # type: ignore[arg-type]
    dialog.show()
    qtbot.waitUntil(lambda: dialog.listed.count() == 1)
    assert "other.mp4: no detector looked at it" in dialog.sentence.text()
    assert dialog.sentence.property("tone") == "warn"
    with qtbot.waitSignal(window.selection.seek_requested) as asked:
        dialog.listed.itemClicked.emit(dialog.listed.item(0))
    assert asked.args is not None
    assert asked.args[0].delivery_id == ROW.delivery.id
    _close(qtbot, dialog)
