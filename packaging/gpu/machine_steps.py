"""Steps that look at the machine: what it is, clips for it, what it decodes and what it fences."""

from __future__ import annotations

import json
import os
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asked import ROOT, Asked, Known, clip_of, clips_of, workshop_of
from card import row

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    for known in clips_of(asked)[:8]:
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

    network = "" if asked.cpu else str(workshop_of(asked).network((1920, 1080)).files[0])
    yield from all_acts(device=asked.device, network=network, parallel=2 if asked.cpu else 8)


def decode(asked: Asked) -> Iterator[dict[str, Any]]:
    """Decoding alone: cores, card, both from one queue."""
    from nvr_desk.vision import decoders

    known = clips_of(asked)
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
            jobs = [each for each in known if made.fit(clip_of(decoders, each))]
        threads = made.sessions if only else len(os.sched_getaffinity(0)) + made.sessions
        seconds = _decoded(made, decoders, jobs, max(1, threads))
        rate = sum(each.facts.frames for each in jobs) / seconds
        note = f"{threads} threads; clips by {dict(made.counts)}; refused {dict(made.refusals)}"
        yield row(name, rate, "frames/s", note)


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


def _names(made: Any, known: Known, number: int) -> list[tuple[int, int]]:  # noqa: ANN401
    """(pts, sum of thinned brightness) of every picture."""
    from nvr_desk.vision import decoders

    def use(source: Any) -> list[tuple[int, int]]:  # noqa: ANN401 - a Source
        return [(shot.pts, int(shot.luma(8).astype("int64").sum())) for shot in source]

    return list(made.run(clip_of(decoders, known), number, use))


def _decoded(made: Any, decoders: Any, jobs: list[Known], threads: int) -> float:  # noqa: ANN401
    """Seconds for all of them; pictures are dropped as they come."""

    def one(known: Known) -> None:
        with known.path.open("rb") as clip:
            made.run(clip_of(decoders, known), clip.fileno(), lambda source: sum(1 for _ in source))

    began = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(one, jobs))
    return time.perf_counter() - began
