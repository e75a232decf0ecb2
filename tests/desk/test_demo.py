"""The demo, as a bare and air-gapped machine runs it: with the basic detector."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from nvr_desk.desk.demo import run_demo
from nvr_desk.errors import UsageError
from nvr_desk.upkeep import demo_batch

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.upkeep.demo_footage import Film


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo's own batch in half the time and fewer pictures: filming it is most of the work."""
    entries = [
        replace(entry, film=_brisk(entry.film) if entry.film else None)
        for entry in demo_batch.demo_entries()
    ]
    monkeypatch.setattr(demo_batch, "demo_entries", lambda: entries)


def _brisk(film: Film) -> Film:
    looks = [replace(look, t_s=look.t_s / 2) for look in film.shot.looks]
    return replace(film, fps=6, seconds=film.seconds / 2, shot=replace(film.shot, looks=looks))


@pytest.mark.slow
@pytest.mark.usefixtures("brisk")
def test_that_the_demo_goes_from_shipment_to_a_packet_that_checks(tmp_path: Path) -> None:
    told: list[str] = []
    summary = run_demo(tmp_path / "demo", pictures=False, tell=told.append)
    assert summary["ok"]
    assert json.loads((tmp_path / "demo" / "summary.json").read_text()) == summary
    rows = summary["deliveries"]
    assert len({row["camera"] for row in rows}) >= 6
    assert {row["media"] for row in rows} >= {"ok", "partial"}
    assert [row["visibility"] for row in rows].count("withdrawn") == 1
    assert summary["persons"] > 0
    assert summary["vehicles"] == 0
    assert any("vehicles were not looked for" in line for line in summary["next"])
    subprocess.run(
        ["sha256sum", "--strict", "--quiet", "-c", "manifest-sha256.txt"],
        cwd=tmp_path / "demo" / "packet",
        check=True,
    )


def test_that_a_folder_with_somebodys_files_is_no_place_for_a_demo(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="no demo"):
        run_demo(tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"
