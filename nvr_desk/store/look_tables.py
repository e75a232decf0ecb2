"""What detectors found: looks, what they covered, tracks, and changes of tracks by hand.

Units as in `case_tables`; ``start_s``, ``end_s`` and ``best_s`` are container seconds.
"""

from __future__ import annotations

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy import text as sql_text

from nvr_desk.records.attributes import ColourName, Direction
from nvr_desk.records.hand import HandKind
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
    table,
    text,
    whole,
    within,
)

analysis = table(
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

coverage_span = table(
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

clip_summary = table(
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

promise = table(
    "promise",
    ref("analysis_id", "analysis.id", "the look", primary_key=True),
    real("score", "0 to 1, from confidence, number, class, size and motion of what it found"),
    within("score", 0, 1),
    comment="in which order clips are worth a look; sorts lists, never hides a clip",
)

track = table(
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

motion_grid = table(
    "motion_grid",
    ref("clip_id", "clip.id", "the clip", primary_key=True),
    real("rate", "grids a second of footage"),
    whole("n", "how many grids"),
    blob("data", "which of 16 by 16 cells moved: n times 256 bits, row by row, through zlib"),
    within("rate", 0),
    within("n", 0),
    comment="where in the picture something moved, so that a region can be asked for",
)

hand_edit = table(
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
