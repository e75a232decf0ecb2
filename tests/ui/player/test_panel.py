from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame
from PySide6.QtWidgets import QMainWindow

from nvr_desk.desk.view import OpenMedia
from nvr_desk.media.pool import DecodePool
from nvr_desk.media.session import Glimpse, Manner, PlayerSession
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import FrameRef, Picture
from nvr_desk_ui.player.engine import AHEAD
from nvr_desk_ui.player.look import Look
from nvr_desk_ui.player.opening import TICKET_WAIT_MS
from nvr_desk_ui.player.panel import PlayerPanel
from nvr_desk_ui.player.passing import SHOWN_S
from nvr_desk_ui.player.shots import Wish
from nvr_desk_ui.selection import SelectionModel

from tests.fakes.desk import CASE, FakeDesk, delivery_row, with_sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.media import MediaFacts
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.player.canvas import Canvas
    from nvr_desk_ui.player.shots import Pictures
    from nvr_desk_ui.theme import Theme

STEPS = 200
BITS, CELL = 8, 20


class FakePictures:
    """Plain grey pictures at once; only index and pts matter."""

    def __init__(self) -> None:
        self._pts = np.zeros(0, np.int64)
        self.closed = False

    def open(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        pts: NDArray[np.int64],
        keys: NDArray[np.int64] | None = None,
        places: NDArray[np.int64] | None = None,
    ) -> None:
        self._pts = pts

    def key_picture(self, index: int, *, max_width: int | None = None) -> Picture:
        pts = int(self._pts[index])
        grey = np.full((36, 64, 3), 90, np.uint8)
        return Picture(FrameRef("c" * 64, 0, pts), grey, pts / 1000, index)

    def glimpse(self, index: int, patience_s: float, manner: Manner) -> Glimpse:
        return Glimpse(self.key_picture(index), exact=True)

    def prepare(self, index: int, patience_s: float, *, rough: bool) -> bool:
        return False

    def close(self) -> None:
        self.closed = True


class Stage:
    """A player over a fake desk."""

    def __init__(
        self, bridge: Bridge, rows: list[DeliveryRow], session: Callable[[], Pictures]
    ) -> None:
        self.bridge, self.selection = bridge, SelectionModel()
        by_id = {row.delivery.id: row for row in rows}
        self.player = PlayerPanel(bridge, self.selection, session, by_id.get)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.player.canvas)
        self.window.resize(640, 400)
        self.window.show()
        self.player.use_case(CASE, "America/Denver")


@pytest.fixture
def stage(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> Iterator[Callable[..., Stage]]:
    made: list[Stage] = []

    def make(desk: FakeDesk, session: Callable[[], Pictures] = FakePictures) -> Stage:
        one = Stage(bridge_to(desk), desk.rows, session)
        qtbot.addWidget(one.window)
        made.append(one)
        return one

    yield make
    for one in made:
        one.player.shutdown()


def test_that_without_a_ticket_the_tile_stays_dark_and_says_so(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    desk.view.gate.clear()
    one = stage(desk)
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    canvas = one.player.canvas
    assert TICKET_WAIT_MS <= 1000
    qtbot.waitUntil(lambda: canvas.dark_text == "No view ticket yet")
    picture = canvas.grab().toImage()
    corner = {picture.pixelColor(x, y).lightness() for x in range(60) for y in range(60)}
    assert canvas.shot is None
    assert max(corner) < 40
    desk.view.gate.set()
    qtbot.waitUntil(lambda: canvas.shot is not None)


def test_that_a_refused_ticket_leaves_the_tile_dark_with_the_reason(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)], purpose=False)
    one = stage(desk)
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: one.player.canvas.dark_text == "Not open to view")
    assert one.player.canvas.shot is None


def test_that_a_hidden_delivery_asks_for_no_ticket(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1, visibility=Visibility.WITHDRAWN)])
    one = stage(desk)
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    assert one.player.canvas.dark_text == "Withdrawn: not open to view"
    answered: list[object] = []
    one.bridge.ask(lambda _: True, answered.append)  # whatever was asked before came before
    qtbot.waitUntil(lambda: bool(answered))
    assert desk.view.opened == []


def test_that_leaving_a_delivery_reports_what_was_painted_and_closes_its_ticket(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1), delivery_row(2)])
    one = stage(desk)
    first = desk.rows[0].delivery.id
    painted = one.player.canvas.painted
    with qtbot.waitSignal(painted):
        one.selection.choose_delivery(first)
    with qtbot.waitSignal(painted, check_params_cb=lambda shot: shot.pts == 20_000):
        one.player.drive.seek(20.0)
    one.selection.choose_delivery(desk.rows[1].delivery.id)
    qtbot.waitUntil(lambda: desk.view.closed == [1])
    assert desk.view.spans == [(first, 0.0, 0.0), (first, 20.0, 20.0)]


