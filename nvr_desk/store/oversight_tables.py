"""Why people look, who agreed, and who looked it over. Units as in `case_tables`."""

from __future__ import annotations

from sqlalchemy import Index, Text, UniqueConstraint

from nvr_desk.store.columns import (
    bits,
    flag,
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

purpose_memory = table(
    "purpose_memory",
    text("user", "who stated it", primary_key=True),
    ref("case_number", "case_file.number", "for which case", kind=Text, primary_key=True),
    text("offence", "offence code"),
    text("words", "why, in the user's words"),
    whole("since_us", "when it was stated, UTC"),
    rule("said", "length(words) > 0"),
    comment="the last purpose a person stated for a case, offered again; the log keeps all",
)

case_incident = table(
    "case_incident",
    ref("case_number", "case_file.number", "the case", kind=Text, primary_key=True),
    whole("at_us", "when it happened or began, UTC", null=True),
    whole("until_us", "when it ended, UTC", null=True),
    real("lat", "degrees north, WGS 84", null=True),
    real("lon", "degrees east, WGS 84", null=True),
    real("radius_m", "how far around that place looking is expected, metres", null=True),
    text("words", "what happened"),
    within("lat", -90, 90),
    within("lon", -180, 180),
    within("radius_m", 0),
    rule("place_whole", "(lat IS NULL) = (lon IS NULL)"),
    rule("until_after", "until_us >= at_us"),
    comment="what a case is about, when and where: searches far from it are reviewed",
)

series_case = table(
    "series_case",
    ref("series", "case_file.number", "the series", kind=Text, primary_key=True),
    ref("case_number", "case_file.number", "a case of it", kind=Text, primary_key=True, index=True),
    rule("not_itself", "series <> case_number"),
    comment="which cases a series joins; opened by two persons",
)

approval = table(
    "approval",
    key("order of asking"),
    text("kind", "what is asked for"),
    ref("case_number", "case_file.number", "the case", kind=Text, nullable=True, index=True),
    text("object", "what it is about, as the log names it"),
    text("detail", "what exactly is asked, JSON object; good for nothing else"),
    text("asked_by", "user who asked"),
    whole("asked_us", "when, UTC"),
    text("words", "why it is needed"),
    text("decided_by", "user who decided", null=True),
    whole("decided_us", "when, UTC", null=True),
    text("decision", "granted or refused; empty while it waits", null=True),
    text("decided_words", "why so", null=True),
    whole("used_us", "when it was used, UTC: good for once", null=True),
    flag("self_", "1 when the same person asked and decided (a desk of one)"),
    one_of("kind", ("export", "withdrawal", "series", "request")),
    one_of("decision", ("granted", "refused")),
    rule("detail_said", "length(detail) > 0"),
    rule("decided_whole", "(decided_us IS NULL) = (decision IS NULL)"),
    rule("decided_by_whom", "(decided_us IS NULL) = (decided_by IS NULL)"),
    rule("used_when_granted", "used_us IS NULL OR decision = 'granted'"),
    *bits("self_"),
    comment="what needs a second person, and what they said",
)

review = table(
    "review",
    key("order of the reviews"),
    whole("from_us", "first instant under review, UTC"),
    whole("to_us", "instant behind the last, UTC"),
    whole("due_us", "when it should be signed off, UTC"),
    real("share", "share of looks drawn at random, 0 to 1"),
    text("seed", "what the draw follows from; empty text until it is known"),
    whole("checkpoint_size", "entries under the checkpoint that gave the seed", null=True),
    whole("made_us", "when the list was made, UTC"),
    text("signed_by", "supervisor who signed it off", null=True),
    whole("signed_us", "when, UTC", null=True),
    text("words", "what they said of it", null=True),
    within("share", 0, 1),
    rule("to_after", "to_us > from_us"),
    rule("signed_whole", "(signed_us IS NULL) = (signed_by IS NULL)"),
    comment="periods of looking that a supervisor looks over",
)

review_item = table(
    "review_item",
    key("order in the list"),
    ref("review", "review.id", "the review"),
    whole("act_seq", "entry that opened the act"),
    text("why", "rules that chose it, each with its words; JSON list"),
    text("outcome", "fine, ask, or refer; empty while undecided", null=True),
    text("decided_by", "supervisor who decided", null=True),
    whole("decided_us", "when, UTC", null=True),
    whole("opened_us", "when its act was opened for review, UTC", null=True),
    text("note", "what the supervisor wrote or asks", null=True),
    text("answer", "what the person who looked answered", null=True),
    text("answered_by", "user who answered", null=True),
    whole("answered_us", "when, UTC", null=True),
    UniqueConstraint("review", "act_seq"),
    Index("ix_review_item_act_seq", "act_seq"),
    one_of("outcome", ("fine", "ask", "refer")),
    rule("why_said", "length(why) > 0"),
    rule("decided_whole", "(decided_us IS NULL) = (outcome IS NULL)"),
    rule("answered_whole", "(answered_us IS NULL) = (answer IS NULL)"),
    comment="acts to look over, and what became of each",
)
