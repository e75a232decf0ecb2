"""Cores are counted as the scheduler and the container allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk.media.cores import cores

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "most"),
    [("100000 100000", 1), ("50000 100000", 1), ("max 100000", None), ("", None), ("1 0", None)],
)
def test_that_a_container_s_share_is_kept_and_nonsense_is_passed_over(
    tmp_path: Path, text: str, most: int | None
) -> None:
    quota = tmp_path / "cpu.max"
    quota.write_text(text, "ascii")
    whole = cores(tmp_path / "none")
    assert whole >= 1
    assert cores(quota) == (most or whole)
