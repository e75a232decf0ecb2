"""Original bytes by their SHA-256. Files only; rows are somebody else's.

Order of a taking, so that an acknowledged file survives kill -9 and power loss:

1. copy into ``vault/tmp`` (same filesystem), hashing on the way;
2. fsync the file, make it read-only;
3. rename to ``vault/ab/<sha256>``; a file that stands there is never replaced;
4. fsync the directory ``ab`` (and ``vault``, once a process and ``ab``).

Only then does ``take`` answer, and only then may a row name the file. Bytes that arrive again are
compared with the file that stands; when that one is damaged they are kept in ``vault/rescued``.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import socket
import threading
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

import psutil

from nvr_desk.digest import chunks, is_sha256, sha256_file
from nvr_desk.errors import HashMismatchError, TooLargeError, VaultFileMissingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_live: set[str] = set()
_live_lock = threading.Lock()
_FOREIGN_AGE_S: Final = 7 * 24 * 3600.0
"""Temp files of another machine are left alone this long: their writer cannot be asked."""
_TEMP: Final = "tmp"
_RESCUED: Final = "rescued"
_SHARD_LETTERS: Final = 2
_HEX: Final = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in."""

    sha256: str
    bytes: int
    new: bool
    """False when the vault held these bytes already."""


class Vault:
    """The folder of originals. Safe to use from several threads and processes at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._temp = root / _TEMP
        self._durable: set[str] = set()
        """Shards whose names in the vault this process made durable."""

    def take(self, stream: IO[bytes], *, limit: int | None = None) -> Taken:
        """Copy a stream into the vault; when this returns, the bytes are durable.

        Args:
            stream: Read to its end, a chunk at a time.
            limit: Most bytes to accept.

        Raises:
            TooLargeError: the stream is longer than the limit; nothing stays.
            HashMismatchError: the file that stands under this hash is damaged. It is left as it
                is, and the bytes that came are kept where the error says.
            OSError: reading or writing failed (a full disk); nothing stays.
        """
        self._temp.mkdir(parents=True, exist_ok=True)
        temp = self._temp / _temp_name()
        with _live_lock:
            _live.add(temp.name)
        try:
            sha256, size = _copy(stream, temp, limit)
            return self._keep(temp, sha256, size)
        finally:
            with contextlib.suppress(FileNotFoundError):
                temp.unlink()
            with _live_lock:
                _live.discard(temp.name)

    def path(self, sha256: str) -> Path:
        """Where the bytes of that hash lie, or would lie. Raises ValueError on no hash."""
        if not is_sha256(sha256):
            raise ValueError(f"{sha256!r} is no SHA-256")
        return self.root / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Whether the vault holds a file of that name."""
        return self.path(sha256).is_file()

    def open(self, sha256: str) -> IO[bytes]:
        """The original bytes, to read. Raises VaultFileMissingError."""
        try:
            return self.path(sha256).open("rb")
        except FileNotFoundError:
            raise VaultFileMissingError(sha256) from None

    def verify(self, sha256: str, *, between: Callable[[], None] = lambda: None) -> None:
        """Read the whole file and compare.

        Args:
            sha256: Which.
            between: Called before every piece that is read; what it raises ends the reading.

        Raises:
            VaultFileMissingError: it is not there.
            HashMismatchError: its bytes have another hash.
        """
        digest = hashlib.sha256()
        with self.open(sha256) as stream:
            for piece in chunks(stream):
                between()
                digest.update(piece)
        if digest.hexdigest() != sha256:
            raise HashMismatchError(self._inside(self.path(sha256)), sha256, digest.hexdigest())

    def all(self) -> Iterator[str]:
        """Hashes of all files held, sorted."""
        for shard in self._shards():
            yield from sorted(each.name for each in shard.iterdir() if self._is_original(each))

    def strays(self) -> Iterator[str]:
        """What lies in the vault and is neither an original nor a copy in progress, by path."""
        shards = set(self._shards())
        for each in sorted(self.root.iterdir()) if self.root.is_dir() else ():
            if each in shards:
                inside = [one for one in each.iterdir() if not self._is_original(one)]
            elif each.name == _TEMP and each.is_dir():
                inside = [one for one in each.iterdir() if not one.match("take-*.part")]
            elif each.name == _RESCUED and each.is_dir():
                inside = [one for one in each.iterdir() if not is_sha256(one.name)]
            else:
                inside = [each]
            yield from sorted(one.relative_to(self.root).as_posix() for one in inside)

    def rescued(self) -> list[str]:
        """Hashes of originals that stand damaged and came once more; a person puts them back."""
        folder = self.root / _RESCUED
        names = (each.name for each in folder.iterdir()) if folder.is_dir() else ()
        return sorted(name for name in names if is_sha256(name))

    def sweep(self) -> int:
        """Remove temp files whose writer is gone; never anything else. Answers how many."""
        swept = 0
        for temp in self._temp.glob("take-*.part") if self._temp.is_dir() else ():
            if _is_stale(temp):
                with contextlib.suppress(FileNotFoundError):
                    temp.unlink()
                    swept += 1
        return swept

    def _keep(self, temp: Path, sha256: str, size: int) -> Taken:
        target = self.path(sha256)
        shard = target.parent
        stands = target.exists()
        if stands:
            self._compare(temp, target)
        # A shard that stands may be one whose maker died before its name was durable.
        if shard.name not in self._durable or not shard.is_dir():
            shard.mkdir(exist_ok=True)
            sync_folder(self.root)
            self._durable.add(shard.name)
        if not stands:
            temp.chmod(0o444)
            temp.rename(target)
        # Also for a file that stood: whoever renamed it may have died before this step.
        sync_folder(shard)
        return Taken(sha256, size, new=not stands)

    def _compare(self, temp: Path, target: Path) -> None:
        """Raise unless the file that stands is what its name says; then keep what came."""
        sha256, found = target.name, sha256_file(target)
        if found == sha256:
            return
        rescued = self.root / _RESCUED / sha256
        rescued.parent.mkdir(exist_ok=True)
        sync_folder(self.root)
        temp.chmod(0o444)
        temp.replace(rescued)
        sync_folder(rescued.parent)
        raise HashMismatchError(self._inside(target), sha256, found, self._inside(rescued))

    def _shards(self) -> list[Path]:
        folders = sorted(self.root.iterdir()) if self.root.is_dir() else []
        return [
            each
            for each in folders
            if len(each.name) == _SHARD_LETTERS and set(each.name) <= _HEX and each.is_dir()
        ]

    def _is_original(self, path: Path) -> bool:
        named = is_sha256(path.name) and path.name.startswith(path.parent.name)
        return named and path.is_file() and not path.is_symlink()

    def _inside(self, path: Path) -> str:
        return f"vault/{path.relative_to(self.root).as_posix()}"


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Windows has no such call; NTFS journals names."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _copy(stream: IO[bytes], temp: Path, limit: int | None) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    with temp.open("xb", buffering=0) as out:
        for chunk in chunks(stream):
            size += len(chunk)
            if limit is not None and size > limit:
                raise TooLargeError(limit)
            digest.update(chunk)
            _write_all(out, chunk)
        os.fsync(out.fileno())
    return digest.hexdigest(), size


def _write_all(out: IO[bytes], chunk: bytes) -> None:
    """A raw file may take less than it is given (a disk that fills up does)."""
    rest = memoryview(chunk)
    while rest:
        rest = rest[out.write(rest) :]


def _temp_name() -> str:
    """Names its writer, so that a sweep can ask whether it lives."""
    return f"take-{_host()}-{os.getpid()}-{secrets.token_hex(6)}.part"


def _host() -> str:
    return hashlib.sha256(socket.gethostname().encode("utf-8", "replace")).hexdigest()[:8]


def _is_stale(temp: Path) -> bool:
    parts = temp.name.removesuffix(".part").split("-")
    try:
        written = temp.stat().st_mtime
        host, pid = parts[1], int(parts[2])
    except (FileNotFoundError, IndexError, ValueError):
        return False
    if host != _host():
        return time.time() - written > _FOREIGN_AGE_S
    if pid == os.getpid():
        with _live_lock:
            return temp.name not in _live
    try:
        return psutil.Process(pid).create_time() > written
    except psutil.Error:
        return True
