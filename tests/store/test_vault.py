from __future__ import annotations

import errno
import hashlib
import io
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from nvr_desk.errors import HashMismatchError, TooLargeError, VaultFileMissingError
from nvr_desk.store import vault as module
from nvr_desk.store.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = b"porch " * 100_000
SHA = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault")


def _everything(vault: Vault) -> list[str]:
    return sorted(
        p.relative_to(vault.root).as_posix() for p in vault.root.rglob("*") if p.is_file()
    )


def test_that_bytes_lie_under_their_hash_and_read_only(vault: Vault) -> None:
    taken = vault.take(io.BytesIO(DATA))
    assert (taken.sha256, taken.bytes, taken.new) == (SHA, len(DATA), True)
    assert vault.path(SHA) == vault.root / SHA[:2] / SHA
    assert vault.path(SHA).stat().st_mode & 0o777 == 0o444
    with vault.open(SHA) as stream:
        assert stream.read() == DATA


def test_that_the_same_bytes_again_keep_the_first_file_and_leave_no_temp(vault: Vault) -> None:
    vault.take(io.BytesIO(DATA))
    first = vault.path(SHA).stat()
    assert vault.take(io.BytesIO(DATA)).new is False
    assert vault.path(SHA).stat().st_ino == first.st_ino
    assert _everything(vault) == [f"{SHA[:2]}/{SHA}"]


@pytest.mark.parametrize("damaged", [b"short", b"x" + DATA[1:]])
def test_that_a_damaged_original_is_never_replaced_and_the_good_bytes_are_kept(
    vault: Vault, damaged: bytes
) -> None:
    vault.take(io.BytesIO(DATA))
    vault.path(SHA).chmod(0o644)
    vault.path(SHA).write_bytes(damaged)
    for _ in range(2):  # the second finds the good bytes waiting already
        with pytest.raises(HashMismatchError, match=f"vault/rescued/{SHA}") as told:
            vault.take(io.BytesIO(DATA))
        assert told.value.expected == SHA
        assert told.value.found == hashlib.sha256(damaged).hexdigest()
    assert vault.path(SHA).read_bytes() == damaged
    rescued = vault.root / "rescued" / SHA
    assert rescued.read_bytes() == DATA
    assert _everything(vault) == sorted([f"{SHA[:2]}/{SHA}", f"rescued/{SHA}"])
    assert list(vault.all()) == [SHA]
    assert vault.sweep() == 0
    assert rescued.exists()


