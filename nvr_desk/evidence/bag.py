"""Writing a BagIt 1.0 bag (RFC 8493): streamed, hashed on the way, complete or not there at all."""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import IO, TYPE_CHECKING, Self

from nvr_desk.digest import chunks
from nvr_desk.errors import AlreadyExistsError, HashMismatchError, NoSpaceError
from nvr_desk.store.vault import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from types import TracebackType

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
"""All of ``bagit.txt``."""
ALGORITHMS = ("sha256", "sha512")
"""SHA-512 because BagIt 1.0 readers expect it, SHA-256 because everything else here uses it."""
MARGIN_BYTES = 32 << 20
"""Free space that must be left after the packet is written."""


class BagWriter:
    """A bag in the making, in a folder beside its target that takes its name at the very end.

    Leaving the ``with`` block before ``seal`` removes everything that was written.
    """

    def __init__(self, target: Path, *, expected_bytes: int = 0) -> None:
        """Make the folder to write into.

        Args:
            target: Where the bag will stand; must not exist, its parent is made.
            expected_bytes: Size of the payload, held against the free space first.

        Raises:
            AlreadyExistsError: something stands at the target.
            NoSpaceError: the disk cannot hold it.
        """
        if target.exists() or target.is_symlink():
            raise AlreadyExistsError("packet", str(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(target.parent).free
        if free < expected_bytes + MARGIN_BYTES:
            raise NoSpaceError(str(target.parent), expected_bytes + MARGIN_BYTES, free)
        self._target = target
        self._work = target.with_name(f".{target.name}.{os.getpid()}.partial")
        self._payload: dict[str, dict[str, str]] = {}
        self._tags: dict[str, dict[str, str]] = {}
        self.payload_bytes = 0
        self._sealed = False

    def __enter__(self) -> Self:
        """Start with an empty folder; a leftover of the same process id is nobody's."""
        shutil.rmtree(self._work, ignore_errors=True)
        self._work.mkdir()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave nothing half made."""
        if not self._sealed:
            shutil.rmtree(self._work, ignore_errors=True)

    def copy(self, name: str, source: IO[bytes], *, sha256: str) -> dict[str, str]:
        """Copy an original into the payload.

        Args:
            name: Path below the bag's root, starting with ``data/``.
            source: Its bytes.
            sha256: The hash on record.

        Returns:
            Algorithm → hex hash of the copied bytes.

        Raises:
            HashMismatchError: the bytes are not those on record.
        """
        hashes, size = self._store(name, chunks(source))
        if hashes["sha256"] != sha256:
            raise HashMismatchError(name, sha256, hashes["sha256"])
        self._payload[name] = hashes
        self.payload_bytes += size
        return hashes

    def write(self, name: str, parts: bytes | Iterable[bytes]) -> None:
        """Write a payload file of our own making."""
        hashes, size = self._store(name, (parts,) if isinstance(parts, bytes) else parts)
        self._payload[name] = hashes
        self.payload_bytes += size

    def seal(self, info: Sequence[tuple[str, str]]) -> str:
        """Write manifests and tag files, make all of it durable and give the bag its name.

        Args:
            info: Lines of ``bag-info.txt``; Payload-Oxum is added.

        Returns:
            SHA-256 of ``tagmanifest-sha256.txt``: the one line that stands for the whole bag.
        """
        oxum = ("Payload-Oxum", f"{self.payload_bytes}.{len(self._payload)}")
        lines = "".join(f"{label}: {' '.join(text.split())}\n" for label, text in (*info, oxum))
        self._tag("bagit.txt", DECLARATION)
        self._tag("bag-info.txt", lines.encode())
        for algorithm in ALGORITHMS:
            self._tag(f"manifest-{algorithm}.txt", _manifest(self._payload, algorithm))
        tags = dict(self._tags)
        for algorithm in ALGORITHMS:
            self._tag(f"tagmanifest-{algorithm}.txt", _manifest(tags, algorithm))
        for folder in (self._work, *(p for p in self._work.rglob("*") if p.is_dir())):
            sync_folder(folder)
        self._work.rename(self._target)
        self._sealed = True
        sync_folder(self._target.parent)
        return self._tags["tagmanifest-sha256.txt"]["sha256"]

    def _tag(self, name: str, data: bytes) -> None:
        self._tags[name] = self._store(name, (data,))[0]

    def _store(self, name: str, parts: Iterable[bytes]) -> tuple[dict[str, str], int]:
        path = self._work.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        digests = [hashlib.new(algorithm) for algorithm in ALGORITHMS]
        size = 0
        with path.open("xb") as stream:
            for part in parts:
                stream.write(part)
                size += len(part)
                for digest in digests:
                    digest.update(part)
            stream.flush()
            os.fsync(stream.fileno())
        return {a: d.hexdigest() for a, d in zip(ALGORITHMS, digests, strict=True)}, size


def _manifest(files: dict[str, dict[str, str]], algorithm: str) -> bytes:
    """Lines as sha256sum writes and checks them, sorted by path."""
    return "".join(f"{files[name][algorithm]}  {name}\n" for name in sorted(files)).encode()
