"""What a withdrawal leaves on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.conftest import CASE

if TYPE_CHECKING:
    from tests.desk.conftest import House


def test_that_a_withdrawal_deletes_the_small_pictures_and_keeps_the_original(
    stocked: House,
) -> None:
    core = stocked.desk._core
    shown = stocked.desk.clips.show(CASE, "yard.mp4").delivery
    paths = core.store.paths
    assert paths.poster(shown.sha256).exists()
    stocked.desk.consents.withdraw(CASE, "yard.mp4", "by phone")
    assert not paths.poster(shown.sha256).exists()
    assert not paths.strip(shown.sha256).exists()
    assert core.vault.has(shown.sha256)
