"""Stills of a case: single pictures written to files."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.errors import UsageError
from nvr_desk.evidence import still as still_files
from nvr_desk.policy.consent import require_visible
from nvr_desk.policy.marks import picture_at
from nvr_desk.records.still import Still
from nvr_desk.store import clips, deliveries, marks, stills

if TYPE_CHECKING:
    from pathlib import Path


class StillService(Service):
    """A still leaves the vault only with case and purpose, and says what it shows."""

    @act("still.new", split=True)
    def new(
        self,
        act: OpenAct,
        case: str,
        name: str,
        at_s: float,
        *,
        nth: int = 0,
        folder: Path | None = None,
        mark: str | None = None,
    ) -> Still:
        """Write the picture that is on screen at an instant as a PNG, with a JSON beside it.

        Args:
            act: Put in by the decorator.
            case: Its number.
            name: Item number, hash prefix, name or id of the delivery.
            at_s: Container seconds.
            nth: Which of the pictures with that pts, from 0.
            folder: Where to; the workspace's ``stills`` by default.
            mark: The mark it is made for.

        Raises:
            NotVisibleError: its consent does not let it be opened.
            UsageError: no such picture.
            MediaError: it cannot be decoded.
        """
        core = self.core
        core.purposeful_case(case, "still.new", series=True)
        with core.store.read() as db:
            delivery = deliveries.find(db, case, name)
            require_visible(delivery)
            clip = clips.get(db, delivery.sha256)
            pts = clips.pts(db, delivery.sha256)
            keys = clips.keys(db, delivery.sha256)
            places = clips.places(db, delivery.sha256)
            uid = None if mark is None else marks.find(db, case, mark).uid
        if clip.facts is None:
            raise UsageError(f"{delivery.name} has no pictures")
        wanted = still_files.Wanted(
            delivery=delivery,
            clip=clip,
            pts=picture_at(at_s, pts, clip.facts)[0],
            nth=nth,
            mark=uid,
            by=core.actor.user,
            at=core.clock.now(),
        )
        target = (folder or core.store.paths.stills).absolute()
        original = core.vault.path(delivery.sha256)
        written = still_files.write(original, wanted, pts, keys, target, places=places)
        made = Still(
            id=0,
            case=case,
            delivery=delivery.id,
            pts=wanted.pts,
            nth=nth,
            mark=uid,
            sha256=written.sha256,
            path=str(written.path),
            by=wanted.by,
            at=wanted.at,
        )
        objects = [{"kind": "delivery", "id": delivery.id}, {"kind": "still", "id": made.sha256}]
        try:
            with core.store.unit() as tx:
                require_visible(deliveries.get(tx.connection, delivery.id))
                made = stills.add(tx, made)
                act.part(tx, objects, {"pts": made.pts, "nth": nth, "file": written.path.name})
        except BaseException:
            for each in (written.path, written.path.with_suffix(".json")):
                with suppress(OSError):  # what is not on record does not leave
                    each.unlink()
            raise
        act.touch("delivery", delivery.id)
        act.touch("still", made.sha256)
        act.tell(pts=made.pts, nth=nth)
        return made

    @act("still.list", split=True)
    def listing(self, act: OpenAct, case: str) -> list[Still]:
        """Stills that were made for a case, oldest first."""
        self.core.case(case, series=True)
        with self.core.store.read() as db:
            found = stills.listing(db, case)
        act.touch("delivery", *dict.fromkeys(each.delivery for each in found))
        act.tell(stills=len(found))
        return found
