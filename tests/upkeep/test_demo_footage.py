"""The demo's films: real files with the habits they are there to show."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest

from nvr_desk.upkeep import demo_batch
from nvr_desk.upkeep.demo_camera import MARGIN, Look, Shot, street
from nvr_desk.upkeep.demo_footage import Film, damage, make_film

if TYPE_CHECKING:
    from pathlib import Path

SHOT = Shot([Look(0, MARGIN + 300, 300, 400), Look(1, MARGIN + 400, 600, 800)], (320, 180), 1)
FILM = Film(codec="h264", shot=SHOT, fps=10, seconds=1)


def _stream(path: Path) -> tuple[Any, list[Any]]:
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        return stream.codec_context.name, list(container.decode(stream))


@pytest.mark.parametrize(
    ("codec", "name"), [("h264", "a.mp4"), ("hevc", "a.mov"), ("vp9", "a.webm")]
)
def test_that_each_codec_gives_all_its_pictures(tmp_path: Path, codec: str, name: str) -> None:
    make_film(replace(FILM, codec=codec), tmp_path / name)
    found, frames = _stream(tmp_path / name)
    assert found == codec
    assert len(frames) == 10


def test_that_the_rotated_film_comes_upright_by_its_matrix(tmp_path: Path) -> None:
    upright = replace(SHOT, size=(180, 320))
    make_film(replace(FILM, shot=upright, rotated=True), tmp_path / "a.mp4")
    _, frames = _stream(tmp_path / "a.mp4")
    coded = frames[-1].to_ndarray(format="rgb24").astype(int)
    assert coded.shape == (180, 320, 3)
    assert frames[-1].rotation == -90
    shown = np.rot90(coded, -1)
    meant = upright.picture(0.9, 9, None).astype(int)
    assert np.abs(shown - meant).mean() < 12
    assert np.abs(np.rot90(coded) - meant).mean() > 20


def test_that_variable_rate_rests_and_hurries(tmp_path: Path) -> None:
    make_film(replace(FILM, variable=True, seconds=3), tmp_path / "a.mp4")
    _, frames = _stream(tmp_path / "a.mp4")
    steps = {round(float((b.pts - a.pts) * a.time_base), 2) for a, b in pairwise(frames)}
    assert len(steps) > 1


def test_that_sound_lies_beside_the_picture(tmp_path: Path) -> None:
    make_film(replace(FILM, sound=True), tmp_path / "a.mp4")
    with av.open(str(tmp_path / "a.mp4")) as container:
        assert container.streams.audio[0].codec_context.name == "aac"


def test_that_night_is_dark() -> None:
    day = SHOT.picture(1, 0, None)
    night = replace(SHOT, night=True).picture(1, 0, None)
    assert night.mean() < day.mean() / 2


def test_that_damage_changes_only_the_bytes_between(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(1000))
    damage(path, 0.4, 0.6, seed=1)
    data = path.read_bytes()
    assert len(data) == 1000
    assert not any(data[:400])
    assert not any(data[600:])
    assert any(data[400:600])


def test_that_the_edges_of_the_street_are_blurred_and_the_middle_is_not() -> None:
    wide = street().astype(int)
    rough = np.abs(np.diff(wide, axis=1)).mean(axis=(0, 2))
    assert rough[: MARGIN - 20].mean() < rough[MARGIN + 80 : -MARGIN - 80].mean() / 4


def test_that_the_batch_shows_everything_a_demo_must() -> None:
    entries = demo_batch.demo_entries()
    films = [entry.film for entry in entries if entry.film]
    zones = {(entry.recorded or {}).get("zone") for entry in entries} - {None}
    assert len(entries) >= 10
    assert len({entry.camera for entry in entries}) >= 6
    assert {film.codec for film in films} == {"h264", "hevc", "vp9"}
    assert len(zones) == 2
    for wanted in ("rotated", "variable", "sound"):
        assert any(getattr(film, wanted) for film in films)
    assert any(film.shot.night for film in films)
    assert any(entry.broken for entry in entries)
    assert any(entry.like for entry in entries)
    assert any(entry.consent == "withdrawn" for entry in entries)
    assert any(entry.recorded is None for entry in entries)
