"""The steps of a GPU check, each in a process of its own: ``steps.py NAME WORK COUNT …``."""

from __future__ import annotations

import argparse
import faulthandler
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from card import SHAPE, Card, Shown, loud_deaths, resting, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nvr_desk.records.media import MediaFacts

ROOT = Path(__file__).resolve().parents[2]
MARK = "GPU-CHECK-ROWS "
INFER_S = 3.0


@dataclass(frozen=True)
class Asked:
    """What the command line says."""

    work: Path
    count: int
    cpu: bool
    weights: Path | None
    seconds: float = 60.0

    @property
    def engine(self) -> str:
        """Of AnalysisDevice."""
        if not self.cpu:
            return "torch-cuda"
        return "torch-cpu" if importlib.util.find_spec("openvino") is None else "openvino-cpu"

    @property
    def baseline_s(self) -> float:
        """How long the contender runs."""
        return 8.0 if self.cpu else 30.0

    @property
    def device(self) -> str:
        """As torch names it."""
        return "cpu" if self.cpu else "cuda:0"


@dataclass(frozen=True)
class Known:
    """A clip and what the survey found."""

    path: Path
    sha256: str
    facts: MediaFacts


def facts(asked: Asked) -> list[dict[str, Any]]:
    """The machine."""
    import platform

    import av
    import torch
    from av.codec.hwaccel import hwdevices_available

    rows = [
        row("python", platform.python_version()),
        row("kernel", platform.release()),
        row("cores", float(len(os.sched_getaffinity(0)))),
        row("torch", str(torch.__version__)),
        row("PyAV", av.__version__, note="devices built in: " + ", ".join(hwdevices_available())),
    ]
    if asked.cpu:
        return rows
    query = "name,driver_version,memory.total,clocks.current.video,pcie.link.gen.current"
    done = subprocess.run(
        ["nvidia-smi", f"--query-gpu={query}", "--format=csv,noheader"],  # noqa: S607 - of the driver
        capture_output=True,
        text=True,
        check=False,
    )
    rows.append(row("nvidia-smi", done.stdout.strip() or done.stderr.strip()[:200]))
    rows.append(row("torch's device", torch.cuda.get_device_name(0)))
    libraries = ("libcuda.so.1", "libnvcuvid.so.1", "libnvidia-encode.so.1")
    rows += [row(name, _loads(name)) for name in libraries]
    nodes = sorted(str(path) for path in Path("/dev").glob("nvidia*"))
    rows.append(row("device files", ", ".join(nodes) or "none"))
    return rows


def clips(asked: Asked) -> list[dict[str, Any]]:
    """Make clips, take carried ones as well, and survey all of them in software."""
    from scenes import make, scenes

    folder = asked.work / "clips"
    folder.mkdir(exist_ok=True)
    todo = scenes(asked.count, small=asked.cpu)
    paths = [folder / f"scene_{scene.number:03}.mp4" for scene in todo]
    began = time.perf_counter()
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        made = sum(pool.map(make, todo, map(str, paths)))
        seconds = time.perf_counter() - began
        if not asked.cpu:
            paths += sorted((ROOT / ".gpu" / "clips").glob("*.mp4"))
        found = list(pool.map(_surveyed, map(str, paths)))
    (asked.work / "clips.json").write_text(json.dumps(found), "utf-8")
    total = sum(each["frames"] for each in found)
    kinds = sorted({f"{each['codec']} {each['width']}×{each['height']}" for each in found})
    return [
        row("clips", float(len(found)), note="; ".join(kinds)),
        row("pictures", float(total), note=f"{made} made in {seconds:.0f} s"),
    ]


