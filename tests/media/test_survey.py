"""What one full decode tells about a clip, and how it is said."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from nvr_desk.media import frames, report
from nvr_desk.media.extent import missing_bytes
from nvr_desk.media.survey import survey
from nvr_desk.records.media import MediaState, Survey

from tests.fakes.media_kinds import KINDS, uneven
from tests.footage_maker import Footage, make, read_number

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def _survey(path: Path) -> Survey:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return survey(descriptor, lambda _done, _promised: None)
    finally:
        os.close(descriptor)


def _pixels(jpeg: bytes) -> NDArray[np.uint8]:
    with av.open(io.BytesIO(jpeg), format="mjpeg") as container:
        return np.asarray(next(container.decode(video=0)).to_ndarray(format="rgb24"), np.uint8)


def test_that_the_facts_of_a_clip_are_those_it_was_made_with(tmp_path: Path) -> None:
    made = Footage(
        width=160,
        height=96,
        rotation=90,
        sound=True,
        metadata={"creation_time": "2026-11-19T22:14:03Z", "title": "porch"},
    )
    found = _survey(make(tmp_path / "clip.mp4", made))
    facts = found.facts
    assert (found.state, found.reason) == (MediaState.OK, None)
    assert facts is not None
    assert (facts.codec, facts.pixel_format, facts.rotation) == ("h264", "yuv420p", 90)
    assert facts.container.startswith("mov,mp4")
    assert (facts.width, facts.height) == (96, 160)
    assert facts.upright_size == (160, 96)
    assert (facts.frames, facts.failed_frames, facts.variable_rate) == (48, 0, False)
    assert facts.duration_s == pytest.approx(1.92)
    assert facts.nominal_fps == pytest.approx(25)
    assert facts.sound is not None
    assert (facts.sound.codec, facts.sound.sample_rate_hz) == ("aac", 16_000)
    assert facts.created == "2026-11-19T22:14:03.000000Z"
    assert facts.tags["title"] == "porch"
    assert [float(pts * facts.time_base) for pts in found.pts[:2]] == [0.0, 0.04]


def test_that_an_uneven_rate_is_noticed_and_every_time_kept(tmp_path: Path) -> None:
    found = _survey(make(tmp_path / "clip.mkv", KINDS["uneven.mkv"]))
    assert found.facts is not None
    assert found.facts.variable_rate
    assert found.facts.time_base == Fraction(1, 1000)
    assert found.pts.tolist() == uneven()


def test_that_a_late_start_is_not_shifted(tmp_path: Path) -> None:
    found = _survey(make(tmp_path / "clip.mp4", KINDS["late-start.mp4"]))
    assert found.facts is not None
    assert found.facts.start_s == 7.0
    assert found.facts.duration_s == pytest.approx(1.92)


def test_that_a_silent_clip_has_no_sound(tmp_path: Path) -> None:
    found = _survey(make(tmp_path / "clip.mp4", Footage(frames=3)))
    assert found.facts is not None
    assert found.facts.sound is None


def test_that_the_poster_is_upright_and_the_strip_in_order(tmp_path: Path) -> None:
    found = _survey(
        make(tmp_path / "clip.mp4", Footage(frames=100, width=640, height=480, rotation=90))
    )
    assert found.poster is not None
    assert _pixels(found.poster.jpeg).shape == (240, 320, 3)
    assert len(found.strip) == 12
    numbers = [read_number(_pixels(picture.jpeg)) for picture in found.strip]
    assert numbers == [found.pts.tolist().index(picture.pts) for picture in found.strip]
    assert numbers == sorted(numbers)
    assert numbers[0] < 20
    assert numbers[-1] > 80


def test_that_the_poster_is_not_the_black_picture_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        for number in range(40):
            picture = np.zeros((48, 64, 3), np.uint8)
            if number >= 30:
                picture[:, 32:] = 200
            out.mux(video.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        out.mux(video.encode())
    poster = _survey(path).poster
    assert poster is not None
    assert _pixels(poster.jpeg).max() > 150


def test_that_a_file_cut_off_says_how_much_is_missing(tmp_path: Path) -> None:
    path = make(tmp_path / "clip.mp4", Footage(mux={"movflags": "faststart"}))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = _survey(path)
    assert found.state is MediaState.PARTIAL
    assert "its index lists 48 pictures" in str(found.reason)
    assert 0 < len(found.pts) < 48
    assert found.poster is not None


def test_that_damage_in_the_middle_is_partial(tmp_path: Path) -> None:
    path = make(tmp_path / "clip.mp4", Footage())
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 600] = bytes(600)
    path.write_bytes(data)
    found = _survey(path)
    assert found.state is MediaState.PARTIAL
    assert found.reason


@pytest.mark.parametrize(
    ("data", "state"),
    [
        (b"", MediaState.BAD),
        (b"hello\n" * 100, MediaState.BAD),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(100), MediaState.BAD),
        (b"II*\0" + bytes(500), MediaState.UNSUPPORTED),
    ],
    ids=["empty", "text", "no-index", "tiff"],
)
def test_that_what_is_no_video_has_a_reason(tmp_path: Path, data: bytes, state: MediaState) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(data)
    found = _survey(path)
    assert found.state is state
    assert found.reason
    assert found.facts is None
    assert len(found.pts) == 0


def test_that_a_codec_outside_the_list_is_unsupported_by_name(tmp_path: Path) -> None:
    found = _survey(
        make(
            tmp_path / "clip.mov", Footage(codec="qtrle", container="mov", pixels="rgb24", frames=3)
        )
    )
    assert found.state is MediaState.UNSUPPORTED
    assert "qtrle" in str(found.reason)


def test_that_a_file_with_sound_alone_is_unsupported(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    with av.open(str(path), "w") as out:
        audio = out.add_stream("aac", rate=16_000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 16_000), np.int16), "s16", "mono")
        frame.sample_rate = 16_000
        out.mux(audio.encode(frame))
        out.mux(audio.encode(None))
    found = _survey(path)
    assert found.state is MediaState.UNSUPPORTED
    assert "no moving picture" in str(found.reason)


def test_that_a_container_outside_the_list_is_unsupported(tmp_path: Path) -> None:
    animation = Footage(codec="gif", container="gif", pixels="rgb8", frames=3)
    found = _survey(make(tmp_path / "clip.gif", animation))
    assert found.state is MediaState.UNSUPPORTED
    assert "kind of file" in str(found.reason)


def test_that_an_absurd_picture_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "MAX_PIXELS", 192 * 144 - 1)
    found = _survey(make(tmp_path / "clip.mp4", Footage()))
    assert found.state is MediaState.BAD
    assert "192 by 144 pixels" in str(found.reason)


def test_that_hostile_tags_are_bounded_and_printable(tmp_path: Path) -> None:
    tags = {"title": "a\x07b" + "c" * 10_000, "comment": "\u202eevil"}
    facts = _survey(make(tmp_path / "clip.mkv", Footage(container="matroska", metadata=tags))).facts
    assert facts is not None
    values = list(facts.tags.values())
    assert all(len(value) <= 256 and value.isprintable() for value in values)


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_kind_is_ok_and_whole(tmp_path: Path, kind: str) -> None:
    found = _survey(make(tmp_path / kind, KINDS[kind]))
    ticks = KINDS[kind].ticks or range(KINDS[kind].frames)
    wanted = sum(tick >= 0 for tick in ticks)
    assert (found.state, found.reason) == (MediaState.OK, None)
    assert len(found.pts) == wanted
    assert np.all(np.diff(found.pts) >= 0)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("clip.mkv", Footage(container="matroska", options={"g": "8"})),
        ("sound.mkv", Footage(container="matroska", options={"g": "8"}, sound=True)),
        ("clip.webm", Footage(codec="libvpx", container="webm")),
        ("clip.avi", Footage(codec="mpeg4", container="avi")),
    ],
)
def test_that_a_file_that_ends_before_its_header_says_is_partial(
    tmp_path: Path, name: str, made: Footage
) -> None:
    whole = make(tmp_path / name, made)
    assert _survey(whole).reason is None
    data = whole.read_bytes()
    for share in (0.4, 0.6, 0.8):
        cut = tmp_path / f"cut-{share}-{name}"
        cut.write_bytes(data[: int(share * len(data))])
        found = _survey(cut)
        assert found.state is not MediaState.OK, share
        assert "cut off: its header promises" in (found.reason or ""), share


def test_that_a_live_recording_that_never_knew_its_length_is_not_called_cut_off(
    tmp_path: Path,
) -> None:
    live = Footage(container="matroska", mux={"live": "1"}, options={"g": "8"})
    path = make(tmp_path / "live.mkv", live)
    assert extent(path) == 0
    assert _survey(path).state is MediaState.OK
    longer = make(tmp_path / "whole.mkv", Footage(container="matroska"))
    longer.write_bytes(longer.read_bytes() + b"behind the end")
    assert extent(longer) == 0


@pytest.mark.parametrize(
    "head",
    [b"", b"\x1a\x45\xdf\xa3", b"\x1a\x45\xdf\xa3\x00" * 3, b"RIFF\x10", b"RIFF\0\0\0\0AVI "],
)
def test_that_a_beginning_that_promises_nothing_is_no_promise(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "odd").write_bytes(head)
    assert extent(tmp_path / "odd") == 0


def extent(path: Path) -> int:
    """Bytes that a file promises beyond its end."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return missing_bytes(descriptor)
    finally:
        os.close(descriptor)


@pytest.mark.parametrize(
    ("sar", "aspect"),
    [("16/11", Fraction(16, 11)), ("1/1", None), ("5/6", Fraction(5, 6)), ("200/1", None)],
)
def test_that_the_shape_of_a_pixel_is_told_where_it_is_not_square(
    tmp_path: Path, sar: str, aspect: Fraction | None
) -> None:
    clip = Footage(options={"x264-params": f"sar={sar}"})
    for container in ("mp4", "h264"):
        path = make(tmp_path / f"clip.{container}", replace(clip, container=container))
        found = report.unpack(*report.pack(_survey(path)))
        assert found.facts is not None
        assert found.facts.pixel_aspect == aspect
        assert found.facts.upright_aspect == pytest.approx(float(aspect or 1))
