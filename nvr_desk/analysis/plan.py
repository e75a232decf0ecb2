"""Which clips of a case a detector should look at, and how long that will take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.analysis.paging import delivery_rows, look_up
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.detect import Estimate
from nvr_desk.records.media import MediaState
from nvr_desk.store import deliveries, tracks
from nvr_desk.timecode import span_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.jobs.runner import JobRun
    from nvr_desk.records.media import MediaFacts
    from nvr_desk.store.unit import Store

READABLE = frozenset({MediaState.OK, MediaState.PARTIAL})
SAMPLE_S = 3.0
"""Shortest clip whose pace says something about the others."""


@dataclass(frozen=True, slots=True)
class Work:
    """One clip to look at, and the deliveries that let us."""

    sha256: str
    name: str
    facts: MediaFacts
    deliveries: tuple[str, ...]
    bytes: int = 0
    """Length of the file."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look is known by, before any worker runs: a clip is never looked at twice so."""

    model_sha256: str
    settings_sha256: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a detection over a case will do."""

    todo: tuple[Work, ...]
    standing: tuple[Work, ...]
    """Done before with the same model and settings."""
    older: tuple[Work, ...]
    """Of these, the ones that another look has come after."""
    hidden: int
    unreadable: int
    estimate: Estimate


def plan(store: Store, case: str, model_sha256: str, settings_sha256: str) -> Plan:
    """Read the clips of the case's shown deliveries, each clip once.

    The order is the deliveries' own; where no pace is known, a short clip goes first, so that
    the estimate comes early.
    """
    works, hidden, unreadable = _works(store, case)

    def stands(db: Connection, work: Work) -> bool:
        return tracks.done(db, work.sha256, model_sha256, settings_sha256)

    done = {work.sha256 for work, stood in look_up(store, works, stands) if stood}

    def is_older(db: Connection, work: Work) -> bool:
        return tracks.is_older(db, work.sha256, model_sha256, settings_sha256)

    standing = tuple(work for work in works if work.sha256 in done)
    todo = tuple(work for work in works if work.sha256 not in done)
    footage = sum(work.facts.duration_s for work in todo)
    with store.read() as db:
        pace = tracks.pace(db, model_sha256, settings_sha256)
    seconds = None if pace is None else pace * footage
    return Plan(
        todo=todo if pace is not None else _sample_first(todo),
        standing=standing,
        older=tuple(work for work, older in look_up(store, standing, is_older) if older),
        hidden=hidden,
        unreadable=unreadable,
        estimate=Estimate(len(todo), len(done), footage, seconds),
    )


def announce(job: JobRun, work: Plan) -> None:
    """Tell a job all its clips, those that stand already, and when the rest should be ready."""
    job.items(
        [w.sha256 for w in (*work.standing, *work.todo)],
        work=sum(w.facts.duration_s for w in (*work.standing, *work.todo)),
    )
    for standing in work.standing:
        job.item_skipped(standing.sha256, work=standing.facts.duration_s)
    ahead = work.estimate
    if not ahead.clips:
        job.say("nothing left to look at")
    elif ahead.seconds is None:
        job.say(f"{span_text(ahead.footage_s)} of footage; measuring the pace on the first clip")
    else:
        job.say(f"{span_text(ahead.footage_s)} of footage, ready in {span_text(ahead.seconds)}")
    job.beat()


def still_shown(db: Connection, work: Work) -> tuple[str, ...]:
    """Those of the work's deliveries that may be opened now."""
    return tuple(
        name for name in work.deliveries if deliveries.get(db, name).visibility is Visibility.SHOWN
    )


def _works(store: Store, case: str) -> tuple[list[Work], int, int]:
    """(works in order, hidden deliveries, unreadable clips)."""
    hidden = 0
    unreadable: set[str] = set()
    names: dict[str, tuple[str, MediaFacts, int]] = {}
    ids: dict[str, list[str]] = {}
    for row in delivery_rows(store, case):
        clip, delivery = row.clip, row.delivery
        if delivery.visibility is not Visibility.SHOWN:
            hidden += 1
        elif clip.state not in READABLE or clip.facts is None:
            unreadable.add(clip.sha256)
        else:
            names.setdefault(clip.sha256, (delivery.name, clip.facts, clip.bytes))
            ids.setdefault(clip.sha256, []).append(delivery.id)
    works = [
        Work(sha, name, facts, tuple(ids[sha]), size) for sha, (name, facts, size) in names.items()
    ]
    return works, hidden, len(unreadable)


def _sample_first(todo: tuple[Work, ...]) -> tuple[Work, ...]:
    samples = [work for work in todo if work.facts.duration_s >= SAMPLE_S]
    if not samples:
        return todo
    sample = min(samples, key=lambda work: work.facts.duration_s)
    return (sample, *(work for work in todo if work is not sample))
