"""A packet's bag: written whole or not at all, and no changed byte goes unseen."""

from __future__ import annotations

import hashlib
import io
import json
import random
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from nvr_desk.audit.chain import leaf_hash
from nvr_desk.digest import sha256_bytes
from nvr_desk.errors import AlreadyExistsError, HashMismatchError, NoSpaceError, NotFoundError
from nvr_desk.evidence import bag as bag_module
from nvr_desk.evidence.bag import BagWriter
from nvr_desk.evidence.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

ORIGINAL = b"not really a video"
NAME = "data/original/26-1-01/front door.mp4"


def write_bag(target: Path) -> str:
    sha = sha256_bytes(ORIGINAL)
    table = {"format": "nvr-desk/packet", "deliveries": [{"file": NAME, "sha256": sha}]}
    body = '{"v":1}'
    line = json.dumps({"seq": 7, "prev": "0" * 64, "leaf": leaf_hash(body), "body": body})
    with BagWriter(target, expected_bytes=len(ORIGINAL)) as bag:
        bag.copy(NAME, io.BytesIO(ORIGINAL), sha256=sha)
        bag.write("data/deliveries.json", json.dumps(table).encode())
        bag.write("data/entries.jsonl", line.encode() + b"\n")
        return bag.seal([("Contact-Name", "a\nb")])


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    write_bag(tmp_path / "bag")
    return tmp_path / "bag"


def files_of(root: Path) -> list[Path]:
    return sorted(p for p in root.rglob("*") if p.is_file())


def reseal(root: Path) -> None:
    """What a careful forger does: write all manifests anew."""
    for algorithm in ("sha256", "sha512"):
        names = [p.relative_to(root).as_posix() for p in files_of(root / "data")]
        write_manifest(root, f"manifest-{algorithm}.txt", names, algorithm)
    payload = [p.stat().st_size for p in files_of(root / "data")]
    (root / "bag-info.txt").write_text(f"Payload-Oxum: {sum(payload)}.{len(payload)}\n")
    tags = [p.name for p in files_of(root) if p.parent == root and "tagmanifest" not in p.name]
    for algorithm in ("sha256", "sha512"):
        write_manifest(root, f"tagmanifest-{algorithm}.txt", tags, algorithm)


def write_manifest(root: Path, name: str, names: list[str], algorithm: str) -> None:
    lines = (
        f"{hashlib.new(algorithm, (root / n).read_bytes()).hexdigest()}  {n}\n"
        for n in sorted(names)
    )
    (root / name).write_text("".join(lines))


def test_that_a_fresh_bag_is_valid_and_names_its_seal(tmp_path: Path) -> None:
    seal = write_bag(tmp_path / "bag")
    report = verify(tmp_path / "bag", expected=seal)
    assert report.ok, report.findings
    assert report.checked == 9
    assert seal == sha256_bytes((tmp_path / "bag" / "tagmanifest-sha256.txt").read_bytes())


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
@pytest.mark.parametrize("manifest", ["manifest", "tagmanifest"])
def test_that_the_systems_own_tool_accepts_it(bag: Path, manifest: str, algorithm: str) -> None:
    tool = shutil.which(f"{algorithm}sum")
    if tool is None:
        pytest.fail(f"no {algorithm}sum here")
    done = subprocess.run(
        [tool, "--strict", "-c", f"{manifest}-{algorithm}.txt"],
        cwd=bag,
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_that_every_changed_byte_is_found(bag: Path) -> None:
    missed: list[str] = []
    tried = 0
    for path in files_of(bag):
        good = path.read_bytes()
        for position in range(len(good)):
            bad = bytearray(good)
            bad[position] ^= 1 << (position % 8)
            path.write_bytes(bad)
            tried += 1
            if verify(bag).ok:
                missed.append(f"{path.name}@{position}")
        path.write_bytes(good)
    assert tried > 1500
    assert missed == []
    assert verify(bag).ok


def test_that_flipped_bits_are_found_without_our_code(tmp_path: Path) -> None:
    if shutil.which("sha256sum") is None or shutil.which("sha512sum") is None:
        pytest.fail("no sha256sum here")
    seal = write_bag(tmp_path / "bag")
    bag = tmp_path / "bag"
    script = (
        "sha256sum --strict --status -c manifest-sha256.txt tagmanifest-sha256.txt &&"
        " sha512sum --strict --status -c manifest-sha512.txt tagmanifest-sha512.txt &&"
        f" echo '{seal}  tagmanifest-sha256.txt' | sha256sum --strict --status -c"
    )

    def accepted() -> bool:
        done = subprocess.run(["sh", "-c", script], cwd=bag, capture_output=True, check=False)
        return done.returncode == 0

    assert accepted()
    rng = random.Random(12)
    files = files_of(bag)
    weights = [path.stat().st_size for path in files]
    missed: list[str] = []
    for path in rng.choices(files, weights, k=150):
        good = path.read_bytes()
        bad = bytearray(good)
        position, bit = rng.randrange(len(good)), rng.randrange(8)
        bad[position] ^= 1 << bit
        if path.name == "tagmanifest-sha512.txt" and bytes(bad).lower() == good.lower():
            continue  # the tool takes capital hex digits for the same hash, and so they are
        path.write_bytes(bad)
        if accepted():
            missed.append(f"{path.name}@{position}.{bit}")
        path.write_bytes(good)
    assert missed == []


def test_that_capital_hex_counts_as_a_change(bag: Path) -> None:
    path = bag / "tagmanifest-sha256.txt"
    path.write_text(path.read_text().upper().replace("TXT", "txt"))
    assert not verify(bag).ok


@pytest.mark.parametrize("name", ["data/extra.bin", "extra.txt", "data/original/x/y.mp4"])
def test_that_a_file_nobody_listed_is_named(bag: Path, name: str) -> None:
    (bag / name).parent.mkdir(parents=True, exist_ok=True)
    (bag / name).write_bytes(b"slipped in")
    assert name in {finding.where for finding in verify(bag).findings}


def test_that_every_missing_file_is_named(bag: Path, tmp_path: Path) -> None:
    for path in files_of(bag):
        path.rename(tmp_path / "aside")
        name = path.relative_to(bag).as_posix()
        assert name in {f.where for f in verify(bag).findings}
        (tmp_path / "aside").rename(path)


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../outside",
        "data/../../outside",
        "data//x",
        "data/./x",
        "~/x",
        "C:/x",
        "C:x",
        "data\\x",
        "data/a%0Ab",
        "bagit.txt",
        "data",
        "data/\x01",
        " data/x",
    ],
)
def test_that_a_hostile_path_is_refused_unread(bag: Path, tmp_path: Path, path: str) -> None:
    (tmp_path / "outside").write_bytes(b"secret")
    digest = sha256_bytes(b"secret")
    with (bag / "manifest-sha256.txt").open("a") as stream:
        stream.write(f"{digest}  {path}\n")
    assert any(f.where.startswith("manifest-sha256.txt:") for f in verify(bag).findings)


