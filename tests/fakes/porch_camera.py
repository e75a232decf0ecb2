"""Clips of one porch camera as a shipment: encoded, with places and times in a manifest."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import av

from nvr_desk.digest import sha256_file

from tests.fakes.porch import FPS, HEIGHT, WIDTH, Porch

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class PorchClip:
    """One recording: when it begins on the porch's own clock, how long, and by which camera."""

    name: str
    begins_s: float
    seconds: float
    camera: str = "C-014 Porch"
    shift_s: float = 0.0
    """First pts of the file."""


@dataclass(frozen=True)
class PorchCamera:
    """A porch on which a parcel lies for a while.

    Attributes:
        porch: what is seen, by the porch's clock.
        clips: what was recorded of it; the first minute of it at most.
    """

    porch: Porch
    clips: tuple[PorchClip, ...]

    def ship(self, folder: Path, case: str) -> Path:
        """Write clips and manifest."""
        folder.mkdir()
        lines = []
        for number, clip in enumerate(self.clips, 1):
            path = folder / clip.name
            self._film(path, clip)
            lines.append(
                {
                    "file": clip.name,
                    "sha256": sha256_file(path),
                    "bytes": path.stat().st_size,
                    "item": f"{case}-{number:02}",
                    "camera": {"alias": clip.camera, "lat": 40.76, "lon": -111.89},
                    "recorded": {
                        "start": f"2026-11-19T22:14:{clip.begins_s:06.3f}",
                        "zone": "America/Denver",
                        "uncertainty_s": 1,
                    },
                    "consent": {
                        "id": f"c-{number}",
                        "state": "given",
                        "given_at": "2026-11-20T08:00:00-07:00",
                        "scope": "case",
                        "terms_sha256": "0" * 64,
                    },
                }
            )
        manifest = {
            "format": "nvr-desk/batch",
            "version": 1,
            "batch_id": "porch-1",
            "case_number": case,
            "created": "2026-11-20T09:00:00-07:00",
            "clips": lines,
        }
        (folder / "batch.json").write_text(json.dumps(manifest), encoding="utf-8")
        return folder

    def _film(self, path: Path, clip: PorchClip) -> None:
        porch = replace(self.porch, asked=[])
        first = round(clip.begins_s * FPS)
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=FPS)
            stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
            stream.options = {"g": "30", "preset": "veryfast", "crf": "20"}
            stream.time_base = Fraction(1, FPS)
            for index in range(round(clip.seconds * FPS)):
                frame = av.VideoFrame.from_ndarray(porch.picture(first + index), format="rgb24")
                frame.pts = index + round(clip.shift_s * FPS)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))


def three_clips(gone_s: float) -> PorchCamera:
    """A parcel gone after so many seconds; three clips of the porch, and one of another camera.

    Clips are named against their order in time, and the second does not begin at pts 0.
    """
    porch = Porch(seconds=60.0, there=((0.0, gone_s),), walks=(8.0, 24.0, 40.0))
    return PorchCamera(
        porch,
        (
            PorchClip("zz-first.mp4", 2.0, 12.0),
            PorchClip("mm-second.mp4", 18.0, 12.0, shift_s=4.0),
            PorchClip("aa-third.mp4", 31.0, 14.0),
            PorchClip("bb-elsewhere.mp4", 20.0, 3.0, camera="C-021 Garage"),
        ),
    )
