"""Clocks of cameras: read off a picture, read in another zone, or solved from pinned events.

The claim is never overwritten: each of these adds a correction that says where it comes from.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.desk import clock_solving as solving
from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.errors import PurposeMissingError, UsageError
from nvr_desk.policy import clocks as rules
from nvr_desk.policy.consent import require_visible
from nvr_desk.policy.marks import checked_note, picture_at
from nvr_desk.policy.membership import require_open
from nvr_desk.records.clock_pin import ClockPin, ClockProposal, CorrectionSource
from nvr_desk.store import clips, deliveries, pins
from nvr_desk.timecode import local_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from nvr_desk.records.clock_pin import SolvedClock
    from nvr_desk.records.delivery import Delivery
    from nvr_desk.store.deliveries import Correction


_PUT_BACK = "put back: "
"""Begins the reason of a correction that held before and holds again."""


class ClockService(Service):
    """What is known of the clocks of a case, and correcting them."""

    @act("clip.offset")
    def by_overlay(  # noqa: PLR0913 - what a person reads off a picture
        self,
        act: OpenAct,
        case: str,
        name: str,
        at_s: float,
        wall: str,
        zone: str,
        *,
        which: str | None = None,
        turned: bool = False,
        reason: str = "",
    ) -> Delivery:
        """Correct a clock by the time that is drawn into a picture.

        Args:
            act: Put in by the decorator.
            case: Its number.
            name: Item number, hash prefix, name or id of the delivery.
            at_s: The picture, container seconds.
            wall: What it shows, YYYY-MM-DD HH:MM:SS.
            zone: IANA zone of the clock that drew it.
            which: 'first' or 'second', where that hour came twice.
            turned: The second has just turned on this picture.
            reason: More words, beside what was read.

        Raises:
            RepeatedHourError: the hour came twice, and nobody said which.
            UsageError: no such time, no claim, or no such picture.
            NotVisibleError: its consent does not let it be opened.
        """
        db = self._open(act, case)
        delivery = deliveries.find(db, case, name)
        require_visible(delivery)
        facts = clips.get(db, delivery.sha256).facts
        if facts is None:
            raise UsageError(f"{delivery.name} has no pictures")
        pts = clips.pts(db, delivery.sha256)
        found, seconds = picture_at(at_s, pts, facts)
        before = pts[: int(np.searchsorted(pts, found))]
        gap = float((found - int(before[-1])) * facts.time_base) if len(before) else 1.0
        seen = rules.instant_of(rules.wall_time(wall), zone, which)
        offset, doubt = rules.overlay_offset(
            *(delivery, seconds, facts.start_s or 0.0, seen),
            turned=turned,
            gap_s=gap,
            unit_s=rules.shown_to(wall),
        )
        read = f"the picture at {seconds:.3f} s (pts {found}) shows {wall.strip()} ({zone})"
        why = f"{read}; {reason.strip()}" if reason.strip() else read
        self._correct(act, delivery, offset, why, CorrectionSource.OVERLAY, doubt, zone=zone)
        return deliveries.get(db, delivery.id)

    @act("clip.offset")
    def by_zone(
        self,
        act: OpenAct,
        case: str,
        name: str,
        zone: str,
        reason: str,
        *,
        which: str | None = None,
    ) -> Delivery:
        """Correct a clock whose wall time was read in the wrong zone.

        Raises:
            RepeatedHourError: that hour came twice there, and nobody said which.
            UsageError: no reason, no claim, or no such zone.
        """
        why = rules.because(reason)
        db = self._open(act, case)
        delivery = deliveries.find(db, case, name)
        claimed = rules.claim_of(delivery)
        read_in = delivery.claim.zone or "UTC"
        wall = rules.wall_time(local_text(claimed, read_in)[:19])
        meant = rules.instant_of(wall + timedelta(microseconds=claimed.microsecond), zone, which)
        offset = rules.checked_offset((meant - claimed) / timedelta(seconds=1), delivery)
        why = f"its wall time is of {zone}, not of {read_in}; {why}"
        doubt = delivery.claim.uncertainty_s
        self._correct(act, delivery, offset, why, CorrectionSource.FORM, doubt, zone=zone)
        return deliveries.get(db, delivery.id)

    @act("clip.offset")
    def take_back(self, act: OpenAct, case: str, name: str, reason: str) -> Delivery:
        """Let the claim alone hold again; what was corrected stays on record.

        Raises:
            UsageError: no reason, or nobody corrected it.
        """
        why = rules.because(reason, "a correction is taken back")
        db = self._open(act, case)
        delivery = deliveries.find(db, case, name)
        if delivery.offset_s is None:
            raise UsageError(f"nobody corrected the clock of {delivery.item or delivery.name}")
        self._correct(act, delivery, None, why, CorrectionSource.FORM, None)
        return deliveries.get(db, delivery.id)

    @peek
    def standing(self, case: str, names: Sequence[str]) -> dict[str, int]:
        """Which correction of each delivery holds: its number by the delivery's id.

        Corrections are counted from 1 in the order in which they were made; 0: there is none.
        What is answered is given to ``put_back``.
        """
        self.core.case(case)
        with self.core.store.read() as db:
            found = (deliveries.find(db, case, name).id for name in names)
            return {name: len(deliveries.corrections(db, name)) for name in found}

    @act("clip.offset")
    def put_back(
        self, act: OpenAct, case: str, wanted: Mapping[str, int], *, over: Mapping[str, int]
    ) -> list[Delivery]:
        """Let earlier corrections hold again, each as a new one; all stay on record.

        Args:
            act: Put in by the decorator.
            case: Its number.
            wanted: Number of the correction that is to hold, by id of the delivery; 0 lets the
                claim alone hold.
            over: Numbers of those that hold now, as ``standing`` told them.

        Raises:
            UsageError: somebody corrected one of the clocks since, or there is no such correction.
        """
        db = self._open(act, case)
        back: list[Delivery] = []
        for name, number in wanted.items():
            delivery = deliveries.of_case(db, case, name)
            history = deliveries.corrections(db, name)
            if len(history) != over.get(name):
                raise UsageError(
                    f"the clock of {delivery.item or delivery.name} was corrected since by"
                    f" {history[-1].author if history else 'nobody'}: it is left as it is"
                )
            if not 0 <= number <= len(history):
                raise UsageError(f"{delivery.item or delivery.name} has no correction {number}")
            self._again(act, delivery, history[number - 1] if number else None)
            back.append(deliveries.get(db, name))
        return back

    @act("clock.pin")
    def pin(  # noqa: PLR0913 - both ends of a pin
        self,
        act: OpenAct,
        case: str,
        name: str,
        at_s: float,
        *,
        other: str | None = None,
        other_s: float | None = None,
        wall: str | None = None,
        zone: str = "UTC",
        which: str | None = None,
        uncertainty_s: float = 0.5,
        note: str = "",
    ) -> ClockPin:
        """Pin an event of one delivery to the same event of another, or to its own known time.

        Args:
            act: Put in by the decorator.
            case: Its number.
            name: The one delivery.
            at_s: When it is seen there, container seconds.
            other: The other delivery.
            other_s: When it is seen there.
            wall: Instead of another one: when it was, YYYY-MM-DD HH:MM:SS.
            zone: IANA zone of that time.
            which: 'first' or 'second', where that hour came twice.
            uncertainty_s: Doubt of the pin either way; half a minute at least where ``wall`` has
                no seconds, of which the middle of the minute is taken then.
            note: What the event is.

        Raises:
            UsageError: neither or both of the other ends, outside of a clip, or no claim.
            NotVisibleError: a consent does not let one be opened.
        """
        db = self._open(act, case)
        if (other is None) == (wall is None) or (other is None) != (other_s is None):
            raise UsageError("a pin has another clip with its seconds, or a known time")
        a = self._pinnable(db, case, name)
        b = None if other is None else self._pinnable(db, case, other)
        if b is not None and b.id == a.id:
            raise UsageError("a pin ties two deliveries: this is the same one twice")
        known, doubt = None, rules.checked_doubt(uncertainty_s)
        if wall is not None:
            known, doubt = rules.known_at(wall, zone, which, uncertainty_s)
        made = pins.add(
            act.change,
            ClockPin(
                id=0,
                case=case,
                a_delivery=a.id,
                a_s=solving.at(db, a, at_s),
                b_delivery=None if b is None else b.id,
                b_s=None if b is None or other_s is None else solving.at(db, b, other_s),
                instant=known,
                uncertainty_s=doubt,
                note=checked_note(note),
                author=self.core.actor.user,
                made=act.change.now(),
            ),
        )
        self._touched(act, made)
        return made

    @act("clock.unpin")
    def unpin(self, act: OpenAct, case: str, number: int) -> ClockPin:
        """Take a pin away; it stays on record. Corrections that rest on it stay too.

        Raises:
            NotFoundError: no such pin in the case.
            UsageError: it was taken away already.
        """
        db = self._open(act, case)
        found = pins.get(db, case, number)
        if found.removed is not None:
            raise UsageError(f"pin {number} was taken away already")
        pins.set_removed(act.change, number, act.change.now())
        self._touched(act, found)
        return pins.get(db, case, number)

    @act("clock.pin")
    def pin_again(self, act: OpenAct, case: str, number: int) -> ClockPin:
        """Let a pin hold again that was taken away.

        Raises:
            NotFoundError: no such pin in the case.
            UsageError: it holds.
        """
        db = self._open(act, case)
        found = pins.get(db, case, number)
        if found.removed is None:
            raise UsageError(f"pin {number} holds")
        pins.set_removed(act.change, number, None)
        self._touched(act, found)
        return pins.get(db, case, number)

    @act("clock.list", split=True)
    def listing(self, act: OpenAct, case: str) -> list[ClockPin]:
        """Pins of a case that hold, in order of pinning; those of hidden footage are left out."""
        self.core.purposeful_case(case, "clock.list")
        with self.core.store.read() as db:
            found = solving.standing_pins(db, case)
        act.touch("delivery", *sorted({name for pin in found for name in solving.ends(pin)}))
        act.tell(pins=len(found))
        return found

    @act("clock.solve", split=True)
    def solve(
        self, act: OpenAct, case: str, *, trust: Sequence[str] = (), free: Sequence[str] = ()
    ) -> ClockProposal:
        """What all pins of a case say together; nothing is changed.

        Args:
            act: Put in by the decorator.
            case: Its number.
            trust: Deliveries whose time as it is now is held fixed, within its doubt; those that a
                person corrected by form or overlay are held so anyway.
            free: Those of the latter that are solved all the same.

        Raises:
            UsageError: a delivery is both, or nobody corrected one that is to be free.
        """
        self.core.purposeful_case(case, "clock.solve")
        with self.core.store.read() as db:
            found = solving.solved(db, case, trust, free)
        act.touch("delivery", *(each.delivery for each in found.solved))
        act.tell(solved=len(found.solved), left=len(found.left), token=found.token)
        return found

    @act("clock.solve")
    def accept(
        self,
        act: OpenAct,
        case: str,
        token: str,
        *,
        trust: Sequence[str] = (),
        free: Sequence[str] = (),
        names: Sequence[str] | None = None,
    ) -> ClockProposal:
        """Correct the clocks as ``solve`` proposed; those that were held fixed stay.

        Args:
            act: Put in by the decorator.
            case: Its number.
            token: Of the proposal that was seen.
            trust: As it was solved with.
            free: Likewise.
            names: Ids of the deliveries to correct; all by default.

        Raises:
            UsageError: pins, claims or corrections changed since: look at the new proposal.
        """
        db = self._open(act, case)
        found = solving.solved(db, case, trust, free)
        if found.token != token:
            raise UsageError("pins or times changed since this was proposed: solve them again")
        wanted = [
            each
            for each in found.solved
            if not each.trusted and (names is None or each.delivery in names)
        ]
        if not wanted:
            raise UsageError("there is nothing to correct: the pins say nothing of any clock")
        worst = max((abs(each.residual_s) for each in found.residuals), default=0.0)
        for each in wanted:
            delivery = deliveries.of_case(db, case, each.delivery)
            require_visible(delivery)
            why = f"{solving.pins_text(each.pins)}; residuals up to {worst:.3f} s"
            rules.checked_offset(each.offset_s, delivery)
            self._put(act, delivery, each, why)
        act.tell(corrected=len(wanted), token=token)
        return found

    def _open(self, act: OpenAct, case: str) -> Connection:
        db = act.change.connection
        require_open(self.core.within(db, case))
        if case not in self.core.purposes:
            raise PurposeMissingError(act.verb, f"a purpose for case {case}")
        return db

    def _pinnable(self, db: Connection, case: str, name: str) -> Delivery:
        delivery = deliveries.find(db, case, name)
        require_visible(delivery)
        return delivery

    def _again(self, act: OpenAct, delivery: Delivery, old: Correction | None) -> None:
        """A correction of before, made anew; None: the claim alone."""
        if old is None or old.offset_s is None:
            why = f"{_PUT_BACK}the claim alone"
            self._correct(act, delivery, None, why, CorrectionSource.FORM, None)
            return
        self._correct(
            act,
            delivery,
            old.offset_s,
            _PUT_BACK + old.reason.removeprefix(_PUT_BACK),
            CorrectionSource(old.source or CorrectionSource.FORM),
            old.uncertainty_s,
            rate_ppm=old.rate_ppm,
            zone=old.zone,
        )

    def _put(self, act: OpenAct, delivery: Delivery, solved: SolvedClock, why: str) -> None:
        self._correct(
            act,
            delivery,
            solved.offset_s,
            why,
            CorrectionSource.PINS,
            solved.uncertainty_s,
            rate_ppm=solved.rate_ppm,
        )

    def _correct(
        self,
        act: OpenAct,
        delivery: Delivery,
        offset_s: float | None,
        why: str,
        source: CorrectionSource,
        doubt: float | None,
        *,
        rate_ppm: float | None = None,
        zone: str | None = None,
    ) -> None:
        deliveries.set_offset(
            act.change,
            delivery.id,
            offset_s,
            reason=why,
            author=self.core.actor.user,
            at=self.core.clock.now(),
            source=source,
            uncertainty_s=doubt,
            rate_ppm=rate_ppm,
            zone=zone,
        )
        objects = [{"kind": "delivery", "id": delivery.id}]
        detail = {
            "before_s": delivery.offset_s,
            "after_s": offset_s,
            "rate_ppm": rate_ppm,
            "uncertainty_s": doubt,
            "source": source,
            "reason": why,
        }
        act.part(act.change, objects, detail)
        act.touch("delivery", delivery.id)

    def _touched(self, act: OpenAct, pin: ClockPin) -> None:
        act.touch("pin", str(pin.id))
        act.touch("delivery", *solving.ends(pin))
