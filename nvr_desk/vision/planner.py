"""The planner process: makes a TensorRT plan of a network for this card, behind the fence.

The builder, which runs a pickle, never meets the driver of a card; this process meets the driver
and never a pickle. It is given the ONNX that our exporter wrote, whose hash the parent knows, as a
read-only descriptor, and one to write the plan to. Library and context come before the fence.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from nvr_desk.errors import EngineUnavailableError
from nvr_desk.media import fence, serving
from nvr_desk.media.fence_profile import FenceProfile

if TYPE_CHECKING:
    from nvr_desk.media.wire import Channel, Message

ON = "cuda"


def main(channel: Channel) -> None:
    """Wake library and card, close the fence, serve ``plan``."""
    from nvr_desk.vision.engines import tensorrt_door as door  # noqa: PLC0415 - heavy
    from nvr_desk.vision.engines.choice import no_cuda  # noqa: PLC0415 - beside it

    if (why := no_cuda()) is not None:
        channel.send({"ready": False, "unavailable": why})
        return
    try:
        trt = door.library()
        facts = door.made_for(trt, ON)
        door.opened(trt, door.rehearsal(trt, (1,)))
    except (EngineUnavailableError, ImportError, OSError, RuntimeError) as error:
        channel.send({"ready": False, "unavailable": serving.plain_reason(error)})
        return
    report = fence.apply(FenceProfile(file_bytes=None))
    hello = {"fence": report.as_json(), "made_for": facts}
    serving.serve(channel, {"plan": lambda message: planned(trt, message)}, hello)


def planned(trt: Any, message: Message) -> serving.Answer:  # noqa: ANN401 - a module
    """Make a plan of a network (descriptor 0) for ``batches`` into a file (1)."""
    from nvr_desk.vision.engines import tensorrt_door as door  # noqa: PLC0415 - loaded already

    with os.fdopen(os.dup(message.descriptors[0]), "rb") as stream:
        network = stream.read()
    batches = [int(size) for size in message.body["batches"]]
    try:
        made = door.plan(trt, network, batches)
    except RuntimeError as error:  # torch's and the driver's
        return {"error": serving.plain_reason(error)}
    with os.fdopen(os.dup(message.descriptors[1]), "wb") as target:
        target.write(made)
    return {"planned": True}
