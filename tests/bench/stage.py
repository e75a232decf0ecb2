"""The clips of a bench, ingested into a workspace as a person would, and the engines built."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.vision.device import AnalysisDevice
from nvr_desk.vision.letterbox import SHAPES, best_shape
from nvr_desk.vision.registry import Registry
from nvr_desk.vision.settings import settings_for

from tests.bench.references import load_reference
from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Analysis
    from nvr_desk.vision.weights import Weights

    from tests.bench.scoring import Reference

CASE = "BENCH-2"
PURPOSE = "measuring recall and speed"
WARM = "warm-"
"""Clips whose names begin so are looked at before anything is timed."""


@dataclass(frozen=True)
class BenchClip:
    """One clip of the bench, readable, with its facts."""

    name: str
    path: Path
    sha256: str
    facts: MediaFacts
    source: Path | None = None
    """Its copy under its own name, for those who go by suffixes."""
    reference_path: Path | None = None

    @property
    def frames(self) -> int:
        """Source pictures."""
        return self.facts.frames

    @cached_property
    def reference(self) -> Reference | None:
        """What the same detector finds in every picture, where that is known."""
        return load_reference(self.reference_path) if self.reference_path is not None else None


class Stage:
    """A workspace with one case that holds the clips of a bench.

    Args:
        folder: to work in; the workspace and copies of the clips go there.
        weights: file or export folder.
        engine: of `records.model.ENGINES`.
        engines: kept engines of earlier runs; what is built here is added to it.
    """

    def __init__(self, folder: Path, weights: Path, engine: str, engines: Path) -> None:
        self.root = create_workspace(folder / "workspace")
        self.weights_path = weights
        self.engine = engine
        weights_found = Registry(folder / "models").resolve(weights)
        assert weights_found is not None
        self.weights: Weights = weights_found
        self._folder = folder
        self._kept = engines
        with open_desk(self.root) as desk:
            self.engines = desk.workspace.core.store.paths.engines
            desk.cases.new(CASE, offence="NONE")
        if engines.is_dir():
            shutil.copytree(engines, self.engines, dirs_exist_ok=True)

    def take(self, clips: Sequence[Path], references: dict[str, Path]) -> list[BenchClip]:
        """Ingest clips, and short ones to warm up with; the clips with their facts, in order."""
        batch = self._folder / "batch"
        batch.mkdir(exist_ok=True)
        for clip in clips:
            shutil.copyfile(clip, batch / clip.name)
        self._ingest(batch)
        taken = [clip for clip in self._clips() if clip.name in {path.name for path in clips}]
        self._warm_clips(taken)
        order = {path.name: place for place, path in enumerate(clips)}
        named = [
            replace(c, source=batch / c.name, reference_path=references.get(Path(c.name).stem))
            for c in taken
        ]
        return sorted(named, key=lambda clip: order[clip.name])

    def warm(self) -> list[BenchClip]:
        """The clips to warm up with, one a shape."""
        return [clip for clip in self._clips() if clip.name.startswith(WARM)]

    def device(self, profile: str) -> AnalysisDevice:
        """A started worker for a profile; the engine is built where it is not there yet."""
        return AnalysisDevice(
            self.weights,
            engine=self.engine,
            engines_folder=self.engines,
            settings=settings_for(profile),
        )

    def build(self) -> None:
        """Build what every shape needs, so that no timing holds it, and keep it for later runs."""
        with self.device("triage") as device:
            for clip in self.warm():
                look(device, clip)
        self._kept.mkdir(parents=True, exist_ok=True)
        shutil.copytree(self.engines, self._kept, dirs_exist_ok=True)

    def command(self, *words: str) -> tuple[float, dict[str, Any]]:
        """Run a command of the command line: its wall time and its JSON."""
        whole = [sys.executable, "-m", "nvr_desk.cli.main", "--workspace", str(self.root), "--json"]
        whole += ["--purpose", PURPOSE, *words]
        began = time.perf_counter()
        done = subprocess.run(whole, check=False, capture_output=True, text=True, env=os.environ)
        seconds = time.perf_counter() - began
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.stderr[-500:]}")
        answer: Any = json.loads(done.stdout)
        return seconds, answer if isinstance(answer, dict) else {"rows": answer}

    def _ingest(self, batch: Path) -> None:
        with open_desk(self.root) as desk:
            desk.cases.use_purpose(CASE, PURPOSE)
            desk.intake.ingest(batch, CASE, statement="bench: footage to measure with")

    def _clips(self) -> list[BenchClip]:
        found: list[BenchClip] = []
        with open_desk(self.root) as desk:
            desk.cases.use_purpose(CASE, PURPOSE)
            vault = desk.workspace.core.vault
            for row in desk.clips.listing(CASE):
                if (facts := row.clip.facts) is not None:
                    path = vault.path(row.clip.sha256)
                    found.append(BenchClip(row.delivery.name, path, row.clip.sha256, facts))
        return found

    def _warm_clips(self, clips: Sequence[BenchClip]) -> None:
        batch = self._folder / "warm"
        batch.mkdir(exist_ok=True)
        for height, width in {best_shape(clip.facts.upright_size, SHAPES) for clip in clips}:
            wanted = Footage(width=width, height=height, frames=8)
            make(batch / f"{WARM}{width}x{height}.mp4", wanted)
        self._ingest(batch)


def look(device: AnalysisDevice, clip: BenchClip) -> Analysis:
    """Look at one clip through the product's worker."""
    return device.analyse(
        clip.path, clip.sha256, clip.facts, cancelled=lambda: False, progress=lambda _: None
    )
