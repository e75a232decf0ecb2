"""A copy of a workspace that can be proven and put back.

A backup is a folder: ``nvr-desk.toml``, ``index.sqlite``, ``vault/``, and written last
``backup.json`` with the hash of each. A folder without ``backup.json`` is no backup.
The database is copied before the files: originals are only ever added, so every row of the copy
has its file.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.digest import is_sha256, sha256_file
from nvr_desk.errors import (
    AlreadyExistsError,
    DatabaseDamagedError,
    HashMismatchError,
    StoreError,
    VaultFileMissingError,
)
from nvr_desk.store.batches import NAMED_FILES
from nvr_desk.store.engine import patiently, told
from nvr_desk.store.vault import Vault, sync_folder
from nvr_desk.store.workspace import WorkspacePaths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nvr_desk.store.unit import Store

FORMAT: Final = "nvr-desk/backup"
VERSION: Final = 1
_MANIFEST: Final = "backup.json"
_MOST_MANIFEST_BYTES: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made."""

    path: Path
    files: int
    bytes: int
    manifest_sha256: str


def backup(store: Store, target: Path) -> Backup:
    """Copy database and originals into a new or empty folder, each file proven by its hash.

    No backup is made of a broken store: what was begun is taken back, and the error names the
    file.

    Raises:
        AlreadyExistsError: the folder holds something.
        VaultFileMissingError: a row's original is not there.
        HashMismatchError: an original is not what its name says.
        DatabaseDamagedError: the database itself is malformed.
    """
    _must_be_empty(target)
    made_here = not target.exists()
    try:
        with told(store.paths.database):
            _copy_all(store.paths, WorkspacePaths(target))
        return _seal(target)
    except BaseException:
        _clear(target, folder=made_here)
        raise


def _copy_all(paths: WorkspacePaths, copy: WorkspacePaths) -> None:
    copy.vault.mkdir(parents=True)
    _copy_database(paths.database, copy.database)
    shutil.copyfile(paths.toml, copy.toml)
    source, kept = Vault(paths.vault), Vault(copy.vault)
    for sha256 in _needed(copy.database):
        with source.open(sha256) as stream:
            taken = kept.take(stream)
        if taken.sha256 != sha256:
            raise HashMismatchError(f"vault/{sha256[:2]}/{sha256}", sha256, taken.sha256)
    _remove_empty(copy.vault / "tmp")


def restore(source: Path, root: Path) -> Path:
    """Make a workspace of a backup. Every hash is checked before and while copying.

    Raises:
        AlreadyExistsError: the target holds something.
        StoreError: the source is no backup.
        HashMismatchError, VaultFileMissingError: the backup is damaged; nothing is left behind.
    """
    listed = read_manifest(source)
    _must_be_empty(root)
    made_here = not root.exists()
    root.mkdir(parents=True, exist_ok=True)
    # nvr-desk.toml comes last: a half-restored folder is no workspace.
    order = sorted(listed, key=lambda name: name == "nvr-desk.toml")
    try:
        for name in order:
            _copy_proven(source / name, root / name, listed[name])
    except BaseException:
        _clear(root, folder=made_here)
        raise
    paths = WorkspacePaths(root)
    for folder in (paths.vault / "tmp", paths.derived, paths.checkpoints, paths.inbox):
        folder.mkdir(parents=True, exist_ok=True)
    return root


def read_manifest(source: Path) -> dict[str, str]:
    """Name → hash of every file of a backup; names are checked to stay inside it.

    Raises:
        StoreError: no backup, or one of a newer program.
    """
    manifest = source / _MANIFEST
    try:
        if manifest.stat().st_size > _MOST_MANIFEST_BYTES:
            raise StoreError(f"{manifest} is too large to be one")
        data: Any = json.loads(manifest.read_text("utf-8"))
        fits = data["format"] == FORMAT and data["version"] == VERSION
        files = {str(each["name"]): str(each["sha256"]) for each in data["files"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{source} is no backup: {error}") from error
    if not fits or any(not _is_safe(name) for name in files):
        raise StoreError(f"{source} is no backup this program reads")
    return files


def _is_safe(name: str) -> bool:
    parts = name.split("/")
    if any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
        return False
    return name in ("nvr-desk.toml", "index.sqlite") or (parts[0] == "vault" and len(parts) == 3)


def _must_be_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AlreadyExistsError("folder", str(folder))


def _copy_database(source: Path, target: Path) -> None:
    """SQLite's own online copy: one state, however much is written meanwhile."""
    there = sqlite3.connect(source, timeout=0, isolation_level=None)
    here = sqlite3.connect(target, isolation_level=None)
    try:
        patiently(lambda: there.backup(here))
        # Whatever journal the source uses, the copy is one file.
        here.execute("PRAGMA journal_mode = DELETE").fetchone()
    finally:
        here.close()
        there.close()
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


def _needed(database: Path) -> Iterator[str]:
    """Hashes of all files of the vault that rows of the copy name."""
    driver = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        for (sha256,) in driver.execute(NAMED_FILES):
            if not is_sha256(sha256):
                raise DatabaseDamagedError(str(database), f"{sha256!r} is no SHA-256")
            yield sha256
    finally:
        driver.close()


def _seal(target: Path) -> Backup:
    names = sorted(
        each.relative_to(target).as_posix() for each in target.rglob("*") if each.is_file()
    )
    files = [
        {
            "name": name,
            "bytes": (target / name).stat().st_size,
            "sha256": name.rsplit("/", 1)[1] if "/" in name else sha256_file(target / name),
        }
        for name in names
    ]
    text = json.dumps({"format": FORMAT, "version": VERSION, "files": files}, indent=1)
    manifest = target / _MANIFEST
    with manifest.open("w", encoding="utf-8") as stream:
        stream.write(text + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    sync_folder(target)
    total = sum(int(str(each["bytes"])) for each in files)
    return Backup(target, len(files), total, sha256_file(manifest))


def _copy_proven(source: Path, target: Path, sha256: str) -> None:
    if not source.is_file():
        raise VaultFileMissingError(sha256)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())
    found = sha256_file(target)
    if found != sha256:
        raise HashMismatchError(str(source), sha256, found)
    if target.parent.parent.name == "vault":
        target.chmod(0o444)
    sync_folder(target.parent)


def _clear(root: Path, *, folder: bool) -> None:
    """Take back what was written into a folder that was empty before, and the folder if new."""
    for each in root.iterdir() if root.is_dir() else ():
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink()
    if folder and root.is_dir():
        root.rmdir()


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
