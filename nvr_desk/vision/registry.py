"""The folder of installed weights, and the only two ways in: a person's file, a person's yes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import urllib.request
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol, cast

import platformdirs

from nvr_desk.digest import chunks
from nvr_desk.errors import HashMismatchError, NotFoundError, WeightsRefusedError
from nvr_desk.records.model import ModelCard, ModelRow
from nvr_desk.vision.card import load_cards, unverified_card
from nvr_desk.vision.weights import Weights, export_files, weights_sha256

if TYPE_CHECKING:
    from collections.abc import Sequence

ENVIRONMENT = "NVR_DESK_MODELS"
"""Names the folder of weights where set."""

_TIMEOUT_S = 30.0


class Opener(Protocol):
    """Opens an address for reading; injected in tests."""

    def __call__(self, url: str) -> IO[bytes]:
        """A stream of the body; raises OSError."""
        ...


def default_folder() -> Path:
    """Where weights are kept for this user."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(platformdirs.user_data_dir("nvr-desk")) / "models"


class Registry:
    """Weights that are installed, and cards of those that could be.

    Args:
        folder: where they lie; made when something is put in.
        cards: what is known; the shipped cards by default.
        opener: how an address is read; urllib by default.
    """

    def __init__(
        self,
        folder: Path | None = None,
        cards: Sequence[ModelCard] | None = None,
        opener: Opener | None = None,
    ) -> None:
        self.folder = folder or default_folder()
        self.cards = list(load_cards() if cards is None else cards)
        self._opener = opener or _open_url

    def rows(self) -> list[ModelRow]:
        """All cards, shipped ones first; hashes of what is installed are checked."""
        rows = [self._row(card) for card in self.cards]
        known = {card.file for card in self.cards}
        for path in self._installed():
            if path.name not in known:
                sha256 = weights_sha256(path)
                card = unverified_card(path, sha256, _size(path))
                rows.append(ModelRow(card, True, False, str(path)))
        return rows

    def path(self, name: str) -> Path:
        """Where the weights of a name lie. Raises NotFoundError when they are not installed."""
        for row in self.rows():
            if name in (row.card.name, row.card.file) and row.path is not None:
                return Path(row.path)
        raise NotFoundError("installed model", name)

    def add(self, source: Path) -> ModelCard:
        """Take weights from a file or an export folder.

        Returns:
            The shipped card with this hash, else an unverified one.

        Raises:
            WeightsRefusedError: no weights, or a file that bears a shipped name and is another.
        """
        if not source.exists():
            raise NotFoundError("file", str(source))
        sha256 = weights_sha256(source)
        card = self._card_of(sha256)
        if card is None:
            if source.name in {known.file for known in self.cards}:
                raise WeightsRefusedError(source.name, "it is not the file its card describes")
            card = unverified_card(source, sha256, _size(source))
        self._put(source, self.folder / card.file)
        return card

    def pull(self, name: str) -> Path:
        """Fetch a shipped card's weights from the card's address. Call on a person's word only.

        Size and hash are checked before the file is put in place.

        Raises:
            NotFoundError: no such card.
            HashMismatchError: other bytes came.
            WeightsRefusedError: the address does not answer, or more came than the card says.
        """
        card = self._named(name)
        target = self.folder / card.file
        self.folder.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=self.folder, prefix=".pull-")
        try:
            with os.fdopen(descriptor, "wb") as out:
                found = self._fetch(card, out)
                out.flush()
                os.fsync(out.fileno())
            if found != card.sha256:
                raise HashMismatchError(card.file, card.sha256, found)
            Path(temporary).replace(target)
        finally:
            Path(temporary).unlink(missing_ok=True)
        return target

    def verify(self, name: str) -> ModelRow:
        """Hash installed weights again.

        Raises:
            NotFoundError: not installed.
            HashMismatchError: not the bytes of its card.
        """
        path = self.path(name)
        sha256 = weights_sha256(path)
        card = next((card for card in self.cards if card.file == path.name), None)
        if card is None:
            return ModelRow(unverified_card(path, sha256, _size(path)), True, False, str(path))
        if sha256 != card.sha256:
            raise HashMismatchError(card.file, card.sha256, sha256)
        return ModelRow(card, True, True, str(path))

    def resolve(self, weights: str | Path | None) -> Weights | None:
        """What a person names, or the default.

        Args:
            weights: a card's name, a path, or None for the installed default.

        Returns:
            None when nothing was named and nothing is installed: the basic detector then.

        Raises:
            NotFoundError: nothing of that name.
            WeightsRefusedError: neither a checkpoint nor an export folder.
            HashMismatchError: a shipped name with other bytes.
        """
        if weights is None:
            return self._default()
        path = Path(weights)
        if not path.exists():
            path = self.path(str(weights))
        sha256 = weights_sha256(path)
        card = self._card_of(sha256)
        if card is None:
            claimed = next((known for known in self.cards if known.file == path.name), None)
            if claimed is not None and path.parent == self.folder:
                raise HashMismatchError(path.name, claimed.sha256, sha256)
        return Weights(card, path, sha256, unverified=card is None)

    def _default(self) -> Weights | None:
        """The default card for this kind of machine, else any shipped one that is installed."""
        rows = [row for row in self.rows() if row.verified and row.card.shipped]
        wanted = ("gpu", "cpu") if _has_gpu() else ("cpu", "gpu")
        rank = {kind: place for place, kind in enumerate(wanted)}
        rows.sort(key=lambda row: (rank.get(row.card.default_for or "", 2), row.card.bytes))
        if not rows:
            return None
        path = Path(str(rows[0].path))
        return Weights(rows[0].card, path, rows[0].card.sha256, unverified=False)

    def _row(self, card: ModelCard) -> ModelRow:
        path = self.folder / card.file
        if not path.is_file():
            return ModelRow(card, False, None, None)
        fits = path.stat().st_size == card.bytes and weights_sha256(path) == card.sha256
        return ModelRow(card, True, fits, str(path))

    def _installed(self) -> list[Path]:
        out: list[Path] = []
        for path in sorted(self.folder.glob("*")) if self.folder.is_dir() else []:
            if path.name.startswith("."):
                continue
            with contextlib.suppress(WeightsRefusedError):
                if path.suffix == ".pt" or (path.is_dir() and export_files(path)):
                    out.append(path)
        return out

    def _card_of(self, sha256: str) -> ModelCard | None:
        return next((card for card in self.cards if card.sha256 == sha256), None)

    def _named(self, name: str) -> ModelCard:
        for card in self.cards:
            if name in (card.name, card.file):
                return card
        raise NotFoundError("model card", name)

    def _put(self, source: Path, target: Path) -> None:
        if target.exists() and source.resolve() == target.resolve():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(dir=self.folder, prefix=".add-"))
        try:
            copy = staging / target.name
            if source.is_dir():
                copy.mkdir()
                for file in export_files(source):
                    shutil.copyfile(file, copy / file.name)
                if target.exists():
                    shutil.rmtree(target)
            else:
                shutil.copyfile(source, copy)
            copy.replace(target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    def _fetch(self, card: ModelCard, out: IO[bytes]) -> str:
        digest = hashlib.sha256()
        count = 0
        try:
            with self._opener(str(card.url)) as stream:
                for chunk in chunks(stream):
                    count += len(chunk)
                    if count > card.bytes:
                        raise WeightsRefusedError(card.file, "more came than its card says")
                    digest.update(chunk)
                    out.write(chunk)
        except OSError as error:
            raise WeightsRefusedError(card.file, f"it could not be fetched: {error}") from error
        return digest.hexdigest()


def _open_url(url: str) -> IO[bytes]:
    if not url.startswith("https://"):
        message = "only https addresses are read"
        raise OSError(message)
    return cast("IO[bytes]", urllib.request.urlopen(url, timeout=_TIMEOUT_S))  # noqa: S310


def _size(path: Path) -> int:
    files = export_files(path) if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files)


def _has_gpu() -> bool:
    return Path("/dev/nvidia0").exists()
