"""The verbs of nvr-desk clip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from nvr_desk.cli.output import answer, note, table
from nvr_desk.cli.session import desk
from nvr_desk.records.case import unreached_sentence
from nvr_desk.records.estimate import PROMISE_UNKNOWN, PROMISE_WORDS
from nvr_desk.timecode import local_text, span_text, utc_text

if TYPE_CHECKING:
    from nvr_desk.records.delivery import Delivery, DeliveryRow

app = typer.Typer(help="Deliveries of a case.", no_args_is_help=True)

Case = Annotated[str, typer.Option(help="Case number.")]
Name = Annotated[
    str, typer.Argument(help="Item number, unique SHA-256 prefix, original name or delivery id.")
]


@app.command("list")
def listing(
    case: Case,
    by_promise: Annotated[
        bool,
        typer.Option("--by-promise", help="Likely clips first: an order to look in, no search."),
    ] = False,
) -> None:
    """Every delivery, hidden ones too, with state and what was found."""
    with desk() as opened:
        rows = opened.clips.listing(case)
        unreached = unreached_sentence(opened.series.unreached(case))
    if by_promise:
        rows = sorted(rows, key=by_its_promise)
    cells = [
        (
            *([promise_text(row)] if by_promise else []),
            row.delivery.item or "",
            row.delivery.sha256[:12],
            row.delivery.camera.alias,
            when(row.delivery),
            span_text(row.clip.facts.duration_s) if row.clip.facts else "",
            row.clip.state.value,
            row.delivery.visibility.value,
            found(row),
            row.delivery.name,
        )
        for row in rows
    ]
    heads = ("ITEM", "SHA256", "CAMERA", "TIME", "LENGTH", "MEDIA", "VISIBILITY", "FOUND", "NAME")
    lines = table(("PROMISE", *heads) if by_promise else heads, cells)
    if by_promise:
        lines.append(f"promise is {PROMISE_WORDS}; no delivery is left out")
    answer([as_json(row) for row in rows], lines)
    if unreached:
        note(unreached)


def by_its_promise(row: DeliveryRow) -> float:
    """Sorts the most promising first, clips that nobody looked at last."""
    return 1.0 if row.promise is None else -row.promise


def promise_text(row: DeliveryRow) -> str:
    """'0.87', and a mark where only key pictures were looked at."""
    if row.promise is None:
        return PROMISE_UNKNOWN
    return f"{row.promise:.2f}{' (key pictures)' if row.first_pass else ''}"


@app.command("show")
def show(name: Name, case: Case) -> None:
    """One delivery: what it is, who sent it, when it claims to be from."""
    with desk() as opened:
        row = opened.clips.show(case, name)
    answer(as_json(row), _lines(row))


@app.command("offset")
def offset(
    name: Name,
    case: Case,
    seconds: Annotated[float, typer.Option(help="Seconds to add to the claim; may be negative.")],
    reason: Annotated[str, typer.Option(help="How the offset was found.")],
    uncertainty: Annotated[
        float | None, typer.Option(help="Doubt either way afterwards, seconds.")
    ] = None,
) -> None:
    """Correct a delivery's clock; the claim itself is kept. See also nvr-desk clock."""
    with desk() as opened:
        delivery = opened.clips.offset(case, name, seconds, reason, uncertainty_s=uncertainty)
    answer(delivery, [f"{delivery.name}: {when(delivery)}"])


def as_json(row: DeliveryRow) -> dict[str, Any]:
    """A list row by the names that scripts rely on (sha256, media, visibility, reason)."""
    delivery, clip = row.delivery, row.clip
    return {
        "id": delivery.id,
        "sha256": delivery.sha256,
        "name": delivery.name,
        "path": delivery.path,
        "item": delivery.item,
        "batch": delivery.batch,
        "bytes": clip.bytes,
        "media": clip.state,
        "visibility": delivery.visibility,
        "reason": clip.reason or delivery.consent.reason,
        "camera": delivery.camera,
        "claim": delivery.claim,
        "offset_s": delivery.offset_s,
        "rate_ppm": delivery.rate_ppm,
        "uncertainty_s": delivery.doubt_s,
        "corrected_start": utc_text(delivery.corrected_start) if delivery.corrected_start else None,
        "consent": delivery.consent,
        "submitter": delivery.submitter,
        "notes": delivery.notes,
        "facts": clip.facts,
        "counts": row.counts,
        "looked_s": row.looked_s,
        "model": row.model,
        "twins": row.twins,
        "promise": row.promise,
        "first_pass": row.first_pass,
    }


def when(delivery: Delivery) -> str:
    """The time of a delivery, and whether it is the claim or corrected."""
    if delivery.best_start is None:
        return "unknown"
    said = "corrected" if delivery.corrected_start else "claim"
    return (
        local_text(delivery.best_start, delivery.claim.zone) + f" {said}" + _doubt(delivery.doubt_s)
    )


def _doubt(spread: float | None) -> str:
    return f" ±{round(spread, 3):g} s" if spread is not None else ""


def _time_lines(delivery: Delivery) -> list[str]:
    """The claim always, and what a person made of it."""
    claim = delivery.claim
    if claim.start is None:
        lines = ["claim       unknown"]
    else:
        lines = [f"claim       {local_text(claim.start, claim.zone)}{_doubt(claim.uncertainty_s)}"]
        lines.append(f"  read      {claim.rule or claim.source.value}")
    if delivery.corrected_start is not None:
        corrected = local_text(delivery.corrected_start, claim.zone)
        drift = "" if delivery.rate_ppm is None else f", {delivery.rate_ppm:+.1f} ppm"
        doubt = _doubt(delivery.doubt_s)
        plain = f"{delivery.offset_s:+g} s" if claim.start else "no claim"
        lines.append(f"corrected   {corrected}{doubt} ({plain}{drift})")
    return lines


def found(row: DeliveryRow) -> str:
    """Counts by class and the model they are from, or that nobody looked or may know."""
    if not row.told:
        return "hidden"
    if row.looked_s is None:
        return "not looked at"
    counts = ", ".join(f"{count} {cls}" for cls, count in row.counts.items() if count)
    return f"{counts or 'nothing'} ({row.model})"


def _lines(row: DeliveryRow) -> list[str]:
    delivery, clip, facts = row.delivery, row.clip, row.clip.facts
    lines = [
        f"name        {delivery.name}",
        f"item        {delivery.item or 'none'}",
        f"sha256      {delivery.sha256}",
        *_time_lines(delivery),
        f"camera      {delivery.camera.alias}",
        f"consent     {delivery.consent.state.value} → {delivery.visibility.value}",
        f"media       {clip.state.value}{': ' + clip.reason if clip.reason else ''}",
        f"found       {found(row)}",
    ]
    if facts:
        lines.insert(
            -1,
            f"            {facts.container}, {facts.codec} {facts.width}×{facts.height},"
            f" rotation {facts.rotation}°, {facts.frames} pictures in"
            f" {span_text(facts.duration_s)}, {'sound' if facts.sound else 'no sound'}",
        )
        if facts.reading:
            lines.insert(-1, f"reading     {facts.reading.words}")
    return lines
