"""The case and its footage: shipments, clips, deliveries, consents, times, packets, and the log.

Instants are whole microseconds since 1970-01-01 UTC (``*_us``), lengths are seconds (``*_s``),
hashes lower-case hex SHA-256. Text that came from outside is stored as it was written.
"""

from __future__ import annotations

from sqlalchemy import Index, Table, Text, UniqueConstraint
from sqlalchemy import text as sql_text

from nvr_desk.records.case import CaseState
from nvr_desk.records.clock_pin import CorrectionSource
from nvr_desk.records.delivery import ConsentScope, ConsentState, TimeSource, Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.store.columns import (
    bits,
    blob,
    flag,
    hexes,
    key,
    metadata,
    one_of,
    real,
    ref,
    rule,
    table,
    text,
    whole,
    within,
)

audit_entry = Table(
    "audit_entry",
    metadata,
    whole("seq", "number of the entry, dense from 1", primary_key=True),
    text("body", "RFC 8785 canonical JSON of the entry", null=True),
    text("prev", "chain hash up to the entry before, hex SHA-256", null=True),
    text("leaf", "SHA-256 of 0x00 and the body, hex", null=True),
    comment="the audit log; rows are only ever added (triggers refuse the rest)",
)

workspace = table(
    "workspace",
    key("always 1: there is one workspace in a database"),
    text(
        "uuid", "identity, as in nvr-desk.toml and the genesis entry; proves they belong together"
    ),
    whole("created_us", "when the database was made, UTC"),
    rule("one", "id = 1"),
    comment="which workspace this database belongs to",
)

case_file = table(
    "case_file",
    text("number", "case number as the agency writes it", primary_key=True),
    text("offence", "offence code, default for purposes", null=True),
    text("lead", "user who owns the case", null=True),
    text("state", "open, or closed: neither searched nor viewed"),
    whole("opened_us", "when it was opened here, UTC"),
    whole("closed_us", "when it was closed, UTC", null=True),
    text("outcome", "how it ended, in words", null=True),
    text("zone", "IANA zone its times are shown in", null=True),
    text(
        "kind",
        "case, or series: reaches across the cases that series_case names",
        server_default=sql_text("'case'"),
    ),
    one_of("state", CaseState),
    one_of("kind", ("case", "series")),
    rule("closed_when", "(state = 'closed') = (closed_us IS NOT NULL)"),
    rule("named", "length(number) > 0"),
    comment="the unit of work and the wall",
)

case_member = table(
    "case_member",
    ref("case_number", "case_file.number", "the case", kind=Text, primary_key=True),
    text("user", "account that may work in it", primary_key=True),
    whole("since_us", "when the user came in, UTC"),
    comment="who works in a case now; the log keeps who ever did",
)

batch = table(
    "batch",
    text("sha256", "identity: hash over case and sorted (path, hash) list", primary_key=True),
    ref("case_number", "case_file.number", "the case it came for", kind=Text, index=True),
    text("label", "batch_id as the sender wrote it", null=True),
    text("source", "name of the folder or zip it came in"),
    text("manifest_kind", "batch, csv or bare: what described the files"),
    text("manifest_sha256", "hash of the manifest file", null=True),
    text("request", "request_id as written", null=True),
    text("created", "when the sender made it, as written", null=True),
    text("received_by", "custody: who took it, shown red when empty", null=True),
    text("received_from", "custody: who handed it over", null=True),
    text("medium", "custody: on what it came", null=True),
    text("received_at", "custody: when, as written", null=True),
    whole("reached", "residents asked; empty where nobody counted", null=True),
    whole("shared", "residents who shared", null=True),
    whole("declined", "residents who said no", null=True),
    whole("silent", "residents who did not answer", null=True),
    whole("opted_out", "residents who want no requests", null=True),
    flag("complete", "1 when every file of the shipment is a row"),
    text("received", "when ingest began, UTC text"),
    one_of("manifest_kind", ("batch", "csv", "bare")),
    *bits("complete"),
    *hexes("sha256", "manifest_sha256"),
    comment="one shipment with its custody",
)

refusal = table(
    "refusal",
    key("order of refusal"),
    ref("batch_sha256", "batch.sha256", "the shipment", kind=Text),
    text("path", "path inside the shipment"),
    text("code", "stable word for the reason"),
    text("detail", "the reason for a person"),
    text("sha256", "hash of the bytes, when they came and are in the vault", null=True),
    UniqueConstraint("batch_sha256", "path", "code"),
    *hexes("sha256"),
    comment="files of a shipment that made no delivery, and why",
)

