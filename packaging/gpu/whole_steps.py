"""Steps that go all the way from clips to tracks: fenced workers, and one process without."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING, Any

from asked import Asked, Known, as_weights, clip_of, clips_of, detector_of, weights_of
from card import SHAPE, Card, loud_deaths, row

if TYPE_CHECKING:
    from collections.abc import Iterator


def ours(asked: Asked, profile: str) -> Iterator[dict[str, Any]]:
    """The workers as they are used, fence and all."""
    from compare import plain

    from nvr_desk.errors import JobCancelledError, WorkerDiedError
    from nvr_desk.vision import crew
    from nvr_desk.vision.device import AnalysisDevice
    from nvr_desk.vision.settings import settings_for

    def made(parts: int, barred: Any) -> Any:  # noqa: ANN401 - a device
        return AnalysisDevice(
            as_weights(weights_of(asked)),
            engine=asked.engine,
            engines_folder=asked.work / "engines",
            settings=settings_for(profile),
            parts=parts,
            barred=barred,
        )

    loud_deaths()
    until = time.perf_counter() + asked.seconds * 0.85
    known = clips_of(asked)
    with (
        Card(there=not asked.cpu) as card,
        closing(crew.opened(made, (asked.engine,))) as device,
    ):
        members = getattr(device, "_members", (device,))
        report = members[0].fence
        yield row("isolation", str(report.get("isolation")), note=str(report.get("missing")))
        yield row("engine", "; ".join(device.engines))
        hello = members[0]._started().worker.hello
        yield row("decoders", "; ".join(": ".join(map(str, each)) for each in hello["decoders"]))

        def look(each: Known) -> Any:  # noqa: ANN401 - an Analysis, or None where time was up
            if time.perf_counter() > until:
                return None
            try:
                return device.analyse(
                    each.path,
                    each.sha256,
                    each.facts,
                    cancelled=lambda: time.perf_counter() > until,
                    progress=lambda _: None,
                )
            except (JobCancelledError, WorkerDiedError):
                if time.perf_counter() < until:
                    raise
                return None  # time is up, for all clips in hand

        shapes = {known.facts.upright_size: known for known in known}.values()
        with ThreadPoolExecutor(len(members) * len(shapes)) as pool:  # every worker has every shape
            list(pool.map(look, [each for each in shapes for _ in members]))
        began = time.perf_counter()
        with ThreadPoolExecutor(device.slots) as pool:
            results = list(zip(known, pool.map(look, known), strict=True))
        seconds = time.perf_counter() - began
        done = [(each, found) for each, found in results if found is not None]
        frames = sum(each.facts.frames for each, _ in done)
        looks = sum(found.coverage.looks for _, found in done)
        note = f"{device.slots} clips at once; {len(done)} of {len(known)} clips"
        yield row("frames/s", frames / seconds if done else None, "frames/s", note)
        length = sum(each.facts.duration_s for each, _ in done)
        yield row("times real time", length / seconds, "×")
        yield row("looks per frame", looks / max(1, frames), "", f"{looks} looks")
        yield row("tracks", float(sum(len(found.tracks) for _, found in done)))
        yield from card.rows()
        found = {each.path.name: plain(found) for each, found in done}
        (asked.work / f"tracks_{profile}.json").write_text(json.dumps(found), "utf-8")
        yield from _recall(asked, profile)


def loose(asked: Asked) -> Iterator[dict[str, Any]]:
    """The same pipeline in one process without a fence: how full batches are, who decodes."""
    from nvr_desk.vision import decoders
    from nvr_desk.vision.ahead import Ahead
    from nvr_desk.vision.lanes import Lanes
    from nvr_desk.vision.letterbox import best_shape, fit
    from nvr_desk.vision.pipeline import Pipeline
    from nvr_desk.vision.settings import settings_for

    sys.setswitchinterval(0.001)
    until = time.perf_counter() + asked.seconds * 0.85
    known = [each for each in clips_of(asked) if best_shape(each.facts.upright_size) == SHAPE]
    settings = settings_for("fast")
    detector = detector_of(asked)
    made, found = decoders.prepare(decoders.wanted(detector.name, None))
    told = "; ".join(f"{each.name}: {each.why}" for each in found)
    yield row("decoders", told or "cores only")
    pictures: Counter[str] = Counter()

    def one(each: Known) -> int:
        if time.perf_counter() > until:
            return 0

        def use(source: Any) -> int:  # noqa: ANN401 - a Source
            with lanes.looker(detector) as looker, Ahead(source, 40_000_000) as shots:
                pipeline = Pipeline(
                    looker,
                    fit(each.facts.upright_size, SHAPE),
                    float(each.facts.time_base),
                    settings,
                )
                end = each.facts.start_s + each.facts.duration_s
                return pipeline.run(shots, end, lambda: source.holes(end), lambda _: None).looks

        with each.path.open("rb") as clip:
            looks = made.run(clip_of(decoders, each), clip.fileno(), use)
        pictures["all"] += each.facts.frames
        return int(looks)

    with Lanes(detector.lanes) as lanes, Card(there=not asked.cpu) as card:
        one(known[0])
        lanes.looks = lanes.calls = 0
        pictures.clear()
        made.counts.clear()
        began, busy = time.perf_counter(), time.process_time()
        with ThreadPoolExecutor(len(os.sched_getaffinity(0)) + max(1, made.sessions)) as pool:
            looks = sum(pool.map(one, known))
        seconds, busy = time.perf_counter() - began, time.process_time() - busy
        filling = 100.0 * lanes.looks / max(1, lanes.calls * detector.batch)
    frames = pictures["all"]
    yield row("frames/s", frames / seconds, "frames/s", f"{looks} looks, {detector.name}")
    yield row("looks per frame", looks / max(1, frames))
    yield row("batch filling", filling, "%", f"of {detector.batch}, {lanes.calls} calls")
    yield row("cores busy", busy / seconds, "", f"{1e6 * busy / max(1, frames):.0f} µs a frame")
    card_share = 100.0 * (1 - made.counts["cpu"] / max(1, sum(made.counts.values())))
    note = f"{dict(made.counts)}, refused {dict(made.refusals)}"
    yield row("clips decoded by the card", card_share, "%", note)
    yield from card.rows()


def _recall(asked: Asked, profile: str) -> list[dict[str, Any]]:
    """Share of the other profile's sure tracks that are found again, whichever ran last."""
    from compare import found_again

    exact, mine = (asked.work / f"tracks_{each}.json" for each in ("exact", profile))
    if profile == "exact":
        mine = asked.work / "tracks_fast.json"
    if not exact.is_file() or not mine.is_file():
        return []
    found, of = found_again(
        json.loads(exact.read_text("utf-8")), json.loads(mine.read_text("utf-8"))
    )
    name = "fast's recall of exact's tracks" if profile == "exact" else "recall of exact's tracks"
    return [row(name, found / of if of else None, "", f"{found} of {of} tracks")]
