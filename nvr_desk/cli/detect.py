"""nvr-desk detect and coverage."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nvr_desk.cli.output import answer, plain, table
from nvr_desk.cli.progress import bar
from nvr_desk.cli.session import confirmed, desk
from nvr_desk.records.coverage import FIRST_LOOK, KIND_WORDS
from nvr_desk.records.estimate import PROMISE_UNKNOWN, PROMISE_WORDS
from nvr_desk.records.model import ENGINES
from nvr_desk.records.words import counted
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
    FAR = "far"
    TRIAGE = "triage"


def register(app: typer.Typer) -> None:
    """Add the verbs."""
    app.command("detect")(detect)
    app.command("coverage")(coverage)


def detect(
    case: Annotated[str, typer.Option(help="Case number.")],
    profile: Annotated[
        Profile,
        typer.Option(
            help="exact: every picture; fast: as often as things move; far: fast, and closer where"
            " things are small; triage: key pictures only, lists all clips by promise."
        ),
    ] = Profile.FAST,
    weights: Annotated[
        str | None,
        typer.Option(help="Card name or file; default: the best verified ones here, else 'basic'."),
    ] = None,
    engine: Annotated[str, typer.Option(help=f"One of: {', '.join(ENGINES)}.")] = "auto",
    triage_first: Annotated[
        bool | None,
        typer.Option(
            "--triage-first/--no-triage-first",
            help="Key pictures of all clips first, then every clip in order of promise;"
            " by default in large batches.",
        ),
    ] = None,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Only say when it would be ready; start nothing.")
    ] = False,
    again: Annotated[
        bool,
        typer.Option(
            "--again",
            help="Look also at clips that a stronger profile of the same weights has looked at,"
            " and let this look answer.",
        ),
    ] = False,
) -> None:
    """Find persons and vehicles in every clip of a case that may be looked at."""
    wishes: dict[str, Any] = {
        "profile": profile.value,
        "weights": weights,
        "engine": engine,
        "triage_first": triage_first,
        "again": again,
    }
    if estimate:
        with desk(case) as opened:
            ahead = opened.detection.estimate(case, **wishes)
        answer(ahead, [ahead.sentence])
        return
    with desk(case) as opened, bar("detect") as progress:
        report = confirmed(
            opened, lambda: opened.detection.detect(case, **wishes, progress=progress)
        )
    answer(report, [*_lines(report), *_ranking(report)])
    if any(each.damaged for each in report.failed):
        raise typer.Exit(INTEGRITY_BROKEN)
    if report.failed or (not report.clips and (report.hidden or report.unreadable)):
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


_RANKED_HEADS = ("PROMISE", "FOUND", "LOOK", "ITEM", "SHA256", "NAME")


def _ranking(report: DetectReport) -> list[str]:
    """All clips in the order in which they are worth a look; the tail is listed too."""
    if not report.ranked:
        return []
    rows = [
        (
            PROMISE_UNKNOWN if each.promise is None else f"{each.promise:.2f}",
            found_text(each.counts, looked=each.looked),
            ("key pictures" if each.first_pass else "full") if each.looked else "",
            each.item or "",
            each.sha256[:12],
            each.name,
        )
        for each in report.ranked
    ]
    return ["", f"all clips by promise: {PROMISE_WORDS}", *table(_RANKED_HEADS, rows)]


def found_text(counts: dict[str, int], *, looked: bool) -> str:
    """Counts by class, or that nobody looked."""
    if not looked:
        return "not looked at"
    return ", ".join(f"{count} {cls}" for cls, count in counts.items() if count) or "nothing"


def _lines(report: DetectReport) -> list[str]:
    model = report.model
    if not report.clips:
        return _nothing(report)
    if not report.done and not report.failed:
        return _standing(report)
    found = ", ".join(f"{count} {cls}" for cls, count in report.tracks.items()) or "nothing"
    lines = [
        (
            f"{model.name} on {model.engine}{' (UNVERIFIED weights)' if model.unverified else ''}:"
            f" {counted(report.done, 'clip')} looked at, {report.skipped} stood already,"
            f" {len(report.failed)} failed, in {span_text(report.seconds)}"
        ),
        f"found {found}; an appearance is no identity",
        *(f"engine {each}" for each in report.engines),
    ]
    if report.first_pass:
        lines.append(
            f"first pass over key pictures of {counted(report.first_pass, 'clip')} in"
            f" {span_text(report.first_pass_s)}; the others followed in order of promise"
        )
    lines += _better(report)
    lines += _renewed(report)
    if report.behind:
        lines.append(
            f"{counted(report.behind, 'clip')} had a stronger look before (more classes, more than"
            " a first pass, or changed by hand): lists and searches go on answering from that one"
        )
    lines += _left_out(report)
    lines += [f"  failed {each.name}: {each.reason}" for each in report.failed]
    if model.engine == "basic":
        lines.append(
            "basic detector: persons only, vehicles were NOT looked for; for vehicles:"
            " nvr-desk models pull yolo26n, or models add FILE and name it with --weights"
        )
    return lines


def _nothing(report: DetectReport) -> list[str]:
    """Why no clip of a case may be looked at."""
    lines = _left_out(report)
    if report.unreadable:
        said = counted(report.unreadable, "clip has", "clips have")
        lines.append(f"{said} no picture that decodes: nvr-desk clip list says why")
    why = "none of its footage may be opened" if lines else "it holds no footage: nvr-desk ingest"
    return [f"nothing of case {report.case} can be looked at: {why}", *lines]


def _standing(report: DetectReport) -> list[str]:
    """What a run says that found everything done."""
    said = f"{counted(report.skipped, 'clip')} stood already: nothing was looked at"
    found = [f"{report.model.name}: {said}", *_better(report), *_renewed(report)]
    return [*found, *_left_out(report)]


def _better(report: DetectReport) -> list[str]:
    """Which clips were left as they are because a stronger look of the same weights stands."""
    lines: list[str] = []
    for profile, clips in report.better.items():
        how = f"{counted(clips, 'clip is', 'clips are')} already looked at with {profile}"
        if report.profile == FIRST_LOOK:
            lines.append(f"{how}: a first pass would add nothing, what is listed is of that look")
        else:
            more = f"--again looks with {report.profile} and lets that answer"
            lines.append(f"{how}, which misses less: that look answers; {more}")
    return lines


def _renewed(report: DetectReport) -> list[str]:
    if not report.renewed:
        return []
    said = "of those that stood had a newer look: lists and searches answer from this one again"
    return [f"{report.renewed} {said}"]


def _left_out(report: DetectReport) -> list[str]:
    if not report.hidden:
        return []
    how = "then consent record NAME --case … --state given --ref … (or --statement …)"
    said = counted(report.hidden, "delivery was left out", "deliveries were left out")
    return [f"{said} for want of consent: nvr-desk clip list, {how}"]
