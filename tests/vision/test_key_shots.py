"""Key pictures a few seconds apart, whatever the container, and at least one of every clip."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from nvr_desk.media import frames
from nvr_desk.vision import key_shots
from nvr_desk.vision.key_shots import GAP_S, KeyShots

from tests.fakes.media_kinds import KINDS
from tests.footage_maker import Footage, make, read_number

if TYPE_CHECKING:
    from pathlib import Path

LONG = {
    name: replace(kind, frames=80, ticks=[first + 200 * k for k in range(80)])
    for name, kind in KINDS.items()
    for first in [kind.ticks[0] if kind.ticks and kind.ticks[0] > 0 else 0]
    if name not in ("uneven.mp4", "uneven.mkv", "edit-list.mp4", "dark.mp4", "mpeg2.ts")
}
"""Sixteen seconds of each kind at five pictures a second, a key picture every 2.4 s or so."""


def looks(path: Path, rotation: int = 0, end_s: float = 16.0) -> list[tuple[float, int]]:
    """(container second, number drawn into the picture) of what is given out."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with frames.open_container(descriptor) as container:
            stream = frames.best_stream(container)
            base = float(frames.time_base(stream))
            height, width = stream.height, stream.width
            if rotation in (90, 270):
                height, width = width, height
            shots = KeyShots(container, rotation, end_s)
            return [(s.pts * base, read_number(s.upright((height, width)))) for s in shots]
    finally:
        os.close(descriptor)


@pytest.mark.parametrize("name", LONG)
def test_that_each_kind_gives_the_pictures_it_names_at_most_one_in_four_seconds(
    name: str, tmp_path: Path
) -> None:
    wanted = LONG[name]
    ticks = list(wanted.ticks or ())
    end_s = ticks[-1] / 1000 + 0.2
    found = looks(make(tmp_path / name, wanted), wanted.rotation, end_s)
    times = [seconds for seconds, _ in found]
    assert all(b - a >= GAP_S - 1e-2 for a, b in pairwise(times))
    fewest = 1 if "intra-refresh" in name else 3
    assert fewest <= len(found) <= 4
    for seconds, number in found:
        assert ticks[number] / 1000 - ticks[0] / 1000 == pytest.approx(seconds - times[0], abs=0.05)
    assert found[0][1] == 0


def test_that_a_clip_with_one_key_picture_gives_that_one(tmp_path: Path) -> None:
    lonely = Footage(frames=60, ticks=[200 * k for k in range(60)], options={"g": "1000"})
    assert [number for _, number in looks(make(tmp_path / "a.mp4", lonely))] == [0]


def test_that_a_still_picture_of_a_clip_is_looked_at(tmp_path: Path) -> None:
    assert len(looks(make(tmp_path / "a.mp4", Footage(frames=1, ticks=[0])), end_s=0.04)) == 1


def test_that_seeking_decodes_key_pictures_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way through the whole file is never taken where the index leads from key to key."""
    path = make(tmp_path / "a.mp4", LONG["plain.mp4"])

    def read(*_: object) -> None:
        pytest.fail("read through")

    monkeypatch.setattr(key_shots.KeyShots, "_read", read)
    assert len(looks(path)) >= 3


def test_that_a_file_whose_key_pictures_are_damaged_gives_what_decodes(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp4", LONG["plain.mp4"])
    whole = looks(path)
    data = bytearray(path.read_bytes())
    start = data.index(b"mdat") + 8
    data[start : start + (len(data) - start) // 2] = bytes((len(data) - start) // 2)
    path.write_bytes(data)
    assert 1 <= len(looks(path)) < len(whole) + 1


def test_that_a_file_that_ends_early_gives_its_beginning(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mkv", replace(LONG["plain.mp4"], container="matroska"))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = looks(path)
    assert found
    assert found[0][1] == 0
    assert all(b - a >= GAP_S - 1e-2 for (a, _), (b, _) in pairwise(found))
