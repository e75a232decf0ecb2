"""Memory between parent and worker."""

from __future__ import annotations

import mmap
import os

import numpy as np
import pytest

from nvr_desk.errors import MediaError
from nvr_desk.media import shared
from nvr_desk.media.shared import SharedBlock


@pytest.fixture(params=["memfd", "file"])
def block(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> SharedBlock:
    if request.param == "file":
        monkeypatch.delattr(os, "memfd_create", raising=False)
    return SharedBlock(4 * 3 * 3)


def test_that_what_is_mapped_and_filled_is_read(block: SharedBlock) -> None:
    with block, mmap.mmap(block.fileno(), block.size) as mapped:
        mapped[:] = bytes(range(36))
        picture = block.read(3, 4)
        assert picture.shape == (3, 4, 3)
        assert picture.reshape(-1).tolist() == list(range(36))
        assert not picture.flags.writeable
        mapped[0] = 99
        assert picture[0, 0, 0] == 0


@pytest.mark.parametrize(("height", "width"), [(4, 4), (0, 4), (-1, 4), (1, 10**9)])
def test_that_a_picture_larger_than_the_memory_is_refused(
    block: SharedBlock, height: int, width: int
) -> None:
    with block, pytest.raises(MediaError):
        block.read(height, width)


def test_that_memory_a_worker_took_away_is_an_error_not_a_crash(block: SharedBlock) -> None:
    with block:
        os.ftruncate(block.fileno(), 8)
        with pytest.raises(MediaError, match="took its shared memory"):
            block.read(3, 4)


def test_that_the_block_has_no_name() -> None:
    with SharedBlock(12) as made:
        assert np.all(made.read(2, 2) == 0)
    descriptor = shared.anonymous()
    assert os.fstat(descriptor).st_nlink == 0
    os.close(descriptor)
