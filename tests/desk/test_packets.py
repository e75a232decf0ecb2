"""Packets through the facade."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tests.desk.conftest import CASE, House


def test_that_a_packet_rewritten_with_fitting_hashes_no_longer_bears_its_seal(
    stocked: House, tmp_path: Path
) -> None:
    folder = tmp_path / "packet"
    stocked.desk.packets.new(CASE, target=folder)
    assert stocked.desk.packets.verify(folder).ok
    readme = folder / "data" / "README.txt"
    before = {kind: hashlib.new(kind, readme.read_bytes()).hexdigest() for kind in KINDS}
    readme.write_bytes(readme.read_bytes().replace(b"no identity", b"an identity"))
    for kind, old in before.items():
        _replace(folder / f"manifest-{kind}.txt", old, readme, kind)
    for kind in KINDS:
        tags = folder / f"tagmanifest-{kind}.txt"
        lines = [line.split("  ", 1)[1] for line in tags.read_text().splitlines()]
        tags.write_text("".join(f"{_hash(folder / name, kind)}  {name}\n" for name in lines))
    assert [each.where for each in stocked.desk.packets.verify(folder).findings] == [
        "tagmanifest-sha256.txt"
    ]


KINDS = ("sha256", "sha512")


def _replace(manifest: Path, old: str, file: Path, kind: str) -> None:
    manifest.write_text(manifest.read_text().replace(old, _hash(file, kind)))


def _hash(file: Path, kind: str) -> str:
    return hashlib.new(kind, file.read_bytes()).hexdigest()


def test_that_two_packets_within_a_second_lie_in_two_folders(stocked: House) -> None:
    first = stocked.desk.packets.new(CASE)
    stocked.clock.advance(0.2)
    second = stocked.desk.packets.new(CASE)
    stocked.clock.advance(0.2)
    third = stocked.desk.packets.new(CASE)
    folders = [Path(each.path) for each in (first, second, third)]
    assert {each.parent for each in folders} == {stocked.root / "packets"}
    stem = folders[0].name
    assert [each.name for each in folders] == [stem, f"{stem}-2", f"{stem}-3"]
    assert all(stocked.desk.packets.verify(each).ok for each in folders)


def test_that_a_packet_holds_no_entry_of_footage_it_may_not_hold(
    stocked: House, tmp_path: Path
) -> None:
    hidden = stocked.desk.clips.show(CASE, "yard.mp4")
    stocked.desk.consents.withdraw(CASE, "yard.mp4", "by phone")
    stocked.desk.packets.new(CASE, target=tmp_path / "p")
    told = [
        json.loads(json.loads(line)["body"])
        for line in (tmp_path / "p/data/entries.jsonl").read_text().splitlines()
    ]
    gone = {hidden.delivery.id, hidden.clip.sha256}
    named = [{each["id"] for each in entry["objects"]} for entry in told]
    assert named, "what is in the packet has its entries"
    assert not [each for each in named if each <= gone]