clip = table(
    "clip",
    key("short name inside this database: tracks repeat it a million times"),
    text("sha256", "hash of the bytes: the name of the clip", unique=True),
    whole("bytes", "length of the file in the vault"),
    text("state", "condition after probe and full decode"),
    text("reason", "why it is not ok, for a person", null=True),
    text("container", "container format; empty with all facts when none could be read", null=True),
    text("codec", "picture codec", null=True),
    text("pixel_format", "pixel format as coded", null=True),
    whole("width", "pixels as coded, before rotation", null=True),
    whole("height", "pixels as coded, before rotation", null=True),
    whole("rotation", "degrees clockwise that bring it upright", null=True),
    whole("stream_index", "stream FFmpeg calls best, fixed at probe", null=True),
    whole("time_base_num", "numerator of the time base in seconds: pts × num / den", null=True),
    whole("time_base_den", "denominator of the time base", null=True),
    real("start_s", "first pts in seconds, not shifted", null=True),
    real("duration_s", "last pts + its length - first pts, seconds", null=True),
    whole("frames", "pictures that decoded", null=True),
    whole("failed_frames", "packets that gave no picture", null=True),
    whole("variable_rate", "1 when pictures are not evenly spaced", null=True),
    real("nominal_fps", "pictures a second as written, for display only", null=True),
    text("sound_codec", "sound codec; empty without sound", null=True),
    whole("sound_rate_hz", "samples a second", null=True),
    whole("sound_channels", "sound channels", null=True),
    text("created", "creation_time of the container as written", null=True),
    text("tags", "container tags as written, JSON object", null=True),
    text(
        "reading",
        "how a file was read that its own container could not say, JSON object; empty otherwise",
        null=True,
    ),
    whole("aspect_num", "width of a coded pixel; empty where it is square or unknown", null=True),
    whole("aspect_den", "height of a coded pixel", null=True),
    one_of("state", MediaState),
    rule("rotation_word", "rotation IN (0, 90, 180, 270)"),
    within("bytes", 0),
    within("duration_s", 0),
    within("frames", 0),
    within("failed_frames", 0),
    rule("time_base_range", "time_base_num > 0 AND time_base_den > 0"),
    rule("aspect_range", "aspect_num > 0 AND aspect_den > 0"),
    rule("variable_rate_bit", "variable_rate IN (0, 1)"),
    rule("reading_json", "reading IS NULL OR json_valid(reading)"),
    *hexes("sha256"),
    comment="one original file's bytes and what they turned out to be",
)

clip_pts = table(
    "clip_pts",
    ref("clip_id", "clip.id", "the clip", primary_key=True),
    whole("count", "pictures in the list"),
    blob("data", "pts of every picture in presentation order, repeats kept; store/blob.py"),
    blob("keys", "which of them are key pictures: their places in the list", null=True),
    blob("places", "bytes of the file at which they begin, where no time leads there", null=True),
    within("count", 0),
    comment="the names of a clip's pictures, apart because lists never need them",
)

