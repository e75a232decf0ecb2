"""Giving memory back changes nothing but the weight."""

from __future__ import annotations

import gc
import sys

import psutil
import pytest

from nvr_desk_ui import thrift
from nvr_desk_ui.thrift import give_back


def test_that_garbage_is_looked_for_once_the_start_is_over_and_not_among_what_is_there() -> None:
    frozen = gc.get_freeze_count()
    thrift.start()
    try:
        assert not gc.isenabled()
    finally:
        thrift.started()
    assert gc.isenabled()
    assert gc.get_freeze_count() > frozen
    gc.unfreeze()


def test_that_freed_memory_goes_back_to_the_system() -> None:
    if sys.platform != "linux":
        pytest.skip("only glibc keeps it")
    own = psutil.Process()
    # Blocks too small to be mapped one by one, with one left alive on top of them.
    kept = [bytes(60_000) for _ in range(3000)]
    top = bytes(60_000)
    full = own.memory_info().rss
    kept.clear()
    give_back()
    assert own.memory_info().rss < full - 100_000_000
    assert len(top) == 60_000
