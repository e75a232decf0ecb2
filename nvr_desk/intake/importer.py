"""Takes a shipment in: files into the vault, surveys from the decoders, then rows.

The walk of one run::

    listing + manifest → take (thread) → survey (decode pool) → batch identity → one row a file

Invariant 1 holds by that order: a row is written after its file is durable. Each step leaves
something behind that the next run finds (journal, shelf, rows), so the same command after an
interruption does no finished clip again.
"""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nvr_desk.errors import NoSpaceError
from nvr_desk.intake import manifest as manifests
from nvr_desk.intake.identity import batch_identity
from nvr_desk.intake.journal import TakeJournal, journal_path
from nvr_desk.intake.pictures import may_have_pictures, pictures_missing
from nvr_desk.intake.request import IngestProgress, IngestRequest
from nvr_desk.intake.rows import BatchRows
from nvr_desk.intake.shelf import SurveyShelf
from nvr_desk.intake.source import open_source
from nvr_desk.intake.surveying import Surveying
from nvr_desk.intake.taking import Taking
from nvr_desk.intake.valve import Valve
from nvr_desk.intake.verdict import TakenFile, judge, missing, refused_lines
from nvr_desk.records.batch import Batch, IngestReport
from nvr_desk.records.delivery import ConsentState
from nvr_desk.store import clips, deliveries
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nvr_desk.clock import Clock
    from nvr_desk.intake.listing import Listing, Refused, SourceEntry
    from nvr_desk.intake.surveying import Surveyor
    from nvr_desk.records.act import ActHandle
    from nvr_desk.records.media import Survey
    from nvr_desk.store.unit import Store, Unit
    from nvr_desk.store.vault import Vault

__all__ = ["Importer", "IngestProgress", "IngestRequest"]

LOOK_S = 0.25
"""How often a run looks whether it shall stop or pause, seconds."""
RESERVE_BYTES = 256 << 20
"""Room that is left free on the vault's disk: the log must always find a place."""


@dataclass(slots=True)
class _State:
    """What a run knows so far."""

    case: str
    listing: Listing
    reading: manifests.Reading
    waiting: dict[str, list[TakenFile]] = field(default_factory=dict[str, list[TakenFile]])
    """Files that make a delivery and have none yet, by hash."""
    refused: list[Refused] = field(default_factory=list["Refused"])
    hashes: dict[str, str] = field(default_factory=dict[str, str])
    asked: set[str] = field(default_factory=set[str])
    """Clips that were looked at in this run, by hash; their surveys go when all rows stand."""
    surveyed: set[str] = field(default_factory=set[str])
    bytes_taken: int = 0
    all_taken: bool = False
    written: int = 0
    """Deliveries that stand."""
    media: Counter[str] = field(default_factory=Counter[str])


