"""Cards of detector models."""

from __future__ import annotations

from dataclasses import dataclass, field

from nvr_desk.records.track import ObjectClass

_TWO_WHEELERS = frozenset({ObjectClass.BICYCLE, ObjectClass.MOTORCYCLE})

ENGINES = (
    *("auto", "openvino", "openvino-cpu", "openvino-gpu"),
    *("torch", "torch-cpu", "torch-cuda", "tensorrt", "onnxruntime", "basic"),
)
"""What a person may name to run a model on."""
UNKNOWN_LIMITS = "limits unknown"
"""Said of weights that no shipped card knows."""
DAY, INFRARED, SIMULATED = "day", "infrared", "infrared simulated"
"""Lights that a recall is measured in; *simulated* is daylight made grey, dark and noisy."""
KINDS = ("person", "two-wheeler", "vehicle")
"""What a recall is told of; a row of a bicycle says little of a bus."""
SMALL_PX = 40
"""Heights in the detector's picture under which a thing counts as small in the one-line form."""


@dataclass(frozen=True, slots=True)
class RecallRow:
    """How many of the things of one size were found."""

    light: str
    of: str
    """One of ``KINDS``."""
    from_px: int
    """Heights of the box in the letterboxed picture, in pixels: from here on …"""
    to_px: int | None
    """… and below here; None without an end."""
    boxes: int
    """How many there were."""
    recall: float
    """0…1 of them that were found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelLimits:
    """What is known of what a detector misses."""

    note: str
    measured: str | None = None
    """Day of the measurement; None where there is none."""
    how: str = ""
    shape: tuple[int, int] | None = None
    """(height, width) of the pictures it was measured in."""
    rows: tuple[RecallRow, ...] = ()

    @property
    def line(self) -> str:
        """One plain line for a result: 'persons lower than 40 px of 384: recall 0.61 …'."""
        if self.measured is None:
            return self.note or "recall not measured here"
        parts = [self._of(light, of) for light in (DAY, INFRARED) for of in KINDS]
        by_day = {row.of for row in self.rows if row.light == DAY}
        missing = [f"{of}s" for of in KINDS if of not in by_day]
        if missing:
            parts.append(f"{', '.join(missing)}: not measured")
        if not any(row.light == INFRARED for row in self.rows):
            simulated = self._of(SIMULATED, "person")
            parts.append("infrared: not measured" + (f" ({simulated})" if simulated else ""))
        return "; ".join(part for part in parts if part)

    @property
    def table(self) -> list[str]:
        """Every row in words, for whoever looks at the card."""
        height = self.shape[0] if self.shape else 0
        return [
            f"{row.light}: {row.of} {_span(row)} px high"
            f" ({_share(row, height)} of the picture): recall {row.recall:.2f} of {row.boxes}"
            for row in self.rows
        ]

    def _of(self, light: str, of: str) -> str:
        mine = [row for row in self.rows if (row.light, row.of) == (light, of)]
        words = {DAY: "daylight", SIMULATED: "simulated"}.get(light, light)
        told: list[str] = []
        small = [row for row in mine if row.to_px is not None and row.to_px <= SMALL_PX]
        large = [row for row in mine if row not in small]
        height = f" of {self.shape[0]}" if self.shape else ""
        for rows, size in ((small, f"lower than {SMALL_PX} px{height}"), (large, "taller")):
            boxes = sum(row.boxes for row in rows)
            if boxes:
                recall = sum(row.recall * row.boxes for row in rows) / boxes
                told.append(f"{size}: recall {recall:.2f}")
        return f"{of}s, {words}, " + ", ".join(told) if told else ""


def kind_of(cls: ObjectClass) -> str:
    """Which of ``KINDS`` a class is."""
    if cls is ObjectClass.PERSON:
        return "person"
    return "two-wheeler" if cls in _TWO_WHEELERS else "vehicle"


def _span(row: RecallRow) -> str:
    return f"from {row.from_px}" if row.to_px is None else f"{row.from_px} to {row.to_px}"


def _share(row: RecallRow, height: int) -> str:
    if not height:
        return "unknown share"
    low = 100 * row.from_px / height
    return f"{low:.0f} % up" if row.to_px is None else f"{low:.0f}-{100 * row.to_px / height:.0f} %"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """What is known of a set of weights before they are opened."""

    name: str
    task: str
    file: str
    """File name of the weights."""
    url: str | None
    """Where 'models pull' fetches it from, by a person's yes only."""
    bytes: int
    sha256: str
    licence: str
    source: str
    input_size: int
    classes: tuple[ObjectClass, ...]
    shipped: bool
    """Part of the program's own list; others are unverified."""
    limits: ModelLimits = field(default_factory=lambda: ModelLimits(note=UNKNOWN_LIMITS))
    default_for: str | None = None
    """cpu or gpu where this card is the default."""


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A card as 'models list' shows it."""

    card: ModelCard
    installed: bool
    verified: bool | None
    """Hash fits; None when not installed."""
    path: str | None
