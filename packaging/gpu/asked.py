"""What a step is asked, and what steps share: clips, weights, networks, a detector."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nvr_desk.records.media import MediaFacts

from card import SHAPE

ROOT = Path(__file__).resolve().parents[2]


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


def clips_of(asked: Asked) -> list[Known]:
    """The clips, as the step of that name surveyed them."""
    from nvr_desk.records.media import MediaFacts

    out = []
    for each in json.loads((asked.work / "clips.json").read_text("utf-8")):
        path, sha256 = Path(each.pop("path")), each.pop("sha256")
        each["time_base"] = Fraction(*each["time_base"])
        out.append(Known(path, sha256, MediaFacts(**each)))
    return out


def clip_of(decoders: Any, known: Known) -> Any:  # noqa: ANN401 - the module, a Clip
    """A clip as the decoders want it told."""
    from nvr_desk.vision.balance import Load

    facts = known.facts
    load = Load(facts.codec, facts.width, facts.height, facts.frames)
    return decoders.Clip(load, facts.pixel_format, facts.rotation, facts.failed_frames > 0)


def weights_of(asked: Asked) -> Path:
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


def as_weights(path: Path) -> Any:  # noqa: ANN401 - Weights
    """A file as weights that nobody verified."""
    from nvr_desk.vision.weights import Weights, weights_sha256

    return Weights(card=None, path=path, sha256=weights_sha256(path), unverified=True)


def workshop_of(asked: Asked) -> Any:  # noqa: ANN401 - a Workshop
    """Makes the networks of the engine in use."""
    from nvr_desk.vision.engines.choice import formats
    from nvr_desk.vision.workshop import Workshop

    weights = as_weights(weights_of(asked))
    return Workshop(asked.work / "engines", weights, formats(asked.engine)[0])


def detector_of(asked: Asked, verdicts: list[tuple[str, str]] | None = None) -> Any:  # noqa: ANN401
    """What looks at landscape pictures, in this process."""
    from nvr_desk.vision.classes import lookup
    from nvr_desk.vision.engines.choice import open_engine
    from nvr_desk.vision.settings import settings_for

    network = workshop_of(asked).network((1920, 1080))
    _, maker = open_engine((asked.engine,), verdicts)
    table = lookup(dict(network.kept), network.classes)
    return maker([network.files[0].read_bytes()], SHAPE, table, settings_for("fast"))
