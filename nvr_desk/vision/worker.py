"""The analysis worker: whole clips in, tracks and coverage out, behind the fence.

Engine and device context come first, then the fence; clips and networks arrive as read-only
descriptors. One network of each shape is kept, so a case of alike clips loads it once. Several
clips are in hand at once, each with a thread that decodes and one that tracks; all look through
the same lanes.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from nvr_desk.errors import EngineUnavailableError, MediaError
from nvr_desk.media import fence, fence_probe, frames, serving
from nvr_desk.media.cores import cores
from nvr_desk.media.fence_profile import FenceProfile
from nvr_desk.media.warm import warm_up
from nvr_desk.vision import calibrate, parcel
from nvr_desk.vision.ahead import Ahead
from nvr_desk.vision.balance import DECODERS_VARIABLE, Load
from nvr_desk.vision.classes import lookup
from nvr_desk.vision.cv import cv2
from nvr_desk.vision.decoders import Clip, prepare, wanted
from nvr_desk.vision.engines.choice import CARDS, made_for, open_engine
from nvr_desk.vision.far import FarLooker
from nvr_desk.vision.holes import Watched
from nvr_desk.vision.key_shots import KeyShots
from nvr_desk.vision.lanes import Lanes
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.looker import DirectLooker
from nvr_desk.vision.pipeline import Looked, Pipeline
from nvr_desk.vision.rehearsal import rehearse
from nvr_desk.vision.settings import DetectSettings, Profile, settings_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from av.container import InputContainer

    from nvr_desk.media.wire import Channel, Message
    from nvr_desk.vision.decoders import Decoders, Source
    from nvr_desk.vision.detector import Detector
    from nvr_desk.vision.engines.choice import Maker
    from nvr_desk.vision.looker import Looker

ENGINES_VARIABLE = "NVR_DESK_WORKER_ENGINES"
"""Engines to try, comma separated, in the worker's environment."""

_RAW_BYTES = 32 << 20
"""Most raw bytes of one answer."""

_AHEAD_BYTES = 120_000_000
"""Decoded pictures that wait to be taken, of a clip alone; those taken the pipeline bounds."""
_AHEAD_SHARERS = 3
"""It is shared down to a third of that: a lone clip has nothing else to do while it waits for
answers, while clips side by side have each other."""
_MOST_SLOTS = 32
_SWITCH_S = 0.001
"""How soon a thread that computes in Python lets another one in; a lane must not wait long."""

_PROGRESS_STEP = 0.01
_PROGRESS_S = 2.0


def main(channel: Channel) -> None:
    """Load an engine, close the fence, serve."""
    os.environ.setdefault("CI", "true")
    verdicts: list[tuple[str, str]] = []
    try:
        name, maker = open_engine(os.environ.get(ENGINES_VARIABLE, "basic").split(","), verdicts)
    except EngineUnavailableError as error:
        channel.send({"ready": False, "unavailable": serving.plain_reason(error)})
        return
    facts = made_for(name)
    warm_up()
    rehearse(name, maker)
    decoders, found = prepare(wanted(name, os.environ.get(DECODERS_VARIABLE)))
    slots = _slots(name, decoders.sessions)
    sys.setswitchinterval(_SWITCH_S)
    report = fence.apply(FenceProfile(open_files=1024))
    worker = _Worker(channel, maker, decoders)
    handlers: dict[str, serving.Handler] = {
        "network": worker.network,
        "analyse": worker.analyse,
        "tracks": worker.tracks,
        "calibrate": worker.calibrate,
        "fence": _try_to_leave,
    }
    hello = {
        "engine": name,
        "made_for": facts,
        "verdicts": [list(verdict) for verdict in verdicts],
        "slots": slots,
        "fence": report.as_json(),
        "decoders": [[each.name, each.works, each.why] for each in found],
    }
    serving.serve(channel, handlers, hello, beside={"analyse"})


