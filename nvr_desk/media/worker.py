"""The decode worker: a fenced process that surveys clips and serves pictures of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.media import fence, fence_probe, report
from nvr_desk.media.fence_profile import FenceProfile
from nvr_desk.media.serving import progress, serve
from nvr_desk.media.survey import survey
from nvr_desk.media.viewer import Viewer
from nvr_desk.media.warm import warm_up

if TYPE_CHECKING:
    from nvr_desk.media.serving import Answer
    from nvr_desk.media.wire import Channel, Message

MEMORY_BYTES = 4 << 30
"""Address space of one decode worker."""


def main(channel: Channel) -> None:
    """Warm up, close the fence, serve."""
    warm_up()
    held = fence.apply(FenceProfile(memory_bytes=MEMORY_BYTES))
    viewer = Viewer(lambda: progress(channel, 0.0))

    def surveyed(message: Message) -> Answer:
        def tell(done: int, promised: int) -> None:
            progress(channel, done / promised if promised else 0.0, pictures=done)

        return report.pack(survey(message.descriptors[0], tell))

    serve(
        channel,
        {
            "fence": _try_to_leave,
            "survey": surveyed,
            "open": viewer.open,
            "picture": viewer.picture,
            "prepare": viewer.prepare,
            "shut": viewer.shut,
        },
        {"fence": held.as_json()},
    )


def _try_to_leave(message: Message) -> Answer:
    return {"attempts": fence_probe.try_everything(message.body["targets"])}
