"""The tables of ``index.sqlite``: what is on record, with unit and reason for every column.

Instants are whole microseconds since 1970-01-01 UTC (``*_us``), lengths are seconds (``*_s``),
hashes lower-case hex SHA-256. Text that came from outside is stored as it was written.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Index, MetaData, Table, Text, UniqueConstraint
from sqlalchemy import text as sql_text

from nvr_desk.records.attributes import ColourName, Direction
from nvr_desk.records.case import CaseState
from nvr_desk.records.delivery import ConsentScope, ConsentState, TimeSource, Visibility
from nvr_desk.records.hand import HandKind
from nvr_desk.records.job import ItemState, JobKind, JobState, JobWish
from nvr_desk.records.media import MediaState
from nvr_desk.records.track import CoverageKind, ObjectClass
from nvr_desk.store.columns import (
    bits,
    blob,
    flag,
    hexes,
    key,
    one_of,
    real,
    ref,
    rule,
    text,
    whole,
    within,
)

SCHEMA: Final = "0004"
"""Revision that these tables are; the newest file of ``migrations/versions`` bears the same."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: Any, comment: str) -> Table:  # noqa: ANN401
    return Table(name, metadata, *parts, comment=comment, sqlite_strict=True)


audit_entry = Table(
    "audit_entry",
    metadata,
    whole("seq", "number of the entry, dense from 1", primary_key=True),
    text("body", "RFC 8785 canonical JSON of the entry", null=True),
    text("prev", "chain hash up to the entry before, hex SHA-256", null=True),
    text("leaf", "SHA-256 of 0x00 and the body, hex", null=True),
    comment="the audit log; rows are only ever added (triggers refuse the rest)",
)

workspace = _table(
    "workspace",
    key("always 1: there is one workspace in a database"),
    text(
        "uuid", "identity, as in nvr-desk.toml and the genesis entry; proves they belong together"
    ),
    whole("created_us", "when the database was made, UTC"),
    rule("one", "id = 1"),
    comment="which workspace this database belongs to",
)

case_file = _table(
    "case_file",
    text("number", "case number as the agency writes it", primary_key=True),
    text("offence", "offence code, default for purposes", null=True),
    text("lead", "user who owns the case", null=True),
    text("state", "open, or closed: neither searched nor viewed"),
    whole("opened_us", "when it was opened here, UTC"),
    whole("closed_us", "when it was closed, UTC", null=True),
    text("outcome", "how it ended, in words", null=True),
    text("zone", "IANA zone its times are shown in", null=True),
    one_of("state", CaseState),
    rule("closed_when", "(state = 'closed') = (closed_us IS NOT NULL)"),
    rule("named", "length(number) > 0"),
    comment="the unit of work and the wall",
)

case_member = _table(
    "case_member",
    ref("case_number", "case_file.number", "the case", kind=Text, primary_key=True),
    text("user", "account that may work in it", primary_key=True),
    whole("since_us", "when the user came in, UTC"),
    comment="who works in a case now; the log keeps who ever did",
)

