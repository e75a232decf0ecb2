"""The short form of the kill campaign, with a fixed seed; the long one runs by hand and in CI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.campaigns.kill_ingest import run_campaign

if TYPE_CHECKING:
    from pathlib import Path


def test_that_no_kill_loses_an_acknowledged_delivery(tmp_path: Path) -> None:
    campaign = run_campaign(tmp_path, kills=6, seed=20261120)
    assert campaign.problems == []
    assert campaign.kills == 6
    assert campaign.completed >= 1
