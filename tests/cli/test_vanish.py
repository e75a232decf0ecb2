"""*When did this vanish* over the clips of one camera, from the line to real encoded footage."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.cli.main import main

from tests.fakes.porch import PARCEL
from tests.fakes.porch_camera import three_clips

if TYPE_CHECKING:
    from pathlib import Path

CASE = "26-004417"
BOX = ",".join(map(str, PARCEL))
ASKED = ("zz-first.mp4", "--at", "1.0", "--box", BOX)


@pytest.fixture
def line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Any:  # noqa: ANN401 - a callable
    """Ships the porch with a parcel that is gone after so many seconds, then asks."""
    monkeypatch.setenv("NVR_DESK_PURPOSE", "who took the parcel from the porch")
    words = ["--workspace", str(tmp_path / "w"), "--json"]

    def ask(gone_s: float, *more: str) -> tuple[int, Any]:
        shipment = str(three_clips(gone_s).ship(tmp_path / "shipment", CASE))
        assert main([*words, "init"]) == 0
        new = ("case", "new", CASE, "--offence", "THEFT", "--zone", "America/Denver")
        assert main([*words, *new]) == 0
        assert main([*words, "ingest", shipment, "--case", CASE]) == 0
        capsys.readouterr()
        code = main([*words, "search", "vanish", *ASKED, *more, "--case", CASE])
        return code, json.loads(capsys.readouterr().out)

    return ask


@pytest.mark.slow
@pytest.mark.parametrize(
    ("gone_s", "last", "gone"),
    [
        (26.4, ("mm-second.mp4", 12.3), ("mm-second.mp4", 12.4)),
        (33.4, ("aa-third.mp4", 2.3), ("aa-third.mp4", 2.4)),
        (30.5, ("mm-second.mp4", 15.9), ("aa-third.mp4", 0.0)),
    ],
    ids=["second clip", "third clip", "while nobody filmed"],
)
def test_that_the_moment_is_found_in_whichever_later_clip_it_lies(
    line: Any,  # noqa: ANN401
    gone_s: float,
    last: tuple[str, float],
    gone: tuple[str, float],
) -> None:
    code, told = line(gone_s, "--camera")
    assert (code, told["found"], told["clips"]) == (0, True, 3)
    assert (told["last"]["name"], told["last"]["seconds"]) == (last[0], pytest.approx(last[1]))
    assert (told["gone"]["name"], told["gone"]["seconds"]) == (gone[0], pytest.approx(gone[1]))
    seconds = max(gone_s, 31.0) if gone_s > 30 else gone_s  # nobody filmed from 30 s to 31 s
    assert told["gone"]["instant"].startswith(f"2026-11-20T05:14:{seconds:.1f}")
    assert f"of {told['last']['item']})" in told["sentence"]


@pytest.mark.slow
def test_that_without_later_clips_the_one_that_was_asked_still_shows_it(line: Any) -> None:  # noqa: ANN401
    code, told = line(33.4)
    assert (code, told["found"], told["clips"]) == (0, False, 1)
    assert told["why"] is not None
