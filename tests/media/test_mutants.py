"""Damaged and hostile clips: this process lives, each has a verdict, each fault a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.campaigns.mutants import run

if TYPE_CHECKING:
    from pathlib import Path


def test_that_mutated_clips_all_get_a_verdict_with_a_reason(tmp_path: Path) -> None:
    outcomes, broken, longest = run(120, tmp_path)
    assert broken == []
    states = {name: count for name, count in outcomes.items() if not name.startswith("player")}
    assert sum(states.values()) == 120
    assert min(states["bad"], states["partial"], states["ok"]) > 0
    assert outcomes["player: wrong picture"] == 0
    assert longest < 30
