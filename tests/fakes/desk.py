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
from nvr_desk.records.case import Case, CaseState, Incident, Purpose
from nvr_desk.records.clock_pin import Held
from nvr_desk.records.coverage import ClipCoverage, Tally
from nvr_desk.records.delivery import (
    Camera,
    Consent,
    ConsentState,
    Delivery,
    DeliveryRow,
    Listing,
    Refusal,
    TimeClaim,
    TimeSource,
    Visibility,
)
from nvr_desk.records.estimate import Basis, Estimate
from nvr_desk.records.log import KeyState, LogReport, LogState, Resting
from nvr_desk.records.log_health import LogHealth
from nvr_desk.records.media import Clip, MediaFacts, MediaState, SoundFacts
from nvr_desk.records.model import ModelCard, ModelRow
from nvr_desk.records.overview import LaneClip, MapData, TimelineData
from nvr_desk.records.packet import CheckReport, Packet
from nvr_desk.records.person import SignInState
from nvr_desk.records.search import Answer, SearchCoverage
from nvr_desk.records.track import ObjectClass
from nvr_desk.review.columns import timeline_from
from nvr_desk.store.backup import Backup
from nvr_desk.store.deliveries import ConsentRecord

from tests.fakes.appearances import FakeTracks
from tests.fakes.clocks import FakeClocks
from tests.fakes.gallery import FakeGallery
from tests.fakes.maps import FakeMaps
from tests.fakes.marked import FakeMarks, FakeStills
from tests.fakes.oversight import FakeApprovals, FakeSupervision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.records.batch import Batch
    from nvr_desk.records.job import Job
    from nvr_desk.records.media import Thumbnail
    from nvr_desk.records.saved_search import SavedSearch
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
    strips: tuple[Thumbnail, ...] = ()
    tickets: list[ViewTicket] = field(default_factory=list)
    revoked: Exception | None = None
    """Why no view stands any more; None while all do."""

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
        self.tickets.append(ViewTicket(len(self.opened), case, kind, chosen))
        return self.tickets[-1]

    def media(self, ticket: ViewTicket, delivery_id: str) -> OpenMedia:
        if delivery_id in self.media_of:
            return self.media_of[delivery_id]
        row = next(row for row in self.desk.rows if row.delivery.id == delivery_id)
        pts: NDArray[np.int64] = np.arange(600, dtype=np.int64) * 100
        return OpenMedia(Path("nowhere.mp4"), row.clip, pts)

    def analysis(self, ticket: ViewTicket, delivery_id: str) -> Analysis | None:
        return self.analysis_of.get(delivery_id)

    def strip(self, ticket: ViewTicket, delivery_id: str) -> tuple[Thumbnail, ...]:
        return self.strips

    def poster(self, ticket: ViewTicket, delivery_id: str) -> bytes | None:
        return self.desk.posters.get(delivery_id)

    def shown(self, ticket: ViewTicket, delivery_id: str, from_s: float, to_s: float) -> None:
        assert not ticket.closed
        self.spans.append((delivery_id, from_s, to_s))

    def stands(self, ticket: ViewTicket) -> None:
        if self.revoked is not None:
            raise self.revoked

    def close(self, ticket: ViewTicket, failure: BaseException | None = None) -> None:
        if not ticket.closed:
            ticket.closed = True
            self.closed.append(ticket.seq)


@dataclass
class FakeConsents:
    """Changes the row, keeps a line a change."""

    desk: FakeDesk
    lines: list[ConsentRecord] = field(default_factory=list)

    def show(self, case: str, name: str) -> list[ConsentRecord]:
        self.desk.act("consent.show", name)
        return list(self.lines)

    def record(self, case: str, name: str, consent: Consent) -> Delivery:
        self.desk.act("consent.record", name, consent)
        return self._put(name, consent, consent.visibility)

    def withdraw(self, case: str, name: str, reason: str) -> Delivery:
        self.desk.act("consent.withdraw", name, reason)
        taken = Consent(ConsentState.WITHDRAWN, reason=reason, recorded_by="root")
        return self._put(name, taken, Visibility.WITHDRAWN)

    def hold(self, case: str, name: str, reason: str, *, release: bool = False) -> Delivery:
        self.desk.act("consent.hold", name, reason, release)
        before = self.desk.row(name).delivery.consent
        return self._put(name, before, Visibility.SHOWN if release else Visibility.HELD)

    def _put(self, name: str, consent: Consent, visibility: Visibility) -> Delivery:
        self.lines.append(ConsentRecord(consent, START))
        return self.desk.change(name, consent=consent, visibility=visibility)


@dataclass
class FakeModels:
    """Cards; pulling or adding installs one."""

    desk: FakeDesk
    rows: list[ModelRow] = field(default_factory=list)

    def listing(self) -> list[ModelRow]:
        return self.rows

    def default(self) -> None:
        return None

    def pull(self, name: str) -> ModelRow:
        self.desk.act("models.pull", name)
        return self._install(name)

    def add(self, path: Path) -> ModelRow:
        self.desk.act("models.add", path)
        return self._install(path.stem)

    def verify(self, name: str) -> ModelRow:
        self.desk.act("models.verify", name)
        return self._install(name)

    def _install(self, name: str) -> ModelRow:
        place = next(n for n, row in enumerate(self.rows) if row.card.name == name)
        self.rows[place] = replace(self.rows[place], installed=True, verified=True, path="here")
        return self.rows[place]


