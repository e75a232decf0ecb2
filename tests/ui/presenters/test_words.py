from __future__ import annotations

from dataclasses import replace

from nvr_desk.errors import CaseClosedError
from nvr_desk.records.batch import Batch, Custody, Responses
from nvr_desk.records.delivery import Consent, ConsentState, Refusal, Visibility
from nvr_desk.records.media import MediaState
from nvr_desk_ui.presenters import deliveries, words

from tests.fakes.desk import delivery_row


def test_that_states_differ_by_word_and_by_icon_not_by_colour_alone() -> None:
    media = [words.media_badge(state) for state in MediaState]
    seen = [words.visibility_badge(visibility) for visibility in Visibility]
    for badges in (media, seen):
        assert len({badge.word for badge in badges}) == len(badges)
        assert len({badge.icon for badge in badges}) == len(badges)


def test_that_a_clip_nobody_looked_at_is_not_called_empty() -> None:
    assert words.counts_text({}, None) == "not looked at"
    assert words.counts_text({}, 60.0) == "nothing found"
    assert words.counts_text({"car": 2, "person": 1}, 60.0) == "1 person, 2 car"


def test_that_coverage_is_a_share_of_the_clip() -> None:
    assert words.coverage_text(30.0, 60.0) == "50 %"
    assert words.coverage_text(None, 60.0) == "–"
    assert words.coverage_text(59.0, 60.0, 2.14) == "98 %, 2.1/s"
    assert words.coverage_text(59.9, 60.0, 2.14) == "99 %, 2.1/s"
    assert words.coverage_share(90.0, 60.0) == 1.0


def test_that_an_officers_statement_is_shown_as_one() -> None:
    consent = Consent(ConsentState.GIVEN, statement="agreed at the door")
    delivery = replace(delivery_row(1).delivery, consent=consent)
    assert words.consent_text(delivery) == "officer's statement: agreed at the door"


def test_that_our_own_errors_speak_and_others_name_their_kind() -> None:
    assert words.error_text(CaseClosedError("26-1")) == "Case 26-1 is closed"
    assert words.error_text(ZeroDivisionError()) == "ZeroDivisionError"


def test_that_sizes_are_said_in_the_unit_that_fits() -> None:
    assert [words.bytes_text(n) for n in (940, 3_700_000, 2.5e12)] == ["940 B", "3.7 MB", "2.5 TB"]


def test_that_the_summary_counts_hidden_deliveries() -> None:
    rows = [delivery_row(1), delivery_row(2, visibility=Visibility.WITHDRAWN)]
    assert deliveries.summary(rows, 2) == "2 deliveries · 2:00 · 1 hidden"
    assert deliveries.summary(rows, 1) == "1 of 2 deliveries · 2:00 · 1 hidden"


def test_that_missing_custody_is_named_as_missing() -> None:
    custody = Custody("Reyes", None, "download", None)
    batch = Batch(
        "b" * 64, "26-1", None, "drop.zip", "batch", None, None, None, custody, Responses(),
        complete=True, received="2026-11-20T05:00:00Z",
    )  # fmt: skip
    line = ("drop.zip", "received by Reyes, medium download; missing: from, at", False)
    assert deliveries.custody_lines([batch]) == [line]


def test_that_a_refusal_gives_its_reason_in_words() -> None:
    refusal = Refusal("b" * 64, "porch/a.mp4", "hash_mismatch", "other bytes than promised")
    assert deliveries.refusal_line(refusal)[1] == "hash mismatch: other bytes than promised"