def _slots(name: str, sessions: int) -> int:
    """Clips in hand at once: enough that lanes and decoders find work while some clip waits."""
    if name in CARDS:
        return min(_MOST_SLOTS, max(_MOST_SLOTS // 2, cores() + max(cores(), sessions)))
    if name == "basic":  # looks in the threads of its clips
        return cores()
    cv2.setNumThreads(1)
    return min(_MOST_SLOTS, cores() + 1)


class _Worker:
    """Networks by shape, and the tracks of each clip until they are fetched.

    Args:
        channel: to the parent.
        maker: of detectors.
        decoders: the cores, and hardware that proved itself.
    """

    def __init__(self, channel: Channel, maker: Maker, decoders: Decoders) -> None:
        self._channel = channel
        self._maker = maker
        self._decoders = decoders
        self._lanes: Lanes | None = None
        self._detectors: dict[tuple[int, int], Detector] = {}
        self._parcels: dict[int, list[tuple[list[list[Any]], bytes]]] = {}

    def network(self, message: Message) -> serving.Answer:
        """Load a network: descriptors are its files, ``kept`` the classes that leave."""
        body = message.body
        files = [_read_all(descriptor) for descriptor in message.descriptors]
        shape = _shape(body)
        kept = {int(number): int(place) for number, place in body["kept"]}
        table = lookup(kept, int(body["classes"]))
        try:
            detector = self._maker(files, shape, table, _settings(body))
        except RuntimeError as error:
            return {"error": serving.plain_reason(error)}
        self._detectors[shape] = detector
        if self._lanes is None:
            self._lanes = Lanes(detector.lanes)
        return {"loaded": True}

    def analyse(self, message: Message) -> serving.Answer:
        """Look at one clip (descriptor 0) with the network of a shape loaded before."""
        body = message.body
        looked = self._run(message.descriptors[0], body)
        parcels = parcel.batches(looked.tracks, _RAW_BYTES)
        if parcels:
            self._parcels[int(body["n"])] = parcels
        moved, grids = parcel.pack_motion(looked.motion)
        return {
            "parcels": len(parcels),
            "spans": parcel.pack_spans(looked.spans),
            "motion": moved,
            "looks": looked.looks,
            "pictures": looked.pictures,
            "fill": self._lanes.fill if self._lanes is not None else 1.0,
        }, grids

    def tracks(self, message: Message) -> serving.Answer:
        """One of the parcels that ``analyse`` announced; they go in order, each once."""
        clip = int(message.body["clip"])
        heads, rows = self._parcels[clip].pop(0)
        if not self._parcels[clip]:
            del self._parcels[clip]
        return {"tracks": heads}, rows

    def calibrate(self, message: Message) -> serving.Answer:
        """How fast a network of a shape looks here; no clip is in hand meanwhile."""
        body = message.body
        with contextlib.ExitStack() as stack:
            looker = self._looker(body, DetectSettings(), stack)
            return dict(calibrate.measure(looker, _shape(body)))

    def _run(self, descriptor: int, body: dict[str, Any]) -> Looked:
        if _settings(body).profile is Profile.TRIAGE:
            with frames.open_container(descriptor) as container:
                keys = _key_shots(container, body)
                return self._look(keys, body)
        tick = _tick(body)
        return self._decoders.run(
            _clip(body), descriptor, lambda shots: self._look(Watched(shots, tick), body)
        )

    def _look(self, shots: Source, body: dict[str, Any]) -> Looked:
        settings = _settings(body)
        start, end = float(body["start_s"]), float(body["end_s"])
        width, height = (int(side) for side in body["upright"])
        with contextlib.ExitStack() as stack:
            looker = self._looker(body, settings, stack)
            box = fit((width, height), _shape(body))
            if settings.profile is Profile.FAR and not body.get("basic"):
                looker = FarLooker(looker, box)
            ahead = stack.enter_context(Ahead(shots, _AHEAD_BYTES, sharers=self._sharers))
            pipeline = Pipeline(looker, box, _tick(body), settings)
            report = _progress(self._channel, int(body["n"]), start, end)
            return pipeline.run(ahead, end, lambda: shots.holes(end), report)

    def _sharers(self) -> int:
        """Clips that share what may be decoded ahead."""
        clips = self._lanes.clips if self._lanes is not None else _AHEAD_SHARERS
        return min(_AHEAD_SHARERS, clips)

    def _looker(
        self, body: dict[str, Any], settings: DetectSettings, stack: contextlib.ExitStack
    ) -> Looker:
        shape = _shape(body)
        if body.get("basic"):  # its background belongs to one clip
            return DirectLooker(self._maker((), shape, np.zeros(0, np.int64), settings))
        detector = self._detectors.get(shape)
        if detector is None or self._lanes is None:
            message = "no network of this shape was loaded"
            raise MediaError(message)
        return stack.enter_context(self._lanes.looker(detector))


def _key_shots(container: InputContainer, body: dict[str, Any]) -> KeyShots:
    rotation, end_s = int(body["rotation"]), float(body["end_s"])
    return KeyShots(container, rotation, end_s, own_times=bool(body["own_times"]))


def _clip(body: dict[str, Any]) -> Clip:
    """What the survey found, as it decides who decodes."""
    codec, pixels, width, height = body["coded"]
    load = Load(str(codec), int(width), int(height), int(body["frames"]))
    return Clip(load, str(pixels), int(body["rotation"]), bool(body["damaged"]))


def _progress(channel: Channel, clip: int, start: float, end: float) -> Callable[[float], None]:
    """Tells the parent every percent, and every few seconds that the worker lives."""
    told, heard = 0.0, time.monotonic()

    def tell(seconds: float) -> None:
        nonlocal told, heard
        share = min(1.0, max(0.0, (seconds - start) / max(end - start, 1e-6)))
        now = time.monotonic()
        if share - told >= _PROGRESS_STEP or now - heard >= _PROGRESS_S:
            told, heard = share, now
            serving.progress(channel, share, n=clip)

    return tell


def _tick(body: dict[str, Any]) -> float:
    """Seconds of one tick of the clip's time base."""
    return int(body["tick"][0]) / int(body["tick"][1])


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
