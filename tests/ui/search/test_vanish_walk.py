"""*When did this vanish* in the whole window, over real clips of one camera."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.media.session import PlayerSession
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.main_window import MainWindow
from nvr_desk_ui.search.draw import BoxDrawer
from nvr_desk_ui.search.vanish import VanishDialog

from tests.fakes.desk import CASE
from tests.fakes.porch import HEIGHT, PARCEL, WIDTH
from tests.fakes.porch_camera import three_clips

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

WORDS = "who took the parcel from the porch"
FIRST, THIRD = "zz-first.mp4", "aa-third.mp4"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Three clips of the porch, one of another camera; the parcel is gone in the third."""
    shipment = three_clips(33.4).ship(tmp_path / "shipment", CASE)
    root = create_workspace(tmp_path / "ws")
    with open_desk(root) as desk:
        desk.cases.new(CASE, offence="13A", zone="America/Denver")
        desk.cases.use_purpose(CASE, WORDS)
        desk.intake.ingest(shipment, CASE)
    return root


@pytest.fixture
def window(
    qtbot: QtBot, themed: Theme, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """On that case, its purpose stated."""
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    made = MainWindow(Bridge(open_desk), PlayerSession)
    qtbot.addWidget(made)
    made.show()
    made.open_workspace(workspace)
    qtbot.waitUntil(lambda: made.deliveries.model.rowCount() == 4)
    form = made.commands._purpose_form
    assert form is not None
    form.words.setPlainText(WORDS)
    form.button.click()
    qtbot.waitUntil(lambda: made.session.purpose is not None)
    yield made
    made.close()


def _id(window: MainWindow, name: str) -> str:
    rows = window.deliveries.model.everything
    return next(each.delivery.id for each in rows if each.delivery.name == name)


def _ask(qtbot: QtBot, window: MainWindow) -> VanishDialog:
    """Show the parcel, draw around it by mouse, and get the dialog."""
    canvas = window.player.canvas
    window.selection.ask_seek(_id(window, FIRST), 1.0)
    qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.index == 10)
    window.actions_["search.vanish"].trigger()
    (drawer,) = canvas.findChildren(BoxDrawer)
    frame = canvas._frame()
    x1, y1, x2, y2 = PARCEL
    corners = (QPointF(x1 * WIDTH, y1 * HEIGHT), QPointF(x2 * WIDTH, y2 * HEIGHT))
    across, down = frame.place.width() / WIDTH, frame.place.height() / HEIGHT
    spots = [
        QPointF(
            frame.place.left() + each.x() * across, frame.place.top() + each.y() * down
        ).toPoint()
        for each in corners
    ]
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(drawer, left, pos=spots[0])
    QTest.mouseMove(drawer, spots[1])
    QTest.mouseRelease(drawer, left, pos=spots[1])
    (dialog,) = window.findChildren(VanishDialog)
    assert dialog._box == pytest.approx(PARCEL, abs=0.02)
    return dialog


@pytest.mark.slow
def test_that_the_box_on_the_first_clip_leads_to_the_moment_in_the_third(
    qtbot: QtBot, window: MainWindow, workspace: Path
) -> None:
    dialog = _ask(qtbot, window)
    dialog.all.setChecked(True)
    dialog.go.click()
    qtbot.waitUntil(dialog.pictures.isVisible)
    answer = dialog._answer
    assert answer is not None
    assert answer.last is not None
    assert answer.gone is not None
    assert answer.clips == 3
    assert {answer.last.delivery.name, answer.gone.delivery.name} == {THIRD}
    assert (answer.last.seconds, answer.gone.seconds) == pytest.approx((2.3, 2.4))
    assert dialog.sentence.text() == answer.sentence
    assert not dialog.before.grab().toImage().isNull()
    buttons = dialog.findChildren(type(dialog.go))
    _last, go = (each for each in buttons if each.text() == "Go there")
    go.click()
    canvas = window.player.canvas
    qtbot.waitUntil(lambda: window.selection.delivery_id == _id(window, THIRD))
    qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.index == 24)
    dialog.close()
    window.close()
    with open_desk(workspace) as desk:
        entries = [(each.seq, json.loads(each.body)) for each in desk.audit.show()]
    asked = [(seq, body) for seq, body in entries if body["verb"] == "search.vanish"]
    opened = next(seq for seq, body in asked if body["phase"] == "opened")
    closed = next(body for _, body in asked if body["phase"] == "closed")
    assert closed["outcome"] == "ok"
    assert closed["detail"]["answer"] == answer.sentence
    named = {each["id"] for each in closed["objects"]}
    assert len(named) == 3, "the clip of the other camera was not asked"
    parts = [
        body["detail"]
        for _, body in entries
        if body["phase"] == "part" and body.get("parent") == opened
    ]
    shown = [(part["from_s"], part["to_s"]) for part in parts]
    assert shown == [(pytest.approx(2.3), pytest.approx(2.3)), (pytest.approx(2.4),) * 2]


@pytest.mark.slow
def test_that_leaving_ends_the_question_and_the_log_says_so(
    qtbot: QtBot, window: MainWindow, workspace: Path
) -> None:
    dialog = _ask(qtbot, window)
    dialog.all.setChecked(True)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.thread_ is not None)
    thread = dialog.thread_
    assert thread is not None
    dialog.reject()
    qtbot.waitUntil(lambda: not thread.is_alive())
    window.close()
    with open_desk(workspace) as desk:
        bodies = [json.loads(each.body) for each in desk.audit.show(verb="search.vanish")]
    assert bodies[-1]["phase"] == "closed"
    assert "cancel" in bodies[-1]["outcome"]
