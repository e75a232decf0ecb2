"""What entries are spared: the passwords that stand in addresses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import NvrDeskError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.office import Office


def test_that_no_entry_tells_the_password_of_an_address(
    shared: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NVR_DESK_STATE", str(tmp_path / "state"))
    (tmp_path / "roots.pem").write_text("none", "ascii")
    before = shared.last()
    with shared.window("chief") as desk:
        desk.audit.make_key()
        desk.audit.checkpoint()
        with pytest.raises(NvrDeskError):
            desk.audit.stamp(tmp_path / "roots.pem", url="http://bob:hunter2@127.0.0.1:1/tsa")
    told = json.dumps([each for each in shared.bodies(before) if each["verb"] == "audit.stamp"])
    assert "hunter2" not in told
    assert "http://127.0.0.1:1/tsa" in told
