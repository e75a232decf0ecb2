"""Sound comes at the time it has in the file, out of a fenced worker."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

import av
import numpy as np
import psutil
import pytest
from av.audio.frame import AudioFrame

from nvr_desk.errors import MediaError, WorkerDiedError
from nvr_desk.media.sound_session import SoundSession
from nvr_desk.records.media import SOUND_RATE_HZ

from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av.audio.stream import AudioStream
    from numpy.typing import NDArray

RATE = 16_000
CLICKS_S = (1.0, 2.5)
KINDS = {
    "plain.mp4": ("mp4", "aac", 0.0),
    "plain.mkv": ("matroska", "pcm_s16le", 0.0),
    "late.mkv": ("matroska", "pcm_s16le", 3.0),
    "plain.avi": ("avi", "mp3", 0.0),
    "plain.ts": ("mpegts", "aac", 0.0),
}


@pytest.fixture
def session() -> Iterator[SoundSession]:
    with SoundSession() as opened:
        yield opened


def clicking(path: Path, container: str, codec: str, begin_s: float = 0.0) -> Path:
    """Four seconds of silence with a click at each of `CLICKS_S`, beside no picture."""
    wave = np.zeros(4 * RATE, np.int16)
    for at in CLICKS_S:
        wave[int(at * RATE) : int(at * RATE) + 80] = 20_000
    with av.open(str(path), "w", format=container) as out:
        stream = cast("AudioStream", out.add_stream(codec, rate=RATE))
        frame = AudioFrame.from_ndarray(wave[None], format="s16", layout="mono")
        frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
        frame.pts = int(begin_s * RATE)
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def loud_at(pcm: NDArray[np.int16], from_s: float) -> list[float]:
    """Container seconds at which a click begins."""
    loud = np.flatnonzero(np.abs(pcm[:, 0].astype(int)) > 6000) / SOUND_RATE_HZ + from_s
    return [float(at) for k, at in enumerate(loud) if k == 0 or at - loud[k - 1] > 0.5]


def first_pts_s(path: Path) -> float:
    """When the file's sound begins; transport streams begin late."""
    with av.open(str(path)) as source:
        stream = source.streams.audio[0]
        return float((stream.start_time or 0) * (stream.time_base or Fraction(1)))


SPANS = ((0.0, 3.5, CLICKS_S), (0.4, 1.0, CLICKS_S[:1]), (2.0, 1.5, CLICKS_S[1:]))
"""(from, seconds, clicks in it)."""


def test_that_a_click_is_heard_where_the_file_has_it(session: SoundSession, tmp_path: Path) -> None:
    for name, kind in KINDS.items():
        path = clicking(tmp_path / name, *kind)
        begin = first_pts_s(path)
        session.open(path)
        for from_s, seconds, wanted in SPANS:
            pcm = session.span(begin + from_s, seconds)
            assert pcm.shape == (round(seconds * SOUND_RATE_HZ), 2)
            heard = loud_at(pcm, from_s)
            assert heard == pytest.approx(list(wanted), abs=0.07), name  # coders add a run-up


def test_that_before_and_behind_the_sound_there_is_silence(
    session: SoundSession, tmp_path: Path
) -> None:
    session.open(clicking(tmp_path / "late.mkv", "matroska", "pcm_s16le", 3.0))
    assert not session.span(0.0, 2.0).any()
    assert not session.span(60.0, 1.0).any()


def test_that_a_tone_beside_a_picture_keeps_its_pitch(
    session: SoundSession, tmp_path: Path
) -> None:
    session.open(make(tmp_path / "a.mp4", Footage(sound=True, frames=60)))
    pcm = session.span(0.5, 1.0)[:, 0].astype(float)
    assert int(np.abs(np.fft.rfft(pcm)).argmax()) == 440


def test_that_a_clip_without_sound_says_so(session: SoundSession, tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="holds no sound"):
        session.open(make(tmp_path / "mute.mp4", Footage()))
    with pytest.raises(MediaError, match="no clip is open"):
        session.span(0.0, 1.0)


def test_that_a_span_without_end_is_refused(session: SoundSession, tmp_path: Path) -> None:
    session.open(clicking(tmp_path / "a.mkv", "matroska", "pcm_s16le"))
    for seconds in (0.0, -1.0, 31.0, float("nan")):
        with pytest.raises(MediaError, match="half a minute"):
            session.span(0.0, seconds)


def test_that_after_a_death_the_next_call_hears_again(tmp_path: Path) -> None:
    path = clicking(tmp_path / "a.mkv", "matroska", "pcm_s16le")
    others = set(psutil.Process().children())
    with SoundSession() as opened:
        opened.open(path)
        (worker,) = set(psutil.Process().children()) - others
        worker.kill()
        with pytest.raises(WorkerDiedError):
            opened.span(0.0, 1.0)
        assert loud_at(opened.span(0.5, 1.0), 0.5) == pytest.approx([1.0], abs=0.01)


def test_that_damaged_sound_costs_its_own_moments_only(
    session: SoundSession, tmp_path: Path
) -> None:
    path = make(tmp_path / "a.ts", Footage(container="mpegts", sound=True, frames=120))
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 2, len(data) // 2 + 6000, 7):
        data[at] ^= 0x5A
    path.write_bytes(data)
    session.open(path)
    pcm = session.span(first_pts_s(path), 4.0)
    assert np.abs(pcm[: SOUND_RATE_HZ // 2]).max() > 1000
