"""What comes off the card has the names and the pixels of the software decoder, or is refused."""

from __future__ import annotations

import os
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest

from nvr_desk.media import frames
from nvr_desk.media.hardware import HardwareRefusedError
from nvr_desk.media.luma import thinned
from nvr_desk.vision.nvdec import CardFailedError, Nvdec

from tests.fakes.nvdec import FakeLibrary, Untyped
from tests.fakes.surfaces import decoded, descriptor_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nvr_desk.vision.surfaces import DeviceShot


def clip(
    size: tuple[int, int] = (320, 192),
    count: int = 14,
    *,
    codec: str = "libx264",
    form: str = "yuv420p",
    container: str = "mp4",
    first: int = 0,
    uneven: bool = False,
    interlaced: bool = False,
) -> bytes:
    """A clip with pictures out of order inside, every one of them different."""
    target = BytesIO()
    options = {"preset": "ultrafast", "bf": "2", "g": "6"}
    if codec == "libx265":
        options = {"preset": "ultrafast", "x265-params": "log-level=none:pools=none:bframes=2"}
    if interlaced:
        options |= {"flags": "+ildct+ilme", "x264-params": "tff=1"}
    random = np.random.default_rng(count)
    with av.open(target, "w", format=container) as out:
        stream: Any = out.add_stream(codec, rate=10, options=options)
        stream.width, stream.height, stream.pix_fmt = *size, form
        stream.codec_context.thread_count = 1
        stream.codec_context.time_base = Fraction(1, 1000)
        for number in range(count):
            picture = random.integers(60, 90, (size[1], size[0], 3), np.uint8)
            picture[:, number * 7 : number * 7 + 30] = 220
            frame = av.VideoFrame.from_ndarray(picture, "rgb24")
            frame.pts = first + number * 100 + (number % 3 * 17 if uneven else 0)
            frame.time_base = Fraction(1, 1000)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return target.getvalue()


@pytest.fixture(scope="module")
def warm() -> tuple[FakeLibrary, Nvdec]:
    """One card for the whole file, as one card serves all clips."""
    library = FakeLibrary()
    return library, Nvdec(library, "cpu", each=1)


@pytest.fixture
def card(warm: tuple[FakeLibrary, Nvdec]) -> Iterator[Nvdec]:
    library, nvdec = warm
    yield nvdec
    library.tamper, library.breaks_after = (lambda found: found), None


def run(card: Nvdec, content: bytes, expected: int = 0) -> list[DeviceShot]:
    number = descriptor_of(content)
    try:
        with frames.open_container(number) as container:
            return list(card.shots(container, 0, expected))
    finally:
        os.close(number)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(clip(), id="h264"),
        pytest.param(clip(codec="libx265"), id="hevc"),
        pytest.param(clip(uneven=True), id="uneven"),
        pytest.param(clip(first=7_000, container="matroska"), id="starts late"),
        pytest.param(clip(container="mpegts"), id="annex b"),
    ],
)
def test_that_pictures_of_the_card_carry_the_names_of_the_software_decoder(
    card: Nvdec, content: bytes
) -> None:
    wanted = decoded(content)
    got = run(card, content, len(wanted))
    assert [shot.pts for shot in got] == [stamped.pts for stamped in wanted]
    assert [shot.key for shot in got] == [bool(stamped.frame.key_frame) for stamped in wanted]
    for shot, stamped in zip(got, wanted, strict=True):
        assert np.array_equal(shot.luma(1), thinned(stamped.frame, 1))


def test_that_one_decoder_serves_clips_of_every_size_one_after_another(
    warm: tuple[FakeLibrary, Nvdec], card: Nvdec
) -> None:
    library, _ = warm
    library.closed = True  # as it is behind the fence
    for size in ((320, 192), (640, 368), (640, 368), (192, 320)):
        got = run(card, clip(size, 6), 6)
        assert {shot.surface().size for shot in got} == {size}
    (h264,) = [made for made in library.made if (640, 368) in made.sizes]
    assert h264.sizes.count((640, 368)) == 1
    assert h264.sizes[0] != (320, 192), "a fresh decoder takes the size of its first clip"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (clip(form="yuv420p10le"), "yuv420p10le"),
        (clip(form="yuv444p"), "yuv444p"),
        (clip((128, 96)), "tiny"),
        (clip((2880, 160), 2), "larger"),
        (clip(interlaced=True), "interlaced"),
        (clip(codec="mpeg4"), "mpeg4"),
    ],
)
def test_that_what_is_not_plain_stays_with_the_processor(
    card: Nvdec, content: bytes, why: str
) -> None:
    with pytest.raises(HardwareRefusedError, match=why):
        run(card, content)
    assert len(run(card, clip())) == 14


def test_that_a_clip_cut_by_an_edit_list_stays_with_the_processor(card: Nvdec) -> None:
    content = clip()
    cut = _with_edit(content, 300)
    assert len(decoded(cut)) < 14
    with pytest.raises(HardwareRefusedError, match="edit list"):
        run(card, cut)