def hardware(asked: Asked) -> Iterator[dict[str, Any]]:
    """What decodes in hardware, and whether it gives the software decoder's names."""
    from nvr_desk.media import hardware as media_hardware
    from nvr_desk.vision import decoders

    began = time.perf_counter()
    hard, found = decoders.prepare(("nvdec", "cuda"))
    took = time.perf_counter() - began
    for each in found:
        yield row(each.name, "works" if each.works else "no", note=each.why)
    yield row("ready after", took, "s")
    if not asked.cpu:
        alone = media_hardware.accelerator("cuda")
        yield row("PyAV cuda, tried alone", "works" if alone.works else "no", note=alone.why)
    same = other = 0
    for known in _clips(asked)[:8]:
        with known.path.open("rb") as clip:
            wanted = _names(decoders.Decoders(), known, clip.fileno())
            other += _names(hard, known, clip.fileno()) != wanted
        same += 1
    yield row(
        "clips with other (pts, brightness) than software",
        float(other),
        note=f"of {same}; decoded by {dict(hard.counts)}, refused {dict(hard.refusals)}",
    )


def fence(asked: Asked) -> Iterator[dict[str, Any]]:
    """CUDA and NVDEC behind the fence, act by act."""
    from fence import all_acts

    network = "" if asked.cpu else str(_workshop(asked).network((1920, 1080)).files[0])
    yield from all_acts(device=asked.device, network=network, parallel=2 if asked.cpu else 8)


def decode(asked: Asked) -> Iterator[dict[str, Any]]:
    """Decoding alone: cores, card, both from one queue."""
    from nvr_desk.vision import decoders

    known = _clips(asked)
    ways: list[tuple[str, tuple[str, ...], bool]] = [("cores", (), False)]
    if not asked.cpu:
        ways += [
            ("card by PyNvVideoCodec", ("nvdec",), True),
            ("card by PyAV", ("cuda",), True),
            ("cores and card together", ("nvdec", "cuda"), False),
        ]
    for name, wanted, only in ways:
        made, found = decoders.prepare(wanted)
        if wanted and not any(each.works for each in found):
            yield row(name, None, "frames/s", "; ".join(each.why for each in found))
            continue
        jobs = known
        if only:
            jobs = [each for each in known if made.fit(_clip(decoders, each))]
        threads = made.sessions if only else len(os.sched_getaffinity(0)) + made.sessions
        seconds = _decoded(made, decoders, jobs, max(1, threads))
        rate = sum(each.facts.frames for each in jobs) / seconds
        note = f"{threads} threads; clips by {dict(made.counts)}; refused {dict(made.refusals)}"
        yield row(name, rate, "frames/s", note)


def networks(asked: Asked) -> Iterator[dict[str, Any]]:
    """One for each shape among the clips, made by the builder as in use, all at once."""
    from nvr_desk.vision.letterbox import best_shape

    began = time.perf_counter()
    known = {best_shape(each.facts.upright_size): each for each in _clips(asked)}
    workshop = _workshop(asked)
    with ThreadPoolExecutor(2 if asked.cpu else 4) as pool:
        made = [pool.submit(workshop.network, each.facts.upright_size) for each in known.values()]
        for one in made:
            shape = one.result().shape
            seconds = time.perf_counter() - began
            yield row(f"network {shape[0]}×{shape[1]}", "built", note=f"after {seconds:.0f} s")


def infer(asked: Asked) -> Iterator[dict[str, Any]]:
    """Looking alone: pictures that lie on the card already."""
    import numpy as np

    from nvr_desk.vision.letterbox import fit

    verdicts: list[tuple[str, str]] = []
    detector = _detector(asked, verdicts)
    told = "; ".join(": ".join(each) for each in verdicts)
    yield row("engine", detector.name, note=f"{told}; lanes {detector.lanes}")
    if slow := getattr(detector, "slow", ()):
        yield row("slower than it could be", "; ".join(slow))
    yield row("largest batch", float(detector.batch))
    picture = np.random.default_rng(0).integers(0, 255, (*SHAPE, 3), np.uint8)
    shots = {"from main memory": Shown(picture)}
    if not asked.cpu:
        shots["resting on the card"] = resting(asked.device)
    for where, shot in shots.items():
        prepared = detector.prepare(shot, fit((SHAPE[1], SHAPE[0]), SHAPE))
        for batch in (32, 8, 1):
            if batch <= detector.batch:
                rate = _looking(detector, [prepared] * batch)
                yield row(f"batches of {batch}, {where}", rate, "looks/s", "made ready before")
    if not asked.cpu:
        from parity import found_again

        network = _workshop(asked).network((1920, 1080))
        yield from found_again(detector, network, picture)


