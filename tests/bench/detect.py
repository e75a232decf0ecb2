"""Speed of detection on real footage, never without its recall.

Each clip goes through the whole product: ingest, detection in the fenced worker, export; the export
is scored against the full-rate reference of the same detector. ``../shared/data`` must be there.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from nvr_desk.desk import Desk, create_workspace, open_desk

from tests.bench.report import ROOT, keep, machine

SHARED = ROOT.parent / "shared"
CASE = "BENCH-2"
CLIPS = ("people", "one-by-one-person-detection")


def main(arguments: list[str]) -> int:
    """Measure, print, write docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="./run bench detect", description=__doc__)
    parser.add_argument(
        "--weights", type=Path, default=SHARED / "data/weights/yolo11n-from-int8.pt"
    )
    parser.add_argument("--profile", default="fast")
    options = parser.parse_args(arguments)
    if not SHARED.is_dir():
        print("../shared/data is not here", file=sys.stderr)
        return 2
    result: dict[str, Any] = {"machine": machine(), "profile": options.profile}
    with tempfile.TemporaryDirectory(prefix="nvr-bench-") as name:
        folder = Path(name)
        result["clips"] = {
            clip: _one(folder / clip, clip, options.weights, options.profile) for clip in CLIPS
        }
    keep("detect", "Detection", "./run bench detect", result, _lines(result))
    return 0


def _one(folder: Path, clip: str, weights: Path, profile: str) -> dict[str, Any]:
    batch = folder / "batch"
    batch.mkdir(parents=True)
    os.link(_local(folder, clip), batch / f"{clip}.mp4")
    with open_desk(create_workspace(folder / "workspace")) as desk:
        desk.cases.new(CASE, offence="NONE")
        desk.cases.use_purpose(CASE, "measuring recall and speed")
        desk.intake.ingest(batch, CASE, statement="bench: published sample footage")
        _build_engine(desk, weights, profile)
        began, cpu = time.perf_counter(), _children_cpu()
        report = desk.detection.detect(CASE, profile=profile, weights=weights)
        seconds, cpu = time.perf_counter() - began, _children_cpu() - cpu
        row = desk.clips.listing(CASE)[0]
        exported = folder / "tracks.jsonl"
        exported.write_text(desk.tracks.export(CASE, f"{clip}.mp4"), encoding="utf-8")
    facts = row.clip.facts
    assert facts is not None
    return {
        "engine": report.model.engine,
        "seconds": round(seconds, 1),
        "times_real_time": round(facts.duration_s / seconds, 2),
        "source_frames_per_s": round(facts.frames / seconds, 1),
        "cpu_ms_per_source_frame": round(1000 * cpu / facts.frames, 1),
        **_score(clip, exported),
    }


def _build_engine(desk: Desk, weights: Path, profile: str) -> None:
    """Building an engine is paid once a machine and is no part of the speed."""
    from nvr_desk.vision.device import AnalysisDevice
    from nvr_desk.vision.registry import Registry
    from nvr_desk.vision.settings import settings_for

    AnalysisDevice(
        Registry().resolve(weights),
        engine="auto",
        engines_folder=desk.workspace.core.store.paths.engines,
        settings=settings_for(profile),
    ).close()


def _local(folder: Path, clip: str) -> Path:
    copy = folder / f"{clip}.source"
    copy.write_bytes((SHARED / "data" / "clips" / f"{clip}.mp4").read_bytes())
    return copy


def _score(clip: str, exported: Path) -> dict[str, Any]:
    command = [sys.executable, str(SHARED / "tools" / "score_tracks.py")]
    command += [str(SHARED / "data" / "reference" / f"{clip}.json"), str(exported)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _lines(result: dict[str, Any]) -> list[str]:
    lines = [
        f"Profile `{result['profile']}`, yolo11n; engine built before, worker's start included.",
        "",
        (
            "| clip | engine | × real time | source frames/s | CPU-ms a frame | event recall"
            " | frame recall | frame precision |"
        ),
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {one['engine']} | {one['times_real_time']} | {one['source_frames_per_s']}"
        f" | {one['cpu_ms_per_source_frame']} | {one['event_recall']} | {one['frame_recall']}"
        f" | {one['frame_precision']} |"
        for name, one in result["clips"].items()
    ]
    return [*lines, "", "Bounds of the issue: event recall ≥ 0.95, frame recall ≥ 0.95."]
