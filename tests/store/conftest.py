"""A workspace on disk with a real log, and entries by nobody in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.stocked import SteppedClock, Stocked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Stocked]:
    made = Stocked(tmp_path / "w", SteppedClock())
    yield made
    made.store.close()