def baseline(asked: Asked) -> list[dict[str, Any]]:
    """A: YOLO.predict(stream=True) on the checkpoint, at most 300 frames a clip."""
    from ultralytics import YOLO

    model = YOLO(str(_weights(asked)))
    known = _clips(asked)
    for _ in zip(_predicted(model, known[0].path, asked.device), range(5), strict=False):
        pass  # warm
    began = time.perf_counter()
    count = clips_seen = 0
    for each in known:
        clips_seen += 1
        for _ in zip(_predicted(model, each.path, asked.device), range(300), strict=False):
            count += 1
            if time.perf_counter() - began > asked.baseline_s:
                break
        if time.perf_counter() - began > asked.baseline_s:
            break
    rate = count / (time.perf_counter() - began)
    return [row("frames/s", rate, "frames/s", f"{count} frames of {clips_seen} clips")]


def ours(asked: Asked, profile: str) -> Iterator[dict[str, Any]]:
    """The workers as they are used, fence and all."""
    from compare import plain

    from nvr_desk.errors import JobCancelledError, WorkerDiedError
    from nvr_desk.vision import crew
    from nvr_desk.vision.device import AnalysisDevice
    from nvr_desk.vision.settings import settings_for

    def made(parts: int, barred: Any) -> Any:  # noqa: ANN401 - a device
        return AnalysisDevice(
            _as_weights(_weights(asked)),
            engine=asked.engine,
            engines_folder=asked.work / "engines",
            settings=settings_for(profile),
            parts=parts,
            barred=barred,
        )

    loud_deaths()
    until = time.perf_counter() + asked.seconds * 0.85
    known = _clips(asked)
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
    known = [each for each in _clips(asked) if best_shape(each.facts.upright_size) == SHAPE]
    settings = settings_for("fast")
    detector = _detector(asked)
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
            looks = made.run(_clip(decoders, each), clip.fileno(), use)
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


def fixed(asked: Asked) -> Iterator[dict[str, Any]]:
    """The fewest fixed looks a second that reach the recall rows, judged as the bench does."""
    from fixed import fewest_looks

    yield from fewest_looks(_clips(asked), _detector(asked), SHAPE, asked.seconds * 0.8)


# --- parts ---------------------------------------------------------------------------------------


def _loads(name: str) -> str:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError as error:
        return f"no: {error}"[:120]
    return "there"


def _surveyed(path: str) -> dict[str, Any]:
    from nvr_desk.digest import sha256_file
    from nvr_desk.media.survey import survey

    with open(path, "rb") as clip:  # noqa: PTH123 - a plain descriptor
        found = survey(clip.fileno(), lambda _done, _of: None).facts
    if found is None:
        raise RuntimeError(f"{path} cannot be read")
    return {
        "path": path,
        "sha256": sha256_file(Path(path)),
        "container": found.container,
        "codec": found.codec,
        "pixel_format": found.pixel_format,
        "width": found.width,
        "height": found.height,
        "rotation": found.rotation,
        "stream_index": found.stream_index,
        "time_base": [found.time_base.numerator, found.time_base.denominator],
        "start_s": found.start_s,
        "duration_s": found.duration_s,
        "frames": found.frames,
        "failed_frames": found.failed_frames,
    }


def _clips(asked: Asked) -> list[Known]:
    from nvr_desk.records.media import MediaFacts

    out = []
    for each in json.loads((asked.work / "clips.json").read_text("utf-8")):
        path, sha256 = Path(each.pop("path")), each.pop("sha256")
        each["time_base"] = Fraction(*each["time_base"])
        out.append(Known(path, sha256, MediaFacts(**each)))
    return out


def _clip(decoders: Any, known: Known) -> Any:  # noqa: ANN401 - the module, a Clip
    from nvr_desk.vision.balance import Load

    facts = known.facts
    load = Load(facts.codec, facts.width, facts.height, facts.frames)
    return decoders.Clip(load, facts.pixel_format, facts.rotation, facts.failed_frames > 0)