delivery = table(
    "delivery",
    key("short name inside this database"),
    text("name_id", "20 hex digits of SHA-256 over batch and path: its name outside", unique=True),
    ref("case_number", "case_file.number", "the case", kind=Text),
    ref("batch_sha256", "batch.sha256", "the shipment", kind=Text, index=True),
    ref("clip_id", "clip.id", "the bytes", index=True),
    text("path", "path inside the shipment"),
    text("name", "original file name"),
    text("item", "evidence item number", null=True),
    text("camera", "alias of the camera; empty text when none was named"),
    real("lat", "degrees north, WGS 84", null=True),
    real("lon", "degrees east, WGS 84", null=True),
    real("accuracy_m", "radius of doubt around the place, metres", null=True),
    real("heading_deg", "where the camera looks, degrees clockwise from north", null=True),
    real("fov_deg", "horizontal angle of view, degrees", null=True),
    whole("claim_us", "claimed start, UTC; empty is unknown; never overwritten", null=True),
    text("claim_zone", "IANA zone of the wall clock it was read from", null=True),
    real("claim_uncertainty_s", "doubt either way, seconds", null=True),
    text("claim_source", "where the claim comes from"),
    text("claim_rule", "how it was read, for a person", null=True),
    text("claim_written", "the very text it was read from", null=True),
    text("visibility", "whether it may be opened, follows consent, hold and term"),
    real("offset_s", "newest correction in seconds; copy of time_correction for lists", null=True),
    whole("start_us", "claim plus offset, UTC; kept here so that a search needs no sum", null=True),
    whole("end_us", "start plus length of the clip, UTC", null=True),
    text("submitter", "resident as the manifest names them", null=True),
    text("notes", "words that came with it", null=True),
    real("rate_ppm", "drift of the clock, millionths; copy of the newest correction", null=True),
    real("anchor_s", "where the drift is nought, container seconds; copy likewise", null=True),
    real("uncertainty_s", "doubt after correction either way, seconds; copy likewise", null=True),
    UniqueConstraint("batch_sha256", "path"),
    Index("ix_delivery_when", "case_number", "visibility", "start_us"),
    Index("ix_delivery_item", "case_number", "item"),
    Index("ix_delivery_name", "case_number", "name"),
    one_of("claim_source", TimeSource),
    one_of("visibility", Visibility),
    within("lat", -90, 90),
    within("lon", -180, 180),
    within("accuracy_m", 0),
    within("heading_deg", 0, 360),
    within("fov_deg", 0, 360),
    within("claim_uncertainty_s", 0),
    within("uncertainty_s", 0),
    rule("drift_whole", "(rate_ppm IS NULL) = (anchor_s IS NULL)"),
    rule("id_shape", "length(name_id) = 20 AND name_id NOT GLOB '*[^0-9a-f]*'"),
    rule("end_after", "end_us >= start_us"),
    comment="one resident's file for one case: place, time claim, visibility",
)

consent = table(
    "consent",
    key("order of recording: the highest of a delivery holds"),
    ref("delivery_id", "delivery.id", "the delivery"),
    text("state", "what stands behind our looking"),
    text("ref", "consent id as written", null=True),
    text("scope", "case or series: how far it reaches", null=True),
    text("given_at", "when the resident said so, as written", null=True),
    text("terms_sha256", "hash of the terms agreed to", null=True),
    text(
        "statement", "an officer's words that a resident agreed; stays visible as such", null=True
    ),
    text("recorded_by", "user who recorded it", null=True),
    text("reason", "why it was changed", null=True),
    whole("at_us", "when it was recorded here, UTC"),
    Index("ix_consent_newest", "delivery_id", "id"),
    one_of("state", ConsentState),
    one_of("scope", ConsentScope),
    comment="every yes and no of a delivery, only ever added",
)

time_correction = table(
    "time_correction",
    key("order of recording: the highest of a delivery holds"),
    ref("delivery_id", "delivery.id", "the delivery"),
    real("offset_s", "seconds added to the claim; empty takes the correction back", null=True),
    text("reason", "how the offset was found"),
    text("author", "user who set it"),
    whole("at_us", "when, UTC"),
    real("rate_ppm", "drift besides the offset, millionths: see docs/clock.md", null=True),
    real("anchor_s", "where the drift is nought, container seconds", null=True),
    real("uncertainty_s", "doubt after correction either way, seconds", null=True),
    text("source", "form, overlay or pins; empty before schema 0006", null=True),
    text("zone", "IANA zone the corrected time was given in", null=True),
    Index("ix_time_correction_newest", "delivery_id", "id"),
    one_of("source", CorrectionSource),
    within("uncertainty_s", 0),
    rule("drift_whole", "(rate_ppm IS NULL) = (anchor_s IS NULL)"),
    comment="every correction of a time claim, only ever added",
)

packet = table(
    "packet",
    text("id", "name of the packet", primary_key=True),
    ref("case_number", "case_file.number", "the case", kind=Text, index=True),
    text("path", "where it was written; it may have been carried off since"),
    whole("created_us", "when, UTC"),
    text("by", "user who made it"),
    whole("deliveries", "deliveries in it"),
    whole("bytes", "length of its payload"),
    text("manifest_sha256", "hash of its tag manifest: one line for the whole packet"),
    *hexes("manifest_sha256"),
    within("deliveries", 0),
    within("bytes", 0),
    comment="packets that left",
)
