"""The table of a GPU check: rows of all steps, ratios between them, written twice."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One line: what was measured, how much of what, and what to know of it."""

    step: str
    name: str
    value: float | str | None
    unit: str = ""
    note: str = ""


TIMES_BASELINE = 30.0
"""Least `fast` over `YOLO.predict` on one card."""
SHARE_OF_LIMIT = 0.8
"""Least `fast` over the slower of decoding alone and inferring alone."""
FULL_BATCHES = 90.0
"""Least filling of batches, percent."""


def failed(step: str, reason: str) -> Row:
    """The row of a step that did not come to its end."""
    return Row(step, "failed", None, note=" ".join(reason.split())[:300])


def rows_of(step: str, raw: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Rows as a step wrote them."""
    return [
        Row(
            step,
            str(each["name"]),
            each.get("value"),
            str(each.get("unit", "")),
            str(each.get("note", "")),
        )
        for each in raw
    ]


def number(rows: Iterable[Row], step: str, name: str) -> float | None:
    """A measured value; None where it was not measured."""
    for row in rows:
        if row.step == step and row.name == name and isinstance(row.value, int | float):
            return float(row.value)
    return None


def verdicts(rows: list[Row], *, bounds: bool = True) -> list[Row]:
    """Ratios between steps, each with the bound it must reach; missing parts say so.

    Args:
        rows: of the steps.
        bounds: False in a rehearsal, whose ratios mean nothing.
    """
    return [
        row if bounds or row.value is None else replace(row, note="a rehearsal: no bound")
        for row in _verdicts(rows)
    ]


def _verdicts(rows: list[Row]) -> list[Row]:
    base = number(rows, "baseline", "frames/s")
    fast = number(rows, "fast", "frames/s")
    decode = _most(rows, "decode", "frames/s")
    infer = _most(rows, "infer", "looks/s")
    fill = number(rows, "loose", "batch filling")
    own = _limit(decode, infer, number(rows, "fast", "looks per frame"))
    least = _limit(decode, infer, number(rows, "fixed", "fewest looks per frame"))
    return [
        *_ratio("fast over YOLO.predict", fast, base, TIMES_BASELINE),
        *_ratio("exact over YOLO.predict", number(rows, "exact", "frames/s"), base, None),
        *_ratio("triage over YOLO.predict", number(rows, "triage", "frames/s"), base, None),
        *_ratio(
            "without a fence, over YOLO.predict", number(rows, "loose", "frames/s"), base, None
        ),
        *_ratio("fast over the limit", fast, least, SHARE_OF_LIMIT),
        *_ratio("fast over the limit of its own looks", fast, own, None),
        _against("batches filled", fill, FULL_BATCHES, "%"),
    ]


def _limit(decode: float | None, infer: float | None, looks: float | None) -> float | None:
    """Frames a second of the slower of decoding alone and looking alone, so many looks a frame."""
    if decode is None or infer is None or not looks:
        return None
    return min(decode, infer / looks)


def _most(rows: list[Row], step: str, unit: str) -> float | None:
    values = [
        float(row.value)
        for row in rows
        if row.step == step and row.unit == unit and isinstance(row.value, int | float)
    ]
    return max(values, default=None)


def _ratio(name: str, upper: float | None, lower: float | None, bound: float | None) -> list[Row]:
    if upper is None or not lower:
        return [Row("verdict", name, None, "×", "not measured: a step it needs did not end")]
    return [_against(name, upper / lower, bound, "×")]


def _against(name: str, value: float | None, bound: float | None, unit: str) -> Row:
    if value is None:
        return Row("verdict", name, None, unit, "not measured")
    if bound is None:
        return Row("verdict", name, round(value, 2), unit)
    word = "reached" if value >= bound else "MISSED"
    return Row("verdict", name, round(value, 2), unit, f"{word}: at least {bound:g} {unit}")


def markdown(rows: Iterable[Row], title: str) -> str:
    """The table for people."""
    lines = [f"# {title}", "", "| step | what | value | note |", "|---|---|---|---|"]
    for row in rows:
        value = "—" if row.value is None else f"{_plain(row.value)} {row.unit}".strip()
        cells = (row.step, row.name, value, row.note)
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def keep(rows: list[Row], folder: Path, title: str) -> None:
    """Write gpu_check.json and gpu_check.md."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = {"title": title, "rows": [asdict(row) for row in rows]}
    (folder / "gpu_check.json").write_text(json.dumps(whole, indent=1), "utf-8")
    (folder / "gpu_check.md").write_text(markdown(rows, title), "utf-8")


def _plain(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