def _names(made: Any, known: Known, number: int) -> list[tuple[int, int]]:  # noqa: ANN401
    """(pts, sum of thinned brightness) of every picture."""
    from nvr_desk.vision import decoders

    def use(source: Any) -> list[tuple[int, int]]:  # noqa: ANN401 - a Source
        return [(shot.pts, int(shot.luma(8).astype("int64").sum())) for shot in source]

    return list(made.run(_clip(decoders, known), number, use))


def _decoded(made: Any, decoders: Any, jobs: list[Known], threads: int) -> float:  # noqa: ANN401
    """Seconds for all of them; pictures are dropped as they come."""

    def one(known: Known) -> None:
        with known.path.open("rb") as clip:
            made.run(_clip(decoders, known), clip.fileno(), lambda source: sum(1 for _ in source))

    began = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(one, jobs))
    return time.perf_counter() - began


def _looking(detector: Any, batch: list[Any]) -> float:  # noqa: ANN401 - a Detector
    """Looks a second with all lanes busy."""
    for _ in range(3):
        detector.look(batch)
    until = time.perf_counter() + INFER_S

    def lane(_: int) -> int:
        count = 0
        while time.perf_counter() < until:
            detector.look(batch)
            count += len(batch)
        return count

    began = time.perf_counter()
    with ThreadPoolExecutor(detector.lanes) as pool:
        total = sum(pool.map(lane, range(detector.lanes)))
    return total / (time.perf_counter() - began)


def _predicted(model: Any, path: Path, device: Any) -> Any:  # noqa: ANN401 - ultralytics
    return model.predict(str(path), stream=True, verbose=False, device=device)


def _weights(asked: Asked) -> Path:
    """Given, carried, beside the checkout, or random ones (good for speed only)."""
    near = ROOT.parent / "shared" / "data" / "weights"
    known = [asked.weights, *sorted((ROOT / ".gpu").glob("*.pt")), *sorted(near.glob("*.pt"))]
    for path in known:
        if path is not None and path.is_file():
            return path
    made = asked.work / "yolo26n-random.pt"
    if not made.is_file():
        from ultralytics import YOLO

        YOLO("yolo26n.yaml").save(str(made))
    return made


def _as_weights(path: Path) -> Any:  # noqa: ANN401 - Weights
    from nvr_desk.vision.weights import Weights, weights_sha256

    return Weights(card=None, path=path, sha256=weights_sha256(path), unverified=True)


def _workshop(asked: Asked) -> Any:  # noqa: ANN401 - a Workshop
    from nvr_desk.vision.engines.choice import formats
    from nvr_desk.vision.workshop import Workshop

    weights = _as_weights(_weights(asked))
    return Workshop(asked.work / "engines", weights, formats(asked.engine)[0])


def _detector(asked: Asked, verdicts: list[tuple[str, str]] | None = None) -> Any:  # noqa: ANN401
    """What looks at landscape pictures, in this process."""
    from nvr_desk.vision.classes import lookup
    from nvr_desk.vision.engines.choice import open_engine
    from nvr_desk.vision.settings import settings_for

    network = _workshop(asked).network((1920, 1080))
    _, maker = open_engine((asked.engine,), verdicts)
    table = lookup(dict(network.kept), network.classes)
    return maker([network.files[0].read_bytes()], SHAPE, table, settings_for("fast"))


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


STEPS: dict[str, Any] = {
    "facts": facts,
    "clips": clips,
    "hardware": hardware,
    "fence": fence,
    "decode": decode,
    "networks": networks,
    "infer": infer,
    "fixed": fixed,
    "baseline": baseline,
    "fast": lambda asked: ours(asked, "fast"),
    "exact": lambda asked: ours(asked, "exact"),
    "triage": lambda asked: ours(asked, "triage"),
    "loose": loose,
}


def main() -> None:
    """One step."""
    parser = argparse.ArgumentParser()
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("work", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    given = parser.parse_args()
    faulthandler.dump_traceback_later(max(5.0, given.seconds - 2.0))  # says where it hangs
    asked = Asked(given.work, given.count, given.cpu, given.weights, given.seconds)
    for each in STEPS[given.step](asked):
        sys.stdout.write("\n" + MARK + json.dumps([each]) + "\n")
        sys.stdout.flush()  # a step whose time is up keeps what it told
    faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    main()
