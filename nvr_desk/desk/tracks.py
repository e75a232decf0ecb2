"""Appearances of one clip: listed, corrected by hand, written out for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.errors import NotFoundError, PurposeMissingError
from nvr_desk.policy.consent import require_visible
from nvr_desk.policy.membership import require_open
from nvr_desk.records.hand import HandKind, HandWork
from nvr_desk.review import hand as corrections
from nvr_desk.review.tracks import export
from nvr_desk.store import clips, deliveries, hand, tracks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.hand import HandEdit
    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import TrackRow


class TrackService(Service):
    """Tracks are told, changed and written out only with case and purpose."""

    @act("tracks.export", split=True)
    def export(self, act: OpenAct, case: str, name: str, form: str = "jsonl") -> str:
        """Tracks of a delivery's clip as jsonl, mot or coco text.

        Raises:
            NotFoundError: no detector looked at the clip yet.
            NotVisibleError: its consent does not let it be opened.
        """
        self.core.purposeful_case(case, "tracks.export")
        with self.core.store.read() as db:
            delivery = deliveries.find(db, case, name)
            require_visible(delivery)
            text = export(db, delivery.sha256, form)
        act.touch("delivery", delivery.id)
        act.tell(characters=len(text))
        return text

    @act("tracks.list", split=True)
    def listing(self, act: OpenAct, case: str, name: str) -> list[TrackRow]:
        """Tracks of a delivery's clip with what they say of themselves, in order of number.

        Raises:
            NotVisibleError: its consent does not let it be opened.
        """
        self.core.purposeful_case(case, "tracks.list", series=True)
        with self.core.store.read() as db:
            delivery = deliveries.find(db, case, name)
            require_visible(delivery)
            found = tracks.rows_of_clip(db, delivery.sha256)
        act.touch("delivery", delivery.id)
        act.tell(tracks=len(found))
        return found

    @act("tracks.edits", split=True)
    def edits(self, act: OpenAct, case: str, name: str) -> list[HandEdit]:
        """Changes of a clip's tracks by hand for this case, undone ones too, oldest first.

        One that was made for another case, which got the same clip, is not named: its tracks say
        that they were made by hand, and nothing says where.
        """
        self.core.purposeful_case(case, "tracks.edits")
        with self.core.store.read() as db:
            delivery = deliveries.find(db, case, name)
            require_visible(delivery)
            found = hand.of_clip(db, delivery.sha256)
        act.touch("delivery", delivery.id)
        return [each for each in found if each.case == case]

    @act("tracks.split")
    def split(
        self, act: OpenAct, case: str, name: str, track: int, at_s: float, reason: str
    ) -> HandEdit:
        """Make two tracks of one; what the detector found stays on record and comes back by undo.

        Args:
            act: Put in by the decorator.
            case: Its number.
            name: Item number, hash prefix, name or id of the delivery.
            track: Number of the track.
            at_s: Container seconds; what is seen from there on is the second track.
            reason: What was seen.

        Raises:
            NotFoundError: no such track stands.
            UsageError: no reason, or no look on one of the sides.
        """
        delivery, facts = self._opened(act, case, name)
        why = corrections.because(reason)
        (found,) = hand.standing(act.change.connection, delivery.sha256, [track])
        work = HandWork(
            sha256=delivery.sha256,
            kind=HandKind.SPLIT,
            replaced=(track,),
            made=corrections.split(found, at_s, facts),
            case=case,
            author=self.core.actor.user,
            reason=why,
            at_s=at_s,
        )
        return self._done(act, delivery, hand.change(act.change, work, facts.time_base))

    @act("tracks.merge")
    def merge(
        self, act: OpenAct, case: str, name: str, numbers: Sequence[int], reason: str
    ) -> HandEdit:
        """Make one track of several; what the detector found stays on record.

        Raises:
            NotFoundError: no such track stands.
            UsageError: no reason, fewer than two, a person and a vehicle, or two things at once.
        """
        delivery, facts = self._opened(act, case, name)
        why = corrections.because(reason)
        found = hand.standing(act.change.connection, delivery.sha256, numbers)
        work = HandWork(
            sha256=delivery.sha256,
            kind=HandKind.MERGE,
            replaced=tuple(numbers),
            made=(corrections.merge(found, facts),),
            case=case,
            author=self.core.actor.user,
            reason=why,
        )
        return self._done(act, delivery, hand.change(act.change, work, facts.time_base))

    @act("tracks.undo")
    def undo(self, act: OpenAct, case: str, name: str, edit: int, reason: str) -> HandEdit:
        """Take a change by hand back: what was there before stands again.

        Raises:
            NotFoundError: no such change of this clip for this case.
            UsageError: no reason, undone already, or a later change builds on it.
        """
        delivery, _ = self._opened(act, case, name)
        why = corrections.because(reason)
        found = hand.get(act.change.connection, edit)
        if found.sha256 != delivery.sha256 or found.case != case:
            noun = "change by hand"
            raise NotFoundError(noun, str(edit))
        undone = hand.undo(act.change, edit, author=self.core.actor.user, reason=why)
        return self._done(act, delivery, undone)

    def _opened(self, act: OpenAct, case: str, name: str) -> tuple[Delivery, MediaFacts]:
        """The delivery inside the act's own transaction, once case, purpose and consent allow."""
        db = act.change.connection
        require_open(self.core.within(db, case))
        if case not in self.core.purposes:
            raise PurposeMissingError(act.verb, f"a purpose for case {case}")
        delivery = deliveries.find(db, case, name)
        require_visible(delivery)
        facts = clips.get(db, delivery.sha256).facts
        if facts is None:
            noun = "analysis of clip"
            raise NotFoundError(noun, delivery.sha256[:12])
        return delivery, facts

    def _done(self, act: OpenAct, delivery: Delivery, edit: HandEdit) -> HandEdit:
        act.touch("delivery", delivery.id)
        act.touch("clip", delivery.sha256)
        act.tell(edit=edit.id, replaced=edit.replaced, made=edit.made)
        return edit