@dataclass
class FakePackets:
    """What was made, and one report for each."""

    desk: FakeDesk
    made: list[Packet] = field(default_factory=list)

    def listing(self, case: str) -> list[Packet]:
        self.desk.act("packet.list")
        return self.made

    def verify(self, path: Path) -> CheckReport:
        self.desk.act("packet.verify", path)
        return self.desk.report


def card(name: str = "yolo26n", **changes: object) -> ModelRow:
    """A card whose weights are not here."""
    plain = ModelCard(
        name=name,
        task="detect",
        file=f"{name}.pt",
        url="https://example.org/weights.pt",
        bytes=5_544_453,
        sha256="9b" * 32,
        licence="AGPL-3.0",
        source="somebody",
        input_size=640,
        classes=tuple(ObjectClass),
        shipped=True,
    )
    made = replace(plain, **changes)  # type: ignore[arg-type]
    return ModelRow(made, installed=False, verified=None, path=None)


@dataclass
class FakeCases:
    """One open case."""

    desk: FakeDesk
    purposes: dict[str, Purpose] = field(default_factory=dict)
    members: tuple[str, ...] = ("root",)
    outcome: str | None = None
    told: Incident | None = None

    def listing(self) -> list[Case]:
        return [self.show(CASE)]

    def incident(self, case: str, incident: Incident) -> Case:
        self.desk.act("case.incident", case, incident)
        self.told = incident
        return self.show(case)

    def show(self, number: str) -> Case:
        rows = len(self.desk.rows)
        state = CaseState.CLOSED if self.outcome else CaseState.OPEN
        return Case(
            number, "13A", "root", state, START, None, self.outcome, self.members, rows,
            "America/Denver", self.told,
        )  # fmt: skip

    def member(self, case: str, user: str, *, present: bool = True) -> Case:
        self.desk.act("case.member", user, present)
        others = tuple(one for one in self.members if one != user)
        self.members = (*others, user) if present else others
        return self.show(case)

    def close(self, case: str, *, outcome: str) -> Case:
        self.desk.act("case.close", outcome)
        self.outcome = outcome
        return self.show(case)

    def purpose(self, number: str) -> Purpose | None:
        return self.purposes.get(number)

    def use_purpose(self, case: str, words: str, offence: str | None = None) -> Purpose:
        self.purposes[case] = Purpose(case, offence or "13A", words)
        return self.purposes[case]


@dataclass
class FakeSignIn:
    """One person, signed in by the operating system; tests put another state in place."""

    desk: FakeDesk
    now: SignInState = field(
        default_factory=lambda: SignInState(
            needed=False,
            on=False,
            user="root",
            roles=("solo",),
            locked=False,
            idle_s=0.0,
            lock_after_s=None,
            password=False,
            second_factor=False,
            codes_in_use=False,
            confirmed_s=0.0,
            notice="Use it for the case only.",
        )
    )

    def state(self) -> SignInState:
        return self.now

    def touched(self) -> None:
        self.desk.touches += 1

    def os_account(self) -> str:
        return "root"

    def lock(self, *, idle: bool = False) -> None:
        self.desk.act("session.lock", idle)
        self.now = replace(self.now, locked=True)

    def logout(self) -> None:
        self.desk.act("session.logout")

    def unlock(self, password: str | None = None, code: str | None = None) -> SignInState:
        self.desk.act("session.unlock")
        self.now = replace(self.now, locked=False)
        return self.now

    def confirm(self, password: str) -> SignInState:
        self.desk.act("session.confirm", password)
        return self.now


