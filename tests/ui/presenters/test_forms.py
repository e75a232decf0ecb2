from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.records.delivery import TimeClaim
from nvr_desk_ui.presenters import facts, models, offsets
from nvr_desk_ui.presenters.time_codes import NotATimeCodeError

from tests.fakes.desk import card, delivery_row


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("-84", -84.0), ("-1:24", -84.0), ("+0:03:10", 190.0), ("\u22122.5", -2.5), (" 7 ", 7.0)],
)
def test_that_corrections_are_read_as_people_write_them(text: str, seconds: float) -> None:
    assert offsets.read_offset(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "-", "--3", "+-3", "- -3", "1:2:3:4", "nan", "1e9", "-1:99", "-1:60:00", "\uff11"]
)
def test_that_what_is_no_correction_is_refused_with_words(text: str) -> None:
    with pytest.raises(NotATimeCodeError, match=" "):
        offsets.read_offset(text)
    if text:
        assert offsets.preview(delivery_row(1).delivery, text, None)[1] == "bad"


@given(st.text(max_size=20))
def test_that_no_text_breaks_the_preview(text: str) -> None:
    sentence, tone = offsets.preview(delivery_row(1).delivery, text, "America/Denver")
    assert sentence
    assert tone in ("ok", "bad", "info")


def test_that_a_correction_beyond_every_calendar_is_said_to_be_one() -> None:
    sentence, tone = offsets.preview(delivery_row(1).delivery, "9" * 9 + ":00:00", None)
    assert (sentence, tone) == ("No calendar reaches that far.", "bad")


def test_that_a_delivery_without_claim_cannot_be_corrected() -> None:
    sentence, tone = offsets.preview(delivery_row(1, claim=TimeClaim(None)).delivery, "3", None)
    assert "no claim" in sentence
    assert tone == "warn"


def test_that_a_correction_that_stands_is_said_to_be_replaced() -> None:
    text = offsets.before_text(delivery_row(1, offset_s=-84.0).delivery, "America/Denver")
    assert text.endswith("(-84 s); a new one replaces it")


def test_that_a_batch_that_is_not_on_record_is_red() -> None:
    found = facts.sections(delivery_row(1), None, [], None)
    custody = next(section for section in found if section.title == "Custody of the batch")
    assert [fact.tone for fact in custody.facts] == ["bad"]


def test_that_weights_that_fit_no_hash_are_loud() -> None:
    broken = replace(card(), installed=True, verified=False)
    assert models.state(broken) == "HASH DOES NOT FIT"
    assert models.token(broken) == "bad"
    assert models.can_pull(broken)


def test_that_weights_without_a_card_are_not_called_broken() -> None:
    own = replace(card(), installed=True, verified=False)
    own = replace(own, card=replace(own.card, shipped=False))
    assert models.state(own) == "installed, no card"
    assert models.token(own) == "warn"


def test_that_a_card_without_address_cannot_be_pulled() -> None:
    assert not models.can_pull(card(url=None))