@pytest.mark.parametrize(
    ("tamper", "why"),
    [
        (lambda found: found[:0], "more or fewer"),
        (lambda found: [_renamed(each, each.getPTS() + 500) for each in found], "no packet"),
        (lambda found: [_darkened(each) for each in found], "first picture"),
        (lambda found: [_halved(each) for each in found], "another shape"),
    ],
)
def test_that_a_card_that_errs_is_not_believed(
    warm: tuple[FakeLibrary, Nvdec], card: Nvdec, tamper: Untyped, why: str
) -> None:
    library, _ = warm
    library.tamper = tamper
    with pytest.raises(HardwareRefusedError, match=why):
        run(card, clip(), 14)
    library.tamper = lambda found: found
    assert [shot.pts for shot in run(card, clip(), 14)] == [s.pts for s in decoded(clip())]


def test_that_pictures_missing_from_the_count_of_the_survey_are_noticed(card: Nvdec) -> None:
    with pytest.raises(HardwareRefusedError, match="more or fewer"):
        run(card, clip(), 15)


def test_that_damage_in_the_container_is_refused(card: Nvdec) -> None:
    content = clip(container="matroska")
    with pytest.raises(HardwareRefusedError):
        run(card, content[: len(content) // 2], 14)


def test_that_a_clip_left_half_way_leaks_no_picture_into_the_next(card: Nvdec) -> None:
    number = descriptor_of(clip())
    with frames.open_container(number) as container:
        shots = iter(card.shots(container, 0, 14))
        next(shots)
        shots.close()  # type: ignore[attr-defined]
    os.close(number)
    assert len(run(card, clip(count=9), 9)) == 9


def test_that_a_decoder_whose_driver_failed_is_not_lent_again() -> None:
    library = FakeLibrary()
    card = Nvdec(library, "cpu", each=1)
    library.breaks_after = 5
    with pytest.raises(CardFailedError, match="999"):
        run(card, clip())
    library.breaks_after = None
    broken = library.made[0]
    assert len(run(card, clip())) == 14
    assert broken.sizes == [], "the first clip had it, and no other"
    library.closed, library.breaks_after = True, 5
    with pytest.raises(CardFailedError, match="999"):
        run(card, clip())
    library.breaks_after = None
    with pytest.raises(HardwareRefusedError, match="free"):
        run(card, clip())  # behind the fence the driver makes no other
    assert len(run(card, clip(codec="libx265"))) == 14


def test_that_a_decoder_that_already_has_the_size_is_lent_first() -> None:
    library = FakeLibrary()
    card = Nvdec(library, "cpu", each=2)
    run(card, clip((256, 160)))
    for _ in range(3):
        run(card, clip((320, 192)))
        run(card, clip((256, 160)))
    assert [decoder.sizes for decoder in library.made[:2]] == [[], [(256, 160)]]


def test_that_a_decoder_that_cannot_be_resized_does_not_end_the_card() -> None:
    library = FakeLibrary()
    card = Nvdec(library, "cpu", each=1)
    library.tamper = lambda found: [_halved(each) for each in found]
    with pytest.raises(HardwareRefusedError, match="another shape"):
        run(card, clip())
    library.tamper = lambda found: found
    run(card, clip())
    assert library.made[-1].sizes == [], "a new one takes the size of its first clip"


def test_that_a_card_that_fails_on_and_on_is_left_alone() -> None:
    library = FakeLibrary()
    card = Nvdec(library, "cpu", each=1)
    library.breaks_after = 0
    for _ in range(60):
        with pytest.raises(HardwareRefusedError):
            run(card, clip(count=2))
    assert len(library.made) < 40


def test_that_a_card_that_opens_no_decoder_says_so() -> None:
    library = FakeLibrary()
    library.closed = True
    with pytest.raises(HardwareRefusedError, match="not permitted"):
        Nvdec(library, "cpu", each=1)


def _renamed(frame: Untyped, pts: int) -> Untyped:
    frame._pts = pts
    return frame


def _darkened(frame: Untyped) -> Untyped:
    frame._lines[:] = frame._lines // 2
    return frame


def _halved(frame: Untyped) -> Untyped:
    frame._lines = frame._lines[:, : frame._lines.shape[1] // 2].contiguous()
    return frame


def _with_edit(content: bytes, start: int) -> bytes:
    """The MP4 with its presentation begun ``start`` ticks of the media later."""
    place = content.index(b"elst")
    size = int.from_bytes(content[place - 4 : place], "big")
    assert size == 28, "one entry, version 0"
    media = place + 16
    old = int.from_bytes(content[media : media + 4], "big")
    scale = content.index(b"mdhd") + 16
    ticks = int.from_bytes(content[scale : scale + 4], "big") * start // 1000
    return content[:media] + (old + ticks).to_bytes(4, "big") + content[media + 4 :]