@dataclass
class FakePurposes:
    """Purposes of the session are those of memory."""

    desk: FakeDesk

    def use(self, case: str) -> Purpose | None:
        return self.desk.cases.purposes.get(case)

    def remember(self, case: str, words: str, offence: str | None = None) -> Purpose:
        return self.desk.cases.use_purpose(case, words, offence)


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
        self.consents = FakeConsents(self)
        self.models = FakeModels(self)
        self.tracks = FakeTracks(self)
        self.marks = FakeMarks(self)
        self.stills = FakeStills(self)
        self.clock = FakeClocks(self)
        self.packets = FakePackets(self)
        self.maps = FakeMaps()
        self.gallery = FakeGallery(self)
        self.sign_in = FakeSignIn(self)
        self.purposes = FakePurposes(self)
        self.supervise = FakeSupervision(self)
        self.approvals = FakeApprovals()
        self.touches = 0
        self.moves = 0
        """Raise it where another program changed the case."""
        self.found_batches: list[Batch] = []
        self.found_refusals: list[Refusal] = []
        self.report = CheckReport(12, ())
        self.signings = 0
        self.health = LogHealth(ok=True)
        self.log_now = LogState(12, Resting(0, None), KeyState("k", "p", None), 12, START, False)
        self.refuse: dict[str, Exception] = {}
        self.jobs = _Jobs(self)
        self.detection = _Detection(self)
        if purpose:
            self.cases.use_purpose(CASE, "find the vehicle")

    def listing(self, case: str) -> list[DeliveryRow]:
        return self.rows

    def act(self, verb: str, *given: object) -> None:
        """Remember that an act was asked for; refuse it where a test wants that."""
        self.wishes.append((verb, given))
        if verb in self.refuse:
            raise self.refuse[verb]

    def row(self, name: str) -> DeliveryRow:
        return next(row for row in self.rows if row.delivery.id == name)

    def change(self, name: str, **changes: object) -> Delivery:
        """Change fields of a delivery."""
        before = self.row(name)
        after = replace(before, delivery=replace(before.delivery, **changes))  # type: ignore[arg-type]
        self.rows = [after if row is before else row for row in self.rows]
        return after.delivery

    def show(self, case: str, name: str) -> DeliveryRow:
        self.act("clip.show", name)
        return self.row(name)

    def offset(
        self,
        case: str,
        name: str,
        seconds: float,
        reason: str,
        *,
        uncertainty_s: float | None = None,
    ) -> Delivery:
        self.act("clip.offset", name, seconds, reason, uncertainty_s)
        made = {"offset_s": seconds, "uncertainty_s": uncertainty_s}
        return self.clock.note(name, Held.FORM, **made)

    def check(self, *, deep: bool = True) -> CheckReport:
        self.act("check", deep)
        return self.report

    def export_to(self, target: Path, form: str = "jsonl", **narrowed: object) -> int:
        self.act("audit.export", form, narrowed)
        target.write_text("{}\n", "utf-8")
        return 1

    def state(self) -> LogState:
        """Of the log."""
        return self.log_now

    def log_state(self) -> LogHealth:
        return self.health

    def checkpoint_if_due(self) -> None:
        self.signings += 1

    def backup(self, target: Path) -> Backup:
        self.act("backup", target)
        return Backup(target, 7, 21_000_000, "5e" * 32)

    def batches(self, case: str) -> list[Batch]:
        return self.found_batches

    def refusals(self, case: str) -> list[Refusal]:
        return self.found_refusals

    def changes(self, case: str, since: int | None = None, limit: int | None = None) -> Listing:
        """All rows each time, as if every one had changed."""
        rows = tuple(self.listing(case))
        return Listing(rows, (), tuple(row.delivery.id for row in rows), True, False, 1)

    def stamp(self) -> str:
        return f"{len(self.wishes)} {self.moves}"

    def timeline(self, case: str, since: int | None = None) -> TimelineData:
        return timeline_from(case, "America/Denver", [_lane(row) for row in self.rows])

    def map(self, case: str, since: int | None = None) -> MapData:
        return MapData(case, (), len(self.rows))

    def prepare(self, case: str) -> int:
        return 0

    def ask(self, query: Query) -> Answer:
        self.wishes.append(("search", query))
        coverage = SearchCoverage(len(self.rows), 60.0, 60.0, 0, 0, 0, 0, ())
        return Answer(query, (), 0, coverage, 0.001)

    def saved(self, case: str) -> list[SavedSearch]:
        """Nobody kept a search."""
        return []

    def verify(self) -> LogReport:
        return LogReport(12, ())

    def status(self) -> WorkspaceStatus:
        return WorkspaceStatus("somewhere/ws", "root", "solo", 12, 50_000_000_000, 0)

    def close(self) -> None:
        self.is_closed = True


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

    def launch_detect(self, case: str, **wishes: object) -> int:
        self._desk.act("detect", case, wishes)
        return 4712


class _Detection:
    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk

    def estimate(self, case: str, **wishes: object) -> Estimate:
        self._desk.act("estimate", case, wishes)
        profile = str(wishes["profile"])
        seconds = {"fast": 600.0, "triage": 40.0}.get(profile, 3600.0)
        return Estimate(12, 0, 900.0, seconds, Basis.MEASURED, None, profile, "yolo", "basic")

    def coverage_of(self, case: str, name: str) -> ClipCoverage:
        self._desk.act("clip.coverage", case, name)
        row = next(each for each in self._desk.rows if name in {each.delivery.id, each.clip.sha256})
        return ClipCoverage(
            sha256=row.clip.sha256, delivery=row.delivery.id, name=row.delivery.name,
            item=row.delivery.item, media=row.clip.state, tally=Tally(60.0, row.looked_s or 0.0),
            spans=(), model=None, profile="fast", looked_for=(ObjectClass.PERSON,),
            not_looked_for=(), limits=f"{row.model}: few small ones",
        )  # fmt: skip


def _lane(row: DeliveryRow) -> LaneClip:
    delivery = row.delivery
    return LaneClip(
        delivery.id,
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