def test_that_a_ticket_that_comes_too_late_is_closed_unused(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1), delivery_row(2)])
    desk.view.gate.clear()
    one = stage(desk)
    for row in desk.rows:
        one.selection.choose_delivery(row.delivery.id)
    desk.view.gate.set()
    qtbot.waitUntil(lambda: one.player.canvas.shot is not None)
    qtbot.waitUntil(lambda: desk.view.closed == [1])
    assert desk.view.spans == []


def test_that_a_seek_from_the_timeline_is_kept_until_the_clip_is_open(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    one = stage(desk)
    one.selection.ask_seek(desk.rows[0].delivery.id, 12.34)
    canvas = one.player.canvas
    qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.pts == 12_300)


def test_that_sound_shows_the_muted_sign_only_where_there_is_sound(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1), with_sound(delivery_row(2))])
    one = stage(desk)
    for row, muted in zip(desk.rows, (False, True), strict=True):
        one.selection.choose_delivery(row.delivery.id)
        qtbot.waitUntil(lambda: one.player.canvas.shot is not None)
        assert one.player.bar.sound.isVisibleTo(one.player) is muted


@pytest.mark.allow_log("a picture did not decode")
def test_that_a_worker_that_fails_once_on_a_picture_does_not_end_the_player(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    class Moody(FakePictures):
        def glimpse(self, index: int, patience_s: float, manner: Manner) -> Glimpse:
            if index == 5:
                raise ValueError("a broken picture")
            return super().glimpse(index, patience_s, manner)

    desk = FakeDesk([delivery_row(1)])
    one = stage(desk, Moody)
    canvas = one.player.canvas
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: canvas.shot is not None)
    one.player.drive.seek(0.5)
    qtbot.waitUntil(lambda: "does not decode" in canvas.passing.text)
    one.player.drive.step(1)
    qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.index == 6)


def test_that_a_consent_withdrawn_meanwhile_darkens_the_tile_at_once(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    one = stage(desk)
    row = desk.rows[0]
    one.selection.choose_delivery(row.delivery.id)
    qtbot.waitUntil(lambda: one.player.canvas.shot is not None)
    gone = replace(row, delivery=replace(row.delivery, visibility=Visibility.WITHDRAWN))
    one.player._lookup = {row.delivery.id: gone}.get
    one.player.check_consent()
    assert one.player.canvas.shot is None
    assert one.player.canvas.dark_text == "Withdrawn: not open to view"
    qtbot.waitUntil(lambda: desk.view.closed == [1])


def test_that_a_step_beyond_an_end_says_so_and_stays(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    one = stage(desk)
    canvas = one.player.canvas
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: canvas.shot is not None)
    one.player.drive.step(-1)
    assert canvas.passing.text == "This is the first picture"
    with qtbot.waitSignal(canvas.painted, check_params_cb=lambda shot: shot.index == 599):
        one.player.drive.last()
    one.player.drive.step(1)
    assert canvas.passing.text == "This is the last picture"
    assert canvas.shot is not None
    assert canvas.shot.index == 599


@pytest.mark.parametrize("way", [1, -1])
def test_that_what_comes_next_is_fetched_before_it_is_due(
    qtbot: QtBot, stage: Callable[..., Stage], way: int
) -> None:
    asked: list[int] = []

    class Told(FakePictures):
        def glimpse(self, index: int, patience_s: float, manner: Manner) -> Glimpse:
            asked.append(index)
            return super().glimpse(index, patience_s, manner)

    desk = FakeDesk([delivery_row(1)])
    one = stage(desk, Told)
    canvas, engine = one.player.canvas, one.player.drive.engine
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: canvas.shot is not None)
    engine.show(Wish(one.player._view.generation, 100, width=320, heading=way, playing=True))
    coming = {100 + way * step for step in range(1, AHEAD + 1)}
    qtbot.waitUntil(lambda: coming <= set(asked))
    before = len(asked)
    with qtbot.waitSignal(engine.pictured, check_params_cb=lambda shot: shot.index == 100 + way):
        engine.show(Wish(one.player._view.generation, 100 + way, width=320))
    assert len(asked) == before, "it was there already"


