from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QThread

from nvr_desk.errors import CaseClosedError, ConfirmNeededError, LockedError
from nvr_desk_ui.bridge import Bridge, Urgency

from tests.fakes.desk import CASE, FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_that_work_runs_off_the_gui_thread_and_answers_on_it(
    qtbot: QtBot, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    bridge, gui, seen = bridge_to(FakeDesk()), QThread.currentThread(), []
    main = threading.get_ident()
    bridge.ask(
        lambda desk: threading.get_ident(),
        lambda worker: seen.append((worker != main, QThread.currentThread() is gui)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(True, True)]


def test_that_a_view_goes_before_polls_that_wait(
    qtbot: QtBot, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    bridge, order, gate = bridge_to(FakeDesk()), [], threading.Event()
    bridge.ask(lambda desk: gate.wait(10))
    for number in range(3):
        bridge.ask(lambda desk, n=number: order.append(f"poll {n}"), urgency=Urgency.POLL)  # type: ignore[misc]
    bridge.ask(lambda desk: order.append("view"), urgency=Urgency.VIEW)
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == ["view", "poll 0", "poll 1", "poll 2"]


def test_that_a_newer_call_of_the_same_key_makes_the_older_answer_stale(
    qtbot: QtBot, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    bridge, gate = bridge_to(FakeDesk()), threading.Event()
    answers: list[object] = []
    bridge.ask(lambda desk: gate.wait(10) and "old", answers.append, key="rows")
    bridge.ask(lambda desk: "new", answers.append, key="rows")
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["new"]


def test_that_a_failure_without_a_listener_becomes_a_signal(
    qtbot: QtBot, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    bridge = bridge_to(FakeDesk())

    def work(_desk: object) -> None:
        raise CaseClosedError(CASE)

    with qtbot.waitSignal(bridge.failed) as caught:
        bridge.ask(work, title="Search")
    assert caught.args is not None
    assert caught.args[0] == "Search"
    assert isinstance(caught.args[1], CaseClosedError)


class _Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, answer: object) -> None:
        self.heard.append(answer)


def test_that_an_answer_for_a_widget_that_is_gone_is_dropped(
    qtbot: QtBot, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    bridge, gate = bridge_to(FakeDesk()), threading.Event()
    done: list[int] = []
    listener = _Listener()
    bridge.ask(lambda desk: gate.wait(10), listener.hear)
    shiboken6.delete(listener)
    gate.set()
    bridge.ask(lambda desk: 1, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert listener.heard == []


def test_that_closing_closes_the_desk(
    qtbot: QtBot, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    bridge_to(desk).close()
    assert desk.is_closed


def test_that_a_workspace_that_cannot_be_opened_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    def refuse(_path: Path) -> object:
        raise CaseClosedError(CASE)

    bridge = Bridge(refuse)  # type: ignore[arg-type]
    with qtbot.waitSignal(bridge.open_failed) as caught:
        bridge.open_workspace(tmp_path)
    bridge.close()
    assert caught.args is not None
    assert isinstance(caught.args[0], CaseClosedError)


def test_that_answers_wait_while_nobody_is_here_and_come_in_order_after(
    qtbot: QtBot, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    bridge, seen = bridge_to(FakeDesk()), list[object]()
    bridge.hold()
    for number in range(3):
        bridge.ask(lambda _desk, n=number: n, seen.append)  # type: ignore[misc]
        bridge.ask(lambda _desk, n=number: f"poll {n}", seen.append, key="poll")  # type: ignore[misc]
    bridge.ask(lambda _desk: "through", seen.append, through=True)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["through"]
    bridge.release()
    assert [each for each in seen if not str(each).startswith("poll")] == ["through", 0, 1, 2]
    assert [each for each in seen if str(each).startswith("poll")] == ["poll 2"]


def test_that_an_act_is_tried_once_more_after_it_was_confirmed_and_never_twice(
    qtbot: QtBot, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    bridge, tried, failed = bridge_to(FakeDesk()), list[int](), list[Exception]()
    bridge.confirmer = lambda wanted: wanted.again()

    def work(_desk: object) -> None:
        tried.append(1)
        verb = "packet.new"
        raise ConfirmNeededError(verb, "handing evidence out")

    bridge.ask(work, failed=failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert len(tried) == 2
    assert isinstance(failed[0], ConfirmNeededError)


def test_that_a_lock_in_the_core_reaches_the_window_at_once(
    qtbot: QtBot, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    bridge = bridge_to(FakeDesk())
    bridge.hold()

    def work(_desk: object) -> None:
        raise LockedError

    with qtbot.waitSignal(bridge.turned_away):
        bridge.ask(work, failed=lambda _error: None)
