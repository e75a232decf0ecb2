"""Which clips of a case a detector should look at, and what it tells the job that carries it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nvr_desk.analysis.paging import delivery_rows, look_up
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.store import deliveries, tracks
from nvr_desk.timecode import span_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from nvr_desk.jobs.runner import JobRun
    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import ModelStamp
    from nvr_desk.store.unit import Store

READABLE = frozenset({MediaState.OK, MediaState.PARTIAL})


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
    profile: str | None = None
    """How densely it looks; None where nobody said, and then no look is stronger."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a detection over a case will do."""

    todo: tuple[Work, ...]
    standing: tuple[Work, ...]
    """Done before with the same model and settings, or with a stronger profile."""
    older: tuple[Work, ...]
    """Of these, the ones that another look has come after."""
    hidden: int
    unreadable: int
    stamp: ModelStamp | None = None
    """What made the looks that stand; None where none does."""
    better: Mapping[str, Look] = field(default_factory=dict[str, "Look"])
    """Of the standing, by hash: the stronger look of the same model that makes ours needless."""
    again: bool = False
    """A person wants it looked at also where a stronger look stands."""

    @property
    def profiles(self) -> dict[str, int]:
        """Stronger profile → clips that it stands for."""
        words = Counter(str(look.profile) for look in self.better.values())
        return dict(sorted(words.items()))

    @property
    def footage_s(self) -> float:
        """Seconds of footage that are to be looked at."""
        return sum(work.facts.duration_s for work in self.todo)


def plan(store: Store, case: str, look: Look, *, again: bool = False) -> Plan:
    """Read the clips of the case's shown deliveries, each clip once, in order of arrival.

    Args:
        store: Rows.
        case: Number of the case.
        look: What was asked for.
        again: Look also where a stronger look of the same model stands, and let that answer.
    """
    works, hidden, unreadable = _works(store, case)

    def stands(db: Connection, work: Work) -> Look | None:
        key = (work.sha256, look.model_sha256)
        if not again and not tracks.answers(db, *key, look.settings_sha256):
            found = tracks.better(db, *key, look.profile)
            if found is not None:
                return Look(look.model_sha256, *found)
        return look if tracks.done(db, *key, look.settings_sha256) else None

    done = {work.sha256: stood for work, stood in look_up(store, works, stands) if stood}

    def is_older(db: Connection, work: Work) -> bool:
        mine = done[work.sha256]
        key = (mine.model_sha256, mine.settings_sha256)
        return tracks.is_older(db, work.sha256, *key, wished=again)

    standing = tuple(work for work in works if work.sha256 in done)
    stamp = None
    if standing:
        first = done[standing[0].sha256]
        with store.read() as db:
            stamp = tracks.stamp(db, standing[0].sha256, first.model_sha256, first.settings_sha256)
    return Plan(
        todo=tuple(work for work in works if work.sha256 not in done),
        standing=standing,
        older=tuple(work for work, older in look_up(store, standing, is_older) if older),
        hidden=hidden,
        unreadable=unreadable,
        stamp=stamp,
        better={sha256: stood for sha256, stood in done.items() if stood != look},
        again=again,
    )


def announce(job: JobRun, work: Plan, seconds: float | None = None, later_s: float = 0.0) -> None:
    """Tell a job all its clips, those that stand already, and how long the rest should take.

    Args:
        job: Is told.
        work: What there is to do, in order.
        seconds: How long that should take, where an estimate knows.
        later_s: How long the passes after it should take.
    """
    job.items(
        [each.sha256 for each in (*work.standing, *work.todo)],
        work=work.footage_s,
        expected_s=seconds,
        later_s=later_s,
    )
    for each in work.standing:
        job.item_skipped(each.sha256)
    for each in work.todo:
        job.item_waiting(each.sha256)
    # When it is ready stands in the numbers of the job, which are corrected as it runs.
    footage = f"{span_text(work.footage_s)} of footage"
    job.say(footage if work.todo else "nothing left to look at")
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
