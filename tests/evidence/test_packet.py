"""A packet of a real workspace: complete, checkable without us, the same twice."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from nvr_desk.assets import resource
from nvr_desk.errors import (
    HashMismatchError,
    NotFoundError,
    NotVisibleError,
    VaultFileMissingError,
)
from nvr_desk.evidence.packet import build
from nvr_desk.evidence.verify import verify
from nvr_desk.records.delivery import ConsentState, TimeClaim
from nvr_desk.records.media import MediaState
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import deliveries, entries, tracks

from tests.fakes.looks import look, track
from tests.fakes.spans import mixed
from tests.fakes.stocked import CASE, START, SteppedClock, Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from nvr_desk.records.audit import Entry
    from nvr_desk.records.packet import Packet


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Stocked]:
    made = Stocked(tmp_path / "w", SteppedClock())
    yield made
    made.store.close()


def all_entries(stocked: Stocked) -> list[Entry]:
    return list(entries.every(stocked.store))


def make(
    stocked: Stocked, target: Path, ids: Sequence[str] | None = None, by: str = "ana"
) -> Packet:
    return build(
        stocked.store,
        stocked.vault,
        CASE,
        ids,
        target,
        by=by,
        created=START,
        entries=all_entries(stocked),
    )


def table(packet: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((packet / "data/deliveries.json").read_bytes())
    return found


def analyse(stocked: Stocked, sha256: str, classes: tuple[ObjectClass, ...]) -> None:
    with stocked.store.unit() as tx:
        tracks.add(tx, look(sha256, [track(1)], classes=classes), Fraction(1, 90000))
        tx.enter(draft("detect"))


def test_that_originals_keep_their_bytes_names_and_items(stocked: Stocked, tmp_path: Path) -> None:
    stocked.deliver("a/front door.mp4", b"one", item="26-1-01")
    stocked.deliver("b/front door.mp4", b"two", item="26-1-01")
    stocked.deliver("c/*?.mp4", b"three")
    made = make(stocked, tmp_path / "p")
    originals = {
        p.relative_to(tmp_path / "p/data/original").as_posix(): p.read_bytes()
        for p in (tmp_path / "p/data/original").rglob("*")
        if p.is_file()
    }
    assert originals == {
        "26-1-01/front door.mp4": b"one",
        "26-1-01/front door (2).mp4": b"two",
        "003/__.mp4": b"three",
    }
    assert [row["original_name"] for row in table(tmp_path / "p")["deliveries"]] == [
        "front door.mp4",
        "front door.mp4",
        "*?.mp4",
    ]
    assert made.deliveries == 3
    assert verify(tmp_path / "p", expected=made.manifest_sha256).ok


def test_that_the_systems_own_tools_accept_a_whole_packet(stocked: Stocked, tmp_path: Path) -> None:
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.fail("no sha256sum here")
    for number, name in enumerate(("\\back\nslash%0A.mp4", "Türe – außen.mov", "-rf.mp4", "x")):
        stocked.deliver(f"{number}/{name}", bytes([number]))
    make(stocked, tmp_path / "p")
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(
            [tool, "--strict", "-c", manifest], cwd=tmp_path / "p", check=False, capture_output=True
        )
        assert done.returncode == 0, done.stderr
    assert verify(tmp_path / "p").ok


def test_that_what_may_not_be_shown_stays_out_and_is_named(
    stocked: Stocked, tmp_path: Path
) -> None:
    stocked.deliver("a.mp4", b"one")
    hidden = stocked.deliver("b.mp4", b"two", consent=ConsentState.NONE)
    gone = stocked.deliver("c.mp4", b"three")
    stocked.withdraw(gone.id)
    make(stocked, tmp_path / "p")
    found = table(tmp_path / "p")
    assert [row["original_name"] for row in found["deliveries"]] == ["a.mp4"]
    assert {(left["id"], left["reason"]) for left in found["left_out"]} == {
        (hidden.id, "no_consent"),
        (gone.id, "withdrawn"),
    }
    letter = (tmp_path / "p/data/README.txt").read_text()
    assert "'b.mp4': no_consent" in letter
    assert not list((tmp_path / "p").rglob("b.mp4"))


def test_that_nothing_to_show_makes_no_packet(stocked: Stocked, tmp_path: Path) -> None:
    stocked.deliver("b.mp4", b"two", consent=ConsentState.NONE)
    with pytest.raises(NotFoundError):
        make(stocked, tmp_path / "p")
    with pytest.raises(NotFoundError):
        make(stocked, tmp_path / "p", ids=["0" * 20])
    assert not (tmp_path / "p").exists()


def test_that_a_consent_withdrawn_meanwhile_stops_the_packet(
    stocked: Stocked, tmp_path: Path
) -> None:
    gone = stocked.deliver("a.mp4", b"one")

    def late() -> Iterator[Entry]:
        stocked.withdraw(gone.id)
        yield from ()

    with pytest.raises(NotVisibleError):
        build(
            stocked.store,
            stocked.vault,
            CASE,
            None,
            tmp_path / "out" / "p",
            by="ana",
            created=START,
            entries=late(),
        )
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("how", ["changed", "gone"])
def test_that_a_rotten_original_stops_the_packet_and_leaves_nothing(
    stocked: Stocked, tmp_path: Path, how: str
) -> None:
    rotten = stocked.deliver("a.mp4", b"one")
    path = stocked.vault.path(rotten.sha256)
    path.chmod(0o644)
    if how == "changed":
        path.write_bytes(b"One")
    else:
        path.unlink()
    with pytest.raises((HashMismatchError, VaultFileMissingError)):
        make(stocked, tmp_path / "out" / "p")
    assert list((tmp_path / "out").iterdir()) == []


def test_that_claim_and_correction_stand_side_by_side(stocked: Stocked, tmp_path: Path) -> None:
    one = stocked.deliver("a.mp4", b"one")
    stocked.deliver("b.mp4", b"two", claim=TimeClaim(None))
    with stocked.store.unit() as tx:
        deliveries.set_offset(tx, one.id, -90.5, reason="overlay clock", author="ana")
        tx.enter(draft("clip.offset"))
    make(stocked, tmp_path / "p")
    dated, undated = (row["time"] for row in table(tmp_path / "p")["deliveries"])
    assert dated["claim_start"] == "2026-11-20T08:00:00.000000Z"
    assert dated["claim_start_local"] == "2026-11-20 01:00:00 \u221207:00"
    assert dated["corrected_start"] == "2026-11-20T07:58:29.500000Z"
    assert (dated["uncertainty_s"], dated["source"], dated["offset_s"]) == (2.0, "manifest", -90.5)
    assert dated["corrections"][0]["reason"] == "overlay clock"
    assert (undated["claim_start"], undated["corrected_start"]) == (None, None)


def test_that_no_cell_of_the_table_is_a_formula(stocked: Stocked, tmp_path: Path) -> None:
    stocked.deliver("=cmd|' C calc'!A0.mp4", b"one", item="@SUM(1)", submitter="+1")
    make(stocked, tmp_path / "p")
    data = (tmp_path / "p/data/deliveries.csv").read_bytes().decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(data))
    cells = dict(zip(header, row, strict=True))
    assert cells["item"] == "'@SUM(1)"
    assert cells["original name"] == "'=cmd|' C calc'!A0.mp4"
    assert cells["longitude"] == "-111.89"
    assert not any(cell[:1] in {"=", "+", "@"} for cell in row)


def test_that_each_clip_says_what_was_looked_at_for_people_and_for_machines(
    stocked: Stocked, tmp_path: Path
) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=60.0, item="7")
    stocked.deliver("b.mp4", b"two", seconds=30.0, item="8")
    made = replace(
        look(one.sha256, [track(1)], settings=json.dumps({"profile": "triage"})), coverage=mixed()
    )
    with stocked.store.unit() as tx:
        tx.enter(draft("detect"))
        tracks.add(tx, made, Fraction(1, 90000))
    make(stocked, tmp_path / "p")
    told = json.loads((tmp_path / "p/data/coverage.json").read_text())
    schema = json.loads(resource("schemas", "coverage.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(told)
    first, second = (row["coverage"] for row in deliveries_of(tmp_path / "p"))
    assert first["words"] == (
        "first pass, 1.6/s; on key pictures only (profile triage): a first idea, not a search;"
        " 10 s not looked at; 5.0 s without a picture that decodes; 5.0 s decoded but not looked"
        " at; 10 s looked at less than once in 2 s; 20 s looked at thinly because nothing moved"
    )
    assert (second["words"], second["looked"], second["unseen_s"]) == ("not looked at", False, 30.0)
    assert "made no more than a first pass over 1.5 minutes in 2 clips" in told["sentence"]
    assert "%" not in told["sentence"], "a few pictures are no share of footage"
    letter = " ".join((tmp_path / "p/data/README.txt").read_text().split())
    assert f"1 7 'a.mp4': {first['words']}" in letter
    assert "2 8 'b.mp4': not looked at" in letter
    assert "yolo-test: limits unknown" in letter
    table = (tmp_path / "p/data/deliveries.csv").read_text("utf-8-sig")
    assert "looked at" in table.splitlines()[0]
    assert first["words"] in table


def deliveries_of(packet: Path) -> list[Any]:
    found: list[Any] = json.loads((packet / "data/deliveries.json").read_text())["deliveries"]
    return found


def test_that_tracks_and_coverage_come_along_once_a_clip(stocked: Stocked, tmp_path: Path) -> None:
    one = stocked.deliver("a.mp4", b"one")
    stocked.deliver("twin.mp4", b"one")
    stocked.deliver("b.mp4", b"two")
    stocked.deliver("c.mp4", b"three", state=MediaState.BAD)
    analyse(stocked, one.sha256, (ObjectClass.PERSON,))
    make(stocked, tmp_path / "p")
    packet = tmp_path / "p"
    assert [p.name for p in (packet / "data/tracks").iterdir()] == [f"{one.sha256}.jsonl"]
    line = json.loads((packet / f"data/tracks/{one.sha256}.jsonl").read_text())
    assert (line["track"], line["class"]) == (1, "person")
    coverage = json.loads((packet / "data/coverage.json").read_text())
    assert [c["looked"] for c in coverage["clips"]].count(True) == 1
    assert "3 clips" in coverage["sentence"]
    assert "2 were not looked at" in coverage["sentence"]
    assert "not looked for in every clip: bicycle, bus, car" in coverage["sentence"]
    letter = (packet / "data/README.txt").read_text()
    assert "appearance is no identity" in " ".join(letter.split())
    assert "yolo-test on torch-cpu" in letter
    looked = [row["tracks"] for row in table(packet)["deliveries"]]
    assert looked.count(None) == 2


def test_that_entries_carry_body_prev_and_leaf(stocked: Stocked, tmp_path: Path) -> None:
    stocked.deliver("a.mp4", b"one")
    make(stocked, tmp_path / "p")
    lines = (tmp_path / "p/data/entries.jsonl").read_text().splitlines()
    wanted = all_entries(stocked)
    assert [json.loads(line) for line in lines] == [
        {"seq": e.seq, "prev": e.prev, "leaf": e.leaf, "body": e.body} for e in wanted
    ]


def test_that_the_same_case_gives_the_same_bytes(stocked: Stocked, tmp_path: Path) -> None:
    one = stocked.deliver("a.mp4", b"one", item="2")
    stocked.deliver("b.mp4", b"two", item="1")
    analyse(stocked, one.sha256, tuple(ObjectClass))
    first = make(stocked, tmp_path / "p1")
    second = make(stocked, tmp_path / "p2")
    assert first.manifest_sha256 == second.manifest_sha256
    assert first.id == second.id
    names = sorted(p.relative_to(tmp_path / "p1") for p in (tmp_path / "p1").rglob("*"))
    assert names == sorted(p.relative_to(tmp_path / "p2") for p in (tmp_path / "p2").rglob("*"))
    for name in names:
        if (tmp_path / "p1" / name).is_file():
            assert (tmp_path / "p1" / name).read_bytes() == (tmp_path / "p2" / name).read_bytes()


def test_that_the_table_fits_its_schema(stocked: Stocked, tmp_path: Path) -> None:
    one = stocked.deliver("a.mp4", b"one", item="26-1", submitter="R-1", notes="by the door")
    stocked.deliver("b.mp4", b"two", state=MediaState.UNSUPPORTED, claim=TimeClaim(None))
    stocked.deliver("c.mp4", b"three", consent=ConsentState.NONE)
    analyse(stocked, one.sha256, tuple(ObjectClass))
    with stocked.store.unit() as tx:
        deliveries.set_offset(tx, one.id, 2.5, reason="overlay", author="ana")
        tx.enter(draft("clip.offset"))
    make(stocked, tmp_path / "p")
    schema = json.loads(resource("schemas", "packet.schema.json").read_text())
    jsonschema.validate(table(tmp_path / "p"), schema)


def test_that_only_named_deliveries_go_in(stocked: Stocked, tmp_path: Path) -> None:
    stocked.deliver("a.mp4", b"one")
    two = stocked.deliver("b.mp4", b"two")
    made = make(stocked, tmp_path / "p", ids=[two.id])
    assert made.deliveries == 1
    assert [row["id"] for row in table(tmp_path / "p")["deliveries"]] == [two.id]


def test_that_custody_and_consent_are_told(stocked: Stocked, tmp_path: Path) -> None:
    stocked.deliver("a.mp4", b"one")
    make(stocked, tmp_path / "p")
    custody = json.loads((tmp_path / "p/data/custody.json").read_text())
    assert custody["batches"][0]["custody"]["received_by"] == "det. ana"
    assert custody["batches"][0]["custody"]["received_at"] is None
    consent = json.loads((tmp_path / "p/data/consent.json").read_text())
    assert consent["deliveries"][0]["history"][0]["state"] == "given"
