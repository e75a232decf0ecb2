from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from nvr_desk.desk.sound import OpenSound
from nvr_desk.errors import PurposeMissingError
from nvr_desk_ui.player.sound import Heard, SoundPlayer
from nvr_desk_ui.player.sound_sync import AWAY_S, LEAD_S, SoundSync

from tests.fakes.desk import CASE, FakeDesk
from tests.fakes.speaker import FakeSink, FakeSounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge

CLIP = Heard(CASE, "a" * 20, 3, sound=True, at_s=5.0, speed=1.0)


@dataclass
class FakeHearing:
    """Acts on sound."""

    unmuted: list[tuple[str, str]] = field(default_factory=list)
    refuse: Exception | None = None

    def unmute(self, case: str, name: str) -> OpenSound:
        if self.refuse is not None:
            raise self.refuse
        self.unmuted.append((case, name))
        return OpenSound(name, Path("somewhere"))


class Rig:
    """A sound player; ``now`` is what is on screen."""

    def __init__(self, bridge: Bridge, desk: FakeDesk, *, sink: bool = True) -> None:
        self.now: Heard | None = CLIP
        self.acts = FakeHearing()
        desk.sound = self.acts  # type: ignore[attr-defined]
        self.sink, self.sounds = FakeSink(), FakeSounds()
        self.owner = QObject()
        self.told: list[tuple[str, int, bool]] = []
        self.noted: list[str] = []
        self.player = SoundPlayer(
            bridge,
            lambda: self.now,
            lambda name: self.now if self.now and self.now.delivery_id == name else None,
            self.owner,
            make_sink=lambda: self.sink if sink else None,
            make_session=lambda: self.sounds,
        )
        self.player.told.connect(lambda *words: self.told.append(words))
        self.player.noted.connect(self.noted.append)

    def move(self, at_s: float, speed: float = 1.0) -> None:
        """The picture is somewhere else."""
        assert self.now is not None
        self.now = replace(self.now, at_s=at_s, speed=speed)

    def go(self, qtbot: QtBot) -> None:
        """Unmute, and let the first samples reach the device."""
        self.player.toggle()
        qtbot.waitUntil(lambda: self.player.delivery_id == CLIP.delivery_id)
        self.player._timer.stop()
        self.player.tick()
        self.move(CLIP.at_s + LEAD_S)
        qtbot.waitUntil(self._begun)

    def _begun(self) -> bool:
        self.player.tick()
        return len(self.sink.written) > 0


@pytest.fixture
def rig(qtbot: QtBot, bridge_to: Callable[[FakeDesk], Bridge]) -> Iterator[Callable[..., Rig]]:
    made: list[Rig] = []

    def make(**how: bool) -> Rig:
        desk = FakeDesk()
        made.append(Rig(bridge_to(desk), desk, **how))
        return made[-1]

    yield make
    for one in made:
        one.player.close()


def test_that_nothing_is_heard_before_somebody_asks_and_asking_is_an_act(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig()
    assert one.player.delivery_id is None
    one.go(qtbot)
    assert one.acts.unmuted == [(CASE, CLIP.delivery_id)]
    assert one.told[-1] == ("sound on, 80 %", 3, True)
    assert one.sink.volume == 0.8


def test_that_the_first_sample_is_that_of_the_picture(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig()
    one.player.toggle()
    qtbot.waitUntil(lambda: one.player.delivery_id is not None)
    one.player._timer.stop()
    one.player.tick()
    one.move(5.4)  # decoding took longer than the lead
    qtbot.waitUntil(one._begun)
    assert abs(one.sink.first_ms - 5400) <= 1


@pytest.mark.parametrize("late_s", [0.1, -0.1])
def test_that_sound_further_than_80_ms_from_the_picture_begins_anew_where_it_is(
    qtbot: QtBot, rig: Callable[..., Rig], late_s: float
) -> None:
    one = rig()
    one.go(qtbot)
    begun = one.sink.starts
    one.sink.play(0.15)
    one.move(5.3 + 0.05)
    one.player.tick()
    assert one.sink.starts == begun, "50 ms away is near enough"
    one.move(5.3 + late_s)
    one.player.tick()
    assert not one.sink.sounding
    one.move(6.0)
    qtbot.waitUntil(lambda: one._begun() and one.sink.starts == begun + 1)
    assert abs(one.sink.first_ms - 6000) <= 1


@pytest.mark.parametrize("speed", [0.0, 2.0, -1.0, 0.25])
def test_that_it_is_silent_at_any_speed_but_real_forward_and_comes_back_by_itself(
    qtbot: QtBot, rig: Callable[..., Rig], speed: float
) -> None:
    one = rig()
    one.go(qtbot)
    one.move(5.2, speed)
    one.player.tick()
    assert not one.sink.sounding
    one.sink.written.clear()
    one.move(9.0)
    one.player.tick()
    one.move(9.0 + LEAD_S)
    qtbot.waitUntil(one._begun)
    assert len(one.acts.unmuted) == 1


def test_that_a_view_that_closes_mutes_at_once_and_another_clip_begins_muted(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig()
    one.go(qtbot)
    one.now = replace(CLIP, delivery_id="b" * 20)
    one.player.tick()
    assert (one.player.delivery_id, one.sink.sounding) == (None, False)
    assert one.told[-1] == ("sound muted", 0, False)


def test_that_the_same_key_mutes_again(qtbot: QtBot, rig: Callable[..., Rig]) -> None:
    one = rig()
    one.go(qtbot)
    one.player.toggle()
    assert (one.player.delivery_id, one.sink.sounding) == (None, False)
    assert len(one.acts.unmuted) == 1


def test_that_without_device_sound_or_clip_it_says_so_and_leaves_no_act(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(sink=False)
    one.player.toggle()
    one.now = replace(CLIP, sound=False)
    one.player.toggle()
    one.now = None
    one.player.toggle()
    assert one.noted == [
        "This machine has no sound device",
        "This clip has no sound",
        "No clip is open",
    ]
    assert one.acts.unmuted == []


def test_that_a_refusal_is_said_and_nothing_is_heard(qtbot: QtBot, rig: Callable[..., Rig]) -> None:
    one = rig()
    one.acts.refuse = PurposeMissingError("sound", "a purpose")
    one.player.toggle()
    qtbot.waitUntil(lambda: bool(one.noted))
    assert one.player.delivery_id is None


@pytest.mark.allow_log("sound did not decode")
def test_that_sound_that_does_not_decode_is_said_and_muted(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig()
    one.sounds.refuse = "sound coded as x is not read by this program"
    one.player.toggle()
    qtbot.waitUntil(lambda: bool(one.noted))
    assert "coded as x" in one.noted[0]
    assert one.player.delivery_id is None


def test_that_the_volume_stays_between_none_and_all(rig: Callable[..., Rig]) -> None:
    one = rig()
    for by, wanted in ((0.1, 0.9), (0.5, 1.0), (-2.0, 0.0)):
        one.player.louder(by)
        assert one.player.volume == wanted


def test_that_sync_waits_leaves_out_and_tells_how_far_it_is_away() -> None:
    sync = SoundSync()
    assert sync.begin(2.0) == 2.0 + LEAD_S
    assert sync.skip(2.1) is None
    assert sync.skip(2.0 + LEAD_S + 0.5) == 24_000
    assert sync.away(3.65, 1.0) == pytest.approx(0.0)
    assert abs(sync.away(3.65 + 0.09, 1.0)) > AWAY_S
    sync.stop()
    assert (sync.running, sync.heard, sync.away(9.0, 0.0)) == (False, False, 0.0)
