"""A desk without a database: what the window asks of it, answered from plain lists."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nvr_desk.desk.view import OpenMedia, ViewTicket
from nvr_desk.desk.workspace import WorkspaceStatus
from nvr_desk.errors import NotVisibleError, PurposeMissingError
from nvr_desk.records.case import Case, CaseState, Purpose
from nvr_desk.records.delivery import (
    Camera,
    Consent,
    ConsentState,
    Delivery,
    DeliveryRow,
    TimeClaim,
    TimeSource,
    Visibility,
)
from nvr_desk.records.media import Clip, MediaFacts, MediaState, SoundFacts
from nvr_desk.records.overview import LaneClip, MapData, TimelineData
from nvr_desk.records.packet import CheckReport
from nvr_desk.records.search import Answer, SearchCoverage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.records.job import Job
    from nvr_desk.records.media import Thumbnail
    from nvr_desk.records.search import Query
    from nvr_desk.records.track import Analysis

CASE = "26-004417"
START = datetime(2026, 11, 20, 5, 14, 3, tzinfo=UTC)


def facts(**changes: object) -> MediaFacts:
    """Facts of a harmless clip."""
    plain = MediaFacts(
        container="mov,mp4,m4a,3gp,3g2,mj2",
        codec="h264",
        pixel_format="yuv420p",
        width=640,
        height=360,
        rotation=0,
        stream_index=0,
        time_base=Fraction(1, 1000),
        start_s=0.0,
        duration_s=60.0,
        frames=600,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def delivery_row(number: int = 1, **changes: object) -> DeliveryRow:
    """A delivery that may be shown; ``changes`` are fields of the delivery."""
    delivery = Delivery(
        id=f"{number:020x}",
        case=CASE,
        batch="b" * 64,
        path=f"porch/clip_{number:05}.mp4",
        name=f"clip_{number:05}.mp4",
        sha256=f"{number:064x}",
        item=f"{CASE}-{number:02}",
        camera=Camera(f"C-{number % 40:03}"),
        claim=TimeClaim(
            START + timedelta(minutes=number), "America/Denver", 2.0, TimeSource.MANIFEST
        ),
        consent=Consent(ConsentState.GIVEN),
        visibility=Visibility.SHOWN,
    )
    clip = Clip(delivery.sha256, 1_000_000 + number, MediaState.OK, None, facts())
    changed = replace(delivery, **changes)  # type: ignore[arg-type]
    return DeliveryRow(changed, clip, {"person": number % 4}, 60.0, "yolo26n")


def with_sound(row: DeliveryRow) -> DeliveryRow:
    """The same delivery, its clip with a sound track."""
    heard = facts(sound=SoundFacts("aac", 48_000, 2))
    return replace(row, clip=replace(row.clip, facts=heard))


@dataclass
class FakeViews:
    """Tickets are given when ``gate`` is set; everything that was asked is kept."""

    desk: FakeDesk
    gate: threading.Event
    opened: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    spans: list[tuple[str, float, float]] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    media_of: dict[str, OpenMedia] = field(default_factory=dict)
    analysis_of: dict[str, Analysis] = field(default_factory=dict)

    def open(self, case: str, delivery_ids: Sequence[str], kind: str = "player") -> ViewTicket:
        self.gate.wait(20)
        if case not in self.desk.cases.purposes:
            raise PurposeMissingError("view", f"a purpose for case {case}")
        found = {row.delivery.id: row.delivery for row in self.desk.rows}
        for name in delivery_ids:
            if found[name].visibility is not Visibility.SHOWN:
                raise NotVisibleError(name, found[name].visibility)
        self.opened.append((kind, tuple(delivery_ids)))
        chosen = {name: found[name] for name in delivery_ids}
        return ViewTicket(len(self.opened), case, kind, chosen)

    def media(self, ticket: ViewTicket, delivery_id: str) -> OpenMedia:
        if delivery_id in self.media_of:
            return self.media_of[delivery_id]
        row = next(row for row in self.desk.rows if row.delivery.id == delivery_id)
        pts: NDArray[np.int64] = np.arange(600, dtype=np.int64) * 100
        return OpenMedia(Path("nowhere.mp4"), row.clip, pts)

    def analysis(self, ticket: ViewTicket, delivery_id: str) -> Analysis | None:
        return self.analysis_of.get(delivery_id)

    def strip(self, ticket: ViewTicket, delivery_id: str) -> tuple[Thumbnail, ...]:
        return ()

    def poster(self, ticket: ViewTicket, delivery_id: str) -> bytes | None:
        return self.desk.posters.get(delivery_id)

    def shown(self, ticket: ViewTicket, delivery_id: str, from_s: float, to_s: float) -> None:
        assert not ticket.closed
        self.spans.append((delivery_id, from_s, to_s))

    def close(self, ticket: ViewTicket, failure: BaseException | None = None) -> None:
        if not ticket.closed:
            ticket.closed = True
            self.closed.append(ticket.seq)


@dataclass
class FakeCases:
    """One open case."""

    desk: FakeDesk
    purposes: dict[str, Purpose] = field(default_factory=dict)

    def listing(self) -> list[Case]:
        return [self.show(CASE)]

    def show(self, number: str) -> Case:
        rows = len(self.desk.rows)
        return Case(
            number, "13A", "root", CaseState.OPEN, START, None, None, ("root",), rows,
            "America/Denver",
        )  # fmt: skip

    def purpose(self, number: str) -> Purpose | None:
        return self.purposes.get(number)

    def use_purpose(self, case: str, words: str, offence: str | None = None) -> Purpose:
        self.purposes[case] = Purpose(case, offence or "13A", words)
        return self.purposes[case]


class FakeDesk:
    """Services as the facade has them, each as small as the tests need."""

    def __init__(self, rows: Sequence[DeliveryRow] = (), *, purpose: bool = True) -> None:
        self.rows = list(rows)
        self.posters: dict[str, bytes] = {}
        self.jobs_now: list[Job] = []
        self.wishes: list[tuple[str, Any]] = []
        self.is_closed = False
        self.cases = FakeCases(self)
        gate = threading.Event()
        gate.set()
        self.view = FakeViews(self, gate)
        self.clips = self.overview = self.search = self.audit = self.workspace = self
        self.models = _Models()
        self.jobs = _Jobs(self)
        if purpose:
            self.cases.use_purpose(CASE, "find the vehicle")

    def listing(self, case: str) -> list[DeliveryRow]:
        return self.rows

    def batches(self, case: str) -> list[Any]:
        return []

    def refusals(self, case: str) -> list[Any]:
        return []

    def timeline(self, case: str) -> TimelineData:
        return TimelineData(case, "America/Denver", tuple(_lane(row) for row in self.rows))

    def map(self, case: str) -> MapData:
        return MapData(case, (), len(self.rows))

    def ask(self, query: Query) -> Answer:
        self.wishes.append(("search", query))
        coverage = SearchCoverage(len(self.rows), 60.0, 60.0, 0, 0, 0, 0, ())
        return Answer(query, (), 0, coverage, 0.001)

    def verify(self) -> CheckReport:
        return CheckReport(12, ())

    def status(self) -> WorkspaceStatus:
        return WorkspaceStatus("somewhere/ws", "root", "solo", 12, 50_000_000_000, 0)

    def close(self) -> None:
        self.is_closed = True


class _Models:
    def listing(self) -> list[Any]:
        return []

    def default(self) -> None:
        return None


class _Jobs:
    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk

    def listing(self, case: str | None = None) -> list[Job]:
        return self._desk.jobs_now

    def cancel(self, job: int) -> None:
        self._desk.wishes.append(("cancel", job))

    def launch_ingest(self, path: Path, case: str, statement: str | None = None) -> int:
        self._desk.wishes.append(("ingest", (path, case, statement)))
        return 4711


def _lane(row: DeliveryRow) -> LaneClip:
    delivery = row.delivery
    return LaneClip(
        delivery.id,
        delivery.sha256,
        delivery.name,
        delivery.item,
        delivery.camera.alias,
        delivery.best_start,
        60.0,
        2.0,
        corrected=False,
        visibility=delivery.visibility,
        state=row.clip.state,
        tracks=(),
        coverage=(),
        analysed=True,
    )
