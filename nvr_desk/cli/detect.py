"""nvr-desk detect and coverage."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.cli.output import answer, plain
from nvr_desk.cli.progress import bar
from nvr_desk.cli.session import desk
from nvr_desk.timecode import span_text

if TYPE_CHECKING:
    from nvr_desk.records.detect import DetectReport

SOME_REFUSED = 3
INTEGRITY_BROKEN = 5


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
        typer.Option(help="Card name or file; default: the best verified ones here, else 'basic'."),
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
    answer(report, _lines(report))
    if any(each.damaged for each in report.failed):
        raise typer.Exit(INTEGRITY_BROKEN)
    if report.failed:
        raise typer.Exit(SOME_REFUSED)


def coverage(case: Annotated[str, typer.Option(help="Case number.")]) -> None:
    """What was looked at, and what was not."""
    with desk(case) as opened:
        found = opened.detection.coverage(case)
    answer({**plain(found), "sentence": found.sentence}, [found.sentence])


def _lines(report: DetectReport) -> list[str]:
    model = report.model
    found = ", ".join(f"{count} {cls}" for cls, count in report.tracks.items()) or "nothing"
    lines = [
        (
            f"{model.name} on {model.engine}{' (UNVERIFIED weights)' if model.unverified else ''}:"
            f" {report.done} clips looked at, {report.skipped} stood already,"
            f" {len(report.failed)} failed, in {span_text(report.seconds)}"
        ),
        f"found {found}; an appearance is no identity",
    ]
    if report.renewed:
        lines.append(
            f"{report.renewed} of those that stood had a newer look: lists and searches answer"
            " from this one again"
        )
    if report.behind:
        lines.append(
            f"{report.behind} clips had a stronger look before (more classes, or more than a first"
            " pass): lists and searches go on answering from that one"
        )
    if report.hidden:
        lines.append(
            f"{report.hidden} deliveries were left out for want of consent: nvr-desk clip list,"
            " then consent record NAME --case … --state given --ref … (or --statement …)"
        )
    lines += [f"  failed {each.name}: {each.reason}" for each in report.failed]
    if model.engine == "basic":
        lines.append(
            "basic detector: persons only, vehicles were NOT looked for; for vehicles:"
            " nvr-desk models pull yolo26n, or models add FILE and name it with --weights"
        )
    return lines