def test_that_links_are_not_followed(bag: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(ORIGINAL)
    (bag / NAME).unlink()
    (bag / NAME).symlink_to(tmp_path / "elsewhere")
    (bag / "data" / "loop").symlink_to(bag, target_is_directory=True)
    where = {finding.where for finding in verify(bag).findings}
    assert {NAME, "data/loop"} <= where


def test_that_a_resealed_packet_contradicts_its_table_or_the_seal_on_record(
    bag: Path, tmp_path: Path
) -> None:
    seal = sha256_bytes((bag / "tagmanifest-sha256.txt").read_bytes())
    (bag / NAME).write_bytes(b"another video")
    reseal(bag)
    assert [f.where for f in verify(bag).findings] == [NAME]
    assert "tagmanifest-sha256.txt" in {f.where for f in verify(bag, expected=seal).findings}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("data/deliveries.json", b"[" * 100_000),
        ("data/deliveries.json", b'{"format": "nvr-desk/packet", "deliveries": [{"file": []}]}'),
        ("data/deliveries.json", b'{"format": "else", "deliveries": []}'),
        ("data/entries.jsonl", b'{"seq": 1, "leaf": "x", "body": "{}"}\n'),
        ("data/entries.jsonl", b'{"seq": Infinity, "leaf": "x", "body": "{}"}\n'),
        ("data/entries.jsonl", b"\xff\n"),
        ("data/entries.jsonl", b'{"seq": 1, "body": "\\ud800", "leaf": 1}\n'),
    ],
)
def test_that_nonsense_inside_is_a_finding(bag: Path, name: str, data: bytes) -> None:
    (bag / name).write_bytes(data)
    reseal(bag)
    assert any(f.where.startswith(name) for f in verify(bag).findings)


def test_that_the_same_contents_give_the_same_bytes(tmp_path: Path) -> None:
    assert write_bag(tmp_path / "one") == write_bag(tmp_path / "two")


def test_that_a_wrong_original_leaves_nothing_behind(tmp_path: Path) -> None:
    with (
        pytest.raises(HashMismatchError),
        BagWriter(tmp_path / "bag") as bag,
    ):
        bag.copy(NAME, io.BytesIO(b"rotten"), sha256=sha256_bytes(ORIGINAL))
    assert list(tmp_path.iterdir()) == []


def test_that_nothing_is_overwritten(bag: Path) -> None:
    with pytest.raises(AlreadyExistsError):
        BagWriter(bag)


def test_that_a_full_disk_is_seen_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bag_module, "MARGIN_BYTES", 1 << 62)
    with pytest.raises(NoSpaceError):
        BagWriter(tmp_path / "bag", expected_bytes=1)
    assert list(tmp_path.iterdir()) == []


def test_that_info_values_stay_on_their_line(bag: Path) -> None:
    assert (bag / "bag-info.txt").read_text().splitlines()[0] == "Contact-Name: a b"


def test_that_no_packet_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        verify(tmp_path / "nothing")
