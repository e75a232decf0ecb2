"""From the act to the two pictures, through a real file and the fenced worker."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
import pytest

from nvr_desk.errors import UsageError
from nvr_desk.records.vanish import Surety

from tests.desk.conftest import CASE, House
from tests.fakes.porch import FPS, HEIGHT, PARCEL, WIDTH, Porch

if TYPE_CHECKING:
    from pathlib import Path


def _film(path: Path, porch: Porch) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.options = {"g": "40", "preset": "veryfast", "crf": "20"}
        stream.time_base = Fraction(1, FPS)
        for index in range(round(porch.seconds * FPS)):
            frame = av.VideoFrame.from_ndarray(porch.picture(index), format="rgb24")
            frame.pts = index
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def test_that_a_parcel_on_real_footage_is_found_to_the_picture(
    house: House, tmp_path: Path
) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    porch = Porch(seconds=40.0, there=((0.0, 23.4),), walks=(8.0, 20.0, 31.0), cloud=17.0)
    _film(folder / "porch.mp4", porch)
    desk = house.desk
    desk.intake.ingest(folder, CASE, statement="agreed on the phone")
    before = house.last()
    ticket = desk.search.begin_vanish(CASE, "porch.mp4", 1.0, PARCEL)
    opened = house.bodies(before)
    assert [(body["verb"], body["phase"]) for body in opened] == [("search.vanish", "opened")]
    answer = ticket.look(pictures=True)
    desk.search.end_vanish(ticket, answer)
    desk.search.end_vanish(ticket, answer)
    assert answer.last is not None
    assert answer.gone is not None
    assert (answer.last.seconds, answer.gone.seconds) == pytest.approx((23.3, 23.4))
    assert answer.sure is Surety.SURE
    assert answer.pictures is not None
    assert answer.pictures[0].shape == (HEIGHT, WIDTH, 3)
    assert "23.300 s of porch.mp4" in answer.sentence
    closed = house.bodies(before)[-1]
    assert (closed["phase"], closed["outcome"]) == ("closed", "ok")
    assert closed["detail"]["answer"] == answer.sentence


def test_that_a_camera_nobody_named_is_asked_clip_by_clip(stocked: House) -> None:
    with pytest.raises(UsageError, match="nobody named the camera"):
        stocked.desk.search.begin_vanish(CASE, "yard.mp4", 0.1, PARCEL, camera=True)


@pytest.mark.parametrize("box", [(0.5, 0.5, 0.5, 0.6), (0.2, 0.2, 1.2, 0.6)])
def test_that_a_box_that_is_none_is_refused(
    stocked: House, box: tuple[float, float, float, float]
) -> None:
    ticket = stocked.desk.search.begin_vanish(CASE, "yard.mp4", 0.1, box)
    with pytest.raises(UsageError, match="covers some") as error:
        ticket.look()
    before = stocked.last()
    stocked.desk.search.end_vanish(ticket, None, error.value)
    assert stocked.bodies(before)[-1]["outcome"].startswith("failed: a box covers")
