"""The analysis worker: whole clips in, tracks and coverage out, behind the fence.

Engine and device context come first, then the fence; clips and networks arrive as read-only
descriptors. One network of each shape is kept, so a case of alike clips loads it once.
"""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from nvr_desk.errors import EngineUnavailableError
from nvr_desk.media import fence, fence_probe, frames, serving
from nvr_desk.media.fence_profile import FenceProfile
from nvr_desk.media.warm import warm_up
from nvr_desk.vision import parcel
from nvr_desk.vision.classes import lookup
from nvr_desk.vision.engines.choice import open_engine
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.looker import DirectLooker
from nvr_desk.vision.pipeline import Looked, Pipeline
from nvr_desk.vision.rehearsal import rehearse
from nvr_desk.vision.settings import DetectSettings, Profile, settings_from
from nvr_desk.vision.shots import Shots

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.media.wire import Channel, Message
    from nvr_desk.vision.detector import Detector
    from nvr_desk.vision.engines.choice import Maker

ENGINES_VARIABLE = "NVR_DESK_WORKER_ENGINES"
"""Engines to try, comma separated, in the worker's environment."""

_RAW_BYTES = 32 << 20
"""Most raw bytes of one answer."""

_PROGRESS_STEP = 0.01
_PROGRESS_S = 2.0


def main(channel: Channel) -> None:
    """Load an engine, close the fence, serve."""
    os.environ.setdefault("CI", "true")
    try:
        name, maker = open_engine(os.environ.get(ENGINES_VARIABLE, "basic").split(","))
    except EngineUnavailableError as error:
        channel.send({"ready": False, "unavailable": serving.plain_reason(error)})
        return
    warm_up()
    rehearse(name, maker)
    report = fence.apply(FenceProfile(open_files=1024))
    worker = _Worker(channel, maker)
    handlers: dict[str, serving.Handler] = {
        "network": worker.network,
        "analyse": worker.analyse,
        "tracks": worker.tracks,
        "fence": _try_to_leave,
    }
    serving.serve(channel, handlers, {"engine": name, "fence": report.as_json()})


class _Worker:
    """Networks by shape, and the tracks of the last clip until they are fetched."""

    def __init__(self, channel: Channel, maker: Maker) -> None:
        self._channel = channel
        self._maker = maker
        self._detectors: dict[tuple[int, int], Detector] = {}
        self._parcels: list[tuple[list[list[Any]], bytes]] = []

    def network(self, message: Message) -> serving.Answer:
        """Load a network: descriptors are its files, ``kept`` the classes that leave."""
        body = message.body
        files = [_read_all(descriptor) for descriptor in message.descriptors]
        shape = _shape(body)
        kept = {int(number): int(place) for number, place in body["kept"]}
        table = lookup(kept, int(body["classes"]))
        try:
            self._detectors[shape] = self._maker(files, shape, table, _settings(body))
        except RuntimeError as error:
            return {"error": serving.plain_reason(error)}
        return {"loaded": True}

    def analyse(self, message: Message) -> serving.Answer:
        """Look at one clip (descriptor 0) with the network of a shape loaded before."""
        body = message.body
        shape, settings = _shape(body), _settings(body)
        detector = self._detectors.get(shape)
        if body.get("basic"):  # its background belongs to one clip
            detector = self._maker((), shape, np.zeros(0, np.int64), settings)
        if detector is None:
            return {"error": "no network of this shape was loaded"}
        self._parcels = []
        looked = self._run(message.descriptors[0], detector, settings, body)
        self._parcels = parcel.batches(looked.tracks, _RAW_BYTES)
        return {
            "parcels": len(self._parcels),
            "spans": parcel.pack_spans(looked.spans),
            "looks": looked.looks,
            "pictures": looked.pictures,
        }

    def tracks(self, message: Message) -> serving.Answer:
        """One of the parcels that ``analyse`` announced."""
        heads, rows = self._parcels[int(message.body["parcel"])]
        return {"tracks": heads}, rows

    def _run(
        self, descriptor: int, detector: Detector, settings: DetectSettings, body: dict[str, Any]
    ) -> Looked:
        start, end = float(body["start_s"]), float(body["end_s"])
        with frames.open_container(descriptor) as container:
            triage = settings.profile is Profile.TRIAGE
            shots = Shots(container, int(body["rotation"]), key_only=triage)
            width, height = (int(side) for side in body["upright"])
            pipeline = Pipeline(
                DirectLooker(detector),
                fit((width, height), detector.shape),
                int(body["tick"][0]) / int(body["tick"][1]),
                settings,
            )
            report = _progress(self._channel, start, end)
            return pipeline.run(shots, end, lambda: shots.holes(end), report)


def _progress(channel: Channel, start: float, end: float) -> Callable[[float], None]:
    """Tells the parent every percent, and every few seconds that the worker lives."""
    told, heard = 0.0, time.monotonic()

    def tell(seconds: float) -> None:
        nonlocal told, heard
        share = min(1.0, max(0.0, (seconds - start) / max(end - start, 1e-6)))
        now = time.monotonic()
        if share - told >= _PROGRESS_STEP or now - heard >= _PROGRESS_S:
            told, heard = share, now
            serving.progress(channel, share)

    return tell


def _shape(body: dict[str, Any]) -> tuple[int, int]:
    height, width = cast("list[int]", body["shape"])
    return int(height), int(width)


def _settings(body: dict[str, Any]) -> DetectSettings:
    return settings_from(json.loads(str(body["settings"])))


def _read_all(descriptor: int) -> bytes:
    with os.fdopen(os.dup(descriptor), "rb") as stream:
        stream.seek(0)
        return stream.read()


def _try_to_leave(message: Message) -> serving.Answer:
    return {"attempts": fence_probe.try_everything(message.body["targets"])}