class Importer:
    """Takes shipments into one workspace."""

    def __init__(self, store: Store, vault: Vault, pool: Surveyor, clock: Clock) -> None:
        self._store = store
        self._vault = vault
        self._pool = pool
        self._clock = clock
        self._shelf = SurveyShelf(store.paths)

    def run(self, request: IngestRequest, act: ActHandle[Unit]) -> IngestReport:
        """Take a shipment in; the same call again finishes or confirms it.

        A run that fails or is cancelled closes the pool, so that it ends within a second or two.

        Args:
            request: Shipment and case.
            act: The running act; each batch, delivery and group of refusals is a part of it.

        Raises:
            NotFoundError: nothing lies at the path.
            ArchiveError: the shipment as a whole is refused (limits, damaged zip).
            NoSpaceError: the vault's disk has no room for it.
            ManifestError: its manifest is none, or is for another case.
            StoreError: vault or database cannot be written.
            JobCancelledError: a person ended it; what was finished stays.
        """
        started = self._clock.monotonic()
        self._vault.sweep()
        with ExitStack() as stack:
            source = stack.enter_context(closing(open_source(request.path, request.limits)))
            listing = source.listing()
            reading = manifests.read(
                source, listing, case=request.case.number, case_zone=request.case.zone
            )
            refusals = [*listing.refused, *refused_lines(reading, listing.entries)]
            state = _State(request.case.number, listing, reading, refused=refusals)
            journal = stack.enter_context(closing(self._journal(request)))
            entries = list(listing.entries.values())
            self._check_room(entries, journal)
            valve = Valve(act.check)
            taking = stack.enter_context(Taking(source, entries, self._vault, journal, valve))
            rows = self._take_and_survey(request, act, state, taking, valve, source.name)
            self._write_ready(state, rows, request, valve)
            refused = rows.refuse([])
            rows.finish()
            journal.drop()
        for sha256 in state.asked:
            self._shelf.drop(sha256)
        self._tell(request, state)
        return IngestReport(
            batch=rows.batch,
            accepted=rows.accepted,
            new=rows.new,
            refused=refused,
            media=dict(sorted(state.media.items())),
            seconds=self._clock.monotonic() - started,
            bytes=state.bytes_taken,
        )

    def _take_and_survey(
        self,
        request: IngestRequest,
        act: ActHandle[Unit],
        state: _State,
        taking: Taking,
        valve: Valve,
        name: str,
    ) -> BatchRows:
        """Run copy and decoders side by side; rows begin as soon as the batch has its name."""
        rows: BatchRows | None = None

        def keep(sha256: str, survey: Survey) -> None:
            self._shelf.put(sha256, survey)
            state.surveyed.add(sha256)

        items = self._items(state, taking, request)
        with Surveying(self._pool, items, keep, taking.stop) as surveying:
            while not surveying.finished(LOOK_S):
                valve.check()
                if state.all_taken:
                    rows = rows or self._begin(request, act, state, name)
                    self._write_ready(state, rows, request, valve)
        return rows or self._begin(request, act, state, name)

    def _items(
        self, state: _State, taking: Taking, request: IngestRequest
    ) -> Iterator[tuple[str, Path, str]]:
        """Clips for the decoders, each once, while the copying goes on."""
        for item in taking:
            if isinstance(item, TakenFile):
                state.hashes[item.path] = item.sha256
                state.bytes_taken += item.size
                refused = None if item.path == state.reading.path else judge(item, state.reading)
            else:
                refused = item
                if item.sha256 is not None:
                    state.hashes[item.path] = item.sha256
            self._tell(request, state, item.path)
            if refused is not None:
                state.refused.append(refused)
            elif isinstance(item, TakenFile) and item.path != state.reading.path:
                state.waiting.setdefault(item.sha256, []).append(replace(item, head=b""))
                if self._needs_survey(item, state):
                    taking.rest()
                    yield item.sha256, self._vault.path(item.sha256), item.path
        state.all_taken = True

    def _needs_survey(self, taken: TakenFile, state: _State) -> bool:
        """Whether no decoder has seen the bytes. What was seen once is not decoded again."""
        if taken.sha256 in state.asked:
            return False
        state.asked.add(taken.sha256)
        if self._seen_before(taken, state) or self._shelf.has(taken.sha256):
            state.surveyed.add(taken.sha256)
            return False
        return True

    def _seen_before(self, taken: TakenFile, state: _State) -> bool:
        """Whether the clip stands with its pictures, or without those that nobody may have."""
        with self._store.read() as db:
            clip = clips.get(db, taken.sha256) if clips.exists(db, taken.sha256) else None
            here = deliveries.of_clip(db, state.case, taken.sha256) if clip else []
        if clip is None:
            return False
        taken_back = here and not any(may_have_pictures(each) for each in here)
        return bool(
            taken_back
            or _withdrawn(state.reading, taken)
            or not pictures_missing(self._store.paths, clip)
        )

    def _begin(
        self, request: IngestRequest, act: ActHandle[Unit], state: _State, name: str
    ) -> BatchRows:
        """All hashes are known: the batch gets its name and its row, then its refusals."""
        claimed = state.reading.manifest
        batch = Batch(
            sha256=batch_identity(request.case.number, state.hashes.items()),
            case=request.case.number,
            label=claimed.label,
            source=name,
            manifest_kind=claimed.kind,
            manifest_sha256=claimed.sha256,
            request=claimed.request,
            created=claimed.created,
            custody=claimed.custody,
            responses=claimed.responses,
            complete=False,
            received=utc_text(request.received),
        )
        rows = BatchRows(self._store, self._shelf, request, act, batch, state.reading.clips)
        rows.begin()
        present = set(state.listing.entries) | {refused.path for refused in state.refused}
        state.refused += missing(state.reading, present)
        rows.refuse(state.refused)
        return rows

    def _write_ready(
        self, state: _State, rows: BatchRows, request: IngestRequest, valve: Valve
    ) -> None:
        """Rows of all files whose survey is there."""
        for sha256 in [each for each in state.waiting if each in state.surveyed]:
            # Whoever took the bytes back is heard before whoever gives them again.
            files = state.waiting[sha256]
            for taken in sorted(files, key=lambda each: not _withdrawn(state.reading, each)):
                valve.check()
                state.media[str(rows.deliver(taken))] += 1
                state.written += 1
                self._tell(request, state, taken.path)
            del state.waiting[sha256]

    def _journal(self, request: IngestRequest) -> TakeJournal:
        folder = self._store.paths.derived / "intake"
        return TakeJournal(journal_path(folder, request.case.number, request.path))

    def _check_room(self, entries: list[SourceEntry], journal: TakeJournal) -> None:
        free = shutil.disk_usage(self._store.paths.root).free - RESERVE_BYTES
        needed = sum(entry.bytes for entry in entries if journal.known(entry) is None)
        if needed > free:
            raise NoSpaceError(self._store.paths.root.name, needed, max(0, free))

    def _tell(self, request: IngestRequest, state: _State, path: str = "") -> None:
        if request.progress is None:
            return
        refused = len(state.refused)
        total = len(state.listing.entries) + len(state.listing.refused)
        request.progress(
            IngestProgress(
                total=total,
                taken=len(state.hashes),
                done=state.written,
                refused=refused,
                bytes_total=state.listing.bytes,
                bytes_taken=state.bytes_taken,
                path=path,
            )
        )


def _withdrawn(reading: manifests.Reading, taken: TakenFile) -> bool:
    """Whether the manifest says that the consent was withdrawn before the file arrived."""
    line = reading.clips.get(taken.path)
    return bool(line and line.consent and line.consent.state is ConsentState.WITHDRAWN)