def numbered_clip(path: Path, count: int) -> None:
    """Uneven times, key pictures far apart; each picture carries its number as bright cells."""
    random_ = random.Random(7)
    with av.open(str(path), "w", format="mp4") as container:
        stream: Any = container.add_stream("libx264", rate=30, options={"g": "50", "bf": "2"})
        stream.width, stream.height, stream.pix_fmt = BITS * CELL, 48, "yuv420p"
        stream.codec_context.time_base = stream.time_base = Fraction(1, 1000)
        at = 0
        for number in range(count):
            cells = [255 if number >> bit & 1 else 0 for bit in range(BITS)]
            line = np.repeat(np.array(cells, np.uint8), CELL)
            picture = np.broadcast_to(line[None, :, None], (48, BITS * CELL, 3))
            frame = VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            frame.pts, frame.time_base = at, Fraction(1, 1000)
            at += random_.choice((20, 33, 34, 40, 120))
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def number_in(image: QImage) -> int:
    """The number that a painted picture carries."""
    cells = (image.pixelColor(CELL * bit + CELL // 2, 24).lightness() for bit in range(BITS))
    return sum(1 << bit for bit, light in enumerate(cells) if light > 127)


@pytest.mark.slow
def test_that_two_hundred_random_moves_show_exactly_the_picture_that_was_meant(
    qtbot: QtBot, stage: Callable[..., Stage], tmp_path: Path
) -> None:
    path = tmp_path / "numbered.mp4"
    numbered_clip(path, 250)
    with DecodePool(1) as pool:
        survey = pool.survey(path, name=path.name)
    assert survey.facts is not None
    row = delivery_row(1)
    row = replace(row, clip=replace(row.clip, facts=survey.facts))
    desk = FakeDesk([row])
    desk.view.media_of[row.delivery.id] = OpenMedia(path, row.clip, survey.pts)
    one = stage(desk, PlayerSession)
    canvas, player = one.player.canvas, one.player
    one.selection.choose_delivery(row.delivery.id)
    qtbot.waitUntil(lambda: canvas.shot is not None)
    random_, here = random.Random(20261120), 0
    base, first = float(survey.facts.time_base), int(survey.pts[0])
    for _ in range(STEPS):
        kind = random_.randrange(3)
        if kind == 0:
            here = random_.randrange(len(survey.pts))
            player.drive.seek((int(survey.pts[here]) - first) * base)
        else:
            by = random_.choice((-7, -1, 1, 1, 1, 5))
            here = min(max(here + by, 0), len(survey.pts) - 1)
            player.drive.step(by)
        qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.index == here)  # noqa: B023
        shot = canvas.shot
        assert shot is not None
        assert (shot.pts, number_in(shot.image)) == (int(survey.pts[here]), here)


def test_that_a_gate_that_shuts_takes_the_picture_away_at_the_next_painting(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    one = stage(desk)
    canvas = one.player.canvas
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: canvas.shot is not None)
    middle = canvas.rect().center()
    assert canvas.grab().toImage().pixelColor(middle).lightness() == 90
    opened = one.player._view.opened
    assert opened is not None
    opened.ticket.closed = True
    assert canvas.grab().toImage().pixelColor(middle).lightness() < 60
    assert canvas.shot is None
    opened.ticket.closed = False  # so that it is closed in order


def test_that_every_tool_in_use_is_named_over_the_picture_and_reset_takes_it_off(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    one = stage(desk)
    player, canvas = one.player, one.player.canvas
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: canvas.shot is not None)
    assert canvas.badges == []
    player.tools.set_look(Look(brightness=40))
    qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.look.brightness == 40)
    assert canvas.lines.badges == ["enhanced view: brightness +40"]
    shot = canvas.shot
    assert shot is not None
    assert shot.image.pixelColor(5, 5).lightness() == 141
    canvas.zoom_by(2)
    assert canvas.lines.badges == ["enhanced view: 1.6× enlarged, brightness +40"]
    assert "enhanced view" in canvas.accessibleDescription()
    player.plain()
    qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.look.neutral)
    assert canvas.lines.badges == []
    assert canvas.zoom.neutral


def test_that_a_new_delivery_begins_without_the_tools_of_the_last(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1), delivery_row(2)])
    one = stage(desk)
    canvas = one.player.canvas
    for row in desk.rows:
        one.selection.choose_delivery(row.delivery.id)
        qtbot.waitUntil(lambda: canvas.shot is not None)
        assert canvas.badges == []
        one.player.tools.set_look(Look(gamma=50, deinterlace=True))
        canvas.zoom_by(3)


def test_that_an_answer_to_an_older_wish_never_replaces_a_newer_picture(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    one = stage(desk)
    canvas, engine = one.player.canvas, one.player.drive.engine
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: canvas.shot is not None)
    older = canvas.shot
    one.player.drive.seek(9.0)
    qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.index == 90)
    engine._made.emit(older)
    assert canvas.shot is not None
    assert canvas.shot.index == 90


