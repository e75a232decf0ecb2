"""nvr-desk detect and coverage."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nvr_desk.cli.output import answer, plain, table
from nvr_desk.cli.progress import bar
from nvr_desk.cli.session import desk
from nvr_desk.records.coverage import KIND_WORDS
from nvr_desk.timecode import span_text

if TYPE_CHECKING:
    from nvr_desk.records.coverage import ClipCoverage
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


def coverage(
    case: Annotated[str, typer.Option(help="Case number.")],
    clip: Annotated[
        str | None,
        typer.Option(help="One clip, span by span: item number, hash prefix, name or id."),
    ] = None,
) -> None:
    """What was looked at and how densely, what was not, and what the detector is known to miss."""
    with desk(case) as opened:
        if clip is not None:
            one = opened.detection.coverage_of(case, clip)
            answer(clip_json(one), [one.sentence, *table(_SPAN_HEADS, _span_rows(one))])
            return
        found = opened.detection.coverage(case)
    told = {**plain(found), "each": [clip_json(each) for each in found.each]}
    lines = [found.sentence]
    if found.each:
        lines += table(_CLIP_HEADS, [_clip_row(each) for each in found.each])
    answer({**told, "sentence": found.sentence}, lines)


_CLIP_HEADS = ("LOOKED", "STILL", "THIN", "FAILED", "PROFILE", "MODEL", "ITEM", "NAME")
_SPAN_HEADS = ("FROM", "TO", "LENGTH", "WHAT", "LOOKS/S")


def clip_json(each: ClipCoverage) -> dict[str, Any]:
    """Coverage of a clip as JSON: the record, its sums and its sentence."""
    seen = each.tally
    sums = {"looked_s": seen.looked_s, "unseen_s": seen.unseen_s, "looks_per_s": seen.looks_per_s}
    return {
        **plain(each),
        "tally": {**plain(seen), **sums},
        "first_pass": each.first_pass,
        "sentence": each.sentence,
    }


def _clip_row(each: ClipCoverage) -> tuple[str, ...]:
    seen = each.tally
    return (
        "not looked at" if each.model is None else seen.words,
        span_text(seen.still_s),
        span_text(seen.thin_s),
        span_text(seen.failed_s),
        each.profile or "",
        "" if each.model is None else each.model.name + "*" * each.model.unverified,
        each.item or "",
        each.name,
    )


def _span_rows(each: ClipCoverage) -> list[tuple[str, ...]]:
    return [
        (
            f"{span.start_s:.2f}",
            f"{span.end_s:.2f}",
            span_text(span.end_s - span.start_s),
            KIND_WORDS[span.kind],
            f"{span.looks_per_s:.2f}" if span.looks_per_s else "",
        )
        for span in each.spans
    ]


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
