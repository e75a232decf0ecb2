"""What was measured of this machine, kept beside the engines it was measured with."""

from __future__ import annotations

import json
import os
import platform
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from nvr_desk.digest import canonical_json, sha256_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILE = "pace.json"
_CARD = Path("/dev/nvidia0")


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one engine looks at pictures of one shape on one machine."""

    engine: str
    """As in ModelStamp.engine."""
    shape: tuple[int, int]
    """(height, width) of the network."""
    looks_per_s: float
    """With every lane busy, conversion included."""
    convert_s: float
    """Seconds one core takes to scale a 1280×720 picture: the speed of its media code."""
    slots: int
    """Clips that were looked at beside each other."""


class PaceBook:
    """Paces by machine, weights, engine and shape; may be deleted at any time.

    Args:
        folder: ``derived/engines`` of the workspace.
        weights_sha256: whose.
    """

    def __init__(self, folder: Path, weights_sha256: str) -> None:
        self._path = folder / _FILE
        self._weights = weights_sha256

    def find(self, engines: Sequence[str]) -> Pace | None:
        """The pace of the first engine that was measured here, of its largest shape."""
        known = [read_pace(each) for each in self._read().values() if self._is_mine(each)]
        for engine in engines:
            fits = [p for p in known if p is not None and _serves(p.engine, engine)]
            if fits:
                return max(fits, key=lambda pace: pace.shape[0] * pace.shape[1])
        return None

    def keep(self, pace: Pace) -> None:
        """Write it down; a folder that takes no file costs another measurement, nothing else."""
        entry: dict[str, Any] = {
            "machine": machine(),
            "weights": self._weights,
            "engine": pace.engine,
            "shape": list(pace.shape),
        }
        key = sha256_bytes(canonical_json(entry))[:32]
        figures = {"looks_per_s": pace.looks_per_s, "convert_s": pace.convert_s}
        entry |= {**figures, "slots": pace.slots}
        self._write(self._read() | {key: entry})

    def _is_mine(self, entry: dict[str, Any]) -> bool:
        return entry.get("machine") == machine() and entry.get("weights") == self._weights

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            found: Any = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        pairs = cast("dict[str, Any]", found).items()
        return {key: cast("dict[str, Any]", each) for key, each in pairs if isinstance(each, dict)}

    def _write(self, book: dict[str, dict[str, Any]]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=".pace-")
            with os.fdopen(descriptor, "w", encoding="utf-8") as out:
                json.dump(book, out, indent=1)
            Path(name).replace(self._path)
        except OSError:
            return


def likely(engines: Sequence[str]) -> str:
    """The engine that will probably run, before any was tried: a card's only where there is one."""
    card = _CARD.exists()
    fits = [name for name in engines if card or not name.endswith(("cuda", "gpu", "tensorrt"))]
    return (fits or list(engines))[0]


def machine() -> str:
    """Names the machine well enough that its pace is not taken for another's."""
    return f"{platform.node()} {platform.machine()} {os.cpu_count()}"


def read_pace(entry: dict[str, Any]) -> Pace | None:
    """A pace from its JSON; None where it is none."""
    try:
        height, width = (int(side) for side in entry["shape"])
        looks, convert = float(entry["looks_per_s"]), float(entry["convert_s"])
        slots = max(1, int(entry["slots"]))
    except (KeyError, TypeError, ValueError):
        return None
    if not (looks > 0 and convert > 0):
        return None
    return Pace(str(entry.get("engine")), (height, width), looks, convert, slots)


def _serves(engine: str, wanted: str) -> bool:
    """Whether an engine with its device is what a person's shorter word means."""
    return engine == wanted or engine.startswith(f"{wanted}-")
