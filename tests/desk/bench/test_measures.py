"""The benches of the engine in sizes of seconds."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.desk import open_desk
from nvr_desk.desk.bench import __main__ as engine
from nvr_desk.desk.bench import entries, intake, search_speed, station
from nvr_desk.errors import NoSpaceError
from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.asked import Asked
from nvr_desk.upkeep.bench.corpus import make_corpus
from nvr_desk.upkeep.bench.rows import rows

if TYPE_CHECKING:
    import threading
    from pathlib import Path

SMALL = (160, 96)


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    folder = tmp_path_factory.mktemp("bench")
    asked = Asked(folder / "big", folder, deliveries=40, tracks=400, tries=3)
    engine.big_case(asked)
    return asked


def test_that_search_is_asked_so_often_of_each_kind_and_judged(big: Asked) -> None:
    report: dict[str, Any] = {}
    search_speed.run(report, big)
    kinds = {name: each for name, each in report.items() if "bound" in each}
    assert set(kinds) == {f"by {kind}, ms" for kind in search_speed.KINDS}
    assert all(each["tries"] == 3 and each["p95"] > 0 for each in kinds.values())
    assert len(rows({"search": report})) == len(report)


def test_that_an_entry_is_timed_beside_a_bare_fsync(big: Asked) -> None:
    with open_desk(big.big) as desk:
        before = desk.audit.verify().checked
        found = entries.alone(desk, 4)
        assert desk.audit.verify().checked - before >= 4
    assert found["tries"] == 4
    assert found["p95"] > found["a bare fsync, p95"] / 100 > 0
    assert not (big.big / "bench-fsync").exists()


def test_that_the_beat_writes_until_it_is_told_to_stop(
    big: Asked, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(entries, "_PAUSE_S", 0.0)
    start = _entries(big)

    def wait(stop: threading.Event) -> None:
        while _entries(big) < start + 3:
            pass
        stop.set()

    monkeypatch.setattr(entries, "_wait", wait)
    entries.main(big.big)
    told = json.loads(capsys.readouterr().out)
    assert (told["count"] >= 3, told["locked"]) == (True, 0)
    assert _entries(big) - start == told["count"]


def _entries(asked: Asked) -> int:
    """Those of the beat, counted by another connection."""
    with closing(sqlite3.connect(f"file:{asked.big / 'index.sqlite'}?mode=ro", uri=True)) as db:
        row = db.execute("SELECT count(*) FROM audit_entry WHERE body LIKE '%\"bench\":true%'")
        return int(row.fetchone()[0])


def test_that_a_case_that_is_there_is_not_made_again(big: Asked) -> None:
    before = (big.big / "nvr-desk.toml").read_bytes()
    engine.big_case(big)
    assert (big.big / "nvr-desk.toml").read_bytes() == before


def test_that_ingest_is_measured_against_copy_hash_and_decode(tmp_path: Path) -> None:
    make_corpus(tmp_path / "corpus", 2, size=SMALL, seconds=1.0)
    report: dict[str, Any] = {}
    told: list[str] = []
    intake.measure(report, tmp_path, tmp_path / "corpus", told.append)
    assert report["not_ok"] == {"value": 0, "bound": 0}
    assert report["clips"] == 2
    ratio = report["ratio"]
    assert {"copy, s", "hash, s", "decode, s", "ingest, s"} <= ratio.keys()
    assert ratio["value"] > 0
    assert report["copied_and_hashed"]["value"] >= ratio["value"]
    assert len(told) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]  # all else is removed


def test_that_the_whole_bench_of_the_index_leaves_nothing_behind(tmp_path: Path) -> None:
    size = station.Size(deliveries=20, tracks=100, tries=2, wait_s=0)
    told: list[str] = []
    result = station.measure("db", tmp_path, size, told.append)
    assert list(tmp_path.iterdir()) == []
    assert {row.what for row in rows(result)} >= {
        "search: by class, ms",
        "one entry of the log, nobody else at work, ms",
        "one decode of 1080p on one thread, ms a picture",
    }
    assert result["machine"]["fsync_p95_ms"] > 0
    assert any("100 appearances" in line for line in told)


def test_that_a_full_disk_is_refused_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "answer", _never)
    with pytest.raises(NoSpaceError):
        station.measure("ui", tmp_path, station.Size(tracks=10**15))
    assert list(tmp_path.iterdir()) == []


def test_that_a_process_that_fails_is_an_error_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        message = "no photograph"
        raise RuntimeError(message)

    monkeypatch.setattr(child, "answer", fail)
    with pytest.raises(station.MeasureFailedError, match="no figures: no photograph"):
        station.measure("db", tmp_path, station.Size(wait_s=0))
    assert list(tmp_path.iterdir()) == []


def test_that_the_window_is_measured_in_a_process_of_its_own_over_a_case_made_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []

    def answer(words: tuple[str, ...], *_: object, **__: object) -> dict[str, Any]:
        asked.append(tuple(words[1:3]))
        where = {"machine": {"from": words[1]}}
        return where | ({"map": {"pan_ms": {"p95": 1.0}}} if "ui" in words[1] else {"decode": {}})

    monkeypatch.setattr(child, "answer", answer)
    result = station.measure("ui", tmp_path, station.Size(wait_s=0))
    assert [first for first, _ in asked] == [
        "nvr_desk.desk.bench",
        "nvr_desk.desk.bench",
        "nvr_desk_ui.bench",
    ]
    assert [second for _, second in asked[:2]] == ["decode", "case"]
    assert result["machine"] == {"from": "nvr_desk.desk.bench"}
    assert result["map"] == {"pan_ms": {"p95": 1.0}}


def test_that_a_slow_disk_and_a_busy_machine_are_told_beside_the_figures() -> None:
    where = {"system": "s", "cores": 2, "load": [0.1], "flags": [], "fsync_p95_ms": 2.9}
    assert len(station.summary({"machine": where})) == 2
    noisy = {"machine": {**where, "fsync_p95_ms": 3.1}, "warning": "not quiet"}
    assert station.summary(noisy)[2:] == [
        "bounds of latencies presume at most 3 ms: the disk is slow",
        "not quiet",
    ]


def _never(*_: object, **__: object) -> None:
    raise AssertionError
