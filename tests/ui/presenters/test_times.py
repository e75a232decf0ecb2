from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from nvr_desk.records.delivery import TimeClaim
from nvr_desk_ui.player import headup
from nvr_desk_ui.presenters import times

from tests.fakes.desk import delivery_row

if TYPE_CHECKING:
    from nvr_desk.records.delivery import Delivery


def corrected(seconds: float) -> Delivery:
    return replace(delivery_row(0).delivery, offset_s=seconds)


def test_that_a_start_says_that_it_is_the_claim() -> None:
    said = times.start_text(delivery_row(0).delivery, None)
    assert said == "2026-11-19 22:14:03 −07:00 claim"


def test_that_a_corrected_start_says_so_and_carries_the_correction() -> None:
    assert times.start_text(corrected(-63), None) == "2026-11-19 22:13:00 −07:00 corrected"


def test_that_the_head_up_keeps_the_claim_beside_the_correction() -> None:
    row = replace(delivery_row(0), delivery=corrected(-63))
    assert headup.time_lines(row, 1.25, None) == [
        "claim 2026-11-19 22:14:04.250 −07:00",
        "± 2 s, from manifest",
        "corrected 2026-11-19 22:13:01.250 −07:00 (-63 s)",
    ]


def test_that_an_unknown_time_stays_unknown() -> None:
    delivery = replace(delivery_row(0).delivery, claim=TimeClaim(None))
    assert times.start_text(delivery, "America/Denver") == "time unknown"
    assert times.claim_lines(delivery, 5.0, None) == ["claim: unknown"]
    assert times.corrected_line(delivery, 5.0, None) is None


@pytest.mark.parametrize(
    ("uncertainty", "said"),
    [(None, ""), (2, " ± 2 s"), (0.25, " ± 0.2 s"), (35.16, " ± 35 s"), (144.4, " ± 2:24")],
)
def test_that_an_uncertainty_is_said_in_few_digits(uncertainty: float | None, said: str) -> None:
    assert times.uncertainty_text(uncertainty) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, ""), (0.2, "ready in 1 s"), (600, "ready in 10 min"), (7800, "ready in 2 h 10 min")],
)
def test_that_an_eta_is_said_in_the_unit_that_fits(seconds: float | None, said: str) -> None:
    assert times.eta_text(seconds) == said
