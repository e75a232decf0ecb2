"""The folder of a workspace: what lies where, and how one is made and recognised."""

from __future__ import annotations

import os
import tomllib
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.errors import AlreadyExistsError, StoreError, WorkspaceMissingError
from nvr_desk.errors import WorkspaceNewerError as NewerError
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

FORMAT: Final = "nvr-desk/workspace"
VERSION: Final = 1
"""Of the folder's layout; the database has its own schema number."""


@dataclass(frozen=True, slots=True)
class WorkspacePaths:
    """Where the parts of one workspace lie. Making it touches nothing."""

    root: Path

    @property
    def toml(self) -> Path:
        """The file that makes the folder a workspace."""
        return self.root / "nvr-desk.toml"

    @property
    def database(self) -> Path:
        """Rows and audit log."""
        return self.root / "index.sqlite"

    @property
    def vault(self) -> Path:
        """Original bytes by hash."""
        return self.root / "vault"

    @property
    def derived(self) -> Path:
        """What can be made again from the vault; may be deleted at any time."""
        return self.root / "derived"

    @property
    def engines(self) -> Path:
        """Inference engines built from weights."""
        return self.derived / "engines"

    @property
    def checkpoints(self) -> Path:
        """Signed heads of the audit log."""
        return self.root / "audit" / "checkpoints"

    @property
    def reserve(self) -> Path:
        """Room kept for the last words of a log that is full."""
        return self.root / "audit" / "reserve"

    @property
    def inbox(self) -> Path:
        """Folder that is watched for shipments."""
        return self.root / "inbox"

    @property
    def backups(self) -> Path:
        """Copies of the database made before an upgrade."""
        return self.root / "backups"

    @property
    def packets(self) -> Path:
        """Where evidence packets are written when nobody names a place."""
        return self.root / "packets"

    @property
    def stills(self) -> Path:
        """Where stills are written when nobody names a place."""
        return self.root / "stills"

    def poster(self, sha256: str) -> Path:
        """The poster picture of a clip (JPEG)."""
        return self.derived / "posters" / sha256[:2] / f"{sha256}.jpg"

    def strip(self, sha256: str) -> Path:
        """Folder of a clip's strip thumbnails, ``<pts>.jpg`` each."""
        return self.derived / "strips" / sha256[:2] / sha256


@dataclass(frozen=True, slots=True)
class WorkspaceIdentity:
    """What ``nvr-desk.toml`` says."""

    uuid: str
    created: str
    """UTC text."""
    version: int


def create(root: Path, now: datetime) -> WorkspacePaths:
    """Make an empty workspace in a folder that is empty or not there yet.

    Raises:
        AlreadyExistsError: there is a workspace.
        StoreError: the folder holds something else.
    """
    paths = WorkspacePaths(root)
    if paths.toml.exists():
        noun = "workspace"
        raise AlreadyExistsError(noun, str(root))
    if root.exists() and any(root.iterdir()):
        message = f"{root} is not empty and no workspace; nothing was changed"
        raise StoreError(message)
    for folder in (paths.vault / "tmp", paths.derived, paths.checkpoints, paths.inbox):
        folder.mkdir(parents=True, exist_ok=True)
    _write_toml(paths, now)
    return paths


def open(root: Path) -> WorkspacePaths:  # noqa: A001 - reads as workspace.open
    """Recognise a workspace.

    Raises:
        WorkspaceMissingError: no ``nvr-desk.toml`` there.
        WorkspaceNewerError: laid out by a newer program.
        StoreError: the file is damaged.
    """
    paths = WorkspacePaths(root)
    identity(paths)
    return paths


def identity(paths: WorkspacePaths) -> WorkspaceIdentity:
    """Read and check ``nvr-desk.toml``. Raises as ``open`` does."""
    try:
        data: dict[str, Any] = tomllib.loads(paths.toml.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise WorkspaceMissingError(str(paths.root)) from None
    except (OSError, ValueError) as error:
        message = f"{paths.toml} cannot be read: {error}"
        raise StoreError(message) from error
    version = data.get("version")
    if data.get("format") != FORMAT or not isinstance(version, int):
        message = f"{paths.toml} is not the mark of a workspace"
        raise StoreError(message)
    if version > VERSION:
        raise NewerError(f"layout {version}", f"layout {VERSION}")
    return WorkspaceIdentity(str(data.get("id", "")), str(data.get("created", "")), version)


def _write_toml(paths: WorkspacePaths, now: datetime) -> None:
    """Last step of making one: a half-made folder is no workspace."""
    text = (
        "# NVR Desk workspace. Do not edit: the id stands in the database and in the audit log.\n"
        f'format = "{FORMAT}"\nversion = {VERSION}\n'
        f'id = "{uuid.uuid4()}"\ncreated = "{utc_text(now)}"\n'
    )
    temp = paths.toml.with_suffix(".part")
    with temp.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    temp.replace(paths.toml)
