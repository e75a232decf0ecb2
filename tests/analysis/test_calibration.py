"""When it will be ready: measured where it can be, learnt where it was done before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nvr_desk.analysis.calibration import Machine, outlook
from nvr_desk.records.estimate import Basis, Estimate, PastLook, minutes_text

from tests.fakes.stocked import facts

HOUR = [facts(60.0, width=1920, height=1080, frames=1800, codec="h264") for _ in range(60)]
MEASURED = Machine("openvino-cpu", 2, 3, 100.0, 0.0011)


def past(count: int, seconds: float, looks: int) -> list[PastLook]:
    return [PastLook(seconds, looks, 60.0, 1800, 1920, 1080, "h264")] * count


def test_that_looks_and_decoding_share_a_processor() -> None:
    whole = outlook(HOUR, "exact", MEASURED, ())
    assert whole.basis is Basis.MEASURED
    looking, decoding = 60 * 1800 / 100, 60 * 1800 * 2.0736 * 0.0017 / 2
    assert whole.seconds == pytest.approx(looking + decoding, rel=0.02)


def test_that_a_card_looks_while_the_processor_decodes() -> None:
    card = replace(MEASURED, engine="torch-cuda", looks_per_s=2000.0)
    decoding = 60 * 1800 * 2.0736 * 0.0017 / 2
    assert outlook(HOUR, "exact", card, ()).seconds == pytest.approx(decoding, rel=0.02)


def test_that_a_slower_machine_takes_longer() -> None:
    slow = replace(MEASURED, looks_per_s=50.0, convert_s=0.0022)
    before, after = (outlook(HOUR, "fast", each, ()).seconds for each in (MEASURED, slow))
    assert after == pytest.approx(2 * before, rel=0.05)


def test_that_the_profiles_cost_what_they_look() -> None:
    order = ("triage", "fast", "far", "exact")
    seconds = [outlook(HOUR, each, MEASURED, ()).seconds for each in order]
    assert seconds == sorted(seconds)
    assert seconds[0] < seconds[1] / 5


def test_that_what_earlier_looks_took_corrects_what_was_assumed() -> None:
    assumed = outlook(HOUR, "fast", MEASURED, ()).seconds
    calm = outlook(HOUR, "fast", MEASURED, past(50, 9.0, 30))
    busy = outlook(HOUR, "fast", MEASURED, past(50, 60.0, 600))
    assert (calm.basis, busy.basis) == (Basis.LEARNT, Basis.LEARNT)
    assert calm.seconds < assumed < busy.seconds
    took = 60 * 60.0 / MEASURED.slots
    assert busy.seconds == pytest.approx(took, rel=0.1), "an hour like the fifty minutes before"


def test_that_one_clip_is_no_experience_and_nonsense_corrects_by_a_bound() -> None:
    assert outlook(HOUR, "fast", MEASURED, past(1, 9.0, 180)).basis is Basis.MEASURED
    assumed = outlook(HOUR, "fast", MEASURED, past(50, 16.0, 180)).seconds
    wild = outlook(HOUR, "fast", MEASURED, past(50, 1e6, 180)).seconds
    assert wild < 8 * assumed


def test_that_an_engine_nobody_measured_is_a_guess_that_says_so() -> None:
    guess = outlook(HOUR, "fast", Machine("openvino", 4, 5), ())
    assert guess.basis is Basis.GUESSED
    assert 0 < guess.seconds < outlook(HOUR, "fast", Machine("openvino", 2, 3), ()).seconds
    told = Estimate(60, 0, 3600.0, guess.seconds, guess.basis, None, "fast", "yolo", "openvino")
    assert "rough guess" in told.sentence


def test_that_hidden_footage_is_not_told_as_done() -> None:
    told = Estimate(0, 0, 0.0, 0.0, profile="fast", hidden=4)
    assert "4 deliveries hidden for want of consent" in told.sentence
    assert "stand with fast" in replace(told, standing=2).sentence


def test_that_nothing_to_do_takes_no_time() -> None:
    assert outlook((), "fast", MEASURED, ()).seconds == 0.0


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "1 s"), (42.0, "40 s"), (89.0, "90 s"), (125.0, "2 min"), (7300.0, "2 h 2 min")],
)
def test_that_an_estimate_is_no_finer_than_it_is(seconds: float, text: str) -> None:
    assert minutes_text(seconds) == text
