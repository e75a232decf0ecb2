"""The window over the real facade: real database, real decoder, real log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.media.session import PlayerSession
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.main_window import MainWindow
from nvr_desk_ui.marks.panel import MarksPanel

from tests.fakes.desk import CASE
from tests.fakes.small_clips import base_clip, variant

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

WORDS = "find the vehicle that left the scene"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A case with two clips that residents agreed to share."""
    folder = tmp_path / "shipment"
    folder.mkdir()
    for number in range(2):
        (folder / f"porch_{number}.mp4").write_bytes(variant(base_clip(), number))
    root = create_workspace(tmp_path / "ws")
    with open_desk(root) as desk:
        desk.cases.new(CASE, offence="13A", zone="America/Denver")
        desk.cases.use_purpose(CASE, WORDS)
        desk.intake.ingest(folder, CASE, statement="both agreed at the door")
    return root


@pytest.mark.slow
def test_that_looking_at_a_clip_leaves_its_trace_in_the_log(
    qtbot: QtBot, themed: Theme, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    window = MainWindow(Bridge(open_desk), PlayerSession)
    qtbot.addWidget(window)
    window.show()
    window.open_workspace(workspace)
    qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == 2)
    form = window.commands._purpose_form
    assert form is not None
    form.words.setPlainText(WORDS)
    form.button.click()
    qtbot.waitUntil(lambda: window.session.purpose is not None)
    chosen = window.deliveries.model.row(1).delivery.id
    window.selection.choose_delivery(chosen)
    canvas = window.player.canvas
    qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.index == 0)
    with qtbot.waitSignal(canvas.painted, check_params_cb=lambda shot: shot.index == 19):
        window.player.drive.last()
    window.close()
    with open_desk(workspace) as desk:
        bodies = [json.loads(entry.body) for entry in desk.audit.show(verb="view")]
        assert desk.audit.verify().ok
    views = [body for body in bodies if body["objects"] == [{"id": chosen, "kind": "delivery"}]]
    assert [body["phase"] for body in views] == ["opened", "part", "part"]
    assert {body["purpose"]["words"] for body in bodies} == {WORDS}
    spans = [(body["detail"]["from_s"], body["detail"]["to_s"]) for body in views[1:]]
    assert spans == [(0.0, 0.0), (1.9, 1.9)]
    opened = sum(body["phase"] == "opened" for body in bodies)
    assert opened == sum(body["phase"] == "closed" for body in bodies)


@pytest.mark.slow
def test_that_a_mark_and_a_still_are_of_the_picture_on_screen(
    qtbot: QtBot, themed: Theme, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    window = MainWindow(Bridge(open_desk), PlayerSession)
    qtbot.addWidget(window)
    window.show()
    window.open_workspace(workspace)
    qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == 2)
    form = window.commands._purpose_form
    assert form is not None
    form.words.setPlainText(WORDS)
    form.button.click()
    qtbot.waitUntil(lambda: window.session.purpose is not None)
    window.selection.choose_delivery(window.deliveries.model.row(1).delivery.id)
    canvas = window.player.canvas
    qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.index == 0)
    with qtbot.waitSignal(canvas.painted, check_params_cb=lambda shot: shot.index == 19):
        window.player.drive.last()
    shot = canvas.shot
    assert shot is not None
    window.actions_["marks.point"].trigger()
    panel = window.panel(MarksPanel)
    qtbot.waitUntil(lambda: len(panel.model.rows) == 1)
    window.actions_["still.new"].trigger()
    qtbot.waitUntil(lambda: len(list((workspace / "stills").glob("*.json"))) == 1)
    window.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: len(panel.model.rows) == 0)
    window.close()
    with open_desk(workspace) as desk:
        desk.cases.use_purpose(CASE, WORDS)
        (mark,) = (row.mark for row in desk.marks.listing(CASE, removed=True))
        (still,) = desk.stills.listing(CASE)
        verbs = [json.loads(entry.body)["verb"] for entry in desk.audit.show()]
    assert (mark.from_pts, still.pts, still.nth) == (shot.pts, shot.pts, 0)
    assert mark.removed is not None
    assert {"mark.add", "mark.remove", "still.new"} <= set(verbs)
