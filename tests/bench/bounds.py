"""What the issue's table asks of detection, in one place, and how a figure is judged against it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a measured figure stands to its bound."""

    MET = "met"
    MISSED = "missed"
    ABSENT = "not measured"


@dataclass(frozen=True, slots=True)
class Bound:
    """One row of the table."""

    key: str
    what: str
    least: float | None = None
    most: float | None = None
    unit: str = ""
    must: bool = False
    stretch: float | None = None
    digits: int = 2

    @property
    def text(self) -> str:
        """The bound as it is printed."""
        sign, value = ("≥", self.least) if self.least is not None else ("≤", self.most)
        words = f"{sign} {value:g}{self.unit}"
        if self.stretch is not None:
            words += f"; stretch {self.stretch:g}{self.unit}"
        return f"**(must)** {words}" if self.must else words

    def judge(self, value: float | None) -> Verdict:
        """Met, missed, or not measured."""
        if value is None:
            return Verdict.ABSENT
        fine = value >= self.least if self.least is not None else value <= (self.most or 0.0)
        return Verdict.MET if fine else Verdict.MISSED


EVENT_SHARE = 0.98
EVENT_LEAST = 0.95
FRAME_SHARE = 0.98
PRECISION_SHARE = 0.97
"""The recall rows, as shares of what ``exact`` reaches in the same run."""

SCORED_EVENTS = 5
SCORED_BOXES = 200
"""A clip is scored where its reference has so many events and strong boxes."""

TRUTH_S = 1.0
"""Shortest hand-checked appearance that must not end without a track."""

TRIAGE_CLIPS = 60

RECALL = (
    Bound(
        "event_recall_over_exact",
        "event recall of `fast` over `exact`, worst scored clip",
        least=EVENT_SHARE,
        must=True,
        digits=3,
    ),
    Bound(
        "event_recall",
        "event recall of `fast`, worst scored clip",
        least=EVENT_LEAST,
        must=True,
        digits=3,
    ),
    Bound(
        "frame_recall_over_exact",
        "frame recall of `fast` over `exact`, worst scored clip",
        least=FRAME_SHARE,
        digits=3,
    ),
    Bound(
        "frame_precision_over_exact",
        "frame precision of `fast` over `exact`, worst scored clip",
        least=PRECISION_SHARE,
        digits=3,
    ),
)

TABLE = (
    Bound("fast_over_a", "`fast` over A", least=12, unit="×", must=True, stretch=20),
    Bound("fast_over_b_prime", "`fast` over B'", least=4.5, unit="×", must=True, stretch=8),
    Bound("exact_over_a", "`exact` over A", least=2.3, unit="×"),
    Bound("exact_over_b_prime", "`exact` over B'", least=1.0, unit="×"),
    Bound("fast_over_limit", "`fast` against the limit", least=0.8),
    *RECALL,
    Bound(
        "empty_clips",
        "clips with a hand-checked person or vehicle ≥ 1 s and no track, though `exact` has one",
        most=0,
        digits=0,
    ),
    Bound(
        "triage_over_a",
        f"`triage`, ≥ {TRIAGE_CLIPS} clips: ranked list of all, over A",
        least=60,
        unit="×",
        digits=1,
    ),
    Bound(
        "rerun_inferences",
        f"re-run of a finished batch of ≥ {TRIAGE_CLIPS} clips: inferences",
        most=0,
        digits=0,
    ),
    Bound(
        "rerun_share",
        "the same: wall time without process start, % of the first run",
        most=2,
        unit=" %",
    ),
    Bound("rss_gib", "analysis worker, most memory at 1080p on CPU", most=1.5, unit=" GiB"),
    Bound(
        "long_growth",
        "one long file: memory of its last quarter over that of its second",
        most=1.05,
        unit="×",
        digits=3,
    ),
)
"""Rows for two quiet cores with AVX512-BF16 or AMX; elsewhere they are printed, not judged."""

JUDGED_FLAGS = frozenset({"avx512_bf16", "amx_bf16"})
JUDGED_CORES = 2


def judged_here(cores: int | None, flags: list[str]) -> bool:
    """Whether the bounds were made for such a machine."""
    return cores == JUDGED_CORES and bool(JUDGED_FLAGS & set(flags))