batch = _table(
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

refusal = _table(
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

clip = _table(
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
    one_of("state", MediaState),
    rule("rotation_word", "rotation IN (0, 90, 180, 270)"),
    within("bytes", 0),
    within("duration_s", 0),
    within("frames", 0),
    within("failed_frames", 0),
    rule("time_base_range", "time_base_num > 0 AND time_base_den > 0"),
    rule("variable_rate_bit", "variable_rate IN (0, 1)"),
    *hexes("sha256"),
    comment="one original file's bytes and what they turned out to be",
)

clip_pts = _table(
    "clip_pts",
    ref("clip_id", "clip.id", "the clip", primary_key=True),
    whole("count", "pictures in the list"),
    blob("data", "pts of every picture in presentation order, repeats kept; store/blob.py"),
    within("count", 0),
    comment="the names of a clip's pictures, apart because lists never need them",
)

delivery = _table(
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
    rule("id_shape", "length(name_id) = 20 AND name_id NOT GLOB '*[^0-9a-f]*'"),
    rule("end_after", "end_us >= start_us"),
    comment="one resident's file for one case: place, time claim, visibility",
)

consent = _table(
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

time_correction = _table(
    "time_correction",
    key("order of recording: the highest of a delivery holds"),
    ref("delivery_id", "delivery.id", "the delivery"),
    real("offset_s", "seconds added to the claim; empty takes the correction back", null=True),
    text("reason", "how the offset was found"),
    text("author", "user who set it"),
    whole("at_us", "when, UTC"),
    Index("ix_time_correction_newest", "delivery_id", "id"),
    comment="every correction of a time claim, only ever added",
)

analysis = _table(
    "analysis",
    key("order of finishing"),
    ref("clip_id", "clip.id", "the clip"),
    text("model", "name of the detector"),
    text("model_sha256", "hash of its weights"),
    text("engine", "what ran it"),
    text("classes", "classes the model knows, JSON list"),
    flag("unverified", "1 when the weights are not on the shipped list"),
    text("settings", "canonical JSON of what shapes results"),
    text("settings_sha256", "its hash: (clip, model, settings) is never computed twice"),
    text("looked_for", "classes looked for, JSON list; others are not looked for, not absent"),
    whole("looks", "pictures the detector was shown"),
    real("looked_s", "seconds of footage looked at; sum over coverage_span, for lists"),
    whole("tracks", "appearances found, for lists"),
    real("seconds", "wall time it took"),
    whole("at_us", "when it was stored, UTC"),
    flag("answers", "1 on the one look of the clip that lists and searches answer from"),
    UniqueConstraint("clip_id", "model_sha256", "settings_sha256"),
    Index("ix_analysis_answers", "clip_id", "answers"),
    *bits("unverified", "answers"),
    *hexes("model_sha256", "settings_sha256"),
    within("looks", 0),
    within("looked_s", 0),
    within("tracks", 0),
    within("seconds", 0),
    comment="a finished look at one clip with one model and one set of settings",
)

coverage_span = _table(
    "coverage_span",
    ref("analysis_id", "analysis.id", "the look", primary_key=True),
    whole("number", "order within the clip", primary_key=True),
    real("start_s", "container seconds"),
    real("end_s", "container seconds"),
    text("kind", "looked, still (looked at thinly: nothing moved), decoded only, or failed"),
    real("looks_per_s", "how densely the detector looked"),
    one_of("kind", CoverageKind),
    within("looks_per_s", 0),
    rule("end_after", "end_s >= start_s"),
    comment="which seconds were decoded and looked at; the rest was not",
)

clip_summary = _table(
    "clip_summary",
    ref("analysis_id", "analysis.id", "the look", primary_key=True),
    text("cls", "class", primary_key=True),
    whole("tracks", "appearances of the class"),
    real("first_s", "start of the first, container seconds"),
    real("last_s", "end of the last, container seconds"),
    real("max_conf", "highest confidence, 0 to 1"),
    one_of("cls", ObjectClass),
    within("tracks", 1),
    within("max_conf", 0, 1),
    comment="counts that lists and searches answer from without touching tracks",
)

promise = _table(
    "promise",
    ref("analysis_id", "analysis.id", "the look", primary_key=True),
    real("score", "0 to 1, from confidence, number, class, size and motion of what it found"),
    within("score", 0, 1),
    comment="in which order clips are worth a look; sorts lists, never hides a clip",
)

track = _table(
    "track",
    key("also the id in track_index"),
    ref("analysis_id", "analysis.id", "the look that found it"),
    whole("number", "1, 2, … in order of first sight within the look"),
    text("cls", "class"),
    real("start_s", "first picture, container seconds"),
    real("end_s", "last picture, container seconds"),
    real("best_s", "picture that shows it best, container seconds"),
    whole("best_pts", "pts of that picture"),
    real("best_conf", "highest confidence of its looks, 0 to 1"),
    real("best_x1", "box in the best picture, pixels of the upright picture"),
    real("best_y1", "box in the best picture, pixels of the upright picture"),
    real("best_x2", "box in the best picture, pixels of the upright picture"),
    real("best_y2", "box in the best picture, pixels of the upright picture"),
    whole("rows", "pictures it is in"),
    whole("seen", "of these, pictures the detector looked at"),
    blob("data", "pts, boxes, confidences, seen flags; store/blob.py"),
    text("upper", "colour of trunk or body; empty is unknown", null=True),
    real("upper_conf", "confidence of that colour, 0 to 1", null=True),
    real("upper_share", "share of the sampled points that bear it, 0 to 1", null=True),
    text("lower", "colour of a person's legs; empty is unknown", null=True),
    real("lower_conf", "confidence of that colour, 0 to 1", null=True),
    real("lower_share", "share of the sampled points that bear it, 0 to 1", null=True),
    whole("colour_looks", "looks in which colours were taken", null=True),
    whole("infrared", "1 when seen on pictures without colours", null=True),
    text("direction", "way in the picture; empty where nothing was measured", null=True),
    real("travelled", "first to last place, in sizes of its own box", null=True),
    real("height_px", "median height of its boxes, pixels of the upright picture", null=True),
    real("height_share", "the same as a share of the picture's height, 0 to 1", null=True),
    real("still_s", "seconds of its span in which it stood still", null=True),
    real("best_score", "how good the best picture is, 0 to 1", null=True),
    whole("stands", "1 while lists and searches show it", server_default=sql_text("1")),
    ref("made_by", "hand_edit.id", "the change by hand that made it", nullable=True),
    ref(
        "gone_by", "hand_edit.id", "the change by hand that put others in its place", nullable=True
    ),
    UniqueConstraint("analysis_id", "number"),
    Index(
        "ix_track_when",
        *("analysis_id", "cls", "stands", "start_s", "end_s", "best_conf"),
        *("upper", "lower", "direction", "height_share"),
    ),
    Index("ix_track_made_by", "made_by", sqlite_where=sql_text("made_by IS NOT NULL")),
    Index("ix_track_gone_by", "gone_by", sqlite_where=sql_text("gone_by IS NOT NULL")),
    one_of("upper", ColourName),
    one_of("lower", ColourName),
    one_of("direction", Direction),
    *bits("infrared", "stands"),
    within("upper_conf", 0, 1),
    within("lower_conf", 0, 1),
    within("height_share", 0, 1),
    one_of("cls", ObjectClass),
    within("best_conf", 0, 1),
    within("rows", 1),
    within("number", 1),
    rule("seen_range", "seen BETWEEN 0 AND rows"),
    rule("end_after", "end_s >= start_s"),
    comment="one appearance in one clip; an appearance is no identity",
)

hand_edit = _table(
    "hand_edit",
    key("order of the changes"),
    ref("analysis_id", "analysis.id", "the look whose tracks were changed", index=True),
    ref("case_number", "case_file.number", "the case it was done for", kind=Text),
    text("kind", "split or merge"),
    real("at_s", "where a track was split, container seconds", null=True),
    text("replaced", "numbers of the tracks that it put others in the place of, JSON list"),
    text("made", "numbers of the tracks that it made, JSON list"),
    text("author", "user who did it"),
    text("reason", "why"),
    whole("at_us", "when, UTC"),
    text("undone_by", "user who took it back; empty while it holds", null=True),
    text("undone_reason", "why it was taken back", null=True),
    whole("undone_us", "when it was taken back, UTC", null=True),
    one_of("kind", HandKind),
    rule("undone_whole", "(undone_us IS NULL) = (undone_by IS NULL)"),
    comment="changes of tracks by a person; what the detector found is kept beside them",
)

job = _table(
    "job",
    key("number of the job"),
    text("kind", "what it does"),
    ref("case_number", "case_file.number", "the case it works for", kind=Text, index=True),
    text("state", "where it stands"),
    text("wish", "what a person wants of it"),
    text("params", "its order, JSON object"),
    whole("created_us", "when it was asked for, UTC"),
    whole("started_us", "when a runner first took it, UTC", null=True),
    whole("finished_us", "when it ended, UTC", null=True),
    whole("attempts", "runners that took it"),
    text("owner", "host:pid of the runner that holds the lease", null=True),
    whole("lease_us", "until when the lease holds, UTC; past it anyone may take over", null=True),
    whole("act", "seq of the entry that opened the run", null=True),
    whole("total", "items to do"),
    whole("done", "items done"),
    whole("failed", "items that failed"),
    whole("skipped", "items that stood already"),
    text("message", "last word of the runner, for a person"),
    real("eta_s", "seconds left, estimated", null=True),
    real("rate", "items a second over the last minute", null=True),
    one_of("kind", JobKind),
    one_of("state", JobState),
    one_of("wish", JobWish),
    within("attempts", 0),
    within("total", 0),
    within("done", 0),
    within("failed", 0),
    within("skipped", 0),
    comment="long work: its truth is here, never in a process",
)

job_item = _table(
    "job_item",
    ref("job_id", "job.id", "the job", primary_key=True),
    whole("number", "order of work", primary_key=True),
    text("name", "clip by hash, or file of a shipment by path"),
    text("state", "where it stands"),
    whole("attempts", "times it was begun"),
    text("reason", "why it failed, for a person", null=True),
    real("seconds", "wall time it took", null=True),
    UniqueConstraint("job_id", "name"),
    Index("ix_job_item_state", "job_id", "state", "number"),
    one_of("state", ItemState),
    within("attempts", 0),
    comment="one part of a job",
)

packet = _table(
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

BOOKKEEPING: Final = frozenset({"job", "job_item"})
"""Tables that may be written without an audit entry: lease, heartbeat, progress, wishes."""

_TRACK_INDEX: Final = """\
CREATE VIRTUAL TABLE track_index USING rtree_i32(
  track_id,
  analysis_0, analysis_1, -- analysis.id, twice
  t0_ms, t1_ms, -- span, milliseconds since the clip's first picture
  x0, x1, -- union of its boxes, pixels of the upright picture
  y0, y1
)"""
"""R*Tree in 32-bit integers: the plain kind keeps floats and would blur milliseconds."""


def _never(name: str, event: str, words: str) -> str:
    """A trigger that refuses."""
    return f"CREATE TRIGGER {name} BEFORE {event}\nBEGIN SELECT RAISE(ABORT, '{words}'); END"


_CLAIM: Final = (
    "claim_us, claim_zone, claim_uncertainty_s, claim_source, claim_rule, claim_written,"
    " clip_id, batch_sha256, path, name_id"
)

EXTRA_DDL: Final = (
    _TRACK_INDEX,
    _never("audit_no_update", "UPDATE ON audit_entry", "audit entries are never changed"),
    _never("audit_no_delete", "DELETE ON audit_entry", "audit entries are never deleted"),
    _never("consent_no_update", "UPDATE ON consent", "consents are only ever added"),
    _never("correction_no_update", "UPDATE ON time_correction", "corrections are only ever added"),
    _never("claim_stays", f"UPDATE OF {_CLAIM} ON delivery", "a claim is never overwritten"),
    _never("hash_stays", "UPDATE OF sha256, bytes ON clip", "the name of a clip is its hash"),
)
"""What SQLAlchemy has no words for."""
