"""What was painted is told, also when nothing more may be painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import NotVisibleError

from tests.desk.conftest import CASE

if TYPE_CHECKING:
    from tests.desk.conftest import House


def test_that_footage_shown_before_a_withdrawal_is_reported_after_it(stocked: House) -> None:
    name = stocked.desk.clips.show(CASE, "yard.mp4").delivery.id
    view = stocked.desk.view
    ticket = view.open(CASE, [name])
    stocked.desk.consents.withdraw(CASE, "yard.mp4", "by phone")
    before = stocked.last()
    view.shown(ticket, name, 0.0, 1.5)
    with pytest.raises(NotVisibleError):
        view.media(ticket, name)
    view.close(ticket)
    assert [body["phase"] for body in stocked.bodies(before)] == ["part", "closed"]
