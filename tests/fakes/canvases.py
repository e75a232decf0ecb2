"""A case that looks real: Salt Lake City on the night of 19 November 2026, and Chicago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.records.overview import LaneClip, MapCamera, MapData, TimelineData, TrackSpan
from nvr_desk.records.track import CoverageKind, CoverageSpan, ObjectClass
from nvr_desk.review.columns import timeline_from

NIGHT = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
"""22:00 in Salt Lake City (MST, UTC−7)."""


@dataclass(frozen=True)
class Spec:
    """A clip in few words."""

    camera: str
    name: str
    minute: float | None
    length_s: float = 60.0
    doubt_s: float | None = 2.0
    corrected: bool = False
    visibility: Visibility = Visibility.SHOWN
    state: MediaState = MediaState.OK
    tracks: tuple[tuple[ObjectClass, float, float], ...] = ()
    looked: float = 1.0
    item: str | None = None


def lane_clip(spec: Spec, number: int = 0, base: datetime = NIGHT) -> LaneClip:
    """The record of a spec."""
    start = None if spec.minute is None else base + timedelta(minutes=spec.minute)
    seen = spec.length_s * spec.looked
    spans = (CoverageSpan(0.0, seen, CoverageKind.LOOKED, 5.0),) if seen else ()
    return LaneClip(
        delivery_id=f"{number:020x}", name=spec.name,
        item=spec.item or f"26-004417-{number:02}", camera=spec.camera, start=start,
        duration_s=spec.length_s, uncertainty_s=spec.doubt_s, corrected=spec.corrected,
        visibility=spec.visibility, state=spec.state,
        tracks=tuple(TrackSpan(at + 1, c, a, b, 0.8) for at, (c, a, b) in enumerate(spec.tracks)),
        coverage=spans, analysed=bool(seen),
    )  # fmt: skip


P, C, T, B = ObjectClass.PERSON, ObjectClass.CAR, ObjectClass.TRUCK, ObjectClass.BICYCLE
SPECS = (
    Spec("C-002", "RingVideo_20261119_221403.mp4", 14.05, 92, 2,
         tracks=((P, 4, 19), (P, 30, 44), (C, 12, 22), (C, 60, 71))),
    Spec("C-002", "RingVideo_20261119_222210.mp4", 22.2, 60, 2, tracks=((P, 2, 8),)),
    Spec("C-002", "RingVideo_20261119_223355.mp4", 33.9, 60, 2, visibility=Visibility.WITHDRAWN),
    Spec("C-009", "front_door.mp4", 10, 600, 30, corrected=True, looked=0.6,
         tracks=((P, 30, 60), (C, 100, 130), (T, 200, 240), (B, 300, 320))),
    Spec("C-010", "NVR_ch3_main_20261119220000.dav", 0, 1800, 300,
         tracks=((C, 60, 80), (C, 200, 215), (P, 400, 490), (T, 900, 930))),
    Spec("C-014", "IMG_2041.MOV", 18, 45, 0, looked=0, tracks=()),
    Spec("C-014", "IMG_2042.MOV", 26, 130, 0, looked=1.0, tracks=((P, 10, 100), (P, 12, 90))),
    Spec("C-021", "damaged.mkv", 20, 120, 5, state=MediaState.BAD, looked=0),
    Spec("C-021", "garage_0007.avi", 27, 240, 60, tracks=((C, 20, 60), (P, 70, 110))),
    Spec("C-021", "garage_0008.avi", 36, 240, 60, visibility=Visibility.NO_CONSENT),
    Spec("C-030", "clip (3).mp4", None, 33, None, tracks=((P, 1, 5),)),
    Spec("C-031", "WhatsApp Video 2026-11-20.mp4", None, 21, None,
         visibility=Visibility.NO_CONSENT),
)  # fmt: skip


def salt_lake(zone: str | None = "America/Denver") -> TimelineData:
    """Twelve deliveries of seven cameras; two without a time."""
    return timeline_from("26-004417", zone, [lane_clip(s, n + 1) for n, s in enumerate(SPECS)])


def timeline_of(
    *specs: Spec, zone: str | None = "America/Denver", base: datetime = NIGHT
) -> TimelineData:
    """A case of exactly these clips."""
    return timeline_from(
        "26-000001", zone, [lane_clip(s, n + 1, base) for n, s in enumerate(specs)]
    )


def camera(alias: str, lat: float, lon: float, *, accuracy: float | None = 25.0,
           heading: float | None = 90.0, fov: float | None = 110.0, deliveries: int = 1,
           shown: int | None = None, **counts: int) -> MapCamera:  # fmt: skip
    """A camera with that many deliveries, all of them open unless ``shown`` says otherwise."""
    ids = tuple(f"{abs(hash((alias, n))) % 16**20:020x}" for n in range(deliveries))
    return MapCamera(alias, lat, lon, accuracy, heading, fov, ids,
                     deliveries if shown is None else shown, counts)  # fmt: skip


def salt_lake_map() -> MapData:
    """Six cameras around Liberty Park, one of them with nothing open; two deliveries unplaced."""
    return MapData("26-004417", (
        camera("C-002", 40.7512, -111.8744, heading=90, deliveries=3, shown=2, person=3, car=2),
        camera("C-009", 40.7479, -111.8702, heading=200, accuracy=60, person=1, car=1, truck=1),
        camera("C-010", 40.7455, -111.8791, heading=None, fov=None, person=1, car=2, truck=1),
        camera("C-014", 40.7441, -111.8722, heading=315, fov=70, deliveries=2, person=2),
        camera("C-021", 40.7498, -111.8811, heading=20, accuracy=150, deliveries=3, shown=1,
               car=1, person=1),
        camera("C-031", 40.7423, -111.8765, heading=150, deliveries=1, shown=0),
    ), 2)  # fmt: skip
