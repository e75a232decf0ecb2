"""nvr-desk detect and coverage."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from nvr_desk.cli.output import answer, table
from nvr_desk.cli.progress import bar
from nvr_desk.cli.session import desk
from nvr_desk.timecode import span_text

SOME_REFUSED = 3


class Profile(StrEnum):
    """How densely the detector looks."""

    EXACT = "exact"
    FAST = "fast"
    TRIAGE = "triage"


def register(app: typer.Typer) -> None:
    """Add the verbs."""
    app.command("detect")(detect)
    app.command("coverage")(coverage)


def detect(
    case: Annotated[str, typer.Option(help="Case number.")],
    profile: Annotated[
        Profile, typer.Option(help="exact: every picture; fast: 5 a second and more; triage.")
    ] = Profile.FAST,
    weights: Annotated[
        str | None,
        typer.Option(help="Card name or file; default: the best installed, else 'basic'."),
    ] = None,
    engine: Annotated[
        str, typer.Option(help="auto, openvino, torch, onnxruntime or basic.")
    ] = "auto",
) -> None:
    """Find persons and vehicles in every clip of a case that may be looked at."""
    with desk(case) as opened, bar("detect") as progress:
        report = opened.detection.detect(
            case, profile=profile.value, weights=weights, engine=engine, progress=progress
        )
    lines = [
        f"{report.model.name} on {report.model.engine}"
        f"{' (UNVERIFIED weights)' if report.model.unverified else ''}:"
        f" {report.analysed} clips looked at, {report.skipped} done before,"
        f" {report.failed} failed, {report.tracks} appearances in {span_text(report.seconds)}",
    ]
    lines += [f"  failed {name[:12]}: {why}" for name, why in report.failures]
    if report.model.engine == "basic":
        lines.append(
            "basic detector: persons only, vehicles were NOT looked for;"
            " for vehicles: nvr-desk models pull yolo26n, or models add FILE"
        )
    answer(report, lines)
    if report.failed:
        raise typer.Exit(SOME_REFUSED)


def coverage(case: Annotated[str, typer.Option(help="Case number.")]) -> None:
    """What was looked at, and what was not."""
    with desk(case) as opened:
        found = opened.detection.coverage(case)
    rows = [
        (
            row.item or "",
            row.name,
            span_text(row.duration_s),
            span_text(row.looked_s) if row.looked_s is not None else "not looked at",
            row.model or "",
        )
        for row in found.rows
    ]
    heads = ("ITEM", "NAME", "LENGTH", "LOOKED AT", "MODEL")
    answer(found, [*table(heads, rows), "", found.sentence])


