"""The log as pages of bytes: bounded by number and by weight, and none is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.store import log_pages

if TYPE_CHECKING:
    import pytest

    from nvr_desk.records.audit import Entry

    from tests.fakes.stocked import Stocked


def test_that_heavy_entries_come_a_few_at_a_time_and_all_of_them(
    stocked: Stocked, log: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    weight = max(len(each.body.encode()) for each in log)
    monkeypatch.setattr(log_pages, "ROOM", 3 * weight)
    pages = list(log_pages.pages(stocked.store, len(log)))
    assert [row[0] for page in pages for row in page] == [each.seq for each in log]
    assert all(sum(len(row[1] or b"") for row in page) < 4 * weight for page in pages)
    assert len(pages) > 20


def test_that_an_entry_heavier_than_a_page_comes_alone(
    stocked: Stocked, log: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_pages, "ROOM", 1)
    assert [len(page) for page in log_pages.pages(stocked.store, len(log))] == [1] * len(log)
