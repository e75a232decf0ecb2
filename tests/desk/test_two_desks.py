"""A second client at the same workspace: acts interleave, none is lost."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.campaigns import two_desks

if TYPE_CHECKING:
    from pathlib import Path


def test_that_desks_in_threads_and_processes_share_one_dense_sequence(
    stock: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(stock, tmp_path / "w")
    found = two_desks.run(root, processes=2, threads=3, acts=8, seed=7)
    assert found["wrong"] == []
    assert found["acts"] == 40
