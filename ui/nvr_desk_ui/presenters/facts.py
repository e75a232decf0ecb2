"""All that is on record of one delivery, in sections of lines; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.records.delivery import Visibility
from nvr_desk.timecode import span_text
from nvr_desk_ui.presenters import deliveries, offsets, times, words
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.batch import Batch
    from nvr_desk.records.delivery import Delivery, DeliveryRow, Refusal
    from nvr_desk.records.media import MediaFacts

NONE = "\u2013"
MISSING = later("missing")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line; ``tone`` is '' or 'bad'."""

    name: str
    value: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading."""

    title: str
    facts: tuple[Fact, ...]


def sections(
    row: DeliveryRow,
    batch: Batch | None,
    refusals: Sequence[Refusal],
    zone: str | None,
    limits: str = "",
) -> list[Section]:
    """Everything, in the order a detective reads it.

    Args:
        row: The delivery.
        batch: Its shipment.
        refusals: Of the case.
        zone: IANA name.
        limits: What the model is known to miss, in a line; empty where no detector looked.
    """
    found = [
        Section("File", _file(row)),
        Section("Picture and sound", _media(row)),
        Section("Time", _time(row.delivery, zone)),
        Section("Place", _place(row.delivery)),
        Section("Consent", _consent(row.delivery)),
        Section("Custody of the batch", _custody(batch)),
        Section("Batch", _batch(batch)),
        Section("Found in it", _found(row, limits)),
    ]
    of_batch = [one for one in refusals if one.batch == row.delivery.batch]
    if of_batch:
        lines = [Fact(*deliveries.refusal_line(one), tone="bad") for one in of_batch]
        found.append(Section("Refused files of the same batch", tuple(lines)))
    return found


def plain(title: str, found: Sequence[Section]) -> str:
    """The same as text for the clipboard."""
    lines = [title]
    for section in found:
        lines += ["", tr(section.title)]
        lines += [f"  {tr(fact.name)}: {fact.value}" for fact in section.facts]
    return "\n".join(lines) + "\n"


def _file(row: DeliveryRow) -> tuple[Fact, ...]:
    delivery, clip = row.delivery, row.clip
    return (
        Fact("Name", delivery.name),
        Fact("Path in the shipment", delivery.path),
        Fact("Item number", delivery.item or NONE),
        Fact("SHA-256", clip.sha256),
        Fact(
            "Size",
            tr("{bytes:,} bytes ({short})", bytes=clip.bytes, short=words.bytes_text(clip.bytes)),
        ),
        Fact("Delivery", delivery.id),
        Fact(
            "Same bytes again",
            tr("{twins} more in this case", twins=row.twins) if row.twins else tr("no"),
        ),
        Fact("Resident", delivery.submitter or NONE),
        Fact("Notes", delivery.notes or NONE),
    )


def _media(row: DeliveryRow) -> tuple[Fact, ...]:
    badge = words.media_badge(row.clip.state, row.clip.reason)
    tone = "" if badge.token == "ok" else "bad"
    state = Fact("State", f"{badge.word}: {badge.sentence}", tone)
    facts = row.clip.facts
    return (state,) if facts is None else (state, *_stream(facts))


def _stream(facts: MediaFacts) -> tuple[Fact, ...]:
    wide, high = facts.upright_size
    coded = (
        tr(" (coded {width}×{height})", width=facts.width, height=facts.height)
        if facts.rotation
        else ""
    )
    turned = tr("{rotation}° clockwise", rotation=facts.rotation) if facts.rotation else tr("none")
    failed = (
        tr(", {failed_frames} failed", failed_frames=facts.failed_frames)
        if facts.failed_frames
        else ""
    )
    rate = tr("varies") if facts.variable_rate else tr("steady")
    named = (
        tr(", {nominal_fps:g} a second as written", nominal_fps=facts.nominal_fps)
        if facts.nominal_fps
        else ""
    )
    sound = facts.sound
    heard = (
        tr(
            "{codec}, {rate_hz} Hz, {n} channel|{codec}, {rate_hz} Hz, {n} channels",
            sound.channels,
            codec=sound.codec,
            rate_hz=sound.sample_rate_hz,
        )
        if sound
        else tr("none")
    )
    tags = tuple(Fact(tr("Tag {name}", name=name), value) for name, value in facts.tags.items())
    return (
        Fact("Container", facts.container),
        *((Fact("Reading", core(facts.reading.words), "bad"),) if facts.reading else ()),
        Fact(
            "Codec",
            tr(
                "{codec}, {pixel_format}, stream {stream_index}",
                codec=facts.codec,
                pixel_format=facts.pixel_format,
                stream_index=facts.stream_index,
            ),
        ),
        Fact("Picture", tr("{wide}×{high} pixels{coded}", wide=wide, high=high, coded=coded)),
        Fact("Rotation", turned),
        Fact("Pictures", tr("{frames:,} decoded{failed}", frames=facts.frames, failed=failed)),
        Fact("Rate", rate + named),
        Fact(
            "Length",
            tr(
                "{span}, first pts at {start_s:.3f} s",
                span=span_text(facts.duration_s),
                start_s=facts.start_s,
            ),
        ),
        Fact("Sound", heard),
        Fact("Container's own time", facts.created or NONE),
        *tags,
    )


def _time(delivery: Delivery, zone: str | None) -> tuple[Fact, ...]:
    lines = [Fact(name, value) for name, value in offsets.claim_facts(delivery, zone)]
    corrected = times.corrected_line(delivery, 0.0, zone)
    return (*lines, Fact("Correction", corrected or tr("none")))


def _place(delivery: Delivery) -> tuple[Fact, ...]:
    camera = delivery.camera
    known = camera.lat is not None and camera.lon is not None
    where = f"{camera.lat:.6f}, {camera.lon:.6f}" if known else tr("unknown")
    if known and camera.accuracy_m is not None:
        where += f" ± {camera.accuracy_m:g} m"
    looks = (
        tr("unknown")
        if camera.heading_deg is None
        else tr("{heading_deg:g}° from north", heading_deg=camera.heading_deg)
    )
    if camera.fov_deg is not None:
        looks += tr(", {fov_deg:g}° wide", fov_deg=camera.fov_deg)
    return (
        Fact("Camera", camera.alias or tr("no camera named")),
        Fact("Position", where),
        Fact("Looks", looks),
    )


def _consent(delivery: Delivery) -> tuple[Fact, ...]:
    consent = delivery.consent
    badge = words.visibility_badge(delivery.visibility)
    tone = "" if delivery.visibility is Visibility.SHOWN else "bad"
    return (
        Fact("Visibility", f"{badge.word}: {badge.sentence}", tone),
        Fact("Consent", words.consent_text(delivery)),
        Fact("Scope", tr(consent.scope.value) if consent.scope else NONE),
        Fact("Reference", consent.ref or NONE),
        Fact("Given", consent.given_at or NONE),
        Fact("Terms SHA-256", consent.terms_sha256 or NONE),
        Fact("Recorded by", consent.recorded_by or tr("came with the batch")),
        Fact("Reason", consent.reason or NONE),
    )


def _custody(batch: Batch | None) -> tuple[Fact, ...]:
    if batch is None:
        return (Fact("Custody", tr(MISSING), "bad"),)
    custody = batch.custody
    parts = (
        (tr("Received by"), custody.received_by),
        (tr("Received from"), custody.received_from),
        (tr("Medium"), custody.medium),
        (tr("Received at"), custody.received_at),
    )
    return tuple(Fact(name, value or tr(MISSING), "" if value else "bad") for name, value in parts)


def _batch(batch: Batch | None) -> tuple[Fact, ...]:
    if batch is None:
        return (Fact("Batch", tr("not on record"), "bad"),)
    answers = batch.responses
    counted = (
        (tr("reached"), answers.reached),
        (tr("shared"), answers.shared),
        (tr("declined"), answers.declined),
        (tr("silent"), answers.silent),
        (tr("opted out"), answers.opted_out),
    )
    said = ", ".join(f"{name} {number}" for name, number in counted if number is not None)
    unfinished = tr("no: take the same shipment in again to finish it")
    return (
        Fact("Name", batch.label or batch.source),
        Fact("Came in", batch.source),
        Fact("SHA-256", batch.sha256),
        Fact("Manifest", batch.manifest_kind),
        Fact("Manifest SHA-256", batch.manifest_sha256 or NONE),
        Fact("Request", batch.request or NONE),
        Fact("Made", batch.created or NONE),
        Fact("Taken in", batch.received),
        Fact("Complete", "yes" if batch.complete else unfinished, "" if batch.complete else "bad"),
        Fact("Residents' responses", said or tr("nobody counted")),
    )


def _found(row: DeliveryRow, limits: str) -> tuple[Fact, ...]:
    looked = deliveries.coverage_text(row)
    return (
        Fact("Appearances", deliveries.found_text(row)),
        Fact("Looked at", looked),
        Fact("Model", row.model or NONE),
        *((Fact("Known to miss", limits),) if limits else ()),
    )
