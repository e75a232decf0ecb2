"""Appearances of one clip, written out for other programs."""

from __future__ import annotations

from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.policy.consent import require_visible
from nvr_desk.review.tracks import export
from nvr_desk.store import deliveries


class TrackService(Service):
    """Tracks leave the house only with case and purpose."""

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
