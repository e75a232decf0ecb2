"""Stills: the exact picture, what its JSON says, and that nothing is left behind a failure."""

from __future__ import annotations

import hashlib
import io
import json
from fractions import Fraction
from pathlib import Path

import av
import jsonschema
import numpy as np
import pytest

from nvr_desk.assets import resource
from nvr_desk.errors import NotVisibleError, UsageError

from tests.desk.conftest import CASE, House
from tests.footage_maker import Footage, make, read_number

YARD = "yard.mp4"


def _rgb(data: bytes) -> np.ndarray:
    with av.open(io.BytesIO(data)) as box:
        picture: np.ndarray = next(box.decode(video=0)).to_ndarray(format="rgb24")
        return picture


def test_that_a_still_is_the_picture_of_its_pts_and_says_so(stocked: House, tmp_path: Path) -> None:
    mark = stocked.desk.marks.add(CASE, YARD, 0.12, note="a bag")
    made = stocked.desk.stills.new(CASE, YARD, mark.from_s, folder=tmp_path / "out", mark=mark.uid)
    data = Path(made.path).read_bytes()
    assert hashlib.sha256(data).hexdigest() == made.sha256
    row = stocked.desk.clips.show(CASE, YARD)
    facts = row.clip.facts
    assert facts is not None
    with av.open(str(stocked.batch / YARD)) as box:
        frames = {frame.pts: frame for frame in box.decode(video=0)}
    assert made.pts == mark.from_pts
    wanted = frames[made.pts].to_ndarray(format="rgb24").astype(int)
    assert np.abs(_rgb(data).astype(int) - wanted).mean() < 3.0
    others = [f.to_ndarray(format="rgb24").astype(int) for p, f in frames.items() if p != made.pts]
    mine = np.abs(_rgb(data).astype(int) - wanted).mean()
    assert all(np.abs(_rgb(data).astype(int) - other).mean() > mine for other in others)
    beside = json.loads(Path(made.path).with_suffix(".json").read_bytes())
    schema = json.loads(resource("schemas", "still.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(beside)
    assert beside["clip"]["sha256"] == row.clip.sha256
    assert (beside["picture"]["pts"], beside["mark"]) == (made.pts, mark.uid)
    assert (beside["png"]["width"], beside["png"]["height"]) == (facts.width, facts.height)
    assert [each.sha256 for each in stocked.desk.stills.listing(CASE)] == [made.sha256]


def test_that_a_second_still_of_the_same_picture_writes_over_nothing(
    stocked: House, tmp_path: Path
) -> None:
    first = stocked.desk.stills.new(CASE, YARD, 0.1, folder=tmp_path / "out")
    second = stocked.desk.stills.new(CASE, YARD, 0.1, folder=tmp_path / "out")
    assert first.path != second.path
    assert len(list(tmp_path.glob("out/*.png"))) == len(list(tmp_path.glob("out/*.json"))) == 2


def test_that_a_picture_that_is_not_there_leaves_nothing(stocked: House, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="none is no"):
        stocked.desk.stills.new(CASE, YARD, 0.1, nth=1, folder=tmp_path / "out")
    assert not list(tmp_path.glob("out/*"))
    assert stocked.desk.stills.listing(CASE) == []


def test_that_hidden_footage_gives_no_still(stocked: House, tmp_path: Path) -> None:
    stocked.desk.consents.withdraw(CASE, YARD, "by phone")
    with pytest.raises(NotVisibleError):
        stocked.desk.stills.new(CASE, YARD, 0.1, folder=tmp_path / "out")
    assert not list(tmp_path.glob("out/*"))


def test_that_a_still_that_cannot_be_put_on_record_does_not_stay(
    stocked: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("nvr_desk.store.stills.add", broken)
    with pytest.raises(ZeroDivisionError):
        stocked.desk.stills.new(CASE, YARD, 0.1, folder=tmp_path / "out")
    assert not list(tmp_path.glob("out/*"))


def test_that_a_bare_stream_is_taken_in_with_its_places_and_a_still_states_its_pixels(
    house: House, tmp_path: Path
) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    options = {"bf": "2", "preset": "fast", "g": "12", "x264-params": "sar=16/11"}
    make(folder / "export.264", Footage(container="h264", options=options))
    house.desk.intake.ingest(folder, CASE, statement="the resident agreed")
    (row,) = house.desk.clips.listing(CASE)
    ticket = house.desk.view.open(CASE, [row.delivery.id], "player")
    media = house.desk.view.media(ticket, row.delivery.id)
    house.desk.view.close(ticket)
    assert media.clip.facts is not None
    assert media.clip.facts.pixel_aspect == Fraction(16, 11)
    assert media.places is not None
    assert media.keys is not None
    assert len(media.places) == len(media.pts) == 48
    data = media.path.read_bytes()
    assert all(data[at : at + 5].lstrip(b"\0").startswith(b"\1") for at in media.places.tolist())
    at = float(media.pts[30] * media.clip.facts.time_base)
    made = house.desk.stills.new(CASE, "export.264", at, folder=tmp_path / "out")
    assert read_number(_rgb(Path(made.path).read_bytes())) == 30
    beside = json.loads(Path(made.path).with_suffix(".json").read_bytes())
    schema = json.loads(resource("schemas", "still.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(beside)
    assert beside["clip"]["pixel_aspect"] == "16:11"
    assert (beside["png"]["width"], beside["png"]["height"]) == (192, 144)