def test_that_above_twice_the_speed_the_display_says_that_it_shows_key_pictures(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    one = stage(desk)
    canvas, drive = one.player.canvas, one.player.drive
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: canvas.shot is not None)
    for speed, said in ((1, False), (2, False), (4, True)):
        drive.shuttle(1)
        assert any(f"{speed}× forward" in line for line in canvas.lines.right)
        assert any("key pictures only" in line for line in canvas.lines.right) is said
    drive.pause()
    assert any("paused" in line for line in canvas.lines.right)
    drive.last()
    qtbot.waitUntil(lambda: any("end of clip" in line for line in canvas.lines.right))


def test_that_a_time_code_past_the_end_is_refused_and_says_where_the_clip_ends(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(0)])
    made = stage(desk)
    player = made.player
    made.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: player.canvas.shot is not None)
    before = player.canvas.shot
    player.bar.time_code.setText("9:00:00")
    player.bar.time_code.returnPressed.emit()
    assert "This clip ends at" in player.canvas.passing.text
    assert player.canvas.shot is before


def _shows(canvas: Canvas, index: int) -> bool:
    return canvas.shot is not None and canvas.shot.index == index


def test_that_a_picture_is_reached_by_its_number_and_by_the_time_code_that_it_shows(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(0)])
    row = desk.rows[0]
    assert row.clip.facts is not None
    uneven = np.array([0, 333, 667, 1001, 1002, 1668], np.int64)  # thirds of a millisecond
    facts = replace(row.clip.facts, time_base=Fraction(1, 9990))
    clip = replace(row.clip, facts=facts)
    desk.view.media_of[row.delivery.id] = OpenMedia(Path("uneven.mp4"), clip, uneven, None)
    made = stage(desk)
    player, canvas = made.player, made.player.canvas
    made.selection.choose_delivery(row.delivery.id)
    qtbot.waitUntil(lambda: canvas.shot is not None)
    for text, index in (("#3", 2), ("0:00:00.167", 5), ("0:00:00.033", 1), ("#4", 3)):
        player.bar.time_code.setText(text)
        player.bar.time_code.returnPressed.emit()
        qtbot.waitUntil(partial(_shows, canvas, index))
    shown = canvas.shot
    for text, word in (("#7", "6 pictures"), ("#0", "from 1"), ("-0:01", "none before")):
        player.bar.time_code.setText(text)
        player.bar.time_code.returnPressed.emit()
        assert word in canvas.passing.text
        assert canvas.shot is shown


def test_that_a_note_leaves_a_paused_picture_by_the_clock_and_no_sooner(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    one = stage(desk)
    canvas, now = one.player.canvas, [100.0]
    canvas.passing.now = lambda: now[0]
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: canvas.shot is not None)
    canvas.note("Something to say")
    with qtbot.waitSignal(canvas.painted, check_params_cb=lambda shot: shot.index == 20):
        one.player.drive.seek(2.0)
    now[0] += SHOWN_S - 0.1
    qtbot.wait(250)  # the timer looked twice
    assert canvas.passing.text == "Something to say", "pictures neither end nor prolong it"
    assert "Something to say" in canvas.accessibleDescription()
    shown = canvas.shot
    now[0] += 0.2
    qtbot.waitUntil(lambda: not canvas.passing.text)
    assert canvas.shot is shown
    assert "Something to say" not in canvas.accessibleDescription()


def test_that_what_is_true_of_one_picture_leaves_with_it(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    one = stage(desk)
    canvas = one.player.canvas
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: canvas.shot is not None)
    one.player.drive.step(-1)
    assert canvas.passing.text
    one.player.drive.step(1)
    qtbot.waitUntil(lambda: canvas.shot is not None and canvas.shot.index == 1)
    assert not canvas.passing.text


def test_that_the_loop_is_said_whichever_end_is_set_first(
    qtbot: QtBot, stage: Callable[..., Stage]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    one = stage(desk)
    player = one.player
    player.loop_to()  # no clip yet: nothing to say
    one.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: player.canvas.shot is not None)
    player.drive.seek(5.0)
    player.loop_to()
    assert player.canvas.passing.text == "loop 0:00:00.000 to 0:00:05.000"
    player.drive.seek(9.0)
    player.loop_from()
    ordered = "The ends were set the other way round: loop 0:00:05.000 to 0:00:09.000"
    assert player.canvas.passing.text == ordered
    assert player.loop_s == (5.0, 9.0)
