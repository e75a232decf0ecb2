"""Figures of the window as rows of a table: what, measured, bound, met or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast


def lines(result: Mapping[str, Any]) -> list[str]:
    """Rows of every figure that has a bound, found anywhere in the result."""
    rows = ["| measure | measured | bound | |", "|---|---|---|---|"]
    for part, found in result.items():
        if part != "machine" and isinstance(found, Mapping):
            rows += _rows(part, cast("Mapping[str, Any]", found))
    return rows


def _rows(name: str, found: Mapping[str, Any]) -> list[str]:
    if "failed" in found:
        return [f"| {name} | not measured: {' '.join(found['failed'])} | | |"]
    if "bound" in found:
        return [_row(name, found)]
    return [
        row
        for key, inner in found.items()
        if isinstance(inner, Mapping)
        for row in _rows(f"{name}: {key.replace('_', ' ')}", cast("Mapping[str, Any]", inner))
    ]


def _row(name: str, found: Mapping[str, Any]) -> str:
    value = found.get("p95", found.get("value"))
    bound = found["bound"]
    met = "met" if isinstance(value, int | float) and value <= bound else "**missed**"
    rest = ", ".join(
        f"{key} {_text(each)}"
        for key, each in found.items()
        if key not in ("p95", "value", "bound")
    )
    word = "p95 " if "p95" in found else ""
    return f"| {name} | {word}{_text(value)}{f' ({rest})' if rest else ''} | ≤ {bound:g} | {met} |"


def _text(value: object) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else str(value)
