"""What a person does at the desk: marks, stills, what they saw, searches kept, pins, map layers.

Units as in `case_tables`; ``*_s`` beside a delivery are container seconds of its clip.
"""

from __future__ import annotations

from sqlalchemy import Index, Text
from sqlalchemy import text as sql_text

from nvr_desk.records.layer import LayerKind
from nvr_desk.records.mark import MarkLevel
from nvr_desk.records.review_state import ReviewState
from nvr_desk.store.columns import (
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

mark = table(
    "mark",
    key("order of making"),
    text("uid", "32 hex digits, drawn by lot: its name outside", unique=True),
    ref("case_number", "case_file.number", "the case it was made for", kind=Text, index=True),
    ref("delivery_id", "delivery.id", "the delivery", index=True),
    real("from_s", "first picture, container seconds"),
    real("to_s", "last picture, container seconds; empty for a point", null=True),
    whole("from_pts", "pts of the first picture"),
    whole("to_pts", "pts of the last picture; empty for a point", null=True),
    whole("track", "number of the appearance it is about", null=True),
    text("level", "note, notable, or key to the case"),
    text("note", "what the person saw there"),
    text("author", "user who made it"),
    whole("made_us", "when, UTC"),
    whole("changed_us", "when it was last changed, UTC", null=True),
    whole("removed_us", "when it was taken away, UTC; empty while it stands", null=True),
    text("removed_by", "user who took it away", null=True),
    one_of("level", MarkLevel),
    rule("uid_shape", "length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*'"),
    rule("range_whole", "(to_s IS NULL) = (to_pts IS NULL)"),
    rule("to_after", "to_s >= from_s AND to_pts >= from_pts"),
    rule("removed_whole", "(removed_us IS NULL) = (removed_by IS NULL)"),
    comment="ranges and points with a note; never deleted, the log keeps each step",
)

still = table(
    "still",
    key("order of making"),
    ref("case_number", "case_file.number", "the case", kind=Text, index=True),
    ref("delivery_id", "delivery.id", "the delivery", index=True),
    whole("pts", "pts of the picture"),
    whole("nth", "which one with that pts, from 0"),
    text("mark_uid", "mark it was made for", null=True),
    text("sha256", "hash of the PNG"),
    text("path", "where it was written; it may have been carried off since"),
    text("by", "user who made it"),
    whole("at_us", "when, UTC"),
    *hexes("sha256"),
    within("nth", 0),
    comment="single pictures that were written to files",
)

review_state = table(
    "review_state",
    text("user", "who looked", primary_key=True),
    ref("case_number", "case_file.number", "the case it was looked at for", kind=Text),
    ref("delivery_id", "delivery.id", "the delivery", primary_key=True),
    whole("track", "number of the appearance", primary_key=True),
    ref("analysis", "analysis.id", "the look that found it", primary_key=True),
    text("state", "seen, relevant or not relevant; unseen has no row"),
    whole("at_us", "when, UTC"),
    Index("ix_review_state_case", "user", "case_number", "state"),
    one_of("state", ReviewState),
    comment="what each person made of each appearance",
)

saved_search = table(
    "saved_search",
    key("order of saving"),
    ref("case_number", "case_file.number", "the case", kind=Text),
    text("user", "whose it is"),
    text("name", "what they call it"),
    text("query", "the question, JSON object"),
    whole("made_us", "when it was saved, UTC"),
    whole("removed_us", "when it was dropped, UTC; empty while it stands", null=True),
    Index(
        "ix_saved_search_name",
        *("case_number", "user", "name"),
        unique=True,
        sqlite_where=sql_text("removed_us IS NULL"),
    ),
    rule("named", "length(name) > 0"),
    rule("query_json", "json_valid(query)"),
    comment="questions a person asks again",
)

clock_pin = table(
    "clock_pin",
    key("order of pinning"),
    ref("case_number", "case_file.number", "the case", kind=Text, index=True),
    ref("a_delivery", "delivery.id", "where the event is seen"),
    real("a_s", "when in its clip, container seconds"),
    ref("b_delivery", "delivery.id", "where the same event is seen too", nullable=True),
    real("b_s", "when in that clip, container seconds", null=True),
    whole("instant_us", "the event's own time, UTC, instead of a second clip", null=True),
    real("uncertainty_s", "doubt of the pin either way, seconds"),
    text("note", "what the event is"),
    text("author", "user who pinned it"),
    whole("made_us", "when, UTC"),
    whole("removed_us", "when it was taken away, UTC; empty while it holds", null=True),
    rule("other_whole", "(b_delivery IS NULL) = (b_s IS NULL)"),
    rule("one_other", "(b_delivery IS NULL) <> (instant_us IS NULL)"),
    rule("not_itself", "a_delivery <> b_delivery"),
    within("uncertainty_s", 0),
    comment="one event seen in two clips, or at a known time: clocks are solved from these",
)

watched = table(
    "watched",
    text("user", "who looked", primary_key=True),
    ref("delivery_id", "delivery.id", "the delivery", primary_key=True),
    text("spans", "what they had on screen, JSON list of [from, to] in container seconds"),
    whole("at_us", "when it last grew, UTC"),
    rule("spans_json", "json_valid(spans)"),
    comment="what each person has seen of each delivery; sums up entries of the log",
)

layer = table(
    "layer",
    key("order of import"),
    ref("case_number", "case_file.number", "its case; empty for all", kind=Text, nullable=True),
    text("kind", "what it shows"),
    text("name", "what it is called on the map"),
    text("source_sha256", "hash of the file it was read from"),
    text("features", "GeoJSON FeatureCollection, bounded when it was read"),
    text("by", "user who brought it in"),
    whole("at_us", "when, UTC"),
    whole("removed_us", "when it was taken away, UTC; empty while it stands", null=True),
    one_of("kind", LayerKind),
    rule("named", "length(name) > 0"),
    rule("features_json", "json_valid(features)"),
    *hexes("source_sha256"),
    comment="layers of the map that came from files",
)
