"""Appearances of one clip, written out for other programs."""

from __future__ import annotations

from nvr_desk.analysis.track_formats import FORMATS, write
from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.errors import NotFoundError, UsageError
from nvr_desk.policy.consent import require_visible
from nvr_desk.store import clips, deliveries, tracks


class TrackService(Service):
    """Tracks leave the house only with case and purpose."""

    @act("tracks.export", split=True)
    def export(self, act: OpenAct, case: str, name: str, form: str = "jsonl") -> str:
        """Tracks of a delivery's clip as jsonl, mot or coco text.

        Raises:
            NotFoundError: no detector looked at the clip yet.
            NotVisibleError: its consent does not let it be opened.
        """
        if form not in FORMATS:
            message = f"tracks are exported as {', '.join(FORMATS)}, not {form!r}"
            raise UsageError(message)
        self.core.purposeful_case(case, "tracks.export")
        with self.core.store.read() as db:
            delivery = deliveries.find(db, case, name)
            require_visible(delivery)
            clip = clips.get(db, delivery.sha256)
            pts = clips.pts(db, delivery.sha256)
            found = tracks.of_clip(db, delivery.sha256)
        act.touch("delivery", delivery.id)
        if found is None or clip.facts is None:
            raise NotFoundError("analysis of", delivery.name)
        act.tell(tracks=len(found.tracks), model=found.model.name)
        return write(form, found, clip, pts)
