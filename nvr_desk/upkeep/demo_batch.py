"""The share batch of the demo: eleven residents at seven places in two time zones.

What each delivery is there to show stands in its notes. Names, persons and numbers are invented.
"""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import repeat
from typing import TYPE_CHECKING, Any

from nvr_desk.digest import sha256_bytes, sha256_file
from nvr_desk.upkeep.demo_camera import HEIGHT, MARGIN, Look, Shot
from nvr_desk.upkeep.demo_footage import Film, damage, make_film

if TYPE_CHECKING:
    from pathlib import Path

CASE_NUMBER = "25-004417"
OFFENCE = "2399"
ZONE = "America/Denver"
_PACIFIC = "America/Los_Angeles"
# Whole macroblocks: x264 gave other bytes on a second run where a border had to be filled.
_SMALL = (1024, 576)
_LARGE = (1280, 720)
_UPRIGHT = (576, 1024)
_TERMS = sha256_bytes(b"Shared for this one case. I may take it back at any time.")
_THREADS = 2
_TINTS = (
    (1.00, 1.00, 1.00),
    (1.04, 1.00, 0.93),
    (0.93, 1.00, 1.05),
    (0.90, 0.92, 0.90),
    (1.05, 0.98, 0.98),
)

_CAMERAS: dict[str, dict[str, Any]] = {
    "C-014 Porch": {"lat": 40.75041, "lon": -111.87128, "heading_deg": 90, "fov_deg": 130},
    "C-021 Driveway": {"lat": 40.74987, "lon": -111.86902, "heading_deg": 180, "fov_deg": 110},
    "C-032 Shop window": {"lat": 40.75214, "lon": -111.87311, "heading_deg": 15, "fov_deg": 80},
    "C-040 Phone": {"lat": 40.75102, "lon": -111.87005, "heading_deg": 245, "fov_deg": 65},
    "C-047 Alley": {"lat": 40.74876, "lon": -111.87216, "heading_deg": 310, "fov_deg": 95},
    "C-052 Side door": {"lat": 40.75177, "lon": -111.86844, "heading_deg": 60, "fov_deg": 120},
    "C-066 Motel": {"lat": 36.11473, "lon": -115.17285, "heading_deg": 135, "fov_deg": 100},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoEntry:
    """One line of the batch. Without a ``film`` it is a copy of the file that ``like`` names."""

    file: str
    camera: str
    notes: str
    film: Film | None = None
    like: str | None = None
    recorded: dict[str, Any] | None = None
    consent: str = "given"
    broken: tuple[float, float] | None = None
    extra: dict[str, Any] = field(default_factory=dict[str, Any])


def make_demo_batch(folder: Path) -> Path:
    """Make the batch in a new folder; the same bytes each time. Answers the folder.

    Raises:
        NotFoundError: the street photograph is not installed.
        OSError: the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    entries = demo_entries()
    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(_make, entries, repeat(folder)))
    for entry in entries:
        if entry.like:
            (folder / entry.file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / entry.like, folder / entry.file)
    (folder / "read me first.txt").write_text(
        "Thank you for helping. This file is not in the list: it shows what a refusal looks like.\n"
    )
    manifest = _manifest([_line(number, entry, folder) for number, entry in enumerate(entries, 1)])
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (folder / "batch.json").write_text(text, encoding="utf-8")
    return folder


def _make(entry: DemoEntry, folder: Path) -> None:
    if entry.film is None:
        return
    (folder / entry.file).parent.mkdir(parents=True, exist_ok=True)
    make_film(entry.film, folder / entry.file)
    if entry.broken:
        damage(folder / entry.file, *entry.broken, seed=7)


def _line(number: int, entry: DemoEntry, folder: Path) -> dict[str, Any]:
    path = folder / entry.file
    resident = f"R-{100 + number}"
    return {
        "file": entry.file,
        "sha256": sha256_file(path),
        "bytes": path.stat().st_size,
        "item": f"{CASE_NUMBER}-{number:02}",
        "camera": {"alias": entry.camera, "accuracy_m": 15, **_CAMERAS[entry.camera]},
        "recorded": entry.recorded,
        "consent": {
            "id": f"consent-{100 + number}",
            "state": entry.consent,
            "given_at": "2025-11-15T18:20:00-07:00",
            "scope": "case",
            "terms_sha256": _TERMS,
        },
        "submitter": {"ref": resident},
        "notes": entry.notes,
        **entry.extra,
    }


def _manifest(clips: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "format": "nvr-desk/batch",
        "version": 1,
        "batch_id": "demo-share-1",
        "request_id": "REQ-2025-0114",
        "case_number": CASE_NUMBER,
        "created": "2025-11-16T09:00:00-07:00",
        "custody": {
            "received_by": "Det. A. Moreno",
            "received_from": "Neighborhood share portal",
            "medium": "download",
            "received_at": "2025-11-16T09:12:00-07:00",
        },
        "responses": {
            "reached": 120,
            "shared": len(clips),
            "declined": 31,
            "silent": 73,
            "opted_out": 5,
        },
        "clips": clips,
    }


def _at(hour: int, minute: int, second: int) -> datetime:
    """An hour of the demo's evening on a camera's wall."""
    return datetime(2025, 11, 14, hour, minute, second)  # noqa: DTZ001 - a wall clock


def _wall(start: datetime, zone: str = ZONE, doubt_s: float = 2) -> dict[str, Any]:
    return {"start": start.isoformat(), "zone": zone, "uncertainty_s": doubt_s, "source": "overlay"}


# Looks in the photograph: its front shows nobody above 190 and below 910; persons stand between.


def _facade(t_s: float, x: float = 400, width: float = 330) -> Look:
    """The house above the stop: nobody there."""
    return Look(t_s, MARGIN + x, width * 9 / 32 + 2, width)


def _pavement(t_s: float, x: float = 450, width: float = 290) -> Look:
    """The ground before the stop: nobody there."""
    return Look(t_s, MARGIN + x, HEIGHT - width * 9 / 32 - 2, width)


def _stop(t_s: float, x: float = 405, y: float = 640, width: float = 1060) -> Look:
    """Bus and passers-by, from head to foot."""
    return Look(t_s, MARGIN + x, y, width)


def visit(seconds: float, x: float = 405, width: float = 1060) -> list[Look]:
    """From the house down to the stop, a rest there, away to the ground."""
    return [
        _facade(0.10 * seconds, x - 60),
        _stop(0.40 * seconds, x, width=width),
        _stop(0.64 * seconds, x + 30, width=0.94 * width),
        _pavement(0.94 * seconds, x + 20),
    ]


def arrive(seconds: float, x: float = 405, width: float = 1060) -> list[Look]:
    """From the ground to the stop, and closer."""
    return [
        _pavement(0.14 * seconds, x),
        _stop(0.55 * seconds, x, width=width),
        _stop(0.95 * seconds, x - 60, y=620, width=0.82 * width),
    ]


def leave(seconds: float, x: float = 405, width: float = 1060) -> list[Look]:
    """From the stop up to the house."""
    return [
        _stop(0.20 * seconds, x - 40, y=620, width=0.9 * width),
        _stop(0.50 * seconds, x, width=width),
        _facade(0.92 * seconds, x + 60),
    ]


def _film(codec: str, looks: list[Look], seconds: float, seed: int, label: str) -> Film:
    shot = Shot(looks, _SMALL, seed, label, tint=_TINTS[seed % len(_TINTS)])
    return Film(codec=codec, shot=shot, fps=15, seconds=seconds)


def demo_entries() -> list[DemoEntry]:
    """All lines of the batch, before anything is made."""
    return [*_plain_entries(), *_odd_entries(), *_party_entries()]


def _plain_entries() -> list[DemoEntry]:
    porch = _film("h264", visit(12), 12, 1, "FRONT DOOR")
    drive = _film("hevc", arrive(10, 400, 980), 10, 2, "DRIVEWAY")
    shop = _film("vp9", leave(9, 380, 1090), 9, 3, "SHOP CAM 2")
    large = replace(porch, shot=replace(porch.shot, size=_LARGE), hour=_at(22, 14, 3), sound=True)
    return [
        DemoEntry(
            file="Ring_FrontDoor_20251114_221403.mp4",
            camera="C-014 Porch",
            notes="H.264 with sound",
            film=large,
            recorded=_wall(_at(22, 14, 3)),
        ),
        DemoEntry(
            file="nest-driveway-2025-11-14-22-15-10.mp4",
            camera="C-021 Driveway",
            notes="HEVC; time from the file name",
            film=replace(drive, hour=_at(22, 15, 10)),
            recorded={"start": None, "zone": ZONE},
        ),
        DemoEntry(
            file="shop/clip-2025-11-14-22-16-22.webm",
            camera="C-032 Shop window",
            notes="VP9 in WebM",
            film=replace(shop, hour=_at(22, 16, 22)),
            recorded=_wall(_at(22, 16, 22), doubt_s=10),
        ),
    ]


def _odd_entries() -> list[DemoEntry]:
    tall = [
        Look(1, MARGIN + 400, 170, 190),
        Look(4, MARGIN + 215, 560, 560),
        Look(6, MARGIN + 560, 560, 560),
        Look(8, MARGIN + 420, 910, 190),
    ]
    phone = Film(
        codec="h264",
        shot=Shot(tall, _UPRIGHT, 4),
        fps=24,
        seconds=8,
        rotated=True,
        created="2025-11-15T05:17:05Z",
    )
    alley = _film("h264", visit(12, 470, 1120), 12, 5, "ALLEY")
    side = _film("h264", arrive(10, 430, 1100), 10, 6, "CAMERA 01")
    return [
        DemoEntry(
            file="VID_20251114_221704.mp4",
            camera="C-040 Phone",
            notes="rotated by its display matrix; time from the container",
            film=phone,
            recorded={"start": None, "zone": ZONE},
        ),
        DemoEntry(
            file="RecM01_20251114_221940_221952_6D28818_1A5F4B.mp4",
            camera="C-047 Alley",
            notes="variable frame rate",
            film=replace(alley, hour=_at(22, 19, 40), variable=True),
            recorded=_wall(_at(22, 19, 40), doubt_s=30),
        ),
        DemoEntry(
            file="ch01_20251114231204.mp4",
            camera="C-052 Side door",
            notes="night: dark and noisy",
            film=replace(side, shot=replace(side.shot, night=True), hour=_at(23, 12, 4)),
            recorded=_wall(_at(23, 12, 4), doubt_s=5),
        ),
        DemoEntry(
            file="T8410P4223190A1C_20251114222120.mp4",
            camera="C-021 Driveway",
            notes="damaged: the middle of the file is destroyed",
            film=replace(_film("h264", leave(10), 10, 8, "DRIVE 2"), hour=_at(22, 21, 20)),
            recorded=_wall(_at(22, 21, 20)),
            broken=(0.40, 0.62),
        ),
    ]


def _party_entries() -> list[DemoEntry]:
    motel = _film("h264", visit(11, 340, 1000), 11, 9, "LOT WEST")
    undated = _film("hevc", arrive(7, 380, 1150), 7, 10, "")
    withdrawn = _film("h264", leave(8, 420, 1000), 8, 11, "FRONT")
    return [
        DemoEntry(
            file="from upstairs/Ring_FrontDoor_20251114_221403 (1).mp4",
            camera="C-014 Porch",
            notes="the same bytes, from a second resident of the house",
            like="Ring_FrontDoor_20251114_221403.mp4",
            recorded=_wall(_at(22, 14, 3)),
        ),
        DemoEntry(
            file="NVR_ch2_main_20251114212630_20251114212641.mp4",
            camera="C-066 Motel",
            notes="another time zone: Pacific",
            film=replace(motel, hour=_at(21, 26, 30)),
            recorded=_wall(_at(21, 26, 30), _PACIFIC, 5),
        ),
        DemoEntry(
            file="IMG_4711.MOV",
            camera="C-040 Phone",
            notes="nothing names a time: unknown stays unknown",
            film=undated,
        ),
        DemoEntry(
            file="arlo-front-20251114_222455.mp4",
            camera="C-052 Side door",
            notes="the resident withdrew before it arrived: kept, never shown",
            film=replace(withdrawn, hour=_at(22, 24, 55)),
            recorded=_wall(_at(22, 24, 55)),
            consent="withdrawn",
        ),
    ]
