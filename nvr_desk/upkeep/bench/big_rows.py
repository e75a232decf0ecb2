"""The plan of the big case as rows: one shipment a transaction, under the real seals and log."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sqlalchemy import insert

from nvr_desk.digest import canonical_json, sha256_bytes
from nvr_desk.intake.identity import batch_identity, delivery_id
from nvr_desk.records import delivery as words
from nvr_desk.records.attributes import ColourName
from nvr_desk.records.audit import Draft, Phase
from nvr_desk.records.batch import Batch, Custody, Responses
from nvr_desk.records.media import Clip, MediaFacts, MediaState
from nvr_desk.records.track import VEHICLES, CoverageKind
from nvr_desk.store import attribute_columns, batches, clips, deliveries
from nvr_desk.store.engine import raw
from nvr_desk.store.look_tables import analysis, coverage_span, promise
from nvr_desk.store.track_inserts import summarise
from nvr_desk.timecode import from_micros, to_micros, utc_text
from nvr_desk.upkeep.bench.big_plan import ZONE
from nvr_desk.upkeep.bench.big_shapes import CLASSES, HEIGHT, RATE, STEP_PTS, WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.random import Generator

    from nvr_desk.store.unit import Store, Unit
    from nvr_desk.store.vault import Vault
    from nvr_desk.upkeep.bench.big_plan import Plan
    from nvr_desk.upkeep.bench.big_shapes import Shape

CASE: Final = "26-040000"
TWINS: Final = 0.05
"""Share of deliveries no detector looked at that bring the bytes of the one before again."""
REQUESTS: Final = 12
_TIME_BASE: Final = Fraction(1, 90_000)
_SETTINGS: Final = canonical_json({"profile": "fast", "made": "bench"}).decode()
_MODEL: Final = "9b09cc8bf347f0fc8a5f7657480587f25db09b34bf33b0652110fb03a8ad4fef"
_COLOURS: Final = tuple(each.value for each in ColourName)
_COLUMNS: Final = (
    *("id", "analysis_id", "number", "cls", "start_s", "end_s", "best_s", "best_pts", "best_conf"),
    *("best_x1", "best_y1", "best_x2", "best_y2", "rows", "seen", "data"),
    *attribute_columns.COLUMNS,
)
_INSERT: Final = (  # of our own column names
    f"INSERT INTO track ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608
)
_INSERT_INDEX: Final = "INSERT INTO track_index VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_CONSENTS: Final = (
    *(words.ConsentState.GIVEN, words.ConsentState.POSTED, words.ConsentState.COMPELLED),
    *(words.ConsentState.NONE, words.ConsentState.WITHDRAWN, words.ConsentState.GIVEN),
)
Span = tuple[float, float, CoverageKind, float]
"""Start and end in container seconds, kind, looks a second."""
_HELD: Final = 5
_STATES: Final = tuple(MediaState)


@dataclass(slots=True)
class Writer:
    """Writes a plan into the case of a workspace that stands already."""

    store: Store
    vault: Vault
    plan: Plan
    shapes: list[Shape]
    rng: Generator
    user: str
    next_track: int = 1
    _pts: dict[int, Any] = field(default_factory=dict[int, Any])

    def write(self, told: Callable[[int], None]) -> None:
        """Every shipment, one transaction each; ``told`` how many deliveries stand."""
        for number in np.unique(self.plan.batch):
            mine = np.flatnonzero(self.plan.batch == number)
            self._shipment(int(number), [int(each) for each in mine])
            told(int(mine[-1]) + 1)

    def _shipment(self, number: int, mine: list[int]) -> None:
        files = {each: self._file(each, mine) for each in mine}
        shas = {each: self._keep(data) for each, (_, data) in files.items()}
        identity = batch_identity(CASE, ((path, shas[at]) for at, (path, _) in files.items()))
        done: set[str] = set()
        with self.store.unit() as tx:
            batches.add(tx, self._batch(number, identity, tx))
            for at in mine:
                clips.add(tx, self._clip(at, shas[at], len(files[at][1])), self._pts_of(at))
                made = self._delivery(at, identity, files[at][0], shas[at])
                deliveries.add(tx, made)
                self._correct(tx, at, made.id)
                if self.plan.analysed[at] and shas[at] not in done:
                    self._look(tx, at, shas[at])
                done.add(shas[at])
            tx.enter(self._entry(number, identity, len(mine)))

    def _file(self, at: int, mine: list[int]) -> tuple[str, bytes]:
        """Path and bytes; a few bring the bytes of the delivery before them once more."""
        camera = self.plan.cameras[int(self.plan.camera[at])]
        start = int(self.plan.start_us[at])
        stem = "unnamed" if start < 0 else f"{from_micros(start):%Y-%m-%d_%H%M%S}"
        path = f"{camera.submitter}/{camera.alias}_{stem}_{at:06}.mp4"
        again = at > mine[0] and not self.plan.analysed[at] and _share(at) < TWINS
        return path, f"no footage: made to measure with, number {at - 1 if again else at}".encode()

    def _keep(self, data: bytes) -> str:
        """Straight to its place: nobody would miss these bytes after a power cut."""
        sha256 = sha256_bytes(data)
        path = self.vault.path(sha256)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            path.chmod(0o444)
        return sha256

    def _batch(self, number: int, identity: str, tx: Unit) -> Batch:
        received = utc_text(tx.now())
        return Batch(
            sha256=identity,
            case=CASE,
            label=f"B-{number + 1:03}",
            source=f"share-{number + 1:03}.zip",
            manifest_kind="batch",
            manifest_sha256=None,
            request=f"REQ-{number % REQUESTS + 1:02}",
            created=received,
            custody=Custody(self.user, "community request", "download", received),
            responses=Responses(120, 14, 31, 70, 5),
            complete=True,
            received=received,
        )

    def _clip(self, at: int, sha256: str, size: int) -> Clip:
        state = _STATES[int(self.plan.media[at])]
        why = {MediaState.PARTIAL: "3 of its pictures do not decode",
               MediaState.BAD: "no picture decodes",
               MediaState.UNSUPPORTED: "codec not supported"}.get(state)  # fmt: skip
        if state in (MediaState.BAD, MediaState.UNSUPPORTED):
            return Clip(sha256, size, state, why, None)
        length = int(self.plan.length_s[at])
        facts = MediaFacts(
            container="mov,mp4,m4a,3gp,3g2,mj2",
            codec="h264",
            pixel_format="yuv420p",
            width=WIDTH,
            height=HEIGHT,
            rotation=0,
            stream_index=0,
            time_base=_TIME_BASE,
            start_s=0.0,
            duration_s=float(length),
            frames=length * RATE,
            failed_frames=3 if state is MediaState.PARTIAL else 0,
            nominal_fps=float(RATE),
        )
        return Clip(sha256, size, state, why, facts)

    def _pts_of(self, at: int) -> Any:  # noqa: ANN401 - an array
        length = int(self.plan.length_s[at]) if self.plan.media[at] < 2 else 0
        if length not in self._pts:
            self._pts[length] = np.arange(length * RATE, dtype=np.int64) * STEP_PTS
        return self._pts[length]

    def _delivery(self, at: int, batch: str, path: str, sha256: str) -> words.Delivery:
        plan, kind = self.plan, int(self.plan.consent[at])
        camera, start = plan.cameras[int(plan.camera[at])], int(plan.start_us[at])
        consent = words.Consent(
            _CONSENTS[kind],
            scope=words.ConsentScope.CASE if kind in (0, _HELD) else None,
            reason="taken back" if _CONSENTS[kind] is words.ConsentState.WITHDRAWN else None,
        )
        claim = words.TimeClaim(
            start=None if start < 0 else from_micros(start),
            zone=None if start < 0 else ZONE,
            uncertainty_s=None if start < 0 else float(plan.doubt_s[at]),
            source=words.TimeSource.UNKNOWN if start < 0 else words.TimeSource.FILE_NAME,
        )
        return words.Delivery(
            id=delivery_id(batch, path),
            case=CASE,
            batch=batch,
            path=path,
            name=path.rpartition("/")[2],
            sha256=sha256,
            item=f"{CASE}-{at + 1:05}",
            camera=words.Camera(
                camera.alias,
                camera.lat,
                camera.lon,
                None if camera.lat is None else camera.accuracy_m,
                camera.heading_deg,
                camera.fov_deg,
            ),
            claim=claim,
            consent=consent,
            visibility=words.Visibility.HELD if kind == _HELD else consent.visibility,
            submitter=camera.submitter,
        )

    def _correct(self, tx: Unit, at: int, delivery: str) -> None:
        offset = float(self.plan.offset_s[at])
        if not np.isnan(offset):
            why = "compared with a clock that was right"
            deliveries.set_offset(tx, delivery, offset, reason=why, author=self.user, at=tx.now())

    def _look(self, tx: Unit, at: int, sha256: str) -> None:
        db, length, many = tx.connection, float(self.plan.length_s[at]), int(self.plan.tracks[at])
        owner = raw(db).execute("SELECT id FROM clip WHERE sha256 = ?", (sha256,)).fetchone()[0]
        spans = list(self._spans(length, many))
        looked = [each for each in spans if each[2] is not CoverageKind.DECODED]
        identity = db.execute(
            insert(analysis).returning(analysis.c.id),
            {
                "clip_id": owner,
                "model": "yolo26n",
                "model_sha256": _MODEL,
                "engine": "openvino-cpu",
                "classes": json.dumps([each.value for each in CLASSES]),
                "unverified": 0,
                "settings": _SETTINGS,
                "settings_sha256": sha256_bytes(_SETTINGS.encode()),
                "looked_for": json.dumps([each.value for each in CLASSES]),
                "looks": round(sum((end - start) * rate for start, end, _, rate in looked)),
                "looked_s": sum(end - start for start, end, _, _ in looked),
                "tracks": many,
                "seconds": length / 20,
                "at_us": to_micros(tx.now()),
                "answers": 1,
            },
        ).scalar_one()
        names = ("analysis_id", "number", "start_s", "end_s", "kind", "looks_per_s")
        rows: list[dict[str, Any]] = [
            dict(zip(names, (identity, number, start, end, kind.value, rate), strict=True))
            for number, (start, end, kind, rate) in enumerate(spans)
        ]
        db.execute(insert(coverage_span), rows)
        db.execute(insert(promise), {"analysis_id": identity, "score": round(many / (many + 9), 3)})
        if many:
            self._tracks(tx, identity, length, many, night=bool(self.plan.night[at]))
            summarise(db, identity)

    def _spans(
        self, length: float, many: int
    ) -> Iterator[tuple[float, float, CoverageKind, float]]:
        """Looked at where something moved, thinly where nothing did; a gap in a few clips."""
        pieces = min(2 + many // 6, 24)
        cuts = np.sort(self.rng.uniform(0, length, pieces - 1)).round(1)
        edges = [0.0, *cuts.tolist(), length]
        gap = int(self.rng.integers(pieces)) if self.rng.random() < 0.05 else -1
        for number, (start, end) in enumerate(pairwise(edges)):
            if end <= start:
                continue
            if number == gap:
                yield start, end, CoverageKind.DECODED, 0.0
            elif number % 2:
                yield start, end, CoverageKind.STILL, 0.5
            else:
                yield start, end, CoverageKind.LOOKED, 5.0

    def _tracks(self, tx: Unit, look: int, length: float, many: int, *, night: bool) -> None:
        rng, longest = self.rng, round(length * RATE)
        chosen = rng.integers(0, len(self.shapes), many)
        firsts = np.sort(rng.random(many))
        colours = rng.integers(0, len(_COLOURS), (many, 2)).tolist()
        sure = rng.uniform(0.4, 1.0, (many, 3)).round(3).tolist()
        said = (rng.random((many, 2)) < 0.8).tolist()
        rows: list[tuple[Any, ...]] = []
        index: list[tuple[int, ...]] = []
        for number in range(many):
            shape = self._fitting(int(chosen[number]), longest)
            first = int(firsts[number] * (longest - shape.pictures))
            tint = (None,) * 6
            if not night:
                tint = _tint(shape, colours[number], sure[number], said[number])
            key, self.next_track = self.next_track, self.next_track + 1
            start, end = first / RATE, (first + shape.pictures - 1) / RATE
            best = first + shape.best_row
            rows.append(
                (
                    *(key, look, number + 1, shape.cls.value, start, end),
                    *(best / RATE, best * STEP_PTS, shape.best_conf, *shape.best_box),
                    *(shape.pictures, shape.seen, shape.data(first * STEP_PTS), *tint),
                    *(0 if night else shape.seen, int(night), shape.direction.value),
                    *(shape.travelled, shape.height_px, shape.height_px / HEIGHT),
                    *(shape.still_s, sure[number][2]),
                )
            )
            span = (math.floor(start * 1000), math.ceil(end * 1000))
            index.append((key, look, look, *span, *shape.bounds))
        driver = raw(tx.connection)
        driver.executemany(_INSERT, rows)
        driver.executemany(_INSERT_INDEX, index)

    def _fitting(self, wanted: int, longest: int) -> Shape:
        """The wanted shape, or the next one that is no longer than the clip."""
        while self.shapes[wanted].pictures >= longest:
            wanted = (wanted + 1) % len(self.shapes)
        return self.shapes[wanted]

    def _entry(self, number: int, batch: str, made: int) -> Draft:
        return Draft(
            verb="ingest",
            phase=Phase.NOTE,
            user=self.user,
            role="analyst",
            station="bench",
            case=CASE,
            objects=[{"kind": "batch", "id": batch}],
            detail={"source": f"share-{number + 1:03}.zip", "deliveries": made},
            outcome="ok",
        )


def _share(number: int) -> float:
    """0…1, the same for a number in every run."""
    return int.from_bytes(hashlib.sha256(str(number).encode()).digest()[:4], "big") / 2**32


def _tint(shape: Shape, names: list[int], sure: list[float], said: list[bool]) -> tuple[Any, ...]:
    upper = (_COLOURS[names[0]], sure[0], sure[1]) if said[0] else (None, None, None)
    legs = said[1] and shape.cls not in VEHICLES
    return (*upper, *((_COLOURS[names[1]], sure[1], sure[0]) if legs else (None, None, None)))
