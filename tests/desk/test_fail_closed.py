"""Nothing is searched, shown or handed out that cannot be logged, and nothing is lost by it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.cli.main import main
from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.errors import LogUnavailableError, NvrDeskError, StoreError
from nvr_desk.records.search import Query
from nvr_desk.store import deliveries, engine

from tests.desk.conftest import CASE, PURPOSE, House
from tests.fakes.clock import FakeClock
from tests.fakes.full_disk import FullDisk, small_disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nvr_desk.desk import Desk

pytestmark = pytest.mark.allow_log("heartbeat of job|could not say so")


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(monkeypatch)


def _search(desk: Desk, _tmp: Path) -> object:
    return desk.search.ask(Query(case=CASE))


def _view(desk: Desk, _tmp: Path) -> object:
    name = _item(desk)
    ticket = desk.view.open(CASE, [name])
    try:
        desk.view.poster(ticket, name)
        desk.view.shown(ticket, name, 0.0, 1.0)
        return desk.view.media(ticket, name)
    finally:
        desk.view.close(ticket)


def _packet(desk: Desk, tmp: Path) -> object:
    return desk.packets.new(CASE, target=tmp / "packet")


def _ingest(desk: Desk, tmp: Path) -> object:
    return desk.intake.ingest(tmp / "more", CASE, statement="the resident agreed on the phone")


def _member(desk: Desk, _tmp: Path) -> object:
    return desk.cases.member(CASE, "mlopez")


WORK: dict[str, Callable[[Desk, Path], object]] = {
    "search": _search,
    "view": _view,
    "packet": _packet,
    "ingest": _ingest,
    "member": _member,
}
WRITES = [
    *(("search", n) for n in range(2)),
    *(("view", n) for n in range(2)),
    *(("packet", n) for n in range(3)),
    *(("ingest", n) for n in (0, 1, 2, 3, 4, 6, 8)),
    ("member", 0),
]


def _item(desk: Desk) -> str:
    with desk._core.store.read() as db:
        return deliveries.rows(db, CASE)[0].delivery.id


def _left_open(house: House) -> list[int]:
    bodies = house.bodies()
    closed = {b["parent"] for b in bodies if b["phase"] == "closed"}
    return [b["seq"] for b in bodies if b["phase"] == "opened" and b["seq"] not in closed]


def _clean(desk: Desk) -> None:
    assert desk.workspace.check().ok
    assert desk.audit.verify().findings == ()


@pytest.mark.parametrize(("what", "nth"), WRITES)
def test_that_a_full_disk_stops_the_act_is_told_and_passes(
    what: str, nth: int, stocked: House, tmp_path: Path, disk: FullDisk
) -> None:
    shutil.copytree(stocked.batch, tmp_path / "more")
    (tmp_path / "more" / "yard.mp4").rename(tmp_path / "more" / "garden.mp4")
    before = stocked.last()
    disk.fill(after=nth)
    with pytest.raises(LogUnavailableError, match="the disk is full") as told:
        WORK[what](stocked.desk, tmp_path)
    assert told.value.exit_code == 1
    assert told.value.remedy in str(told.value)
    state = stocked.desk.workspace.log_state()
    assert not state.ok
    assert "full" in state.why
    assert state.remedy
    assert state.since is not None
    held = stocked.last()
    for act in WORK.values():
        with pytest.raises(StoreError):
            act(stocked.desk, tmp_path)
    assert stocked.last() == held, "what is refused for want of a log writes nothing"
    assert _left_open(stocked) == [], "the last words had room"
    verbs = Counter(b["verb"] for b in stocked.bodies(before))
    assert verbs["log.full"] == 1
    if (what, nth) != ("packet", 2):
        assert not (tmp_path / "packet").exists(), "no packet leaves that is not on record"

    disk.make_room()
    stocked.clock.advance(60)
    assert stocked.desk.workspace.log_state().ok
    shutil.rmtree(tmp_path / "packet", ignore_errors=True)
    WORK[what](stocked.desk, tmp_path)
    told_of = [b for b in stocked.bodies(before) if b["phase"] == "note"]
    assert [b["verb"] for b in told_of] == ["log.full", "log.resumed"]
    assert told_of[0]["detail"]["during"]
    assert stocked.desk._core.store.reserve.held
    assert _left_open(stocked) == []
    _clean(stocked.desk)


def test_that_a_view_goes_dark_while_the_log_is_full(stocked: House, disk: FullDisk) -> None:
    name = _item(stocked.desk)
    ticket = stocked.desk.view.open(CASE, [name])
    desk = stocked.desk
    desk.view.media(ticket, name)
    disk.fill()
    disk.full = True
    for read in (desk.view.media, desk.view.poster, desk.view.strip, desk.view.analysis):
        with pytest.raises(LogUnavailableError):
            read(ticket, name)
    with pytest.raises(LogUnavailableError):
        desk.view.shown(ticket, name, 0.0, 2.5)
    desk.view.close(ticket)
    parts = [b for b in stocked.bodies() if b["parent"] == ticket.seq]
    assert [(b["phase"], b["outcome"]) for b in parts] == [("part", None), ("closed", "ok")]
    assert parts[0]["detail"]["to_s"] == 2.5, "what was painted before is told all the same"


def test_that_the_end_of_a_view_is_told_when_the_disk_fills_up_under_it(
    stocked: House, disk: FullDisk
) -> None:
    name = _item(stocked.desk)
    ticket = stocked.desk.view.open(CASE, [name])
    before = stocked.last()
    disk.fill()
    stocked.desk.view.close(ticket)
    told = [(b["verb"], b["phase"], b["parent"]) for b in stocked.bodies(before)]
    assert told == [("log.full", "note", None), ("view", "closed", ticket.seq)]


def test_that_every_process_sees_that_the_log_is_full(stocked: House, disk: FullDisk) -> None:
    with open_desk(stocked.root, clock=stocked.clock) as other:
        other.cases.use_purpose(CASE, PURPOSE)
        disk.fill()
        with pytest.raises(LogUnavailableError):
            _search(stocked.desk, stocked.root)
        assert not other.workspace.log_state().ok
        with pytest.raises(LogUnavailableError):
            _search(other, stocked.root)
        disk.make_room()
        _search(other, stocked.root)
        assert stocked.desk.workspace.log_state().ok
        _search(stocked.desk, stocked.root)
    notes = [b["verb"] for b in stocked.bodies() if b["phase"] == "note"]
    assert notes == ["log.full", "log.resumed"]


def test_that_without_a_reserve_acts_stop_all_the_same(stocked: House, disk: FullDisk) -> None:
    stocked.desk._core.store.reserve.path.unlink()
    disk.fill(after=1)
    with pytest.raises(LogUnavailableError):
        _search(stocked.desk, stocked.root)
    disk.make_room()
    _search(stocked.desk, stocked.root)
    assert _left_open(stocked) == [], "the closing entry was kept in mind"
    outcomes = [b["outcome"] for b in stocked.bodies() if b["phase"] == "closed"]
    assert outcomes[-2].startswith("failed: the log cannot be written: the disk is full")
    assert outcomes[-1] == "ok"
    _clean(stocked.desk)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY])
@pytest.mark.parametrize("nth", [0, 1])
def test_that_a_disk_that_refuses_is_told_and_closings_are_kept_in_mind(
    code: int, nth: int, stocked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = {"after": nth, "on": True}
    commit = engine.commit

    def refused(connection: Any) -> None:  # noqa: ANN401 - as the real one
        if broken["on"]:
            broken["after"] -= 1
            if broken["after"] < 0:
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorcode = code
                raise error
        commit(connection)

    monkeypatch.setattr(engine, "commit", refused)
    with pytest.raises(LogUnavailableError):
        _search(stocked.desk, stocked.root)
    assert not stocked.desk.workspace.log_state().ok
    broken["on"] = False
    _search(stocked.desk, stocked.root)
    assert stocked.desk.workspace.log_state().ok
    assert _left_open(stocked) == []
    _clean(stocked.desk)


@pytest.mark.parametrize("how", ["renamed", "deleted", "replaced", "emptied"])
def test_that_a_database_that_is_gone_stops_everything_and_no_new_one_is_begun(
    how: str, stocked: House, tmp_path: Path
) -> None:
    database = stocked.desk._core.store.paths.database
    name = _item(stocked.desk)
    ticket = stocked.desk.view.open(CASE, [name])
    kept = tmp_path / "kept.sqlite"
    shutil.copyfile(database, kept)
    if how == "renamed":
        database.rename(tmp_path / "away.sqlite")
    elif how == "deleted":
        database.unlink()
    else:
        database.unlink()
        database.write_bytes(kept.read_bytes() if how == "replaced" else b"")
    for act in WORK.values():
        with pytest.raises(NvrDeskError) as told:
            act(stocked.desk, tmp_path)
        assert told.value.exit_code == 1
    with pytest.raises(LogUnavailableError, match=r"index\.sqlite"):
        stocked.desk.view.media(ticket, name)
    state = stocked.desk.workspace.log_state()
    assert not state.ok
    assert "index.sqlite" in state.why
    assert "restore a backup" in state.remedy
    assert not (tmp_path / "packet").exists()
    assert database.exists() is (how in {"replaced", "emptied"})
    if how == "emptied":
        assert database.stat().st_size == 0
    with pytest.raises(LogUnavailableError):
        stocked.desk.view.close(ticket)
    database.unlink(missing_ok=True)
    shutil.copyfile(kept, database)
    with open_desk(stocked.root, clock=stocked.clock) as desk:
        desk.cases.use_purpose(CASE, PURPOSE)
        _search(desk, tmp_path)
        _clean(desk)


def test_that_a_database_that_is_locked_for_too_long_stops_the_act(
    stocked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_LIMIT_S", 0.05)
    monkeypatch.setattr(engine.patiently, "__defaults__", (0.05,))
    holder = sqlite3.connect(stocked.desk._core.store.paths.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="busy"):
        _search(stocked.desk, stocked.root)
    assert "busy" in stocked.desk.workspace.log_state().why
    holder.execute("ROLLBACK")
    holder.close()
    _search(stocked.desk, stocked.root)
    assert stocked.desk.workspace.log_state().ok


def test_that_looking_after_the_log_writes_nothing(stocked: House) -> None:
    database = stocked.desk._core.store.paths.database
    before = database.stat().st_mtime_ns, stocked.last()
    for _ in range(50):
        assert stocked.desk.workspace.log_state().ok
    assert (database.stat().st_mtime_ns, stocked.last()) == before


def test_that_the_reserve_is_really_allocated(tmp_path: Path, house: House) -> None:
    reserve = house.root / "audit" / "reserve"
    seen = reserve.stat()
    assert seen.st_size == house.desk._core.store.reserve.size > 0
    assert seen.st_blocks * 512 >= seen.st_size
    made = house.desk.workspace.backup(tmp_path / "backup")
    assert not list(made.path.rglob("reserve*")), "a backup needs none of it"


def test_that_a_disk_without_room_for_it_gets_no_reserve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "w"
    monkeypatch.setenv("NVR_DESK_RESERVE_MIB", "0")
    create_workspace(root, clock=FakeClock())
    assert not (root / "audit" / "reserve").exists()
    monkeypatch.setenv("NVR_DESK_RESERVE_MIB", str(1 << 40))
    with open_desk(root, clock=FakeClock()) as desk:
        assert desk.workspace.log_state().ok
        assert not desk.workspace.log_state().reserve
    assert list((root / "audit").iterdir()) == [root / "audit" / "checkpoints"]


def test_that_a_real_disk_that_fills_up_stops_the_desk_until_there_is_room(
    tmp_path: Path, stock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NVR_DESK_RESERVE_MIB", "2")
    with small_disk(tmp_path / "disk", 24) as disk:
        root = disk / "w"
        shutil.copytree(stock, root)
        (root / "audit" / "reserve").unlink()
        clock = FakeClock()
        clock.advance(3600)
        with open_desk(root, clock=clock) as desk:
            house = House(desk, root, root, clock)
            desk.cases.use_purpose(CASE, PURPOSE)
            assert desk._core.store.reserve.held
            name = _item(desk)
            ticket = desk.view.open(CASE, [name])
            _fill(disk / "others")
            assert not desk.workspace.log_state().ok
            with pytest.raises(LogUnavailableError):
                desk.view.media(ticket, name)
            with pytest.raises(LogUnavailableError):
                desk.view.shown(ticket, name, 0.0, 1.0)
            desk.view.close(ticket)
            for act in (_search, _packet):
                with pytest.raises(LogUnavailableError):
                    act(desk, tmp_path)
            assert _left_open(house) == []
            assert [b["verb"] for b in house.bodies() if b["phase"] == "note"] == ["log.full"]
            (disk / "others").unlink()
            _search(desk, tmp_path)
            _packet(desk, tmp_path)
            assert desk._core.store.reserve.held
            _clean(desk)


def test_that_an_ingest_that_fills_a_real_disk_goes_on_once_there_is_room(
    tmp_path: Path, shipment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NVR_DESK_RESERVE_MIB", "2")
    monkeypatch.setattr("nvr_desk.intake.importer.RESERVE_BYTES", 0)
    clock = FakeClock()
    with small_disk(tmp_path / "disk", 16) as disk:
        root = create_workspace(disk / "w", clock=clock)
        with open_desk(root, clock=clock) as desk:
            house = House(desk, root, shipment, clock)
            desk.cases.new(CASE, offence="BURG", zone="America/Denver")
            size = (shipment / "yard.mp4").stat().st_size
            free = shutil.disk_usage(disk).free
            (disk / "others").write_bytes(bytes(free - (1 << 20) - size // 2 - 65536))
            with pytest.raises(NvrDeskError) as told:
                desk.intake.ingest(shipment, CASE)
            assert told.value.exit_code == 1
            assert _left_open(house) == []
            (disk / "others").unlink()
            result = desk.intake.ingest(shipment, CASE)
            assert result.report.accepted == 2
            _clean(desk)


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(65536))
        except OSError:
            pass
        os.fsync(stream.fileno())


def test_that_the_answer_of_the_command_line_is_one_clear_error(
    stocked: House, disk: FullDisk, capsys: pytest.CaptureFixture[str]
) -> None:
    disk.full = True
    words = ["--workspace", str(stocked.root), "--purpose", PURPOSE, "search", "--case", CASE]
    assert main([*words, "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["error"] == "log_unavailable"
    assert "the disk is full" in answer["message"]
    assert "Make room" in answer["message"]