def test_that_only_bytes_that_arrive_again_are_read_again(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def note(path: Path) -> str:
        read.append(path)
        return hashlib.sha256(path.read_bytes()).hexdigest()

    monkeypatch.setattr(module, "sha256_file", note)
    vault.take(io.BytesIO(DATA))
    vault.take(io.BytesIO(b"others"))
    assert read == []
    vault.take(io.BytesIO(DATA))
    assert read == [vault.path(SHA)]


def test_that_a_stream_over_its_limit_leaves_nothing(vault: Vault) -> None:
    with pytest.raises(TooLargeError):
        vault.take(io.BytesIO(DATA), limit=len(DATA) - 1)
    assert _everything(vault) == []
    assert vault.take(io.BytesIO(DATA), limit=len(DATA)).sha256 == SHA


def test_that_an_empty_file_is_kept_as_well(vault: Vault) -> None:
    assert vault.take(io.BytesIO(b"")).sha256 == hashlib.sha256(b"").hexdigest()


class _Broken(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 0:
            raise OSError(errno.EIO, "the stick was pulled out")
        return super().read(1000)


def test_that_a_source_that_fails_leaves_nothing(vault: Vault) -> None:
    with pytest.raises(OSError, match="pulled out"):
        vault.take(_Broken(DATA))
    assert _everything(vault) == []


def test_that_a_full_disk_leaves_nothing_half(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = module._write_all

    def full(out: IO[bytes], chunk: bytes) -> None:
        real(out, chunk[:100])
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(module, "_write_all", full)
    with pytest.raises(OSError, match="no space"):
        vault.take(io.BytesIO(DATA))
    assert _everything(vault) == []


@pytest.mark.parametrize("failing", ["fsync", "rename"])
def test_that_a_refusal_of_the_disk_is_no_acknowledgement(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "input/output error")

    if failing == "fsync":
        monkeypatch.setattr(os, "fsync", refuse)
    else:
        monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="input/output"):
        vault.take(io.BytesIO(DATA))
    assert not vault.has(SHA)


def test_that_file_rename_and_folder_are_made_durable_in_this_order(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Power may go at any point: the file first, then its name, then the folder of the name."""
    steps: list[str] = []
    fsync, rename = os.fsync, Path.rename

    def note_fsync(descriptor: int) -> None:
        steps.append(f"fsync {Path(f'/proc/self/fd/{descriptor}').readlink().name}")
        fsync(descriptor)

    def note_rename(self: Path, target: Path) -> Path:
        steps.append(f"rename {target.name}")
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(Path, "rename", note_rename)
    vault.take(io.BytesIO(DATA))
    assert steps[0].startswith("fsync take-")
    assert steps[1:] == ["fsync vault", f"rename {SHA}", f"fsync {SHA[:2]}"]
    steps.clear()
    vault.take(io.BytesIO(DATA))
    assert [step.split(" ")[1] for step in steps][1:] == [SHA[:2]]


def test_that_a_folder_whose_maker_died_is_made_durable_by_the_next(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name in the vault may never have reached the disk, although it stands."""
    vault.path(SHA).parent.mkdir(parents=True)
    synced: list[Path] = []
    monkeypatch.setattr(module, "sync_folder", synced.append)
    vault.take(io.BytesIO(DATA))
    assert synced == [vault.root, vault.path(SHA).parent]
    vault.take(io.BytesIO(DATA))
    assert synced[2:] == [vault.path(SHA).parent]


def test_that_many_threads_take_the_same_bytes_at_once(vault: Vault) -> None:
    news: list[bool] = []
    threads = [
        threading.Thread(target=lambda: news.append(vault.take(io.BytesIO(DATA)).new))
        for _ in range(8)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(news) == 8
    assert _everything(vault) == [f"{SHA[:2]}/{SHA}"]


@pytest.mark.parametrize(
    ("damage", "error"),
    [
        (lambda path: path.unlink(), VaultFileMissingError),
        (lambda path: (path.chmod(0o644), path.write_bytes(b"x" + DATA[1:])), HashMismatchError),
        (lambda path: (path.chmod(0o644), path.write_bytes(DATA[:-1])), HashMismatchError),
    ],
)
def test_that_verify_finds_what_happened_to_a_file(
    vault: Vault, damage: Callable[[Path], object], error: type[Exception]
) -> None:
    vault.take(io.BytesIO(DATA))
    vault.verify(SHA)
    damage(vault.path(SHA))
    with pytest.raises(error):
        vault.verify(SHA)


def test_that_no_name_leads_out_of_the_vault(vault: Vault) -> None:
    for name in ("../../etc/passwd", "ab", "A" * 64, "/" + "a" * 63, ""):
        with pytest.raises(ValueError, match="no SHA-256"):
            vault.path(name)


def test_that_a_missing_original_is_told_as_such(vault: Vault) -> None:
    with pytest.raises(VaultFileMissingError):
        vault.open(SHA)


_TAKE_AND_DIE = """
import io, os, sys, signal
from pathlib import Path
from nvr_desk.store.vault import Vault
class Dying(io.BytesIO):
    def read(self, size=-1, /):
        if self.tell() > 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(1000)
Vault(Path(sys.argv[1])).take(Dying(b"x" * 5000))
"""


def test_that_a_sweep_takes_dead_writers_files_and_nothing_else(vault: Vault) -> None:
    dead = subprocess.run([sys.executable, "-c", _TAKE_AND_DIE, str(vault.root)], check=False)
    assert dead.returncode == -9
    (left,) = _everything(vault)
    assert left.startswith("tmp/take-")
    vault.take(io.BytesIO(DATA))
    strange = vault.root / "tmp" / "somebody's notes.txt"
    strange.write_text("mine")
    elsewhere = vault.root / "tmp" / "take-00000000-1-abc.part"
    elsewhere.write_text("being written by another machine")
    assert vault.sweep() == 1
    assert sorted(_everything(vault)) == sorted(
        [f"{SHA[:2]}/{SHA}", "tmp/somebody's notes.txt", "tmp/take-00000000-1-abc.part"]
    )


def test_that_a_sweep_leaves_a_taking_in_progress_alone(vault: Vault) -> None:
    swept: list[int] = []

    class Sweeping(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            swept.append(vault.sweep())
            return super().read(100_000)

    assert vault.take(Sweeping(DATA)).sha256 == SHA
    assert set(swept) == {0}
    vault.verify(SHA)


def test_that_all_names_every_original_once_and_no_temp_file(vault: Vault) -> None:
    hashes = {vault.take(io.BytesIO(bytes([n]))).sha256 for n in range(20)}
    (vault.root / "tmp" / ("a" * 64)).write_text("no original")
    assert list(vault.all()) == sorted(hashes)


def test_that_what_is_no_original_is_told_and_never_named_as_one(vault: Vault) -> None:
    sha = vault.take(io.BytesIO(DATA)).sha256
    other = hashlib.sha256(b"other").hexdigest()
    wrong = "00" if other[:2] != "00" else "11"
    strays = (
        "ab_stray",
        f"{sha[:2]}/foo",
        "longer/file",
        f"{wrong}/{other}",
        f"{sha[:2]}/{sha[:2]}{'f' * 62}/inside",
        "tmp/somebody's notes.txt",
        "zz/stray",
    )
    for name in strays:
        (vault.root / name).parent.mkdir(parents=True, exist_ok=True)
        (vault.root / name).write_text("x")
    (vault.root / sha[:2] / f"{sha[:2]}{'e' * 62}").symlink_to("/etc/hostname")
    (vault.root / "tmp" / "take-00000000-1-abc.part").write_text("a copy in progress")
    assert list(vault.all()) == [sha]
    assert sorted(vault.strays()) == sorted(
        [
            "ab_stray",
            f"{sha[:2]}/foo",
            "longer",
            f"{wrong}/{other}",
            f"{sha[:2]}/{sha[:2]}{'f' * 62}",
            f"{sha[:2]}/{sha[:2]}{'e' * 62}",
            "tmp/somebody's notes.txt",
            "zz",
        ]
    )


def test_that_a_long_proof_can_be_left(vault: Vault) -> None:
    vault.take(io.BytesIO(b"x" * (3 << 20)))
    asked: list[None] = []

    def leave() -> None:
        asked.append(None)
        if len(asked) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        vault.verify(next(vault.all()), between=leave)
    assert len(asked) == 2
