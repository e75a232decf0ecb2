"""Weights as files: what kind they are, and the hash that names them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from nvr_desk.digest import sha256_file
from nvr_desk.errors import WeightsRefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.records.model import ModelCard


class WeightsKind(StrEnum):
    """What a path holds."""

    CHECKPOINT = "pt"
    """An ultralytics checkpoint, one file."""
    OPENVINO = "openvino"
    """A folder as ultralytics exports it to OpenVINO."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights that may be handed to a builder. Nothing of them has been opened yet."""

    card: ModelCard | None
    path: Path
    sha256: str
    """Of the file; of a folder see ``folder_sha256``."""
    unverified: bool
    """No shipped card has this hash."""

    @property
    def name(self) -> str:
        """The card's name, else the file's."""
        return self.card.name if self.card else self.path.stem

    @property
    def kind(self) -> WeightsKind:
        """What lies at the path."""
        return WeightsKind.OPENVINO if self.path.is_dir() else WeightsKind.CHECKPOINT


def weights_sha256(path: Path) -> str:
    """Hash of a checkpoint or an export folder.

    Raises:
        WeightsRefusedError: neither of the two.
    """
    if path.is_dir():
        return folder_sha256(path)
    if path.suffix != ".pt":
        raise WeightsRefusedError(path.name, "only .pt files and OpenVINO export folders are run")
    return sha256_file(path)


def folder_sha256(folder: Path) -> str:
    r"""SHA-256 over the lines ``<sha256 of file>  <name>\n`` of an export's files, by name."""
    digest = hashlib.sha256()
    for path in sorted(export_files(folder), key=lambda file: file.name):
        digest.update(f"{sha256_file(path)}  {path.name}\n".encode())
    return digest.hexdigest()


def export_files(folder: Path) -> tuple[Path, Path, Path]:
    """(xml, bin, metadata.yaml) of an OpenVINO export folder.

    Raises:
        WeightsRefusedError: they are not there, or more than one of them.
    """
    networks = sorted(folder.glob("*.xml"))
    if len(networks) != 1:
        raise WeightsRefusedError(folder.name, "an export folder holds exactly one .xml")
    files = (networks[0], networks[0].with_suffix(".bin"), folder / "metadata.yaml")
    for path in files:
        if not path.is_file():
            raise WeightsRefusedError(folder.name, f"{path.name} is missing")
    return files
