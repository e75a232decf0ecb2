"""*Skip empty* in real play: real window, real decoder, real log."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.media.session import PlayerSession
from nvr_desk.records.track import Coverage, CoverageKind, CoverageSpan, ObjectClass, Track
from nvr_desk.store import tracks
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.main_window import MainWindow
from nvr_desk_ui.marks.panel import MarksPanel

from tests.fakes.desk import CASE
from tests.fakes.looks import look
from tests.fakes.stocked import draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.player.transport import Transport
    from nvr_desk_ui.selection import Instant
    from nvr_desk_ui.theme import Theme

WORDS = "find the vehicle that left the scene"
NAME = "Ring_FrontDoor_20261119_2214.mp4"
FPS, LENGTH_S = 10, 40
MARK = (18.0, 19.0)
"""Where a person marked something that no detector found."""
COVERED = (
    CoverageSpan(0.0, 3.0, CoverageKind.LOOKED, 5.0),
    CoverageSpan(3.0, 12.0, CoverageKind.STILL, 0.5),
    CoverageSpan(12.0, 36.0, CoverageKind.STILL, 0.5),
    CoverageSpan(36.0, 40.0, CoverageKind.LOOKED, 5.0),
)
EMPTY = ((4.5, 16.5), (20.5, 34.5))
"""What is left out either way: all but a lead of a second around whatever is to be seen."""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A clip with a long empty stretch, and a mark in the midst of it."""
    folder = tmp_path / "shipment"
    folder.mkdir()
    _film(folder / NAME)
    root = create_workspace(tmp_path / "ws")
    with open_desk(root) as desk:
        desk.cases.new(CASE, offence="13A", zone="America/Denver")
        desk.cases.use_purpose(CASE, WORDS)
        desk.intake.ingest(folder, CASE, statement="agreed at the door")
        clip = desk.clips.show(CASE, NAME).clip
        assert clip.facts is not None
        base = Fraction(clip.facts.time_base)
        passing = [_track(1, 0.2, 2.0, base), _track(2, 37.0, 38.0, base)]
        made = replace(
            look(clip.sha256, passing), coverage=Coverage(COVERED, tuple(ObjectClass), 80)
        )
        with desk._core.store.unit() as tx:  # pyright: ignore[reportPrivateUsage]  # a detector
            tracks.add(tx, made, base)
            tx.enter(draft("detect"))
        desk.marks.add(CASE, NAME, MARK[0], to_s=MARK[1], note="a light goes on")
    return root


@pytest.fixture
def window(
    qtbot: QtBot, themed: Theme, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """On that clip."""
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    made = MainWindow(Bridge(open_desk), PlayerSession)
    qtbot.addWidget(made)
    made.show()
    made.open_workspace(workspace)
    qtbot.waitUntil(lambda: made.deliveries.model.rowCount() == 1)
    form = made.commands._purpose_form
    assert form is not None
    form.words.setPlainText(WORDS)
    form.button.click()
    qtbot.waitUntil(lambda: made.session.purpose is not None)
    made.selection.choose_delivery(made.deliveries.model.row(0).delivery.id)
    yield made
    made.close()


@pytest.mark.slow
def test_that_play_leaves_out_what_is_empty_both_ways_and_the_log_calls_none_of_it_watched(
    qtbot: QtBot, window: MainWindow, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    player, canvas = window.player, window.player.canvas
    qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.index == 0)
    qtbot.waitUntil(lambda: window.timeline.data is not None)
    qtbot.waitUntil(lambda: len(window.panel(MarksPanel).model.rows) == 1)
    seen: list[float] = []

    def stood(here: Instant | None) -> None:
        if here is not None:
            seen.append(here.seconds)

    window.selection.instant.connect(stood)
    window.actions_["timeline.skip"].trigger()
    leaps: list[tuple[float, float]] = []
    leap = player.leap

    def noted(to_s: float) -> None:
        assert player.drive.clip is not None
        leaps.append((player.drive.clip.seconds, to_s))
        leap(to_s)

    monkeypatch.setattr(player, "leap", noted)
    said: list[str] = []
    canvas.passing.changed.connect(lambda: said.append(canvas.passing.text))
    for way, end in (("play.forward", 39.9), ("play.reverse", 0.0)):
        seen.clear()
        said.clear()
        leaps.clear()
        window.actions_[way].trigger()
        window.actions_[way].trigger()
        clip = player.drive.clip
        assert clip is not None
        assert abs(clip.speed) == 2.0
        qtbot.waitUntil(partial(_stands_at, seen, end))
        assert not [at for at in seen if any(low < at < high for low, high in EMPTY)], way
        assert len(leaps) == 2
        for begin, till in (MARK, (0.2, 2.0), (37.0, 38.0)):
            over = [leap for leap in leaps if min(leap) < till and max(leap) > begin]
            assert over == [], "never over a mark or an appearance"
        assert any(MARK[0] - 1 <= at <= MARK[1] + 1 for at in seen)
        assert any(text.startswith("Skipped ") for text in said)
        qtbot.waitUntil(partial(_is_over, clip))
    window.close()
    with open_desk(workspace) as desk:
        bodies = [json.loads(entry.body) for entry in desk.audit.show(verb="view")]
    spans = [body["detail"] for body in bodies if body["phase"] == "part"]
    watched = [(span["from_s"], span["to_s"]) for span in spans if "from_s" in span]
    for low, high in EMPTY:
        assert not [span for span in watched if span[0] < high and span[1] > low], watched
    assert any(low < MARK[1] and high > MARK[0] for low, high in watched)


@pytest.mark.slow
def test_that_a_loop_in_an_empty_stretch_is_played_in_full(
    qtbot: QtBot, window: MainWindow
) -> None:
    player = window.player
    qtbot.waitUntil(lambda: player.canvas.shot is not None)
    qtbot.waitUntil(lambda: window.timeline.data is not None)
    window.actions_["timeline.skip"].trigger()
    player.drive.seek(25.0)
    player.loop_from()
    player.drive.seek(25.5)
    player.loop_to()
    seen: list[float] = []
    window.selection.instant.connect(lambda here: seen.append(here.seconds if here else -1.0))
    player.drive.toggle()
    qtbot.waitUntil(lambda: len(seen) > 12)
    assert set(np.round(seen, 1)) <= {25.0, 25.1, 25.2, 25.3, 25.4, 25.5}
    window.close()


def _stands_at(seen: list[float], end: float) -> bool:
    return bool(seen) and abs(seen[-1] - end) < 0.01


def _is_over(clip: Transport) -> bool:
    return clip.speed == 0


def _film(path: Path) -> None:
    rng = np.random.default_rng(4)
    street = rng.integers(60, 180, (9, 16, 3), np.uint8).repeat(20, 0).repeat(20, 1)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        stream.options = {"g": "20", "preset": "ultrafast"}
        for index in range(FPS * LENGTH_S):
            street[:4, :4] = index % 256
            frame = av.VideoFrame.from_ndarray(street, format="rgb24")
            frame.pts = index
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _track(number: int, begin_s: float, end_s: float, base: Fraction) -> Track:
    seconds = np.arange(begin_s, end_s + 0.05, 0.2)
    count = len(seconds)
    return Track(
        number,
        ObjectClass.PERSON,
        np.rint(seconds / float(base)).astype(np.int64),
        np.tile(np.array([[10, 20, 50, 120]], np.float32), (count, 1)),
        np.full(count, 0.8, np.float32),
        np.ones(count, np.bool_),
    )
